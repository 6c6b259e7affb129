import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { ReadEvent } from '../../../platform/events/store.ts';
import type { Finding } from '../../../platform/events/verify.ts';

/** Compares what a request says of itself with its history: its state, and what the reporter wrote. */
export async function compareWithHistory(database: Database | Transaction, id: string, history: readonly ReadEvent[]): Promise<readonly Finding['code'][]> {
  const result = await sql<{ state: string; originalText: string | null; number: string }>`
    select state, original_text as "originalText", number from request where id = ${id}::uuid`.execute(database);
  const row = result.rows[0];
  if (!row) return [];
  const codes: Finding['code'][] = [];
  if (row.state !== history.at(-1)?.toState) codes.push('record-state-changed');
  const reported = history[0]?.internalDetail;
  const textChanged = reported && (row.originalText !== reported['originalText'] || row.number !== reported['number']);
  if (textChanged) codes.push('record-field-changed');
  return codes;
}

/** The number people know a request by; undefined when it is gone. */
export async function numberOfRequest(database: Database | Transaction, id: string): Promise<string | undefined> {
  const result = await sql<{ number: string }>`select number from request where id = ${id}::uuid`.execute(database);
  return result.rows[0]?.number;
}
