import { type Calendar, dayKind, isPublished } from '../../../shared/calendar.ts';
import type { ConcessionPolicy, DayFact, DayLookup } from './model.ts';
import { addDays, isPlainDate } from '../../../shared/time.ts';
import { eachDay, weekdayOf } from './time.ts';

export interface CalendarDay extends DayFact {
  readonly date: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** Ids of the policies whose window and kinds of day include this day, whatever the medium or rider. */
  readonly policies: readonly string[];
}

const includesDay = (policy: ConcessionPolicy, date: string, day: DayFact): boolean =>
  date >= policy.window.from && (policy.window.to === null || date <= policy.window.to) && policy.days.includes(day.kind);

/** The days of a working calendar as the rules look at them: a year that is not published has no days. */
export function daysOf(calendar: Calendar): DayLookup {
  return (date) => {
    if (!isPublished(calendar, date)) return undefined;
    const { kind, name } = dayKind(calendar, date);
    return { kind, name };
  };
}

/** The days of a span with the policies open on them; stops before the first day without a published calendar. */
export function policyDays(policies: readonly ConcessionPolicy[], days: DayLookup, from: string, to: string): CalendarDay[] {
  const result: CalendarDay[] = [];
  for (const date of eachDay(from, to)) {
    const day = days(date);
    if (!day) break;
    const open = policies.filter((policy) => includesDay(policy, date, day)).map((policy) => policy.id);
    result.push({ date, weekday: weekdayOf(date), kind: day.kind, name: day.name, policies: open });
  }
  return result;
}

/** The dates on which one policy is open, inside its window (at most a year when the window has no end). */
export function datesOf(policy: ConcessionPolicy, days: DayLookup): string[] {
  const to = policy.window.to ?? addDays(policy.window.from, 365);
  return policyDays([policy], days, policy.window.from, to)
    .filter((day) => day.policies.length > 0)
    .map((day) => day.date);
}

/** The date nearest to the wished one inside a span of dates; the wish itself when it lies inside. */
export function nearestDate(wish: string, from: string, to: string | null): string {
  if (!isPlainDate(wish) || wish < from) return from;
  return to !== null && wish > to ? to : wish;
}
