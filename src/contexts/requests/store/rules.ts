import { sql } from 'kysely';
import { plainDateOf } from '../../../shared/time.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { RuleName, RuleRevision } from '../rules/rule-catalogue.ts';

export type { RuleName } from '../rules/rule-catalogue.ts';

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

/** Lets go of what was kept: a change counts at once where it was made. */
export function forgetRules(database: Database): void {
  known.delete(database);
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
    select value from request_rule where name = ${name} and withdrawn_at is null and valid_from <= ${plainDateOf(at.getTime())}::date
    order by valid_from desc limit 1`.execute(database);
  const value = result.rows[0]?.value;
  if (value === undefined) throw new Error(`No rule ${name} is in force`);
  return value;
}

/** One value of a rule from a day on, with who set it. */
export interface StoredRule extends RuleRevision {
  readonly id: string;
  readonly version: number;
  readonly headHash: Buffer;
  readonly source: string;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
}

/** All revisions of all rules that were not taken back, each rule's newest first; with `lock`, nobody else changes rules until the transaction ends. */
export async function readRules(executor: Database | Transaction, lock = false): Promise<readonly StoredRule[]> {
  if (lock) await sql`select pg_advisory_xact_lock(hashtext('request_rule'))`.execute(executor);
  const { rows } = await sql<StoredRule>`
    select id, name, value, to_char(valid_from, 'YYYY-MM-DD') as "validFrom", source, version, head_hash as "headHash", changed_by as "changedBy", changed_at as "changedAt"
    from request_rule where withdrawn_at is null order by name, valid_from desc`.execute(executor);
  return rows;
}

/** Adds a revision. */
export async function insertRule(transaction: Transaction, rule: StoredRule): Promise<void> {
  await sql`
    insert into request_rule (id, name, value, valid_from, source, version, head_hash, changed_by, changed_at)
    values (${rule.id}::uuid, ${rule.name}, ${rule.value}, ${rule.validFrom}::date, ${rule.source}, ${rule.version}, ${rule.headHash}, ${rule.changedBy}::uuid, ${rule.changedAt})`.execute(transaction);
}

/** Takes a revision back that has not begun. */
export async function withdrawRule(transaction: Transaction, id: string, head: { readonly sequence: number; readonly hash: Buffer }, at: Date): Promise<void> {
  await sql`update request_rule set withdrawn_at = ${at}, version = ${head.sequence}, head_hash = ${head.hash} where id = ${id}::uuid`.execute(transaction);
}

/** Does the stored revision still say what its history says? */
export async function ruleAgrees(executor: Database | Transaction, id: string, set: Readonly<Record<string, unknown>>, withdrawn: boolean): Promise<boolean> {
  const { rows } = await sql<{ name: string; value: number; validFrom: string; withdrawn: boolean }>`
    select name, value, to_char(valid_from, 'YYYY-MM-DD') as "validFrom", withdrawn_at is not null as withdrawn from request_rule where id = ${id}::uuid`.execute(executor);
  const [row] = rows;
  return row === undefined || (row.name === set['name'] && row.value === set['value'] && row.validFrom === set['validFrom'] && row.withdrawn === withdrawn);
}
