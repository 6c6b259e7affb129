import { addDuration } from '../../../../shared/calendar.ts';
import { addDays, instantOf } from '../../../../shared/time.ts';
import { loadCalendar } from '../../../../platform/calendar/index.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import type { ProjectKind } from '../../inputs.ts';
import type { ProjectState } from '../../lifecycle/project.ts';
import type { Rulebook } from '../../rules/rulebook.ts';

/** So many working days from a moment. */
export async function workingDaysFrom(transaction: Transaction, from: Date, days: number): Promise<Date> {
  const { due } = addDuration(await loadCalendar(transaction), from.getTime(), { amount: days, unit: 'workingDays' });
  return new Date(due);
}

/** The end of a day in Suzhou. */
export function endOfDay(day: string): Date {
  return new Date(instantOf(addDays(day, 1)) - 1000);
}

interface Stage {
  readonly state: ProjectState;
  readonly kind: ProjectKind;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
}

function daysOf({ state, kind }: Stage, book: Rulebook): number | undefined {
  const { stageDays } = book;
  switch (state) {
    case 'submitted':
    case 'confirming':
      return book.kinds[kind].approvalDays;
    case 'approved':
    case 'cleared':
      return stageDays.contract;
    case 'noticed':
      return book.kinds[kind].noticeDays + 1;
    case 'contracted':
      return stageDays.start;
    case 'working':
      return book.startFirst.papersDays;
    case 'done':
      return stageDays.acceptance;
    case 'accepted':
      return stageDays.settlement;
    case 'settled':
      return stageDays.payment;
    case 'paid':
      return stageDays.evaluation;
    default:
      return undefined;
  }
}

/** Until when a stage should be left; null where nothing presses. */
export async function stageDue(transaction: Transaction, stage: Stage, book: Rulebook, now: Date): Promise<Date | null> {
  if (stage.state === 'contracted' && stage.plannedStart !== null) return endOfDay(stage.plannedStart);
  if (stage.state === 'working' && stage.plannedEnd !== null) return endOfDay(stage.plannedEnd);
  const days = daysOf(stage, book);
  return days === undefined ? null : workingDaysFrom(transaction, now, days);
}
