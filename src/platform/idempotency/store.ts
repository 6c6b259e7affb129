import { hash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import type { Write } from '../database/together.ts';
import { problem } from '../problem.ts';

/** A write that may arrive more than once. */
export interface RepeatableWrite {
  readonly key: string;
  /** Operation, actor and body: all that must be equal for a repeat to be one. */
  readonly content: unknown;
  /** The record this write makes or changes. */
  readonly subjectId: string;
  readonly at: Date;
}

/** What is known of an earlier sending. */
export interface Claim {
  /** Hexadecimal. */
  readonly fingerprint: string;
  readonly subjectId: string;
}

function fingerprintOf(content: unknown): Buffer {
  return hash('sha256', JSON.stringify(content), 'buffer');
}

/** The earlier claim of a key as a column of another statement, for `repeatOf`; null when the write is new. */
export function earlierClaim(key: string | undefined): RawBuilder<Claim | null> {
  if (key === undefined) return sql`null`;
  return sql`(select jsonb_build_object('fingerprint', encode(fingerprint, 'hex'), 'subjectId', subject_id) from idempotency_key where key = ${key})`;
}

/**
 * The record the first sending of this write made or changed; undefined when there is no earlier claim.
 * Throws 422 `idempotency-key-reused` when the key came with different content before.
 */
export function repeatOf(claim: Claim | null, content: unknown): string | undefined {
  if (claim === null) return undefined;
  if (claim.fingerprint === fingerprintOf(content).toString('hex')) return claim.subjectId;
  throw problem(422, 'idempotency-key-reused', { detail: 'This Idempotency-Key was used for something else before.' });
}

/** The record an earlier sending of this write made or changed, if any. Throws as `repeatOf`. */
export async function earlierWrite(database: Database | Transaction, key: string, content: unknown): Promise<string | undefined> {
  const result = await sql<{ claim: Claim | null }>`select ${earlierClaim(key)} as claim`.execute(database);
  return repeatOf(result.rows[0]?.claim ?? null, content);
}

/** Claims a key unless it is claimed already, as part of a larger statement; returns a row when the write is new. */
export function claimIfNew(write: RepeatableWrite): RawBuilder<unknown> {
  return sql`insert into idempotency_key (key, fingerprint, subject_id, created_at)
    values (${write.key}, ${fingerprintOf(write.content)}, ${write.subjectId}, ${write.at}) on conflict (key) do nothing returning key`;
}

/** Claims a key as part of a larger statement; a twin that was quicker makes the statement fail (see `earlierWrite`). */
export function claim(write: RepeatableWrite): Write {
  return {
    statement: sql`insert into idempotency_key (key, fingerprint, subject_id, created_at)
      values (${write.key}, ${fingerprintOf(write.content)}, ${write.subjectId}, ${write.at})`,
  };
}

/**
 * Claims the key for this write within its transaction. Returns undefined when the write is new, else the id of the
 * record the first one made: the caller answers with that record instead. A concurrent twin waits here for the first.
 * Throws 422 `idempotency-key-reused` when the key came with different content before.
 */
export async function claimWrite(transaction: Transaction, write: RepeatableWrite): Promise<string | undefined> {
  const { rows } = await claimIfNew(write).execute(transaction);
  return rows.length > 0 ? undefined : earlierWrite(transaction, write.key, write.content);
}

/** Forgets keys older than a moment; phones repeat within days, not weeks. */
export async function forgetWritesBefore(transaction: Transaction, before: Date): Promise<void> {
  await sql`delete from idempotency_key where created_at < ${before}`.execute(transaction);
}
