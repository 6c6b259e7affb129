import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDate, isPlainDate } from '../../../../shared/time.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { hasText, useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Facts } from '../../../../ui/kit/layout.tsx';
import type { TimelineEntry } from '../../../../ui/kit/timeline.tsx';
import type { Tone } from '../../../../ui/tokens.ts';
import type { ProjectDetail, PublicProject } from '../../contract.ts';
import { wasSentLater } from '../../rules/site-work.ts';

type PublicStep = PublicProject['steps'][number];
type DeskStep = ProjectDetail['steps'][number];

/** Said elsewhere on the page, or meaningless to people. */
const unspoken = new Set(['contractorId', 'fundId', 'defectId', 'places', 'lines', 'finalLines', 'noConflict', 'origins', 'number', 'divisionCode', 'managersDuty', 'plannedWorks']);
const tones: Readonly<Record<string, Tone>> = { refuse: 'late', cancel: 'late', findDefects: 'soon', returnForRevision: 'soon', returnPapers: 'soon', accept: 'done', pay: 'done' };

function useFacts(): (detail: Readonly<Record<string, unknown>>) => readonly { readonly label: string; readonly value: string }[] {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const language = useLanguage();
  const valueOf = (name: string, value: unknown): string => {
    if (name.endsWith('Fen') && typeof value === 'number') return format.money(value);
    if (name === 'level') return t(`ui:rating.level${String(value)}`);
    if (typeof value === 'boolean') return t(value ? 'show.yes' : 'show.no');
    if (typeof value === 'string' && isPlainDate(value)) return formatDate(value, language);
    return hasText(`projects:options.${name}.${String(value)}`) ? t(`options.${name}.${String(value)}`) : String(value);
  };
  return (detail) =>
    Object.entries(detail)
      .filter(([name, value]) => !unspoken.has(name) && value !== null && value !== '' && typeof value !== 'object' && hasText(`projects:fields.${name}`))
      .map(([name, value]) => ({ label: t(`fields.${name}`), value: valueOf(name, value) }));
}

/** When it was written on the phone, if that was noticeably earlier than it came in. */
function writtenEarlier({ detail: { writtenAt }, at }: PublicStep): string | undefined {
  return typeof writtenAt === 'string' && wasSentLater(writtenAt, at) ? writtenAt : undefined;
}

/** A step of the log, at the time it was written; the time it came in stands beside whoever wrote it. */
function useEntry(): (step: PublicStep, who: readonly (string | null)[], text: ReactNode) => TimelineEntry {
  const { t } = useTranslation('projects');
  const format = useFormat();
  return (step, who, text) => {
    const tone = tones[step.action];
    const writtenAt = writtenEarlier(step);
    const received = writtenAt === undefined ? null : t('show.receivedAt', { time: format.dateTime(step.at) });
    return {
      id: String(step.sequence), title: t(`actions.${step.action}`), at: writtenAt ?? step.at, who: [t(`roles.${step.role}`), ...who, received].filter(Boolean).join(' · '),
      text, photos: step.photos, ...(tone ? { tone } : {}),
    };
  };
}

/** The steps everybody may read. */
export function usePublicEntries(): (steps: readonly PublicStep[]) => readonly TimelineEntry[] {
  const entryOf = useEntry();
  const facts = useFacts();
  return (steps) =>
    steps.map((step) => {
      const said = facts(step.detail);
      return entryOf(step, [], said.length > 0 ? <Facts facts={said} /> : undefined);
    });
}

/** The office's steps: with names of staff and what only the office reads. */
export function useDeskEntries(): (steps: readonly DeskStep[]) => readonly TimelineEntry[] {
  const entryOf = useEntry();
  const facts = useFacts();
  return (steps) =>
    steps.map((step) => {
      const said = facts(step.detail);
      // A whole application is read on the page itself, not in its history.
      const inner = step.action === 'revise' ? [] : facts(step.internal);
      const text = (
        <>
          {said.length > 0 ? <Facts facts={said} /> : null}
          {inner.length > 0 ? (
            <>
              <Lock aria-hidden size={14} /> <Facts facts={inner} />
            </>
          ) : null}
        </>
      );
      return entryOf(step, [step.actorName], said.length + inner.length > 0 ? text : undefined);
    });
}
