import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { ReadEvent } from '../../../platform/events/store.ts';
import type { Difference } from '../../../platform/events/verify.ts';

interface Own {
  readonly id: string;
  readonly state: string;
  readonly originalText: string | null;
  readonly number: string;
}

function differencesOf(row: Own, history: readonly ReadEvent[]): readonly Difference[] {
  const codes: Difference[] = [];
  if (row.state !== history.at(-1)?.toState) codes.push('record-state-changed');
  const reported = history[0]?.internalDetail;
  const textChanged = reported && (row.originalText !== reported['originalText'] || row.number !== reported['number']);
  if (textChanged) codes.push('record-field-changed');
  return codes;
}

/** Compares what requests say of themselves with their histories: their states, and what the reporters wrote. */
export async function compareWithHistories(
  database: Database | Transaction,
  histories: ReadonlyMap<string, readonly ReadEvent[]>,
): Promise<ReadonlyMap<string, readonly Difference[]>> {
  const { rows } = await sql<Own>`
    select id, state, original_text as "originalText", number from request where id = any(${[...histories.keys()]}::uuid[])`.execute(database);
  return new Map(rows.map((row) => [row.id, differencesOf(row, histories.get(row.id) ?? [])]));
}

/** The number people know a request by; undefined when it is gone. */
export async function numberOfRequest(database: Database | Transaction, id: string): Promise<string | undefined> {
  const result = await sql<{ number: string }>`select number from request where id = ${id}::uuid`.execute(database);
  return result.rows[0]?.number;
}
