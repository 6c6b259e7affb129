import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Stratum } from '../actions/draw-sample.ts';
import type { SampleState } from '../lifecycle.ts';
import type { Tally } from '../rules.ts';

/** By what the cases that could be drawn were narrowed. */
export interface SampleFilters {
  readonly categoryId?: string | undefined;
  readonly channel?: string | undefined;
  readonly workstationId?: string | undefined;
}

/** A sample as the database holds it, without the cases it was drawn from. Dates are plain (`YYYY-MM-DD`). */
export interface SampleRow {
  readonly id: string;
  readonly number: string;
  readonly state: SampleState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly title: string;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly basis: 'closed' | 'rated';
  readonly from: string;
  readonly until: string;
  readonly filters: SampleFilters;
  readonly strataBy: 'none' | 'category' | 'channel' | 'workstation';
  readonly sizeKind: 'count' | 'share';
  readonly size: number;
  readonly seed: string;
  readonly witnessKind: 'anchor' | 'event' | 'none';
  readonly witnessHash: string;
  readonly witnessAt: Date | null;
  readonly frameCount: number;
  readonly frameDigest: string;
  readonly workingDays: number;
  readonly dueOn: string | null;
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** A line of the list: the sample with its sums. */
export type SampleLine = SampleRow & { readonly tally: Tally };

const columns = sql`
  sample.id, sample.number, sample.state, sample.version, sample.head_hash as "headHash", sample.doers, sample.title,
  sample.division_code as "divisionCode", sample.place_path::text as "placePath", sample.place_name as "placeName", sample.basis,
  to_char(sample.period_from, 'YYYY-MM-DD') as from, to_char(sample.period_until, 'YYYY-MM-DD') as until, sample.filters,
  sample.strata_by as "strataBy", sample.size_kind as "sizeKind", sample.size_value as size, sample.seed, sample.witness_kind as "witnessKind",
  sample.witness_hash as "witnessHash", sample.witness_at as "witnessAt", sample.frame_count as "frameCount", sample.frame_digest as "frameDigest",
  sample.working_days as "workingDays", to_char(sample.due_on, 'YYYY-MM-DD') as "dueOn", sample.due_at as "dueAt",
  sample.created_at as "createdAt", sample.started_at as "startedAt", sample.ended_at as "endedAt"`;

const tally = sql`(
  select json_build_object('total', count(*), 'checked', count(verdict), 'done', count(*) filter (where verdict = 'done'),
    'notDone', count(*) filter (where verdict = 'notDone'), 'cannotVerify', count(*) filter (where verdict = 'cannotVerify'),
    'heard', count(level), 'satisfied', count(*) filter (where level >= 4), 'basicallySatisfied', count(*) filter (where level = 3))
  from sample_item where sample_id = sample.id) as tally`;

/** Reads a sample and holds its row lock to the end of the transaction. */
export async function lockSample(transaction: Transaction, id: string): Promise<SampleRow | undefined> {
  return (await sql<SampleRow>`select ${columns} from sample where id = ${id}::uuid for update`.execute(transaction)).rows[0];
}

/** Samples by their ids with their sums, newest first. */
export async function readSamples(database: Database | Transaction, ids: readonly string[]): Promise<readonly SampleLine[]> {
  return (await sql<SampleLine>`select ${columns}, ${tally} from sample where id = any(${ids}::uuid[]) order by id desc`.execute(database)).rows;
}

/** The sample of a number with its sums. */
export async function sampleOfNumber(database: Database, number: string): Promise<SampleLine | undefined> {
  return (await sql<SampleLine>`select ${columns}, ${tally} from sample where number = ${number}`.execute(database)).rows[0];
}

/** All cases a sample was drawn from, stratum by stratum. */
export async function readFrame(database: Database | Transaction, id: string): Promise<readonly Stratum[]> {
  const { rows } = await sql<{ frame: readonly Stratum[] }>`select frame from sample where id = ${id}::uuid`.execute(database);
  return rows[0]?.frame ?? [];
}

export interface SampleFilter {
  readonly state?: string | undefined;
  readonly late?: boolean;
  readonly placePath?: string | undefined;
  readonly text?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of the samples of some places, newest first. */
export async function listSamples(database: Database, placePaths: readonly string[], filter: SampleFilter, now: Date): Promise<readonly SampleLine[]> {
  const conditions: RawBuilder<unknown>[] = [
    sql`sample.place_path <@ ${placePaths}::text[]::ltree[]`,
    ...(filter.state === undefined ? [] : [sql`sample.state = ${filter.state}`]),
    ...(filter.late ? [sql`sample.state = 'underWay' and sample.due_at < ${now}`] : []),
    ...(filter.placePath === undefined ? [] : [sql`sample.place_path <@ ${filter.placePath}::ltree`]),
    ...(filter.text ? [sql`strpos(sample.number || ' ' || sample.title || ' ' || sample.place_name, ${filter.text}) > 0`] : []),
    ...(filter.cursor === undefined ? [] : [sql`sample.id < ${filter.cursor}::uuid`]),
  ];
  return (await sql<SampleLine>`
    select ${columns}, ${tally} from sample where ${sql.join(conditions, sql` and `)} order by sample.id desc limit ${filter.limit}`.execute(database)).rows;
}

/** The samples of some places that are under way, the nearest deadline first. */
export async function samplesUnderWay(database: Database, placePaths: readonly string[]): Promise<readonly SampleLine[]> {
  return (await sql<SampleLine>`
    select ${columns}, ${tally} from sample where state = 'underWay' and place_path <@ ${placePaths}::text[]::ltree[] order by due_at, id limit 50`.execute(database)).rows;
}

/** All samples under way, wherever: for reminders. */
export async function allUnderWay(database: Database): Promise<readonly SampleLine[]> {
  return (await sql<SampleLine>`select ${columns}, ${tally} from sample where state = 'underWay' order by id`.execute(database)).rows;
}

/** The next number of a prefix and year, told from cases and sweeps by its letters: `CL-CC-2026-0001`. */
export async function takeNumber(transaction: Transaction, prefix: string, year: number): Promise<string> {
  const result = await sql<{ last: number }>`
    insert into sample_number (prefix, year, last) values (${prefix}, ${year}, 1)
    on conflict (prefix, year) do update set last = sample_number.last + 1 returning last`.execute(transaction);
  return `${prefix}-CC-${year}-${String(result.rows[0]?.last ?? 1).padStart(4, '0')}`;
}

export type NewSample = Omit<SampleRow, 'state' | 'version' | 'doers' | 'dueOn' | 'dueAt' | 'startedAt' | 'endedAt'> & { readonly frame: readonly Stratum[]; readonly drawnBy: string | null };

/** Inserts a sample that was just drawn. */
export async function insertSample(transaction: Transaction, sample: NewSample): Promise<void> {
  const doers = sample.drawnBy === null ? {} : { draw: sample.drawnBy };
  await sql`
    insert into sample (id, number, state, version, head_hash, doers, title, division_code, place_path, place_name, basis, period_from, period_until, filters,
      strata_by, size_kind, size_value, seed, witness_kind, witness_hash, witness_at, frame, frame_count, frame_digest, working_days, created_at, changed_at)
    values (${sample.id}, ${sample.number}, 'drawn', 1, ${sample.headHash}, ${JSON.stringify(doers)}::jsonb, ${sample.title}, ${sample.divisionCode},
      ${sample.placePath}::ltree, ${sample.placeName}, ${sample.basis}, ${sample.from}::date, ${sample.until}::date, ${JSON.stringify(sample.filters)}::jsonb,
      ${sample.strataBy}, ${sample.sizeKind}, ${sample.size}, ${sample.seed}, ${sample.witnessKind}, ${sample.witnessHash}, ${sample.witnessAt},
      ${JSON.stringify(sample.frame)}::jsonb, ${sample.frameCount}, ${sample.frameDigest}, ${sample.workingDays}, ${sample.createdAt}, ${sample.createdAt})`.execute(transaction);
}

export interface SampleChange {
  readonly state: SampleState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doer: { readonly action: string; readonly id: string | null };
  readonly at: Date;
  readonly due?: { readonly on: string; readonly at: Date };
  readonly startedAt?: Date;
  readonly endedAt?: Date;
}

/** Writes a sample's new state, chain head and changed columns; the caller holds its row lock. */
export async function saveSample(transaction: Transaction, id: string, { doer, ...change }: SampleChange): Promise<void> {
  const changes = [
    sql`state = ${change.state}`, sql`version = ${change.version}`, sql`head_hash = ${change.headHash}`, sql`changed_at = ${change.at}`,
    ...(doer.id === null ? [] : [sql`doers = doers || jsonb_build_object(${doer.action}::text, ${doer.id}::text)`]),
    ...(change.due ? [sql`due_on = ${change.due.on}::date`, sql`due_at = ${change.due.at}`] : []),
    ...(change.startedAt ? [sql`started_at = ${change.startedAt}`] : []),
    ...(change.endedAt ? [sql`ended_at = ${change.endedAt}`] : []),
  ];
  await sql`update sample set ${sql.join(changes)} where id = ${id}::uuid`.execute(transaction);
}
