import { addDays, instantOf, MINUTE, plainDateOf, weekdayOf, type PlainDate } from './time.ts';

/** `publicHoliday` and `weekend` are off; a `swappedWorkday` 调休 is a Saturday or Sunday on which people work. */
export type DayKind = 'workday' | 'weekend' | 'publicHoliday' | 'swappedWorkday';
export const DAY_KINDS: readonly DayKind[] = ['workday', 'weekend', 'publicHoliday', 'swappedWorkday'];

export interface HolidayName {
  readonly zh: string;
  readonly en: string;
}

/** A date that differs from the plain week, with the paper that says so. */
export interface SpecialDay {
  readonly kind: DayKind;
  readonly name: HolidayName | null;
  readonly source: string;
}

/** Minutes of the day, e.g. 540–720 for 09:00–12:00. */
export type WorkingWindow = readonly [opens: number, closes: number];

/** The daily working windows from a date on, in order and apart from each other; at least one. */
export interface WorkingHours {
  readonly from: PlainDate;
  readonly windows: readonly WorkingWindow[];
  readonly source: string;
}

/** Everything that time limits are counted with; plain data, so that it may travel to a browser. */
export interface Calendar {
  /** Years whose official arrangement is known. */
  readonly publishedYears: readonly number[];
  readonly days: Readonly<Partial<Record<PlainDate, SpecialDay>>>;
  /** Ascending by `from`; dates before the first entry use the first. */
  readonly hours: readonly WorkingHours[];
}

/** A day as the calendar sees it. `provisional` 暂定: its year is not published, so holidays by the moon and swaps are missing. */
export interface DayFact {
  readonly date: PlainDate;
  readonly kind: DayKind;
  readonly name: HolidayName | null;
  readonly source: string | null;
  readonly provisional: boolean;
}

const NEW_YEAR: HolidayName = { zh: '元旦', en: "New Year's Day" };
const LABOUR_DAY: HolidayName = { zh: '劳动节', en: 'Labour Day' };
const NATIONAL_DAY: HolidayName = { zh: '国庆节', en: 'National Day' };

/**
 * Public holidays that the law ties to dates of the sun calendar: 1 January, 1 May (since 2025 also 2 May), 1–3 October
 * (全国年节及纪念日放假办法, 2024 revision in force since 1 January 2025). All others follow the moon or the yearly notice.
 */
export function fixedHoliday(date: PlainDate): HolidayName | null {
  const day = date.slice(5);
  if (day === '01-01') return NEW_YEAR;
  if (day === '05-01' || (day === '05-02' && date >= '2025')) return LABOUR_DAY;
  return day === '10-01' || day === '10-02' || day === '10-03' ? NATIONAL_DAY : null;
}

/** True when the official arrangement of this date's year is known. */
export function isPublished(calendar: Calendar, date: PlainDate): boolean {
  return calendar.publishedYears.includes(Number(date.slice(0, 4)));
}

/** What kind of day a date is, why, and whether that may still change. */
export function dayKind(calendar: Calendar, date: PlainDate): DayFact {
  const provisional = !isPublished(calendar, date);
  const special = calendar.days[date];
  if (special) return { date, kind: special.kind, name: special.name, source: special.source, provisional };
  const name = provisional ? fixedHoliday(date) : null;
  const weekday = weekdayOf(date);
  const kind = name ? 'publicHoliday' : weekday === 0 || weekday === 6 ? 'weekend' : 'workday';
  return { date, kind, name, source: null, provisional };
}

/** True on workdays and swapped workdays. */
export function isWorkingDay(calendar: Calendar, date: PlainDate): boolean {
  const { kind } = dayKind(calendar, date);
  return kind === 'workday' || kind === 'swappedWorkday';
}

/** The days off, weekends and public holidays, from one date to another, both included. */
export function daysOff(calendar: Calendar, from: PlainDate, to: PlainDate): PlainDate[] {
  const found: PlainDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) if (!isWorkingDay(calendar, date)) found.push(date);
  return found;
}

/** The windows that hold on a date, whether or not people work on it. */
export function windowsOn(calendar: Calendar, date: PlainDate): readonly WorkingWindow[] {
  let found = calendar.hours[0];
  for (const hours of calendar.hours) if (hours.from <= date) found = hours;
  if (!found || found.windows.length === 0) throw new RangeError('a calendar needs working hours');
  return found.windows;
}

/** When a day ends for the office (epoch ms): the end of its last window. */
export function closingOf(calendar: Calendar, date: PlainDate): number {
  const windows = windowsOn(calendar, date);
  return instantOf(date, windows[windows.length - 1]?.[1]);
}

/** A span of instants, the end not included. */
export type Span = readonly [from: number, to: number];

/** The working spans of a date in epoch ms; none on a day off. */
export function workingSpansOn(calendar: Calendar, date: PlainDate): Span[] {
  if (!isWorkingDay(calendar, date)) return [];
  const midnight = instantOf(date);
  return windowsOn(calendar, date).map(([opens, closes]) => [midnight + opens * MINUTE, midnight + closes * MINUTE]);
}

/** True while the office works. */
export function isWorkingTime(calendar: Calendar, instant: number): boolean {
  return workingSpansOn(calendar, plainDateOf(instant)).some(([from, to]) => from <= instant && instant < to);
}
