import type { ReactNode } from 'react';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Facts } from '../../../../ui/kit/layout.tsx';
import type { TimelineEntry } from '../../../../ui/kit/timeline.tsx';
import type { Tone } from '../../../../ui/tokens.ts';
import type { RequestDetail, Step } from '../../contract.ts';

/** What each step means at a glance. */
export const actionTones: Readonly<Record<string, Tone>> = {
  verify: 'done', close: 'done', rate: 'accent', reject: 'late', rework: 'late', return: 'soon', reopen: 'soon',
  supervise: 'late', shelve: 'soon', contest: 'soon', upholdContest: 'late',
};

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The words of a step that stand as running text, under whichever name its action gives them. */
const textFields = ['findings', 'summary', 'verification', 'explanation', 'message', 'information', 'remark', 'callback', 'instruction', 'note'] as const;

function usePlan(): (detail: Step['detail']) => ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  return (detail) => {
    const amount = detail['plannedAmountFen'];
    const until = textOf(detail['plannedUntil']);
    const kind = textOf(detail['measureKind']);
    return (
      <Facts
        facts={[
          { label: t('tracking.plan.measure'), value: textOf(detail['measure']) },
          { label: t('tracking.plan.kind'), value: kind && t(`options.measureKind.${kind}`) },
          { label: t('tracking.plan.amount'), value: typeof amount === 'number' ? format.money(amount) : undefined },
          { label: t('tracking.plan.until'), value: until && format.date(`${until}T00:00:00+08:00`) },
          { label: t('tracking.plan.residents'), value: textOf(detail['residentsViews']) },
          { label: t('tracking.plan.party'), value: textOf(detail['partyCommitteeView']) },
        ]}
      />
    );
  };
}

/** What was said in a step: reasons, findings, results, as far as the reader may see them. */
export function useStepText(): (step: Pick<Step, 'action' | 'detail' | 'erased'>) => ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const plan = usePlan();
  return ({ action, detail, erased }) => {
    if (action === 'plan' && detail['measure'] !== undefined) return plan(detail);
    const level = detail['level'];
    const channel = textOf(detail['channel']);
    const rejectReason = textOf(detail['rejectReason']);
    const returnReason = textOf(detail['returnReason']);
    const joinedTo = textOf(detail['joinedTo']);
    const handedTo = textOf(detail['handedTo']);
    const part = textOf(detail['part']);
    const superviseLevel = textOf(detail['superviseLevel']);
    const shelvingReason = textOf(detail['shelvingReason']);
    const until = action === 'plan' ? undefined : textOf(detail['until']);
    const reviveOn = textOf(detail['reviveOn']);
    const splitInto = textOf(detail['splitInto']);
    const separatedFrom = textOf(detail['separatedFrom']);
    const lines = [
      channel && t(`channels.${channel}`),
      typeof level === 'number' ? t(`options.level.${level}`) : undefined,
      rejectReason && t(`options.rejectReason.${rejectReason}`),
      returnReason && t(`options.returnReason.${returnReason}`),
      joinedTo && t('tracking.joinedTo', { number: joinedTo }),
      handedTo && part ? t('tracking.handedTo', { unit: handedTo, part: t(`options.part.${part}`) }) : undefined,
      superviseLevel && t(`options.superviseLevel.${superviseLevel}`),
      shelvingReason && t(`options.shelvingReason.${shelvingReason}`),
      until && t('tracking.extendedUntil', { when: format.dateTime(until) }),
      reviveOn && t('tracking.shelvedUntil', { when: format.date(`${reviveOn}T00:00:00+08:00`) }),
      detail['territorial'] === true ? t('tracking.territorial') : undefined,
      splitInto && t('tracking.splitInto', { number: splitInto }),
      action === 'addPlace' || action === 'removePlace' || action === 'split' ? textOf(detail['placeName']) : undefined,
      typeof detail['places'] === 'number' ? t('places.count', { count: detail['places'] }) : undefined,
      separatedFrom && t('tracking.separatedFrom', { number: separatedFrom }),
      ...textFields.map((name) => textOf(detail[name])),
    ].filter((line) => line !== undefined);
    if (lines.length === 0) return erased ? t('tracking.erased') : undefined;
    return lines.join('\n');
  };
}

type StaffStep = RequestDetail['steps'][number];

/** The office's timeline: with names of staff and what only the office may read. */
export function useStaffEntries(): (steps: readonly StaffStep[]) => readonly TimelineEntry[] {
  const { t } = useTranslation('requests');
  const stepText = useStepText();
  return (steps) =>
    steps.map((step) => ({
      id: String(step.sequence),
      title: t(`actions.${step.action}`),
      at: step.at,
      who: [t(`roles.${step.role}`, { defaultValue: '' }), step.unit, step.actorName].filter(Boolean).join(' · '),
      text: stepText({ ...step, detail: { ...step.internal, ...step.detail } }),
      photos: step.photos,
      ...(actionTones[step.action] ? { tone: actionTones[step.action] } : {}),
    }));
}

/** Steps as the entries of a parcel-like timeline: what was done, when, by which role. */
export function useStepEntries(): (steps: readonly Step[], audience: 'reporter' | 'public') => readonly TimelineEntry[] {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const stepText = useStepText();
  const titleOf = (step: Step): string => {
    if (step.action === 'rate' && step.toState === 'working') return t('tracking.steps.rateRework');
    const stage = step.action === 'finishStage' ? textOf(step.detail[language === 'zh' ? 'stageZh' : 'stageEn']) : undefined;
    if (stage !== undefined) return t('tracking.steps.finishStageNamed', { stage });
    const workstation = ['dispatch', 'reassign', 'assign'].includes(step.action) ? textOf(step.detail['workstation']) : undefined;
    return workstation === undefined ? t(`tracking.steps.${step.action}`) : t('tracking.steps.dispatchTo', { workstation });
  };
  return (steps, audience) => {
    const whoOf = (step: Step): string => {
      const reporter = step.role === 'reporter' || step.role === 'rater';
      if (reporter) return t(audience === 'reporter' ? 'roles.reporter' : 'tracking.resident');
      const unit = ['gridWorker', 'workstationLead', 'unit'].includes(step.role) ? step.unit : null;
      return [t(`roles.${step.role}`), unit].filter(Boolean).join(' · ');
    };
    return steps.map((step) => ({
      id: String(step.sequence),
      title: titleOf(step),
      at: step.at,
      who: whoOf(step),
      text: stepText(step),
      photos: step.photos,
      ...(actionTones[step.action] ? { tone: actionTones[step.action] } : {}),
    }));
  };
}
