import { closingOf, isPublished, isWorkingDay, workingSpansOn, type Calendar, type Span } from './calendar-days.ts';
import { isPausedAt, mergePauses, withoutPauses, type Pause } from './calendar-pauses.ts';
import { addDays, HOUR, instantOf, plainDateOf, type PlainDate } from './time.ts';

/** 工作时 · 工作日 · 自然日 · 小时 around the clock. */
export type DurationUnit = 'workingHours' | 'workingDays' | 'naturalDays' | 'naturalHours';
export const DURATION_UNITS: readonly DurationUnit[] = ['workingHours', 'workingDays', 'naturalDays', 'naturalHours'];

/** A time limit: hours may be fractions, days are whole; zero days means “still today” 当日. */
export interface Duration {
  readonly unit: DurationUnit;
  readonly amount: number;
}

/** `provisional` 暂定: a year that decides it is not published yet, so it may move when the calendar is imported. */
export interface RunningDeadline {
  readonly state: 'running';
  /** Epoch ms. */
  readonly due: number;
  readonly provisional: boolean;
}
/** The clock stands still: there is no due time, only what is left. */
export interface StoppedDeadline {
  readonly state: 'stopped';
  readonly since: number;
  readonly left: Duration;
  readonly provisional: boolean;
}
export type Deadline = RunningDeadline | StoppedDeadline;

/** No limit of an office is longer; keeps a mistyped one from counting for minutes. */
export const LONGEST_DAYS = 3660;

/** True for a limit that can be counted. */
export function isDuration({ unit, amount }: Duration): boolean {
  const inDays = unit === 'workingDays' || unit === 'naturalDays';
  return amount >= 0 && amount <= (inDays ? LONGEST_DAYS : LONGEST_DAYS * 24) && (!inDays || Number.isInteger(amount));
}

interface Count {
  readonly calendar: Calendar;
  readonly start: number;
  readonly duration: Duration;
  readonly pauses: readonly Span[];
  /** From when on the clock stands still for good. */
  readonly stoppedFrom: number;
}

/** No clock is followed further than this many days, whatever pauses say. */
const FARTHEST = 40_000;

function* daysFrom(first: PlainDate): Generator<PlainDate> {
  let date = first;
  for (let day = 0; day < FARTHEST; day++, date = addDays(date, 1)) yield date;
}

function tooFar(): never {
  throw new RangeError('the deadline lies more than a century ahead');
}

function stopped(count: Count, left: number, provisional: boolean): StoppedDeadline {
  return { state: 'stopped', since: count.stoppedFrom, left: { unit: count.duration.unit, amount: left }, provisional };
}

/** Runs through time spans until the hours are used up. */
function countHours(count: Count, spansOn: (date: PlainDate) => readonly Span[], dependsOnCalendar: boolean): Deadline {
  let left = Math.round(count.duration.amount * HOUR);
  let provisional = false;
  if (left === 0 && !isPausedAt(count.start, count.pauses)) return { state: 'running', due: count.start, provisional };
  for (const date of daysFrom(plainDateOf(count.start))) {
    if (instantOf(date) >= count.stoppedFrom) return stopped(count, left / HOUR, provisional);
    provisional ||= dependsOnCalendar && !isPublished(count.calendar, date);
    for (const [from, to] of spansOn(date)) {
      for (const [runFrom, runTo] of withoutPauses([Math.max(from, count.start), to], count.pauses)) {
        if (runTo - runFrom >= left) return { state: 'running', due: runFrom + left, provisional };
        left -= runTo - runFrom;
      }
    }
  }
  return tooFar();
}

/**
 * Runs through the ends of days. A day is used up when the office closes and the clock runs at that moment. The day of the
 * start is not counted (民法典 art. 201); the last day ends with office hours, and a last day off moves to the next working
 * day (art. 203).
 */
function countDays(count: Count): Deadline {
  const { calendar, start, duration } = count;
  const working = duration.unit === 'workingDays';
  let left = Math.max(1, duration.amount);
  let provisional = false;
  for (const date of daysFrom(addDays(plainDateOf(start), duration.amount === 0 ? 0 : 1))) {
    const closing = closingOf(calendar, date);
    if (closing >= count.stoppedFrom) return stopped(count, Math.min(duration.amount, Math.max(0, left)), provisional);
    const open = isWorkingDay(calendar, date);
    // Only days that decide: every one for working days, those at the end for natural days.
    if (working || left <= 1) provisional ||= !isPublished(calendar, date);
    if (closing < start || isPausedAt(closing, count.pauses) || (working && !open)) continue;
    left -= 1;
    if (left <= 0 && open) return { state: 'running', due: closing, provisional };
  }
  return tooFar();
}

/**
 * When a time limit ends, given the pauses of its clock. Pausing never brings it forward, the order of the pauses does not
 * matter, and a year that is not published is counted with weekends and fixed-date holidays and marked provisional, never
 * refused. Throws RangeError for a limit that `isDuration` refuses.
 */
export function deadlineOf(calendar: Calendar, start: number, duration: Duration, pauses: readonly Pause[] = []): Deadline {
  if (!isDuration(duration)) throw new RangeError(`not a time limit: ${duration.amount} ${duration.unit}`);
  const merged = mergePauses(pauses);
  const last = merged[merged.length - 1];
  const stoppedFrom = last && last[1] === Infinity ? last[0] : Infinity;
  const count: Count = { calendar, start, duration, pauses: merged, stoppedFrom };
  switch (duration.unit) {
    case 'workingHours':
      return countHours(count, (date) => workingSpansOn(calendar, date), true);
    case 'naturalHours':
      return countHours(count, (date) => [[instantOf(date), instantOf(addDays(date, 1))]], false);
    default:
      return countDays(count);
  }
}

/** When a time limit ends whose clock is never paused: `due` in epoch ms. */
export function addDuration(calendar: Calendar, start: number, duration: Duration): { readonly due: number; readonly provisional: boolean } {
  const deadline = deadlineOf(calendar, start, duration);
  if (deadline.state === 'stopped') throw new Error('a clock without pauses cannot stand still');
  return { due: deadline.due, provisional: deadline.provisional };
}
