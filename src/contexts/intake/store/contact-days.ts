import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { readDateCursor } from '../../../platform/paging.ts';
import type { ContactDayState } from '../lifecycle.ts';

/** A contact day as the database holds it. */
export interface DayRow {
  readonly id: string;
  readonly state: ContactDayState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly heldOn: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly venue: string;
  readonly hosts: string;
  readonly theme: string;
  readonly summary: string | null;
  readonly publishedAt: Date | null;
  readonly changedAt: Date;
}

const columns = sql`
  id, state, version, head_hash as "headHash", doers, division_code as "divisionCode", place_path::text as "placePath", place_name as "placeName",
  held_on::text as "heldOn", starts_at as "startsAt", ends_at as "endsAt", venue, hosts, theme, summary, published_at as "publishedAt", changed_at as "changedAt"`;

/** A contact day by id. */
export async function findDay(database: Database | Transaction, id: string): Promise<DayRow | undefined> {
  return (await sql<DayRow>`select ${columns} from contact_day where id = ${id}::uuid`.execute(database)).rows[0];
}

/** A contact day by id, locked. */
export async function lockDay(transaction: Transaction, id: string): Promise<DayRow | undefined> {
  return (await sql<DayRow>`select ${columns} from contact_day where id = ${id}::uuid for update`.execute(transaction)).rows[0];
}

export type NewDay = Omit<DayRow, 'state' | 'version' | 'doers' | 'summary' | 'publishedAt' | 'changedAt'> & { readonly plannedBy: string | null; readonly at: Date };

/** Inserts an announced contact day. */
export async function insertDay(transaction: Transaction, day: NewDay): Promise<void> {
  const doers = day.plannedBy === null ? {} : { plan: day.plannedBy };
  await sql`
    insert into contact_day (id, state, version, head_hash, doers, division_code, place_path, place_name, held_on, starts_at, ends_at, venue, hosts, theme, changed_at)
    values (${day.id}, 'planned', 1, ${day.headHash}, ${JSON.stringify(doers)}::jsonb, ${day.divisionCode}, ${day.placePath}::ltree, ${day.placeName}, ${day.heldOn}::date,
      ${day.startsAt}, ${day.endsAt}, ${day.venue}, ${day.hosts}, ${day.theme}, ${day.at})`.execute(transaction);
}

export interface DayChange {
  readonly state: ContactDayState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doer: { readonly action: string; readonly id: string | null };
  readonly at: Date;
  readonly plan?: Pick<DayRow, 'heldOn' | 'startsAt' | 'endsAt' | 'venue' | 'hosts' | 'theme'>;
  readonly summary?: string;
}

/** Writes a contact day's new state; the caller holds its row lock. */
export async function saveDay(transaction: Transaction, id: string, change: DayChange): Promise<void> {
  const { plan, summary } = change;
  const doer = change.doer.id === null ? sql`doers` : sql`doers || jsonb_build_object(${change.doer.action}::text, ${change.doer.id}::text)`;
  const more: RawBuilder<unknown>[] = [];
  if (plan) {
    more.push(sql`, held_on = ${plan.heldOn}::date, starts_at = ${plan.startsAt}, ends_at = ${plan.endsAt}, venue = ${plan.venue}, hosts = ${plan.hosts}, theme = ${plan.theme}`);
  }
  if (summary !== undefined) more.push(sql`, summary = ${summary}, published_at = coalesce(published_at, ${change.at})`);
  await sql`
    update contact_day set state = ${change.state}, version = ${change.version}, head_hash = ${change.headHash}, doers = ${doer}, changed_at = ${change.at} ${sql.join(more, sql``)}
    where id = ${id}::uuid`.execute(transaction);
}

export interface DayFilter {
  /** Places with their subtrees; null for everybody's list. */
  readonly placePaths: readonly string[] | null;
  readonly within?: string | undefined;
  readonly state?: ContactDayState | undefined;
  /** Held on this day or later, or before it. */
  readonly coming?: string | undefined;
  readonly past?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of contact days: those to come nearest first, all others latest first; the cursor is `date_id`. */
export async function listDays(database: Database, filter: DayFilter): Promise<{ readonly rows: readonly DayRow[]; readonly nextCursor: string | null }> {
  const from = filter.cursor === undefined ? undefined : readDateCursor(filter.cursor);
  const ascending = filter.coming !== undefined;
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (filter.placePaths !== null) where.push(sql`place_path <@ ${[...filter.placePaths]}::text[]::ltree[]`);
  if (filter.within !== undefined) where.push(sql`place_path <@ ${filter.within}::ltree`);
  if (filter.state !== undefined) where.push(sql`state = ${filter.state}`);
  if (filter.coming !== undefined) where.push(sql`held_on >= ${filter.coming}::date and state in ('planned', 'open')`);
  if (filter.past !== undefined) where.push(sql`(held_on < ${filter.past}::date or state in ('ended', 'published')) and state <> 'cancelled'`);
  if (from) where.push(sql`(held_on, id) ${ascending ? sql`>` : sql`<`} (${from.at}::date, ${from.id}::uuid)`);
  const order = ascending ? sql`held_on, id` : sql`held_on desc, id desc`;
  const result = await sql<DayRow>`select ${columns} from contact_day where ${sql.join(where, sql` and `)} order by ${order} limit ${filter.limit + 1}`.execute(database);
  const rows = result.rows.slice(0, filter.limit);
  const last = rows.at(-1);
  return { rows, nextCursor: last && result.rows.length > filter.limit ? `${last.heldOn}_${last.id}` : null };
}

const mostInCalendar = 200;

/** Contact days of a place and below from a day on, cancelled ones too: whoever has them in a calendar must learn of it. */
export async function daysForCalendar(database: Database, placePath: string, from: string): Promise<readonly DayRow[]> {
  const result = await sql<DayRow>`
    select ${columns} from contact_day where place_path <@ ${placePath}::ltree and held_on >= ${from}::date order by held_on, id limit ${mostInCalendar}`.execute(database);
  return result.rows;
}
