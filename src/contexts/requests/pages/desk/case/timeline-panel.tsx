import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { hasText, useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Facts } from '../../../../../ui/kit/layout.tsx';
import { Timeline, type TimelineEntry } from '../../../../../ui/kit/timeline.tsx';
import { actionTones, useStepText } from '../../shared/use-step-entries.tsx';
import styles from '../desk.module.css';
import type { Case, CaseStep } from './types.ts';

/** Said elsewhere on the page, or meaningless to people. */
const unspoken = new Set(['number', 'divisionCode', 'originalText', 'workstationId', 'targetRequestId', 'unitId', 'handOverId', 'part', 'photo', 'dispatchRule', 'where', 'place', 'places', 'reporterId']);

/** Kept with the inner part of a step, but said to everybody. */
const released = new Set(['publicText', 'publishPhotos']);

/** Inner parts of a step in words: label and value. */
function useInnerFacts(): (internal: CaseStep['internal'], wanted: (name: string) => boolean) => readonly { readonly label: string; readonly value: string }[] {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const { data } = useApiQuery('requests.listCategories', { query: { all: 'true' } }, { staleTime: 600_000 });
  const valueOf = (name: string, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'desk.case.yes' : 'desk.case.no');
    if (name === 'categoryId') {
      const category = data?.items.find(({ id }) => id === value);
      return category ? category[language === 'zh' ? 'nameZh' : 'nameEn'] : String(value);
    }
    const words = Array.isArray(value) ? value.map(String) : [String(value)];
    return words.map((word) => (hasText(`requests:options.${name}.${word}`) ? t(`options.${name}.${word}`) : word)).join(' · ');
  };
  return (internal, wanted) =>
    Object.entries(internal)
      .filter(([name, value]) => !unspoken.has(name) && wanted(name) && value !== null && value !== '')
      .map(([name, value]) => ({ label: t(`fields.${name}`), value: valueOf(name, value) }));
}

/** What was said in a step: what everybody reads, then what only the office reads. */
function useStepBody(): (step: CaseStep) => ReactNode {
  const { t } = useTranslation('requests');
  const publicText = useStepText();
  const innerFacts = useInnerFacts();
  return (step) => {
    const text = publicText(step);
    const inner = innerFacts(step.internal, (name) => !released.has(name));
    const open = innerFacts(step.internal, (name) => released.has(name));
    if (text === undefined && inner.length === 0 && open.length === 0) return undefined;
    return (
      <>
        {text === undefined ? null : <div className={styles.words}>{text}</div>}
        {open.length > 0 ? <Facts facts={open} /> : null}
        {inner.length > 0 ? (
          <div className={styles.inner}>
            <span className={styles.innerHead}>
              <Lock aria-hidden />
              {t('desk.case.internal')}
            </span>
            <Facts facts={inner} />
          </div>
        ) : null}
      </>
    );
  };
}

/** A case's steps for the office: with names of staff and inner parts. */
export function useDeskEntries(): (steps: readonly CaseStep[]) => readonly TimelineEntry[] {
  const { t } = useTranslation('requests');
  const body = useStepBody();
  const titleOf = ({ action, detail }: CaseStep): string => {
    const name = t(`actions.${action}`);
    const workstation = detail['workstation'];
    return action === 'dispatch' && typeof workstation === 'string' ? `${name} · ${workstation}` : name;
  };
  return (steps) =>
    steps.map((step) => ({
      id: String(step.sequence),
      title: titleOf(step),
      at: step.at,
      who: [t(`roles.${step.role}`), step.actorName, ['gridWorker', 'workstationLead', 'unit'].includes(step.role) ? step.unit : null].filter(Boolean).join(' · '),
      text: body(step),
      photos: step.photos,
      ...(actionTones[step.action] ? { tone: actionTones[step.action] } : {}),
    }));
}

/** The whole history of the case, newest first. */
export function TimelinePanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const entries = useDeskEntries();
  return (
    <Panel title={t('tracking.story')}>
      <Timeline entries={entries(record.steps)} />
    </Panel>
  );
}
