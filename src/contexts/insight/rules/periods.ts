import { type DayWindow, dayOfHalfDay } from '../../../shared/half-days.ts';
import { DAY, type PlainDate, addDays, instantOf, weekdayOf } from '../../../shared/time.ts';

/** A span of days, both ends included. */
export interface Period {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

export const periodKinds = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** How many days a period has. */
export function daysOf({ from, until }: Period): number {
  return Math.round((instantOf(until) - instantOf(from)) / DAY) + 1;
}

function firstOfMonth(year: number, month: number): PlainDate {
  const whole = year * 12 + month;
  return `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String((whole % 12) + 1).padStart(2, '0')}-01`;
}

/** The day, week (from Monday), month, quarter or year a date lies in. */
export function periodAround(kind: PeriodKind, date: PlainDate): Period {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1;
  switch (kind) {
    case 'day':
      return { from: date, until: date };
    case 'week': {
      const from = addDays(date, -((weekdayOf(date) + 6) % 7));
      return { from, until: addDays(from, 6) };
    }
    case 'month':
      return { from: firstOfMonth(year, month), until: addDays(firstOfMonth(year, month + 1), -1) };
    case 'quarter': {
      const first = month - (month % 3);
      return { from: firstOfMonth(year, first), until: addDays(firstOfMonth(year, first + 3), -1) };
    }
    case 'year':
      return { from: firstOfMonth(year, 0), until: addDays(firstOfMonth(year, 12), -1) };
  }
}

/** The period before: a whole week, month, quarter or year if this one is whole, else the same number of days. */
export function periodBefore(period: Period): Period {
  const dayBefore = addDays(period.from, -1);
  const whole = (['week', 'month', 'quarter', 'year'] as const).find((kind) => {
    const around = periodAround(kind, period.from);
    return around.from === period.from && around.until === period.until;
  });
  return whole ? periodAround(whole, dayBefore) : { from: addDays(period.from, -daysOf(period)), until: dayBefore };
}

export const steps = ['day', 'week', 'month'] as const;
export type Step = (typeof steps)[number];

/** The step of a trend that keeps a chart readable: days up to six weeks, weeks up to about half a year, then months. */
export function stepFor(period: Period): Step {
  const days = daysOf(period);
  return days <= 45 ? 'day' : days <= 190 ? 'week' : 'month';
}

/** The first days of all steps of a period, the first one cut to the period. */
export function stepsOf(period: Period, step: Step): readonly PlainDate[] {
  const starts: PlainDate[] = [];
  for (let date = period.from; date <= period.until; date = addDays(periodAround(step, date).until, 1)) starts.push(date);
  return starts;
}

/** The first day of the step a half day belongs to, cut to the period. */
export function stepOfHalfDay(slot: number, window: DayWindow, period: Period, step: Step): PlainDate {
  const start = periodAround(step, dayOfHalfDay(slot, window)).from;
  return start < period.from ? period.from : start;
}
