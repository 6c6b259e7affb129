import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Transaction } from '../database/database.ts';
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

function fingerprintOf(content: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(content)).digest();
}

/**
 * Claims the key for this write within its transaction. Returns undefined when the write is new, else the id of the
 * record the first one made: the caller answers with that record instead. A concurrent twin waits here for the first.
 * Throws 422 `idempotency-key-reused` when the key came with different content before.
 */
export async function claimWrite(transaction: Transaction, write: RepeatableWrite): Promise<string | undefined> {
  const fingerprint = fingerprintOf(write.content);
  const claimed = await sql`
    insert into idempotency_key (key, fingerprint, subject_id, created_at)
    values (${write.key}, ${fingerprint}, ${write.subjectId}, ${write.at}) on conflict (key) do nothing`.execute(transaction);
  if (claimed.numAffectedRows === 1n) return undefined;
  const known = await sql<{ fingerprint: Buffer; subjectId: string }>`
    select fingerprint, subject_id as "subjectId" from idempotency_key where key = ${write.key}`.execute(transaction);
  const first = known.rows[0];
  if (!first?.fingerprint.equals(fingerprint)) {
    throw problem(422, 'idempotency-key-reused', { detail: 'This Idempotency-Key was used for something else before.' });
  }
  return first.subjectId;
}

/** Forgets keys older than a moment; phones repeat within days, not weeks. */
export async function forgetWritesBefore(transaction: Transaction, before: Date): Promise<void> {
  await sql`delete from idempotency_key where created_at < ${before}`.execute(transaction);
}
