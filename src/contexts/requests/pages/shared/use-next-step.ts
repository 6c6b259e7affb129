import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { type Due, type State, dueOf, isFinished, urgencyOf } from './states.ts';

interface Next {
  readonly title: string;
  /** By when, in words; says so when that moment has passed. */
  readonly detail: string | undefined;
  readonly late: boolean;
}

interface Subject {
  readonly state: State;
  readonly response: Due | null;
  readonly resolution: Due | null;
}

/** A date people can hold on to: `2026年11月24日 周二 17:00前`, marked 暂定 while the calendar of that year is unknown. */
export function useDueText(): (due: Due) => string {
  const { t } = useTranslation('requests');
  const format = useFormat();
  return (due) => {
    const late = urgencyOf(due, Date.now()) === 'late';
    const text = t(late ? 'tracking.late' : 'tracking.by', { when: format.dateTime(due.due) });
    return due.provisional ? t('tracking.provisionalAfter', { text }) : text;
  };
}

/** What comes next for a case, in a neighbour's words; undefined when nothing does. */
export function useNextStep(): (request: Subject, audience: 'reporter' | 'public') => Next | undefined {
  const { t } = useTranslation('requests');
  const dueText = useDueText();
  return (request, audience) => {
    const { state } = request;
    if (isFinished(state)) return undefined;
    const due = dueOf(request);
    return {
      title: t(state === 'verified' && audience === 'public' ? 'tracking.next.verifiedPublic' : `tracking.next.${state}`),
      detail: due && dueText(due),
      late: due !== undefined && urgencyOf(due, Date.now()) === 'late',
    };
  };
}
