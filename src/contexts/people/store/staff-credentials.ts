import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';

/** Sets a password; the one it replaces is remembered. */
export async function setPassword(transaction: Transaction, staffId: string, hash: string, now: Date): Promise<void> {
  await sql`
    insert into staff_former_password (staff_id, password_hash, replaced_at)
    select id, password_hash, ${now} from staff where id = ${staffId} and password_hash is not null
    on conflict do nothing`.execute(transaction);
  await sql`update staff set password_hash = ${hash}, password_changed_at = ${now} where id = ${staffId}`.execute(transaction);
}

/** The hashes of the last passwords, newest first. */
export async function formerPasswords(transaction: Database | Transaction, staffId: string, count: number): Promise<readonly string[]> {
  const result = await sql<{ hash: string }>`
    select password_hash as hash from staff_former_password where staff_id = ${staffId}
    order by replaced_at desc limit ${count}`.execute(transaction);
  return result.rows.map(({ hash }) => hash);
}

/** Keeps a sealed secret until a code proves it. */
export async function setPendingTotp(transaction: Transaction, staffId: string, sealed: Buffer): Promise<void> {
  await sql`update staff set totp_pending = ${sealed} where id = ${staffId}`.execute(transaction);
}

/** Makes the pending secret the valid one; its first code counts as used. */
export async function enrolTotp(transaction: Transaction, staffId: string, step: number, now: Date): Promise<void> {
  await sql`
    update staff set totp_secret = totp_pending, totp_pending = null, totp_enrolled_at = ${now}, totp_last_step = ${step}
    where id = ${staffId} and totp_pending is not null`.execute(transaction);
}

/** Forgets authenticator and recovery codes: the next sign-in has to enrol again. */
export async function clearTotp(transaction: Transaction, staffId: string): Promise<void> {
  await sql`
    update staff set totp_secret = null, totp_pending = null, totp_enrolled_at = null, totp_last_step = null
    where id = ${staffId}`.execute(transaction);
  await sql`delete from staff_recovery_code where staff_id = ${staffId}`.execute(transaction);
}

/** Uses up a time step; false when it, or a later one, was used before. */
export async function useStep(transaction: Transaction, staffId: string, step: number): Promise<boolean> {
  const result = await sql`
    update staff set totp_last_step = ${step}
    where id = ${staffId} and (totp_last_step is null or totp_last_step < ${step})`.execute(transaction);
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** Replaces all recovery codes. */
export async function replaceRecoveryCodes(transaction: Transaction, staffId: string, digests: readonly Buffer[]): Promise<void> {
  await sql`delete from staff_recovery_code where staff_id = ${staffId}`.execute(transaction);
  await sql`
    insert into staff_recovery_code (staff_id, code_digest)
    select ${staffId}::uuid, unnest(${[...digests]}::bytea[])`.execute(transaction);
}

/** Uses up a recovery code; false when there is none like it. */
export async function useRecoveryCode(transaction: Transaction, staffId: string, digest: Buffer): Promise<boolean> {
  const result = await sql`
    delete from staff_recovery_code where staff_id = ${staffId} and code_digest = ${digest}`.execute(transaction);
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** Notes a complete sign-in and the address it came from. */
export async function markStaffSignedIn(transaction: Transaction, staffId: string, addressDigest: Buffer, now: Date): Promise<void> {
  await sql`update staff set last_signed_in_at = ${now} where id = ${staffId}`.execute(transaction);
  await sql`
    insert into staff_known_address (staff_id, address_digest, last_signed_in_at) values (${staffId}, ${addressDigest}, ${now})
    on conflict (staff_id, address_digest) do update set last_signed_in_at = excluded.last_signed_in_at`.execute(transaction);
}

/** Did this account sign in from this address since then? */
export async function knowsAddress(database: Database | Transaction, staffId: string, addressDigest: Buffer, since: Date): Promise<boolean> {
  const result = await sql<{ found: boolean }>`
    select exists (select from staff_known_address where staff_id = ${staffId} and address_digest = ${addressDigest}
      and last_signed_in_at > ${since}) as found`.execute(database);
  return result.rows[0]?.found ?? false;
}
