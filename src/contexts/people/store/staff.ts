import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { forgetSessions } from './sessions.ts';

export interface StaffRow {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly phone: string | null;
  readonly language: 'zh' | 'en';
  readonly homePath: string;
  readonly passwordHash: string | null;
  readonly passwordChangedAt: Date | null;
  readonly totpSecret: Buffer | null;
  readonly totpPending: Buffer | null;
  readonly totpEnrolledAt: Date | null;
  readonly totpLastStep: number | null;
  readonly createdAt: Date;
  readonly lastSignedInAt: Date | null;
  readonly disabledAt: Date | null;
  readonly version: number;
  readonly headHash: Buffer;
}

/** All columns of a member of staff, for the other files of this folder. */
export const staffColumns = sql`
  staff.id, user_name as "userName", display_name as "displayName", phone, language, home_path::text as "homePath",
  password_hash as "passwordHash", password_changed_at as "passwordChangedAt", totp_secret as "totpSecret",
  totp_pending as "totpPending", totp_enrolled_at as "totpEnrolledAt", totp_last_step as "totpLastStep",
  staff.created_at as "createdAt", last_signed_in_at as "lastSignedInAt", disabled_at as "disabledAt", version,
  head_hash as "headHash"`;

/** One member of staff. */
export async function findStaff(database: Database | Transaction, id: string): Promise<StaffRow | undefined> {
  const result = await sql<StaffRow>`select ${staffColumns} from staff where id = ${id}`.execute(database);
  return result.rows[0];
}

/** One member of staff by the normalised user name. */
export async function findStaffByUserName(database: Database | Transaction, userName: string): Promise<StaffRow | undefined> {
  const result = await sql<StaffRow>`select ${staffColumns} from staff where user_name = ${userName}`.execute(database);
  return result.rows[0];
}

/** One member of staff, locked until the transaction ends. */
export async function lockStaff(transaction: Transaction, id: string): Promise<StaffRow | undefined> {
  const result = await sql<StaffRow>`select ${staffColumns} from staff where id = ${id} for update`.execute(transaction);
  return result.rows[0];
}

/** Stores a new account without password; false when the user name is taken. */
export async function insertStaff(
  transaction: Transaction,
  staff: {
    readonly id: string;
    readonly userName: string;
    readonly displayName: string;
    readonly phone: string | null;
    readonly homePath: string;
    readonly createdAt: Date;
  },
): Promise<boolean> {
  const result = await sql`
    insert into staff (id, user_name, display_name, phone, home_path, created_at)
    values (${staff.id}, ${staff.userName}, ${staff.displayName}, ${staff.phone}, ${staff.homePath}::ltree, ${staff.createdAt})
    on conflict (user_name) do nothing`.execute(transaction);
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** Stores what an administrator may change of an account. */
export async function updateStaffProfile(
  transaction: Transaction,
  id: string,
  profile: { readonly displayName: string; readonly phone: string | null; readonly language: 'zh' | 'en' },
): Promise<void> {
  await sql`
    update staff set display_name = ${profile.displayName}, phone = ${profile.phone}, language = ${profile.language}
    where id = ${id}`.execute(transaction);
}

/** Sets or clears the moment since which an account is closed. */
export async function setStaffDisabled(transaction: Transaction, id: string, disabledAt: Date | null): Promise<void> {
  await sql`update staff set disabled_at = ${disabledAt} where id = ${id}`.execute(transaction);
}

/** Stores the new end of an account's history. */
export async function setStaffHead(transaction: Transaction, id: string, head: { sequence: number; hash: Buffer }): Promise<void> {
  forgetSessions();
  await sql`update staff set version = ${head.sequence}, head_hash = ${head.hash} where id = ${id}`.execute(transaction);
}

/** Does anybody exist yet? */
export async function anyStaff(database: Database | Transaction): Promise<boolean> {
  const result = await sql<{ found: boolean }>`select exists (select from staff) as found`.execute(database);
  return result.rows[0]?.found ?? false;
}

/** Names of staff by id. */
export async function staffNames(database: Database | Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const result = await sql<{ id: string; name: string }>`
    select id, display_name as name from staff where id = any(${[...ids]}::uuid[])`.execute(database);
  return new Map(result.rows.map(({ id, name }) => [id, name]));
}

/** The places people belong to. */
export async function homePaths(database: Database | Transaction): Promise<readonly string[]> {
  const result = await sql<{ path: string }>`select distinct home_path::text as path from staff`.execute(database);
  return result.rows.map(({ path }) => path);
}

/** Copies a changed path to the people who belong there. */
export async function moveHome(transaction: Transaction, from: string, to: string): Promise<void> {
  await sql`update staff set home_path = ${to}::ltree where home_path = ${from}::ltree`.execute(transaction);
}
