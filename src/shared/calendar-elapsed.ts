import { closingOf, isWorkingDay, workingSpansOn, type Calendar } from './calendar-days.ts';
import { isPausedAt, mergePauses, withoutPauses, type Pause } from './calendar-pauses.ts';
import { addDays, instantOf, plainDateOf } from './time.ts';

/** Working time in ms from one instant to a later one, pauses left out; negative when they are the other way round. */
export function workingTimeBetween(calendar: Calendar, from: number, to: number, pauses: readonly Pause[] = []): number {
  if (to < from) return 0 - workingTimeBetween(calendar, to, from, pauses);
  const merged = mergePauses(pauses);
  let sum = 0;
  for (let date = plainDateOf(from); instantOf(date) < to; date = addDays(date, 1)) {
    for (const [opens, closes] of workingSpansOn(calendar, date)) {
      const span = [Math.max(opens, from), Math.min(closes, to)] as const;
      for (const [runFrom, runTo] of withoutPauses(span, merged)) sum += runTo - runFrom;
    }
  }
  return sum;
}

/**
 * Working days used up from one instant to a later one: those after the day of the start whose closing time has come while
 * the clock ran; negative when the instants are the other way round.
 */
export function workingDaysBetween(calendar: Calendar, from: number, to: number, pauses: readonly Pause[] = []): number {
  if (to < from) return 0 - workingDaysBetween(calendar, to, from, pauses);
  const merged = mergePauses(pauses);
  let days = 0;
  for (let date = addDays(plainDateOf(from), 1); closingOf(calendar, date) <= to; date = addDays(date, 1)) {
    if (isWorkingDay(calendar, date) && !isPausedAt(closingOf(calendar, date), merged)) days += 1;
  }
  return days;
}

/** How a deadline stands now; working time is negative and days are counted backwards once it has passed. */
export interface Remaining {
  readonly overdue: boolean;
  /** ms around the clock. */
  readonly time: number;
  /** ms of working time. */
  readonly workingTime: number;
  readonly workingDays: number;
}

/** What is left until `due` (epoch ms), or by how much it has passed. */
export function remaining(calendar: Calendar, due: number, now: number): Remaining {
  return {
    overdue: now > due,
    time: due - now,
    workingTime: workingTimeBetween(calendar, now, due),
    workingDays: workingDaysBetween(calendar, now, due),
  };
}
