import type { ReactNode } from 'react';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { dueOf, urgencyOf } from '../../shared/states.ts';
import type { Task } from './use-tasks.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in the largest unit that says enough: `5 小时`. */
function useLength(): (milliseconds: number) => string {
  const { t } = useTranslation('requests');
  return (milliseconds) => {
    if (milliseconds >= day) return t('field.days', { count: Math.floor(milliseconds / day) });
    if (milliseconds >= hour) return t('field.hours', { count: Math.floor(milliseconds / hour) });
    return t('field.minutes', { count: Math.max(1, Math.floor(milliseconds / minute)) });
  };
}

/** The limit of a task as it matters now: icon, word and colour; within a day as what is left. */
export function TaskDue({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const length = useLength();
  const due = dueOf(task);
  if (!due) return null;
  const left = Date.parse(due.due) - Date.now();
  const text =
    left < 0 ? t('field.overdue', { time: length(-left) }) : left < day ? t('field.dueIn', { time: length(left) }) : t('field.dueOn', { when: format.dateTime(due.due) });
  const urgency = urgencyOf(due, Date.now());
  return <StateBadge tone={urgency === 'active' ? 'neutral' : urgency}>{due.provisional ? t('tracking.provisionalAfter', { text }) : text}</StateBadge>;
}
