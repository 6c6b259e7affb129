import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { keptForASecond } from '../../../platform/database/kept.ts';
import type { DispatchConditions, DispatchRule, DispatchTarget, NamedPlace } from '../rules/dispatch/rule.ts';

/** A revision as it is stored, with what is needed to apply it. */
export interface StoredRevision extends DispatchRule {
  readonly version: number;
  readonly divisionCode: string;
  readonly note: string;
  readonly madeAt: Date;
  readonly madeBy: string | null;
  /** The unit it names: null when it names a workstation. */
  readonly unit: { readonly name: string; readonly placePath: string; readonly active: boolean } | null;
}

interface RevisionRow extends Omit<StoredRevision, 'target'> {
  readonly targetKind: DispatchTarget['kind'];
  readonly targetId: string;
}

const columns = sql`
  rule.id, rule.version, revision.revision, rule.division_code as "divisionCode", rule.place_path::text as "placePath", rule.position, revision.ahead,
  revision.valid_from as "validFrom", revision.valid_to as "validTo", revision.conditions, revision.places, revision.target_kind as "targetKind",
  revision.target_id as "targetId", revision.priority, revision.note, revision.made_at as "madeAt", revision.made_by as "madeBy",
  array(select code from request_category where id::text in (select jsonb_array_elements_text(revision.conditions -> 'categoryIds')) order by code) as "categoryCodes",
  coalesce((select min(case when parent_id is null then 1 else 2 end) from request_category
    where id::text in (select jsonb_array_elements_text(revision.conditions -> 'categoryIds'))), 0) as "categoryDepth",
  case when unit.id is null then null else json_build_object('name', unit.name, 'placePath', unit.place_path::text, 'active', unit.active) end as unit`;

async function readRevisions(executor: Database | Transaction, condition: RawBuilder<unknown>): Promise<readonly StoredRevision[]> {
  const result = await sql<RevisionRow>`
    select ${columns} from request_dispatch_rule as rule join request_dispatch_revision as revision on revision.rule_id = rule.id
    left join request_unit as unit on revision.target_kind = 'unit' and unit.id = revision.target_id
    where ${condition} order by rule.id, revision.revision`.execute(executor);
  return result.rows.map(({ targetKind, targetId, ...row }) => ({ ...row, target: { kind: targetKind, id: targetId } }));
}

/** All revisions of the rules, of all places, whose last word does not say that they ended before a day (plain date). */
const readLiving = keptForASecond((executor, on: string) =>
  readRevisions(executor, sql`not exists (
    select from request_dispatch_revision as last where last.rule_id = rule.id and last.valid_to < ${on}::date
      and last.revision = (select max(revision) from request_dispatch_revision as any_of where any_of.rule_id = rule.id))`));

/** The revisions that matter from a day on, kept for a second. */
export function revisionsFrom(executor: Database | Transaction, on: string): Promise<readonly StoredRevision[]> {
  return readLiving(executor, on);
}

/** All revisions of the rules of these places, of what lies in them and around them. */
export function revisionsAround(database: Database, placePaths: readonly string[]): Promise<readonly StoredRevision[]> {
  return readRevisions(database, sql`(rule.place_path <@ ${placePaths}::text[]::ltree[] or rule.place_path @> ${placePaths}::text[]::ltree[])`);
}

/** All revisions of some rules. */
export async function revisionsOf(executor: Database | Transaction, ids: readonly string[]): Promise<readonly StoredRevision[]> {
  return ids.length === 0 ? [] : readRevisions(executor, sql`rule.id = any(${ids}::uuid[])`);
}

/** A rule locked for a change. */
export interface LockedRule {
  readonly id: string;
  readonly version: number;
  readonly headHash: Buffer;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly position: number;
}

/** Locks rules, in one order for everybody; unknown ones are left out. */
export async function lockRules(transaction: Transaction, ids: readonly string[]): Promise<readonly LockedRule[]> {
  const result = await sql<LockedRule>`
    select id, version, head_hash as "headHash", division_code as "divisionCode", place_path::text as "placePath", position
    from request_dispatch_rule where id = any(${ids}::uuid[]) order by id for update`.execute(transaction);
  return result.rows;
}

/** The position behind all rules of a place. */
export async function nextPosition(transaction: Transaction, divisionCode: string): Promise<number> {
  const result = await sql<{ next: number }>`
    select coalesce(max(position), 0) + 1 as next from request_dispatch_rule where division_code = ${divisionCode}`.execute(transaction);
  return result.rows[0]?.next ?? 1;
}

/** Inserts a rule, or stores its new head and position. */
export async function saveRule(transaction: Transaction, rule: LockedRule): Promise<void> {
  await sql`
    insert into request_dispatch_rule (id, version, head_hash, division_code, place_path, position)
    values (${rule.id}, ${rule.version}, ${rule.headHash}, ${rule.divisionCode}, ${rule.placePath}::ltree, ${rule.position})
    on conflict (id) do update set version = excluded.version, head_hash = excluded.head_hash, position = excluded.position`.execute(transaction);
  readLiving.forget();
}

export interface NewRevision {
  readonly ruleId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly ahead: boolean;
  readonly conditions: DispatchConditions;
  readonly places: readonly NamedPlace[];
  readonly target: DispatchTarget;
  readonly priority: string | null;
  readonly note: string;
  readonly madeAt: Date;
  readonly madeBy: string | null;
}

/** Adds the next revision of a rule whose row the caller holds; returns its number. */
export async function insertRevision(transaction: Transaction, revision: NewRevision): Promise<number> {
  const result = await sql<{ revision: number }>`
    insert into request_dispatch_revision (rule_id, revision, valid_from, valid_to, ahead, conditions, places, target_kind, target_id, priority, note, made_at, made_by)
    select ${revision.ruleId}::uuid, coalesce(max(revision), 0) + 1, ${revision.validFrom}::date, ${revision.validTo}::date, ${revision.ahead}::boolean,
      ${JSON.stringify(revision.conditions)}::jsonb, ${JSON.stringify(revision.places)}::jsonb, ${revision.target.kind}, ${revision.target.id}::uuid,
      ${revision.priority}, ${revision.note}, ${revision.madeAt}::timestamptz, ${revision.madeBy}::uuid
    from request_dispatch_revision where rule_id = ${revision.ruleId}::uuid returning revision`.execute(transaction);
  return result.rows[0]?.revision ?? 1;
}

/** How many cases reported since a moment each rule sent on its way; rules without any are left out. */
export async function hitsSince(database: Database, ids: readonly string[], since: Date): Promise<ReadonlyMap<string, number>> {
  const result = await sql<{ id: string; hits: number }>`
    select dispatch_rule_id as id, count(*) as hits from request
    where dispatch_rule_id = any(${ids}::uuid[]) and reported_at >= ${since} group by dispatch_rule_id`.execute(database);
  return new Map(result.rows.map(({ id, hits }) => [id, hits]));
}
