import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { NoticeFact, NoticeKind } from '../inputs.ts';
import type { NoticeState } from '../lifecycle.ts';

export type Executor = Database | Transaction;

export interface NoticeRow {
  readonly id: string;
  readonly number: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly body: string;
  readonly facts: readonly NoticeFact[];
  readonly originType: string | null;
  readonly originId: string | null;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly state: NoticeState;
  readonly termDays: number;
  readonly publishedAt: Date | null;
  readonly endsAt: Date | null;
  readonly endsProvisional: boolean;
  readonly closedAt: Date | null;
  readonly openObjections: number;
  readonly upheldObjections: number;
  readonly objectionCount: number;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly version: number;
  readonly headHash: Buffer;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** All columns of a notice under the names of `NoticeRow`. */
export const noticeColumns = sql`
  id, number, kind, title, body, facts, origin_type as "originType", origin_id as "originId", division_code as "divisionCode",
  place_path::text as "placePath", state, term_days as "termDays", published_at as "publishedAt", ends_at as "endsAt",
  ends_provisional as "endsProvisional", closed_at as "closedAt", open_objections as "openObjections", upheld_objections as "upheldObjections",
  objection_count as "objectionCount", doers, version, head_hash as "headHash", created_at as "createdAt", changed_at as "changedAt"`;

/** The next number of a prefix in a year, counted in the transaction. */
export async function nextNumber(transaction: Transaction, prefix: string, year: number): Promise<number> {
  const result = await sql<{ last: number }>`
    insert into notice_counter (prefix, year, last) values (${prefix}, ${year}, 1)
    on conflict (prefix, year) do update set last = notice_counter.last + 1 returning last`.execute(transaction);
  return result.rows[0]?.last ?? 1;
}

/** A notice by id. */
export async function findNotice(executor: Executor, id: string): Promise<NoticeRow | undefined> {
  const result = await sql<NoticeRow>`select ${noticeColumns} from notice where id = ${id}::uuid`.execute(executor);
  return result.rows[0];
}

/** A notice by its number. */
export async function findNoticeByNumber(executor: Executor, number: string): Promise<NoticeRow | undefined> {
  const result = await sql<NoticeRow>`select ${noticeColumns} from notice where number = ${number}`.execute(executor);
  return result.rows[0];
}

/** A notice by id, locked. */
export async function lockNotice(transaction: Transaction, id: string): Promise<NoticeRow | undefined> {
  const result = await sql<NoticeRow>`select ${noticeColumns} from notice where id = ${id}::uuid for update`.execute(transaction);
  return result.rows[0];
}

/** The notices about a record, newest first. */
export async function noticesAbout(executor: Executor, origin: { readonly type: string; readonly id: string }): Promise<readonly NoticeRow[]> {
  const result = await sql<NoticeRow>`
    select ${noticeColumns} from notice where origin_type = ${origin.type} and origin_id = ${origin.id}::uuid order by created_at desc, id desc`.execute(executor);
  return result.rows;
}

export type NewNotice = Omit<NoticeRow, 'doers' | 'openObjections' | 'upheldObjections' | 'objectionCount' | 'closedAt' | 'changedAt'> & { readonly by: string | null };

/** Inserts a notice, as a draft or posted at once. */
export async function insertNotice(transaction: Transaction, row: NewNotice): Promise<void> {
  const doer = row.state === 'draft' ? 'revise' : 'publish';
  const doers = row.by === null ? {} : { [doer]: row.by };
  await sql`
    insert into notice (id, number, kind, title, body, facts, origin_type, origin_id, division_code, place_path, state, term_days, published_at, ends_at,
      ends_provisional, doers, version, head_hash, created_at, changed_at)
    values (${row.id}::uuid, ${row.number}, ${row.kind}, ${row.title}, ${row.body}, ${JSON.stringify(row.facts)}::jsonb, ${row.originType}, ${row.originId}::uuid,
      ${row.divisionCode}, ${row.placePath}::ltree, ${row.state}, ${row.termDays}, ${row.publishedAt}, ${row.endsAt}, ${row.endsProvisional},
      ${JSON.stringify(doers)}::jsonb, ${row.version}, ${row.headHash}, ${row.createdAt}, ${row.createdAt})`.execute(transaction);
}

/** Columns an action may change beside state and chain. */
export interface NoticePatch {
  readonly title?: string;
  readonly body?: string;
  readonly facts?: readonly NoticeFact[];
  readonly termDays?: number;
  readonly publishedAt?: Date;
  readonly endsAt?: Date;
  readonly endsProvisional?: boolean;
  readonly closedAt?: Date;
  readonly openObjections?: number;
  readonly upheldObjections?: number;
  readonly objectionCount?: number;
}

export interface SavedNotice {
  readonly id: string;
  readonly state: NoticeState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doer: { readonly action: string; readonly id: string | null };
  readonly at: Date;
}

/** Writes a notice's new state and chain head; the caller holds its row lock. */
export async function saveNotice(transaction: Transaction, row: NoticeRow, next: SavedNotice, patch: NoticePatch): Promise<void> {
  const after = { ...row, ...patch };
  const doer = next.doer.id === null ? sql`doers` : sql`doers || jsonb_build_object(${next.doer.action}::text, ${next.doer.id}::text)`;
  await sql`
    update notice set state = ${next.state}, version = ${next.version}, head_hash = ${next.headHash}, doers = ${doer}, changed_at = ${next.at},
      title = ${after.title}, body = ${after.body}, facts = ${JSON.stringify(after.facts)}::jsonb, term_days = ${after.termDays},
      published_at = ${after.publishedAt}, ends_at = ${after.endsAt}, ends_provisional = ${after.endsProvisional}, closed_at = ${after.closedAt},
      open_objections = ${after.openObjections}, upheld_objections = ${after.upheldObjections}, objection_count = ${after.objectionCount}
    where id = ${next.id}::uuid`.execute(transaction);
}

/** A page of running notices whose term ends after a moment, locked; for counting terms anew. */
export async function lockRunning(transaction: Transaction, from: Date, after: string | undefined, limit: number): Promise<readonly NoticeRow[]> {
  const result = await sql<NoticeRow>`
    select ${noticeColumns} from notice where state in ('published', 'objected') and ends_at >= ${from}
      ${after === undefined ? sql`` : sql`and id > ${after}::uuid`} order by id limit ${limit} for update`.execute(transaction);
  return result.rows;
}

/** Stores a term that was counted anew. */
export async function saveTerm(transaction: Transaction, id: string, endsAt: Date, provisional: boolean): Promise<void> {
  await sql`update notice set ends_at = ${endsAt}, ends_provisional = ${provisional} where id = ${id}::uuid`.execute(transaction);
}

/** The number people know a notice by; undefined when it is gone. */
export async function numberOfNotice(executor: Executor, id: string): Promise<string | undefined> {
  return (await findNotice(executor, id))?.number;
}
