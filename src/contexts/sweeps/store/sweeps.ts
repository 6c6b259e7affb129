import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { readIdCursor } from '../../../platform/paging.ts';
import type { Scope } from '../inputs.ts';
import type { SweepState } from '../lifecycle.ts';
import type { Progress } from '../rules.ts';

/** A sweep as the database holds it. Dates are plain (`YYYY-MM-DD`). */
export interface SweepRow {
  readonly id: string;
  readonly number: string;
  readonly state: SweepState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly title: string;
  readonly question: string;
  readonly sourceId: string | null;
  readonly sourceNumber: string | null;
  readonly categoryId: string | null;
  readonly scope: Scope;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly dueOn: string;
  readonly dueAt: Date;
  readonly measure: string | null;
  readonly measureKind: string | null;
  readonly plannedAmountFen: number | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly accountedAt: Date | null;
  readonly endedAt: Date | null;
}

/** A line of the list: the sweep with its sums. */
export type SweepLine = SweepRow & { readonly progress: Progress };

const columns = sql`
  sweep.id, sweep.number, sweep.state, sweep.version, sweep.head_hash as "headHash", sweep.doers, sweep.title, sweep.question,
  sweep.source_id as "sourceId", sweep.source_number as "sourceNumber", sweep.category_id as "categoryId", sweep.scope,
  sweep.division_code as "divisionCode", sweep.place_path::text as "placePath", sweep.place_name as "placeName",
  to_char(sweep.due_on, 'YYYY-MM-DD') as "dueOn", sweep.due_at as "dueAt", sweep.measure, sweep.measure_kind as "measureKind",
  sweep.planned_amount_fen as "plannedAmountFen", sweep.created_at as "createdAt", sweep.started_at as "startedAt",
  sweep.accounted_at as "accountedAt", sweep.ended_at as "endedAt"`;

const progress = sql`(
  select json_build_object('total', count(*), 'accounted', count(*) filter (where accounted),
    'found', count(*) filter (where result = 'found'), 'notFound', count(*) filter (where result = 'notFound'),
    'notReachable', count(*) filter (where result = 'notReachable'), 'waiting', count(*) filter (where result is null))
  from sweep_place where sweep_id = sweep.id) as progress`;

/** Reads a sweep and holds its row lock to the end of the transaction. */
export async function lockSweep(transaction: Transaction, id: string): Promise<SweepRow | undefined> {
  const result = await sql<SweepRow>`select ${columns} from sweep where id = ${id}::uuid for update`.execute(transaction);
  return result.rows[0];
}

/** Sweeps by their ids with their sums, newest first. */
export async function readSweeps(database: Database | Transaction, ids: readonly string[]): Promise<readonly SweepLine[]> {
  const result = await sql<SweepLine>`select ${columns}, ${progress} from sweep where id = any(${ids}::uuid[]) order by id desc`.execute(database);
  return result.rows;
}

/** The sweeps a case set off, newest first. */
export async function sweepsOfSource(database: Database | Transaction, sourceId: string): Promise<readonly SweepLine[]> {
  const result = await sql<SweepLine>`select ${columns}, ${progress} from sweep where source_id = ${sourceId}::uuid order by id desc`.execute(database);
  return result.rows;
}

/** What a reader may list: places with their subtrees, and workstations with a place on the checklist. */
export interface Reach {
  readonly placePaths: readonly string[];
  readonly workstationIds: readonly string[];
}

function withinReach({ placePaths, workstationIds }: Reach): RawBuilder<boolean> {
  return sql`(sweep.place_path <@ ${placePaths}::text[]::ltree[] or exists (
    select 1 from sweep_place where sweep_id = sweep.id
      and (place_path <@ ${placePaths}::text[]::ltree[] or workstation_id = any(${workstationIds}::uuid[]))))`;
}

