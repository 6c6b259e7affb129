import { sql } from 'kysely';
import type { Database, Transaction } from '../../../../platform/database/database.ts';
import type { ReadEvent } from '../../../../platform/events/store.ts';
import type { Finding } from '../../../../platform/events/verify.ts';

function lastNumber(history: readonly ReadEvent[], field: string): unknown {
  return history.findLast((event) => event.publicDetail?.[field] !== undefined)?.publicDetail?.[field];
}

/** Compares a project with its history: its number, and the amounts that were approved and accounted. */
export async function compareProject(database: Database | Transaction, id: string, history: readonly ReadEvent[]): Promise<readonly Finding['code'][]> {
  const result = await sql<{ number: string; approvedFen: number | null; finalFen: number | null }>`
    select number, approved_fen as "approvedFen", final_fen as "finalFen" from project where id = ${id}::uuid`.execute(database);
  const row = result.rows[0];
  if (!row) return [];
  const approved = lastNumber(history, 'approvedFen');
  const final = lastNumber(history, 'finalFen');
  const told = history[0]?.internalDetail?.['number'];
  const changed = (told !== undefined && told !== row.number) || (approved !== undefined && approved !== row.approvedFen) || (final !== undefined && final !== row.finalFen);
  return changed ? ['record-field-changed'] : [];
}

/** The number people know a project by; undefined when it is gone. */
export async function numberOfProject(database: Database | Transaction, id: string): Promise<string | undefined> {
  const result = await sql<{ number: string }>`select number from project where id = ${id}::uuid`.execute(database);
  return result.rows[0]?.number;
}
