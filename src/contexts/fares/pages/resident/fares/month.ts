import { addDays } from '../../../../../shared/time.ts';
import type { DayLookup, ConcessionPolicy } from '../../../rules/model.ts';
import { dayKinds } from '../../../rules/model.ts';
import { type CalendarDay, policyDays } from '../../../rules/days.ts';

/** The first day of a date's month. */
export const monthOf = (date: string): string => `${date.slice(0, 7)}-01`;

/** The first day of the month so many months later (or earlier). */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = year * 12 + number - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

/** A day of the calendar sheet; `discount`: a policy that is not open every day is open on it. */
export interface SheetDay extends CalendarDay {
  readonly discount: boolean;
}

/** The days of a month in weeks from Monday; empty places are undefined. */
export function monthSheet(month: string, days: DayLookup, policies: readonly ConcessionPolicy[]): (SheetDay | undefined)[][] {
  const last = addDays(addMonths(month, 1), -1);
  const special = new Set(policies.filter((policy) => policy.days.length < dayKinds.length).map((policy) => policy.id));
  const list = policyDays(policies, days, month, last).map((day) => ({ ...day, discount: day.policies.some((id) => special.has(id)) }));
  const places: (SheetDay | undefined)[] = [...Array.from({ length: (list[0]?.weekday ?? 1) - 1 }, () => undefined), ...list];
  return Array.from({ length: Math.ceil(places.length / 7) }, (_, week) => Array.from({ length: 7 }, (__, day) => places[week * 7 + day]));
}
