import { addDays, weekdayOf } from '../../shared/time.ts';
import type { Table } from './csv.ts';
import { type Feed, rowsOf, valueOf } from './feed.ts';
import { parseDate, writeDate } from './values.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export const CALENDAR_COLUMNS = ['service_id', ...WEEKDAYS, 'start_date', 'end_date'] as const;
export const CALENDAR_DATES_COLUMNS = ['service_id', 'date', 'exception_type'] as const;

/** Index 0 Monday … 6 Sunday. */
const weekdayIndex = (date: string): number => (weekdayOf(date) + 6) % 7;

function eachDate(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** A set of dates as one weekly pattern with exceptions: a weekday belongs to the pattern when most of its days do. */
export function writeService(id: string, dates: readonly string[]): { calendar: string[]; exceptions: string[][] } {
  const wanted = new Set(dates);
  const sorted = Array.from(wanted).sort();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  const span = eachDate(first, last);
  const pattern = WEEKDAYS.map((_, index) => {
    const days = span.filter((date) => weekdayIndex(date) === index);
    return days.filter((date) => wanted.has(date)).length * 2 > days.length;
  });
  const exceptions = span
    .filter((date) => wanted.has(date) !== (pattern[weekdayIndex(date)] ?? false))
    .map((date) => [id, writeDate(date), wanted.has(date) ? '1' : '2']);
  return { calendar: [id, ...pattern.map((runs) => (runs ? '1' : '0')), writeDate(first), writeDate(last)], exceptions };
}

/** The calendar files of some services. */
export function writeServices(services: ReadonlyMap<string, readonly string[]>): { calendar: Table; calendarDates: Table } {
  const written = Array.from(services, ([id, dates]) => writeService(id, dates));
  return {
    calendar: { columns: CALENDAR_COLUMNS, rows: written.map((service) => service.calendar) },
    calendarDates: { columns: CALENDAR_DATES_COLUMNS, rows: written.flatMap((service) => service.exceptions) },
  };
}

interface Pattern {
  readonly weekdays: readonly boolean[];
  readonly from: string;
  readonly to: string;
}

/** Answers whether a service of a feed runs on a date. */
export interface Services {
  readonly ids: ReadonlySet<string>;
  runs(service: string, date: string): boolean;
}

/** Reads calendar.txt and calendar_dates.txt. */
export function readServices(feed: Feed): Services {
  const patterns = new Map<string, Pattern>();
  for (const row of rowsOf(feed, 'calendar')) {
    patterns.set(valueOf(row, 'service_id'), {
      weekdays: WEEKDAYS.map((weekday) => valueOf(row, weekday) === '1'),
      from: parseDate(valueOf(row, 'start_date')) ?? '9999-12-31',
      to: parseDate(valueOf(row, 'end_date')) ?? '0001-01-01',
    });
  }
  const exceptions = new Map<string, boolean>();
  const ids = new Set(patterns.keys());
  for (const row of rowsOf(feed, 'calendar_dates')) {
    const service = valueOf(row, 'service_id');
    ids.add(service);
    exceptions.set(`${service} ${parseDate(valueOf(row, 'date')) ?? ''}`, valueOf(row, 'exception_type') === '1');
  }
  return {
    ids,
    runs: (service, date) => {
      const exception = exceptions.get(`${service} ${date}`);
      if (exception !== undefined) return exception;
      const pattern = patterns.get(service);
      return pattern !== undefined && date >= pattern.from && date <= pattern.to && (pattern.weekdays[weekdayIndex(date)] ?? false);
    },
  };
}
