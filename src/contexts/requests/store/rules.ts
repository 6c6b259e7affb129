import { sql } from 'kysely';
import { plainDateOf } from '../../../shared/time.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';

export type RuleName = 'closeUnratedAfterDays' | 'reopenWithinDays' | 'unjoinWithinDays' | 'yellowSharePercent' | 'redSharePercent'
  | 'suggestionMargin' | 'suggestionConfidence' | 'trainingLeastCases' | 'trainingMostCases'
  | 'returnsBeforeDecision' | 'extensionMostDays' | 'shelvingMostDays' | 'contestWithinDays'
  | 'supervise1AfterHours' | 'supervise2AfterHours' | 'supervise3AfterHours'
  | 'handOverLinkDays' | 'callbackAttempts'
  | 'supervise1AnswerHours' | 'supervise2AnswerHours' | 'supervise3AnswerHours';

interface KnownRules {
  readonly until: number;
  readonly values: Map<string, number>;
}

/** Thresholds change once in years and every list asks for them: each database's are kept for half a minute. */
const keptFor = 30_000;
const known = new WeakMap<Database | Transaction, KnownRules>();

function rulesOf(database: Database | Transaction): KnownRules {
  const kept = known.get(database);
  if (kept && kept.until > performance.now()) return kept;
  const fresh = { until: performance.now() + keptFor, values: new Map<string, number>() };
  known.set(database, fresh);
  return fresh;
}

/** The value of a threshold in force at a moment; a change is noticed within half a minute. */
export async function ruleValue(database: Database | Transaction, name: RuleName, at: Date): Promise<number> {
  const { values } = rulesOf(database);
  const key = `${name} ${plainDateOf(at.getTime())}`;
  const value = values.get(key) ?? (await readRule(database, name, at));
  values.set(key, value);
  return value;
}

async function readRule(database: Database | Transaction, name: RuleName, at: Date): Promise<number> {
  const result = await sql<{ value: number }>`
    select value from request_rule where name = ${name} and valid_from <= ${plainDateOf(at.getTime())}::date
    order by valid_from desc limit 1`.execute(database);
  const value = result.rows[0]?.value;
  if (value === undefined) throw new Error(`No rule ${name} is in force`);
  return value;
}
