import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/database.ts';
import type { NoticeState } from '../lifecycle.ts';
import type { Executor } from './notices.ts';

export interface ObjectionRow {
  readonly id: string;
  readonly noticeId: string;
  readonly number: number;
  readonly text: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly residentId: string | null;
  /** SHA-256 of the secret link’s token, hexadecimal; null for those written before there were links, and erased ones. */
  readonly linkDigest: string | null;
  readonly createdAt: Date;
  readonly answeredAt: Date | null;
  readonly upheld: boolean | null;
  readonly answer: string | null;
  readonly published: boolean;
  readonly erasedAt: Date | null;
}

const columns = sql`
  id, notice_id as "noticeId", number, text, name, phone, resident_id as "residentId", link_digest as "linkDigest", created_at as "createdAt", answered_at as "answeredAt",
  upheld, answer, published, erased_at as "erasedAt"`;

/** Inserts an objection. */
export async function insertObjection(
  transaction: Transaction,
  row: Pick<ObjectionRow, 'id' | 'noticeId' | 'number' | 'text' | 'name' | 'phone' | 'residentId' | 'linkDigest' | 'createdAt'>,
): Promise<void> {
  await sql`
    insert into notice_objection (id, notice_id, number, text, name, phone, resident_id, link_digest, created_at)
    values (${row.id}::uuid, ${row.noticeId}::uuid, ${row.number}, ${row.text}, ${row.name}, ${row.phone}, ${row.residentId}::uuid, ${row.linkDigest}, ${row.createdAt})`.execute(transaction);
}

/** The objections to a notice, oldest first. */
export async function objectionsTo(executor: Executor, noticeId: string): Promise<readonly ObjectionRow[]> {
  const result = await sql<ObjectionRow>`select ${columns} from notice_objection where notice_id = ${noticeId}::uuid order by number`.execute(executor);
  return result.rows;
}

/** One objection by its number. */
export async function findObjection(executor: Executor, noticeId: string, number: number): Promise<ObjectionRow | undefined> {
  const result = await sql<ObjectionRow>`select ${columns} from notice_objection where notice_id = ${noticeId}::uuid and number = ${number}`.execute(executor);
  return result.rows[0];
}

/** Writes the office's answer; the caller holds the notice's row lock. */
export async function saveAnswer(
  transaction: Transaction,
  id: string,
  answer: { readonly at: Date; readonly upheld: boolean; readonly words: string; readonly published: boolean },
): Promise<void> {
  await sql`
    update notice_objection set answered_at = ${answer.at}, upheld = ${answer.upheld}, answer = ${answer.words}, published = ${answer.published}
    where id = ${id}::uuid`.execute(transaction);
}

/** The objections of a resident. */
export async function objectionsOfResident(executor: Executor, residentId: string): Promise<readonly ObjectionRow[]> {
  const result = await sql<ObjectionRow>`select ${columns} from notice_objection where resident_id = ${residentId}::uuid order by created_at`.execute(executor);
  return result.rows;
}

/** Empties what a person wrote of themselves. */
export async function eraseObjectionRow(transaction: Transaction, id: string, at: Date): Promise<void> {
  await sql`
    update notice_objection set text = null, name = null, phone = null, resident_id = null, link_digest = null, published = false, erased_at = ${at} where id = ${id}::uuid`.execute(transaction);
}

/** One objection by its id. */
export async function objectionById(executor: Executor, id: string): Promise<ObjectionRow | undefined> {
  const result = await sql<ObjectionRow>`select ${columns} from notice_objection where id = ${id}::uuid`.execute(executor);
  return result.rows[0];
}

/** Whose objections: one secret link’s, or all of a resident. */
export type OwnObjections = { readonly linkDigest: string } | { readonly residentId: string };

/** An objection with the notice it is about. */
export interface OwnObjectionRow extends ObjectionRow {
  readonly noticeNumber: string;
  readonly noticeTitle: string;
  readonly noticeState: NoticeState;
}

/** A person’s own objections with their notices, newest first, at most a hundred. */
export async function ownObjections(executor: Executor, whose: OwnObjections): Promise<readonly OwnObjectionRow[]> {
  const own = 'linkDigest' in whose ? sql`link_digest = ${whose.linkDigest}` : sql`resident_id = ${whose.residentId}::uuid`;
  const result = await sql<OwnObjectionRow>`
    select own.*, notice.number as "noticeNumber", notice.title as "noticeTitle", notice.state as "noticeState"
    from (select ${columns} from notice_objection where ${own} order by created_at desc limit 100) as own
    join notice on notice.id = own."noticeId" order by own."createdAt" desc`.execute(executor);
  return result.rows;
}