export interface SweepFilter {
  readonly state?: string | undefined;
  readonly late?: boolean;
  readonly placePath?: string | undefined;
  readonly text?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of sweeps in reach, newest first. */
export async function listSweeps(database: Database, reach: Reach, filter: SweepFilter, now: Date): Promise<readonly SweepLine[]> {
  const conditions = [
    withinReach(reach),
    ...(filter.state === undefined ? [] : [sql`sweep.state = ${filter.state}`]),
    ...(filter.late ? [sql`sweep.state = 'running' and sweep.due_at < ${now}`] : []),
    ...(filter.placePath === undefined ? [] : [sql`sweep.place_path <@ ${filter.placePath}::ltree`]),
    ...(filter.text ? [sql`strpos(sweep.number || ' ' || sweep.title || ' ' || sweep.question || ' ' || sweep.place_name, ${filter.text}) > 0`] : []),
    ...(filter.cursor === undefined ? [] : [sql`sweep.id < ${readIdCursor(filter.cursor)}::uuid`]),
  ];
  const result = await sql<SweepLine>`
    select ${columns}, ${progress} from sweep where ${sql.join(conditions, sql` and `)} order by sweep.id desc limit ${filter.limit}`.execute(database);
  return result.rows;
}

/** The running sweeps with a place for one of these workstations, the nearest deadline first. */
export async function runningAt(database: Database, workstationIds: readonly string[]): Promise<readonly SweepLine[]> {
  const result = await sql<SweepLine>`
    select ${columns}, ${progress} from sweep
    where state = 'running' and exists (select 1 from sweep_place where sweep_id = sweep.id and workstation_id = any(${workstationIds}::uuid[]))
    order by due_at, id`.execute(database);
  return result.rows;
}

/** Ids of the running sweeps; those whose places are all accounted for since before a moment, or all. */
export async function runningSweeps(database: Database, accountedBefore?: Date): Promise<readonly string[]> {
  const condition = accountedBefore === undefined ? sql`` : sql`and accounted_at < ${accountedBefore}`;
  const result = await sql<{ id: string }>`select id from sweep where state = 'running' ${condition} order by id`.execute(database);
  return result.rows.map(({ id }) => id);
}

/** The next number of a prefix and year: `CL-2026-0001` of its own count, told from cases by its letters. */
export async function takeNumber(transaction: Transaction, prefix: string, year: number): Promise<string> {
  const result = await sql<{ last: number }>`
    insert into sweep_number (prefix, year, last) values (${prefix}, ${year}, 1)
    on conflict (prefix, year) do update set last = sweep_number.last + 1 returning last`.execute(transaction);
  return `${prefix}-MP-${year}-${String(result.rows[0]?.last ?? 1).padStart(4, '0')}`;
}

/** What a plan of a sweep says. */
export type SweepContent = Pick<
  SweepRow,
  'title' | 'question' | 'categoryId' | 'scope' | 'divisionCode' | 'placePath' | 'placeName' | 'dueOn' | 'dueAt' | 'measure' | 'measureKind' | 'plannedAmountFen'
>;

/** Inserts a draft. */
export async function insertSweep(transaction: Transaction, sweep: SweepContent & Pick<SweepRow, 'id' | 'number' | 'headHash' | 'sourceId' | 'sourceNumber' | 'createdAt'>, by: string | null): Promise<void> {
  await sql`
    insert into sweep (id, number, state, version, head_hash, doers, title, question, source_id, source_number, category_id, scope, division_code,
      place_path, place_name, due_on, due_at, measure, measure_kind, planned_amount_fen, created_at, changed_at)
    values (${sweep.id}, ${sweep.number}, 'draft', 1, ${sweep.headHash}, ${JSON.stringify(by === null ? {} : { draft: by })}::jsonb, ${sweep.title}, ${sweep.question},
      ${sweep.sourceId}, ${sweep.sourceNumber}, ${sweep.categoryId}, ${JSON.stringify(sweep.scope)}::jsonb, ${sweep.divisionCode},
      ${sweep.placePath}::ltree, ${sweep.placeName}, ${sweep.dueOn}::date, ${sweep.dueAt}, ${sweep.measure}, ${sweep.measureKind},
      ${sweep.plannedAmountFen}, ${sweep.createdAt}, ${sweep.createdAt})`.execute(transaction);
}

export interface SweepChange {
  readonly state: SweepState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doer: { readonly action: string; readonly id: string | null };
  readonly at: Date;
  readonly content?: Partial<SweepContent>;
  readonly startedAt?: Date;
  readonly accountedAt?: Date | null;
  readonly endedAt?: Date;
}

const contentColumns: Readonly<Record<keyof SweepContent, (value: unknown) => RawBuilder<unknown>>> = {
  title: (value) => sql`title = ${value}`,
  question: (value) => sql`question = ${value}`,
  categoryId: (value) => sql`category_id = ${value}::uuid`,
  scope: (value) => sql`scope = ${JSON.stringify(value)}::jsonb`,
  divisionCode: (value) => sql`division_code = ${value}`,
  placePath: (value) => sql`place_path = ${value}::ltree`,
  placeName: (value) => sql`place_name = ${value}`,
  dueOn: (value) => sql`due_on = ${value}::date`,
  dueAt: (value) => sql`due_at = ${value}`,
  measure: (value) => sql`measure = ${value}`,
  measureKind: (value) => sql`measure_kind = ${value}`,
  plannedAmountFen: (value) => sql`planned_amount_fen = ${value}`,
};

/** Writes a sweep's new state, chain head and changed columns; the caller holds its row lock. */
export async function saveSweep(transaction: Transaction, id: string, change: SweepChange): Promise<void> {
  const { content = {}, doer } = change;
  const changes = [
    sql`state = ${change.state}`, sql`version = ${change.version}`, sql`head_hash = ${change.headHash}`, sql`changed_at = ${change.at}`,
    ...(doer.id === null ? [] : [sql`doers = doers || jsonb_build_object(${doer.action}::text, ${doer.id}::text)`]),
    ...(Object.keys(content) as (keyof SweepContent)[]).map((key) => contentColumns[key](content[key] ?? null)),
    ...(change.startedAt ? [sql`started_at = ${change.startedAt}`] : []),
    ...(change.accountedAt === undefined ? [] : [sql`accounted_at = ${change.accountedAt}`]),
    ...(change.endedAt ? [sql`ended_at = ${change.endedAt}`] : []),
  ];
  await sql`update sweep set ${sql.join(changes)} where id = ${id}::uuid`.execute(transaction);
}
