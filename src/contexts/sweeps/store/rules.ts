import { sql } from 'kysely';
import { plainDateOf } from '../../../shared/time.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';

export type RuleName = 'secondTryAfterHours' | 'remindDaysBefore' | 'closeAfterDays';

/** The value of a threshold in force at a moment. */
export async function ruleValue(database: Database | Transaction, name: RuleName, at: Date): Promise<number> {
  const result = await sql<{ value: number }>`
    select value from sweep_rule where name = ${name} and valid_from <= ${plainDateOf(at.getTime())}::date
    order by valid_from desc limit 1`.execute(database);
  const value = result.rows[0]?.value;
  if (value === undefined) throw new Error(`No rule ${name} is in force`);
  return value;
}
