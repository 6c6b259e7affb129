import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { type Limit, waitSeconds } from '../rules/sign-in-limits.ts';

/** A limit on calls that share something: a number, an address, an account. */
export interface Throttle {
  readonly bucket: string;
  readonly limits: readonly Limit[];
}

/**
 * Takes one call out of every throttle, exact whatever runs in parallel: the bucket's row stays locked until the
 * transaction ends. Answers 0, or the seconds to wait when one refuses; the refused call itself is not counted, but
 * calls already taken from other throttles are unless the transaction is rolled back.
 */
export async function takeCall(transaction: Transaction, throttles: readonly Throttle[], now: Date): Promise<number> {
  // One order for everybody, so that two calls cannot wait for each other.
  const ordered = [...throttles].sort((one, other) => (one.bucket < other.bucket ? -1 : 1));
  for (const { bucket, limits } of ordered) {
    const longest = Math.max(...limits.map(({ seconds }) => seconds));
    const expiresAt = new Date(now.getTime() + longest * 1000);
    const found = await sql<{ hits: Date[] }>`
      insert into throttle (bucket, hits, expires_at) values (${bucket}, '{}', ${expiresAt})
      on conflict (bucket) do update set expires_at = greatest(throttle.expires_at, excluded.expires_at)
      returning hits`.execute(transaction);
    const hits = (found.rows[0]?.hits ?? []).map((hit) => hit.getTime());
    const wait = Math.max(...limits.map((limit) => waitSeconds(hits, limit, now.getTime())));
    if (wait > 0) return wait;
    const kept = [...hits.filter((hit) => hit > now.getTime() - longest * 1000), now.getTime()].map((hit) => new Date(hit));
    await sql`update throttle set hits = ${kept}::timestamptz[] where bucket = ${bucket}`.execute(transaction);
  }
  return 0;
}

/** Gives back a call taken at `takenAt`: it turned out not to count. */
export async function returnCall(transaction: Transaction, buckets: readonly string[], takenAt: Date): Promise<void> {
  await sql`
    update throttle set hits = array_remove(hits, ${takenAt}::timestamptz) where bucket = any(${[...buckets]}::text[])
  `.execute(transaction);
}

/** Forgets everything counted in these buckets. */
export async function clearCalls(transaction: Transaction, buckets: readonly string[]): Promise<void> {
  await sql`delete from throttle where bucket = any(${[...buckets]}::text[])`.execute(transaction);
}

/** Removes what no longer limits anybody. */
export async function sweepThrottles(database: Database | Transaction, now: Date): Promise<void> {
  await sql`delete from throttle where expires_at < ${now}`.execute(database);
}
