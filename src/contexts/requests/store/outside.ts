import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';

/** What a case was elsewhere before it was imported. */
export interface OutsideMessage {
  readonly source: string;
  readonly number: string;
  readonly subject: string;
  readonly category: string | null;
  readonly authorDigest: string | null;
  readonly sentAt: Date | null;
  readonly likes: number;
  readonly dislikes: number;
}

/** Claims an outside number for a case about to be inserted; false when a case has it already, also one being inserted at the same time. */
export async function claimOutside(transaction: Transaction, requestId: string, message: OutsideMessage): Promise<boolean> {
  const result = await sql`
    insert into request_outside (request_id, source, number, subject, category, author_digest, sent_at, likes, dislikes)
    values (${requestId}, ${message.source}, ${message.number}, ${message.subject}, ${message.category}, ${message.authorDigest}, ${message.sentAt},
      ${message.likes}, ${message.dislikes}) on conflict (source, number) do nothing`.execute(transaction);
  return result.numAffectedRows === 1n;
}

/** Of some numbers of a source those that are cases already. */
export async function readKnownNumbers(database: Database | Transaction, source: string, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const result = await sql<{ number: string }>`
    select number from request_outside where source = ${source} and number = any(${numbers}::text[])`.execute(database);
  return new Set(result.rows.map(({ number }) => number));
}

/** The outside messages of some cases; cases that were never elsewhere are left out. */
export async function readOutside(database: Database | Transaction, requestIds: readonly string[]): Promise<ReadonlyMap<string, OutsideMessage>> {
  const result = await sql<OutsideMessage & { readonly requestId: string }>`
    select request_id as "requestId", source, number, subject, category, author_digest as "authorDigest", sent_at as "sentAt", likes, dislikes
    from request_outside where request_id = any(${requestIds}::uuid[])`.execute(database);
  return new Map(result.rows.map(({ requestId, ...message }) => [requestId, message]));
}

/** Forgets what is personal about an outside message. */
export async function eraseOutside(transaction: Transaction, requestId: string): Promise<void> {
  await sql`update request_outside set subject = '', author_digest = null where request_id = ${requestId}::uuid`.execute(transaction);
}

/** The outside message of a case as JSON, for the pages of the office. */
export const outsideJson: RawBuilder<unknown> = sql`(
  select json_build_object('source', source, 'number', request_outside.number, 'subject', subject, 'category', category, 'sentAt', sent_at, 'likes', likes, 'dislikes', dislikes)
  from request_outside where request_outside.request_id = request.id)`;
