import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { readInstantCursor } from '../../../platform/paging.ts';
import type { SimulationResult } from '../contract.ts';
import type { InputOf } from '../inputs.ts';
import type { PolicyState } from '../lifecycle.ts';
import type { ConcessionPolicy } from '../rules/model.ts';

export interface StoredSimulation {
  readonly question: InputOf<'simulate'>;
  readonly result: SimulationResult;
}

/** One version of a policy as the database holds it. */
export interface PolicyRow {
  readonly id: string;
  readonly network: string;
  readonly code: string;
  readonly number: number;
  readonly state: PolicyState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly placePath: string;
  readonly content: ConcessionPolicy;
  readonly simulation: StoredSimulation | null;
  readonly changedAt: Date;
  readonly publishedAt: Date | null;
}

const columns = sql`
  id, network, code, number, state, version, head_hash as "headHash", doers, place_path::text as "placePath", content, simulation,
  changed_at as "changedAt", published_at as "publishedAt"`;

/** A policy version by id. */
export async function findPolicy(database: Database | Transaction, id: string): Promise<PolicyRow | undefined> {
  const result = await sql<PolicyRow>`select ${columns} from fare_policy where id = ${id}::uuid`.execute(database);
  return result.rows[0];
}

/** A policy version by id, locked. */
export async function lockPolicy(transaction: Transaction, id: string): Promise<PolicyRow | undefined> {
  const result = await sql<PolicyRow>`select ${columns} from fare_policy where id = ${id}::uuid for update`.execute(transaction);
  return result.rows[0];
}

/** The version of a policy in force, locked. */
export async function lockInForce(transaction: Transaction, network: string, code: string): Promise<PolicyRow | undefined> {
  const result = await sql<PolicyRow>`
    select ${columns} from fare_policy where network = ${network} and code = ${code} and state = 'published' for update`.execute(transaction);
  return result.rows[0];
}

/** What was published here: the policies in force, and `network/code` of all that ever were. */
export async function readPublished(database: Database | Transaction): Promise<{ readonly inForce: readonly ConcessionPolicy[]; readonly ever: ReadonlySet<string> }> {
  const result = await sql<{ key: string; content: ConcessionPolicy | null }>`
    select network || '/' || code as key, case when state = 'published' then content end as content
    from fare_policy where state in ('published', 'superseded', 'withdrawn') order by network, code`.execute(database);
  return {
    inForce: result.rows.flatMap(({ content }) => content ?? []),
    ever: new Set(result.rows.map(({ key }) => key)),
  };
}

/** Takes the lock under which version numbers of one policy are given out. */
export async function lockCode(transaction: Transaction, network: string, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`fare_policy/${network}/${code}`}))`.execute(transaction);
}

/** The highest version number of a policy kept here; 0 when there is none. */
export async function highestNumber(transaction: Transaction, network: string, code: string): Promise<number> {
  const result = await sql<{ highest: number | null }>`
    select max(number) as highest from fare_policy where network = ${network} and code = ${code}`.execute(transaction);
  return result.rows[0]?.highest ?? 0;
}

export interface NewPolicy extends Pick<PolicyRow, 'id' | 'network' | 'code' | 'number' | 'headHash' | 'placePath' | 'content'> {
  readonly writtenBy: string | null;
  readonly at: Date;
}

/** Inserts a draft. */
export async function insertPolicy(transaction: Transaction, policy: NewPolicy): Promise<void> {
  const doers = policy.writtenBy === null ? {} : { revise: policy.writtenBy };
  await sql`
    insert into fare_policy (id, network, code, number, state, version, head_hash, doers, place_path, content, changed_at)
    values (${policy.id}, ${policy.network}, ${policy.code}, ${policy.number}, 'draft', 1, ${policy.headHash}, ${JSON.stringify(doers)}::jsonb,
      ${policy.placePath}::ltree, ${JSON.stringify(policy.content)}::jsonb, ${policy.at})`.execute(transaction);
}

export interface PolicyChange {
  readonly state: PolicyState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doer: { readonly action: string; readonly id: string | null };
  readonly at: Date;
  readonly content?: ConcessionPolicy;
  readonly simulation?: StoredSimulation | null;
  readonly publishedAt?: Date;
}

/** Writes a policy's new state; the caller holds its row lock. */
export async function savePolicy(transaction: Transaction, id: string, change: PolicyChange): Promise<void> {
  const { content, simulation, publishedAt } = change;
  const doer = change.doer.id === null ? sql`doers` : sql`doers || jsonb_build_object(${change.doer.action}::text, ${change.doer.id}::text)`;
  const extra = [
    ...(content === undefined ? [] : [sql`, content = ${JSON.stringify(content)}::jsonb`]),
    ...(simulation === undefined ? [] : [sql`, simulation = ${simulation === null ? null : JSON.stringify(simulation)}::jsonb`]),
    ...(publishedAt === undefined ? [] : [sql`, published_at = ${publishedAt}`]),
  ];
  await sql`
    update fare_policy set state = ${change.state}, version = ${change.version}, head_hash = ${change.headHash}, doers = ${doer},
      changed_at = ${change.at} ${sql.join(extra, sql``)}
    where id = ${id}::uuid`.execute(transaction);
}

export interface PolicyFilter {
  readonly placePaths: readonly string[];
  readonly state?: string | undefined;
  readonly code?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of policy versions at some places and below, newest change first; the cursor is `instant|id`. */
export async function listPolicies(database: Database, filter: PolicyFilter): Promise<{ readonly rows: readonly PolicyRow[]; readonly nextCursor: string | null }> {
  const from = filter.cursor === undefined ? undefined : readInstantCursor(filter.cursor);
  const after = from ? sql`and (changed_at, id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql``;
  const result = await sql<PolicyRow & { readonly exactly: string }>`
    select ${columns}, changed_at::text as exactly from fare_policy
    where place_path <@ ${[...filter.placePaths]}::ltree[]
      ${filter.state === undefined ? sql`` : sql`and state = ${filter.state}`}
      ${filter.code === undefined ? sql`` : sql`and code = ${filter.code}`} ${after}
    order by changed_at desc, id desc limit ${filter.limit + 1}`.execute(database);
  const rows = result.rows.slice(0, filter.limit);
  const last = rows.at(-1);
  return { rows, nextCursor: last && result.rows.length > filter.limit ? `${last.exactly}|${last.id}` : null };
}
