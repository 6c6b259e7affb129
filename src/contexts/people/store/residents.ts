import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { forgetSessions } from './sessions.ts';

export interface ResidentRow {
  readonly id: string;
  readonly phone: string | null;
  readonly preferredName: string | null;
  readonly language: 'zh' | 'en';
  readonly elderMode: boolean;
  readonly createdAt: Date;
  readonly lastSignedInAt: Date | null;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly headHash: Buffer;
}

const columns = sql`
  id, phone, preferred_name as "preferredName", language, elder_mode as "elderMode", created_at as "createdAt",
  last_signed_in_at as "lastSignedInAt", closed_at as "closedAt", version, head_hash as "headHash"`;

/** One resident. */
export async function findResident(database: Database | Transaction, id: string): Promise<ResidentRow | undefined> {
  const result = await sql<ResidentRow>`select ${columns} from resident where id = ${id}`.execute(database);
  return result.rows[0];
}

/** Residents by their ids. */
export async function findResidents(database: Database | Transaction, ids: readonly string[]): Promise<readonly ResidentRow[]> {
  if (ids.length === 0) return [];
  const result = await sql<ResidentRow>`select ${columns} from resident where id = any(${[...ids]}::uuid[])`.execute(database);
  return result.rows;
}

/** One resident, locked until the transaction ends. */
export async function lockResident(transaction: Transaction, id: string): Promise<ResidentRow | undefined> {
  const result = await sql<ResidentRow>`select ${columns} from resident where id = ${id} for update`.execute(transaction);
  return result.rows[0];
}

/** The resident with this number (eleven digits). */
export async function findResidentByPhone(database: Database | Transaction, phone: string): Promise<ResidentRow | undefined> {
  const result = await sql<ResidentRow>`select ${columns} from resident where phone = ${phone}`.execute(database);
  return result.rows[0];
}

/** Makes a resident unless the number has one already; undefined then. */
export async function insertResident(
  transaction: Transaction,
  resident: { readonly id: string; readonly phone: string; readonly preferredName: string | null; readonly createdAt: Date },
): Promise<ResidentRow | undefined> {
  const result = await sql<ResidentRow>`
    insert into resident (id, phone, preferred_name, created_at)
    values (${resident.id}, ${resident.phone}, ${resident.preferredName}, ${resident.createdAt})
    on conflict (phone) do nothing returning ${columns}`.execute(transaction);
  return result.rows[0];
}

/** Stores what residents may change about themselves. */
export async function updateResident(
  transaction: Transaction,
  id: string,
  profile: { readonly preferredName: string | null; readonly language: 'zh' | 'en'; readonly elderMode: boolean },
): Promise<void> {
  await sql`
    update resident set preferred_name = ${profile.preferredName}, language = ${profile.language}, elder_mode = ${profile.elderMode}
    where id = ${id}`.execute(transaction);
}

/** Notes a sign-in. */
export async function markResidentSignedIn(transaction: Transaction, id: string, now: Date): Promise<void> {
  await sql`update resident set last_signed_in_at = ${now} where id = ${id}`.execute(transaction);
}

/** Takes everything personal out of the row; the id stays, because histories name it. */
export async function eraseResident(transaction: Transaction, id: string, now: Date): Promise<void> {
  await sql`
    update resident set phone = null, preferred_name = null, language = 'zh', elder_mode = false, last_signed_in_at = null,
      closed_at = ${now} where id = ${id}`.execute(transaction);
}

/** Stores the new end of a resident's history. */
export async function setResidentHead(transaction: Transaction, id: string, head: { sequence: number; hash: Buffer }): Promise<void> {
  forgetSessions();
  await sql`update resident set version = ${head.sequence}, head_hash = ${head.hash} where id = ${id}`.execute(transaction);
}
