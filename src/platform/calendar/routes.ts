import { dayKind, daysOff, type Calendar, type WorkingHours } from '../../shared/calendar.ts';
import { addDays } from '../../shared/time.ts';
import type { BodyOf, OutputOf } from '../../shared/route.ts';
import type { Router } from '../http/router.ts';
import type { Platform } from '../platform.ts';
import { problem } from '../problem.ts';
import { editDay } from './actions/edit-day.ts';
import { importYear } from './actions/import-year.ts';
import { setHours } from './actions/set-hours.ts';
import { editDayRoute, importYearRoute, readCalendar, setHoursRoute } from './contract.ts';
import { loadWithStored, type LoadedCalendar } from './load-calendar.ts';
import { parseNoticeCsv } from './notice-csv.ts';
import type { NoticeDay } from './notice.ts';
import { vendoredNotices } from './vendored.ts';

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function presentHours({ from, windows, source }: WorkingHours): OutputOf<typeof setHoursRoute> {
  return { from, source, windows: windows.map(([opens, closes]) => ({ opens: clockOf(opens), closes: clockOf(closes) })) };
}

function specialDates(calendar: Calendar, year: number): string[] {
  const dates = Array.from({ length: 366 }, (_, day) => addDays(`${year}-01-01`, day)).filter((date) => date.startsWith(`${year}-`));
  return dates.filter((date) => calendar.days[date] !== undefined || dayKind(calendar, date).name !== null);
}

function presentYear({ calendar, stored }: LoadedCalendar, year: number): OutputOf<typeof readCalendar> {
  const edited = new Set(stored.days.filter(({ noticeYear }) => noticeYear === null).map(({ date }) => date));
  const off = daysOff(calendar, `${year}-01-01`, `${year}-12-31`).length;
  const length = addDays(`${year}-02-28`, 1).endsWith('-29') ? 366 : 365;
  const papers = [...stored.years, ...vendoredNotices].find((known) => known.year === year)?.papers ?? [];
  return {
    year,
    published: calendar.publishedYears.includes(year),
    papers: [...papers],
    workingDays: length - off,
    daysOff: off,
    days: specialDates(calendar, year).map((date) => ({ ...dayKind(calendar, date), edited: edited.has(date) })),
    hours: calendar.hours.map(presentHours),
    publishedYears: [...calendar.publishedYears],
  };
}

function daysOf({ days, csv }: BodyOf<typeof importYearRoute>): readonly NoticeDay[] {
  if (days) return days;
  const parsed = parseNoticeCsv(csv ?? '');
  if (parsed.problems.length > 0) throw problem(422, 'invalid-input', { detail: 'Some lines cannot be read.', fields: parsed.problems });
  return parsed.days;
}

/** Serves the working calendar and its administration. */
export function serveCalendar(router: Router, platform: Platform): void {
  router.serve(readCalendar, async ({ query }) => presentYear(await loadWithStored(platform.database), Number(query.year)));

  router.serve(editDayRoute, async ({ params, body, actor }) => editDay(platform, actor, params.date, body));

  router.serve(importYearRoute, async ({ params, body, actor }) => {
    const { year, ...rest } = await importYear(platform, actor, { year: Number(params.year), papers: body.papers, days: daysOf(body) });
    return { year, ...rest, keptEdits: [...rest.keptEdits] };
  });

  router.serve(setHoursRoute, async ({ params, body, actor }) => {
    const windows = body.windows.map(({ opens, closes }) => [minuteOf(opens), minuteOf(closes)] as const);
    return presentHours(await setHours(platform, actor, { from: params.from, windows, source: body.source }));
  });
}
