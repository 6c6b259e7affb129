import type { Calendar, SpecialDay, WorkingHours } from '../../shared/calendar.ts';
import type { PlainDate } from '../../shared/time.ts';
import { specialDaysOf, type Notice } from './notice.ts';

/** A date as the database holds it: of an imported notice, or edited by hand. */
export interface StoredDay extends SpecialDay {
  readonly date: PlainDate;
  readonly noticeYear: number | null;
}

export interface StoredYear {
  readonly year: number;
  readonly papers: readonly string[];
}

/** All that is kept here beside the years that come with the program. */
export interface StoredCalendar {
  readonly years: readonly StoredYear[];
  readonly days: readonly StoredDay[];
  readonly hours: readonly WorkingHours[];
}

/** Imported years replace vendored ones, a later notice decides about dates it shares with an earlier one, edits win over both. */
export function assembleCalendar(vendored: readonly Notice[], stored: StoredCalendar): Calendar {
  const imported = new Set(stored.years.map(({ year }) => year));
  const dated = [
    ...vendored.filter(({ year }) => !imported.has(year)).flatMap((notice) => specialDaysOf(notice).map((day) => ({ order: notice.year, day }))),
    ...stored.days.map((day) => ({ order: day.noticeYear ?? Infinity, day })),
  ].sort((a, b) => (a.order === b.order ? 0 : a.order - b.order));
  const days: Record<PlainDate, SpecialDay> = {};
  for (const { day } of dated) days[day.date] = { kind: day.kind, name: day.name, source: day.source };
  const publishedYears = Array.from(new Set([...vendored.map(({ year }) => year), ...imported])).sort((a, b) => a - b);
  return { publishedYears, days, hours: stored.hours };
}
