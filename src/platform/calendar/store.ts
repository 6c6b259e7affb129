import { sql } from 'kysely';
import type { PlainDate } from '../../shared/time.ts';
import type { DayKind, SpecialDay, WorkingHours, WorkingWindow } from '../../shared/calendar.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { StoredCalendar, StoredDay, StoredYear } from './assemble.ts';

type Executor = Database | Transaction;

export interface Author {
  readonly id: string | null;
  readonly at: Date;
}

/** A change of the calendar as it is recorded and announced to those who keep deadlines. */
export interface CalendarChange {
  readonly id: string;
  readonly what: 'year' | 'day' | 'hours';
  /** First and last date whose working time may differ now; null means from the first date on. */
  readonly firstDate: PlainDate;
  readonly lastDate: PlainDate | null;
}

interface DayRow {
  readonly date: PlainDate;
  readonly kind: DayKind;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly source: string;
  readonly noticeYear: number | null;
}

interface WindowRow {
  readonly from: PlainDate;
  readonly opens: number;
  readonly closes: number;
  readonly source: string;
}

/** The calendar's revision as a column of another statement. It is renewed with every change; two equal ones mean the very same calendar. */
export const revisionColumn = sql<string>`coalesce((select revision::text from calendar_revision), '')`;

/** The calendar's revision. */
export async function readRevision(executor: Executor): Promise<string> {
  const { rows } = await sql<{ readonly revision: string }>`select ${revisionColumn} as revision`.execute(executor);
  return rows[0]?.revision ?? '';
}

/** Makes changes of the calendar take turns. */
export async function lockCalendar(transaction: Transaction): Promise<void> {
  await sql`select revision from calendar_revision for update`.execute(transaction);
}

/** Everything kept in the database about the calendar. */
export async function readStored(executor: Executor): Promise<StoredCalendar> {
  const years = await sql<StoredYear>`select year, papers from calendar_year order by year`.execute(executor);
  const days = await sql<DayRow>`
    select date, kind, name_zh as "nameZh", name_en as "nameEn", source, notice_year as "noticeYear"
    from calendar_day order by date`.execute(executor);
  const windows = await sql<WindowRow>`
    select valid_from as "from", opens_minute as opens, closes_minute as closes, source
    from working_window order by valid_from, opens_minute`.execute(executor);
  return { years: years.rows, days: days.rows.map(dayOf), hours: hoursOf(windows.rows) };
}

function dayOf({ nameZh, nameEn, ...row }: DayRow): StoredDay {
  return { ...row, name: nameZh === null || nameEn === null ? null : { zh: nameZh, en: nameEn } };
}

function hoursOf(rows: readonly WindowRow[]): WorkingHours[] {
  const byDate = new Map<PlainDate, { source: string; windows: WorkingWindow[] }>();
  for (const { from, opens, closes, source } of rows) {
    const entry = byDate.get(from) ?? { source, windows: [] };
    entry.windows.push([opens, closes]);
    byDate.set(from, entry);
  }
  return Array.from(byDate, ([from, entry]) => ({ from, ...entry }));
}

/**
 * Puts a notice in the place of what was imported for its year. Days edited by hand stay, and so do days that the notice of a
 * later year has arranged.
 */
export async function replaceYear(transaction: Transaction, year: StoredYear, days: readonly (SpecialDay & { readonly date: PlainDate })[], author: Author): Promise<void> {
  await sql`
    insert into calendar_year (year, papers, imported_at, imported_by)
    values (${year.year}, ${year.papers}, ${author.at}, ${author.id})
    on conflict (year) do update set papers = excluded.papers, imported_at = excluded.imported_at, imported_by = excluded.imported_by`.execute(transaction);
  await sql`delete from calendar_day where notice_year = ${year.year}`.execute(transaction);
  const rows = days.map(({ date, kind, name, source }) => ({ date, kind, name_zh: name?.zh ?? null, name_en: name?.en ?? null, source }));
  await sql`
    insert into calendar_day (date, kind, name_zh, name_en, source, notice_year, edited, changed_at, changed_by)
    select date, kind, name_zh, name_en, source, ${year.year}::smallint, false, ${author.at}::timestamptz, ${author.id}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(date date, kind text, name_zh text, name_en text, source text)
    on conflict (date) do update set
      kind = excluded.kind, name_zh = excluded.name_zh, name_en = excluded.name_en, source = excluded.source,
      notice_year = excluded.notice_year, changed_at = excluded.changed_at, changed_by = excluded.changed_by
    where calendar_day.notice_year < excluded.notice_year`.execute(transaction);
}

/** Sets one day by hand, whatever a notice says. */
export async function saveEditedDay(transaction: Transaction, date: PlainDate, day: SpecialDay, author: Author): Promise<void> {
  await sql`
    insert into calendar_day (date, kind, name_zh, name_en, source, notice_year, edited, changed_at, changed_by)
    values (${date}, ${day.kind}, ${day.name?.zh ?? null}, ${day.name?.en ?? null}, ${day.source}, null, true, ${author.at}, ${author.id})
    on conflict (date) do update set
      kind = excluded.kind, name_zh = excluded.name_zh, name_en = excluded.name_en, source = excluded.source,
      notice_year = null, edited = true, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(transaction);
}

/** Sets the windows that hold from a date on, until the next date that has some. */
export async function replaceHours(transaction: Transaction, hours: WorkingHours): Promise<void> {
  await sql`delete from working_window where valid_from = ${hours.from}`.execute(transaction);
  for (const [opens, closes] of hours.windows) {
    await sql`
      insert into working_window (valid_from, opens_minute, closes_minute, source)
      values (${hours.from}, ${opens}, ${closes}, ${hours.source})`.execute(transaction);
  }
}

/** Keeps the trace of a change: who, when, what was before and after. */
export async function insertChange(transaction: Transaction, change: CalendarChange, author: Author, before: unknown, after: unknown): Promise<void> {
  await sql`
    insert into calendar_change (id, changed_at, changed_by, what, first_date, last_date, before, after)
    values (${change.id}, ${author.at}, ${author.id}, ${change.what}, ${change.firstDate}, ${change.lastDate},
      ${before === null ? null : JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb)`.execute(transaction);
}
