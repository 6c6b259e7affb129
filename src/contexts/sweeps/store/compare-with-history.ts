import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { ReadEvent } from '../../../platform/events/store.ts';
import type { Finding } from '../../../platform/events/verify.ts';

interface Kept {
  readonly id: string;
  readonly result: string;
  readonly remark: string | null;
}

/** Compares what the checklist of a sweep says with its history: every fact as it was noted, none added, none gone. */
export async function compareWithHistory(database: Database | Transaction, id: string, history: readonly ReadEvent[]): Promise<readonly Finding['code'][]> {
  const result = await sql<Kept>`
    select sweep_fact.id, sweep_fact.result, remark from sweep_fact join sweep_place on sweep_place.id = sweep_place_id where sweep_id = ${id}::uuid`.execute(database);
  const noted = history.filter(({ action }) => action === 'record').map(({ internalDetail }) => internalDetail);
  const kept = new Map(result.rows.map((fact) => [fact.id, fact]));
  const agrees = noted.every((detail) => {
    const fact = kept.get(String(detail?.['factId']));
    return fact !== undefined && fact.result === detail?.['result'] && (fact.remark ?? '') === (detail?.['remark'] ?? '');
  });
  return agrees && kept.size === noted.length ? [] : ['record-field-changed'];
}

/** The number people know a sweep by; undefined when it is gone. */
export async function numberOfSweep(database: Database | Transaction, id: string): Promise<string | undefined> {
  const result = await sql<{ number: string }>`select number from sweep where id = ${id}::uuid`.execute(database);
  return result.rows[0]?.number;
}
