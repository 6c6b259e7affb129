import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/database.ts';

/** Makes this the one live code of a number. */
export async function replacePhoneCode(
  transaction: Transaction,
  code: { readonly phoneDigest: Buffer; readonly codeDigest: Buffer; readonly tries: number; readonly expiresAt: Date },
): Promise<void> {
  await sql`
    insert into phone_code (phone_digest, code_digest, tries_left, expires_at)
    values (${code.phoneDigest}, ${code.codeDigest}, ${code.tries}, ${code.expiresAt})
    on conflict (phone_digest) do update
      set code_digest = excluded.code_digest, tries_left = excluded.tries_left, expires_at = excluded.expires_at`.execute(transaction);
}

/**
 * Spends one try on the live code of a number and answers the code's digest; undefined when there is no live code.
 * The row stays locked until the transaction ends, so that tries in parallel each cost one, and one code succeeds once.
 */
export async function spendTry(transaction: Transaction, phoneDigest: Buffer, now: Date): Promise<Buffer | undefined> {
  const result = await sql<{ codeDigest: Buffer }>`
    update phone_code set tries_left = tries_left - 1
    where phone_digest = ${phoneDigest} and tries_left > 0 and expires_at > ${now}
    returning code_digest as "codeDigest"`.execute(transaction);
  return result.rows[0]?.codeDigest;
}

/** Forgets the code of a number: it was used. */
export async function deletePhoneCode(transaction: Transaction, phoneDigest: Buffer): Promise<void> {
  await sql`delete from phone_code where phone_digest = ${phoneDigest}`.execute(transaction);
}
