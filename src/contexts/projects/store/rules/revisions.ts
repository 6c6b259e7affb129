import { sql } from 'kysely';
import type { Database, Transaction } from '../../../../platform/database/database.ts';
import type { ReadEvent } from '../../../../platform/events/store.ts';
import type { Finding } from '../../../../platform/events/verify.ts';
import type { CanonicalValue } from '../../../../shared/canonical-json.ts';
import { canonicalJson } from '../../../../shared/canonical-json.ts';
import type { RuleSet, Rules } from '../../inputs/rules.ts';
import type { RevisionState } from '../../lifecycle/rule-revision.ts';
import type { RuleShelf } from '../../rules/revisions.ts';

type Executor = Database | Transaction;

/** A version of rules, proposed or released. */
export interface RevisionRow {
  readonly id: string;
  readonly ruleSet: RuleSet;
  readonly divisionCode: string;
  readonly placePath: string;
  /** `YYYY-MM-DD` in Suzhou. */
  readonly validFrom: string;
  readonly rules: Rules;
  readonly replaces: Rules;
  readonly source: string;
  readonly raises: readonly string[];
  readonly state: RevisionState;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly version: number;
  readonly headHash: Buffer;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

const columns = sql`
  id, rule_set as "ruleSet", division_code as "divisionCode", place_path::text as "placePath", valid_from::text as "validFrom", rules, replaces, source,
  raises, state, doers, version, head_hash as "headHash", created_at as "createdAt", changed_at as "changedAt"`;

/** Every released version: few, and read together. */
export async function releasedRules(executor: Executor): Promise<RuleShelf> {
  const result = await sql<RuleShelf[number]>`
    select id, rule_set as "ruleSet", place_path::text as "placePath", valid_from::text as "validFrom", rules, source
    from rule_revision where state = 'released' order by valid_from, id`.execute(executor);
  return result.rows;
}

/** Versions for a place and the places above it, newest first. */
export async function revisionsFor(executor: Executor, placePath: string): Promise<readonly RevisionRow[]> {
  const result = await sql<RevisionRow>`select ${columns} from rule_revision where place_path @> ${placePath}::ltree order by created_at desc, id desc`.execute(executor);
  return result.rows;
}

/** A version by id. */
export async function findRevision(executor: Executor, id: string): Promise<RevisionRow | undefined> {
  const result = await sql<RevisionRow>`select ${columns} from rule_revision where id = ${id}::uuid`.execute(executor);
  return result.rows[0];
}

/** A version by id, locked. */
export async function lockRevision(transaction: Transaction, id: string): Promise<RevisionRow | undefined> {
  await sql`select id from rule_revision where id = ${id}::uuid for update`.execute(transaction);
  return findRevision(transaction, id);
}

/** Lets changes of one set at one place follow one another, to the end of the transaction. */
export async function lockRuleSet(transaction: Transaction, ruleSet: RuleSet, placePath: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rule_revision ${ruleSet} ${placePath}`}, 0))`.execute(transaction);
}

/** Inserts a version. */
export async function insertRevision(transaction: Transaction, row: Omit<RevisionRow, 'changedAt'>): Promise<void> {
  await sql`
    insert into rule_revision (id, rule_set, division_code, place_path, valid_from, rules, replaces, source, raises, state, doers, version, head_hash, created_at, changed_at)
    values (${row.id}::uuid, ${row.ruleSet}, ${row.divisionCode}, ${row.placePath}::ltree, ${row.validFrom}::date, ${JSON.stringify(row.rules)}::jsonb,
      ${JSON.stringify(row.replaces)}::jsonb, ${row.source}, ${[...row.raises]}::text[], ${row.state}, ${JSON.stringify(row.doers)}::jsonb, ${row.version}, ${row.headHash},
      ${row.createdAt}, ${row.createdAt})`.execute(transaction);
}

/** Writes a version's new state; the caller holds its row lock. */
export async function saveRevision(
  transaction: Transaction,
  id: string,
  change: { readonly state: RevisionState; readonly version: number; readonly headHash: Buffer; readonly doer: { readonly action: string; readonly id: string | null }; readonly at: Date },
): Promise<void> {
  const doer = change.doer.id === null ? sql`doers` : sql`doers || jsonb_build_object(${change.doer.action}::text, ${change.doer.id}::text)`;
  await sql`
    update rule_revision set state = ${change.state}, version = ${change.version}, head_hash = ${change.headHash}, doers = ${doer}, changed_at = ${change.at}
    where id = ${id}::uuid`.execute(transaction);
}

/** Has this set a released version for exactly this place and day? */
export async function hasReleased(executor: Executor, row: Pick<RevisionRow, 'ruleSet' | 'placePath' | 'validFrom'>): Promise<boolean> {
  const result = await sql`
    select 1 from rule_revision where rule_set = ${row.ruleSet} and place_path = ${row.placePath}::ltree and valid_from = ${row.validFrom}::date and state = 'released'`.execute(executor);
  return result.rows.length > 0;
}

/** Does a version of rules still say what its history says it said? */
export async function compareRevision(database: Executor, id: string, history: readonly ReadEvent[]): Promise<readonly Finding['code'][]> {
  const row = await findRevision(database, id);
  const told = history[0]?.internalDetail;
  if (!row || !told) return [];
  const agrees = canonicalJson(row.rules as unknown as CanonicalValue) === canonicalJson(told['rules'] as CanonicalValue) && told['validFrom'] === row.validFrom && told['placePath'] === row.placePath;
  return agrees ? [] : ['record-field-changed'];
}
