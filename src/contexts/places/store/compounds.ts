import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/database.ts';
import type { ChainHead } from '../../../platform/events/append-event.ts';
import type { Position } from '../../../shared/geometry.ts';
import { allOf, type Executor, pointOf, type PointValue, positionOf } from './sql.ts';

/** One building of a compound with the names of its stairwells. */
export interface Building {
  readonly name: string;
  readonly stairwells: readonly string[];
  /** Set where the compound lies in several grids. */
  readonly gridCode: string | null;
}

/** A residential compound 小区 or a single house. */
export interface Compound {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly communityCode: string;
  /** Path of the community. */
  readonly communityPath: string;
  readonly gridCode: string | null;
  readonly address: string;
  readonly managed: boolean;
  readonly managerName: string | null;
  readonly center: Position | null;
  readonly buildings: readonly Building[];
  readonly source: string;
  readonly archived: boolean;
  readonly version: number;
}

/** What is stored of a compound; the rest follows from it. */
export type CompoundContent = Omit<Compound, 'id' | 'communityPath' | 'archived' | 'version'>;

type CompoundRow = Omit<Compound, 'center'> & { readonly center: PointValue | null };

const columns = sql`compound.id, compound.name, aliases, community_code as "communityCode", path::text as "communityPath",
  grid_code as "gridCode", address, managed, manager_name as "managerName", compound.center, compound.source,
  archived_at is not null as archived, compound.version,
  (select coalesce(jsonb_agg(jsonb_build_object('name', building.name, 'stairwells', to_jsonb(stairwells), 'gridCode', building.grid_code)
     order by position), '[]') from compound_building building where compound_id = compound.id) as buildings`;

function compoundOf(row: CompoundRow): Compound {
  return { ...row, center: positionOf(row.center) };
}

async function readCompounds(executor: Executor, condition: RawBuilder<unknown>): Promise<readonly Compound[]> {
  const result = await sql<CompoundRow>`
    select ${columns} from compound join division on code = community_code
    where ${condition} order by compound.name, compound.id`.execute(executor);
  return result.rows.map(compoundOf);
}

/** Compounds by id, also archived ones. */
export async function readCompoundsById(executor: Executor, ids: readonly string[]): Promise<readonly Compound[]> {
  return readCompounds(executor, sql`compound.id = any(${ids}::uuid[])`);
}

export interface CompoundFilter {
  readonly withinPath: string;
  readonly managed?: boolean | undefined;
  /** Part of the name or the address, as typed. */
  readonly text?: string | undefined;
  /** Last name and id of the page before. */
  readonly after?: readonly [name: string, id: string] | undefined;
  readonly limit: number;
}

function conditionsOf({ withinPath, managed, text, after }: Omit<CompoundFilter, 'limit'>): RawBuilder<unknown>[] {
  return [
    sql`archived_at is null`,
    sql`path <@ ${withinPath}::ltree`,
    ...(managed === undefined ? [] : [sql`managed = ${managed}`]),
    ...(text ? [sql`strpos(compound.name || ' ' || array_to_string(aliases, ' ') || ' ' || address, ${text}) > 0`] : []),
    ...(after ? [sql`(compound.name, compound.id) > (${after[0]}, ${after[1]}::uuid)`] : []),
  ];
}

/** A page of living compounds inside a unit, by name. */
export async function listCompounds(executor: Executor, filter: CompoundFilter): Promise<readonly Compound[]> {
  const result = await sql<CompoundRow>`
    select ${columns} from compound join division on code = community_code
    where ${allOf(conditionsOf(filter))} order by compound.name, compound.id limit ${filter.limit}`.execute(executor);
  return result.rows.map(compoundOf);
}

/** All living compounds inside a unit. */
export async function readCompoundsWithin(
  executor: Executor,
  filter: Pick<CompoundFilter, 'withinPath' | 'managed'>,
): Promise<readonly Compound[]> {
  return readCompounds(executor, allOf(conditionsOf(filter)));
}

/** The living compound of this name in a community. */
export async function findCompoundByName(executor: Executor, communityCode: string, name: string): Promise<string | undefined> {
  const result = await sql<{ id: string }>`
    select id from compound where community_code = ${communityCode} and name = ${name} and archived_at is null`.execute(executor);
  return result.rows[0]?.id;
}

/** Locks a compound for a change. */
export async function lockCompound(
  transaction: Transaction,
  id: string,
): Promise<(Compound & { readonly head: ChainHead }) | undefined> {
  const locked = await sql<{ headHash: Buffer }>`
    select head_hash as "headHash" from compound where id = ${id} for update`.execute(transaction);
  const [compound] = await readCompoundsById(transaction, [id]);
  const headHash = locked.rows[0]?.headHash;
  return compound && headHash ? { ...compound, head: { sequence: compound.version, hash: headHash } } : undefined;
}

/** Inserts compounds with their buildings. */
export async function insertCompounds(
  transaction: Transaction,
  compounds: readonly (CompoundContent & { readonly id: string })[],
): Promise<void> {
  const rows = compounds.map((compound) => ({
    ...compound,
    longitude: compound.center?.[0] ?? null,
    latitude: compound.center?.[1] ?? null,
  }));
  await sql`
    insert into compound (id, name, aliases, community_code, grid_code, address, managed, manager_name, center, source)
    select id, name, array(select jsonb_array_elements_text(aliases)), "communityCode", "gridCode", address, managed,
      "managerName", point(longitude, latitude), source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, name text, aliases jsonb, "communityCode" text,
      "gridCode" text, address text, managed boolean, "managerName" text, longitude float8, latitude float8, source text)
  `.execute(transaction);
  await insertBuildings(transaction, compounds);
}

async function insertBuildings(
  transaction: Transaction,
  compounds: readonly { readonly id: string; readonly buildings: readonly Building[] }[],
): Promise<void> {
  const rows = compounds.flatMap(({ id, buildings }) =>
    buildings.map((building, position) => ({ ...building, compoundId: id, position })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into compound_building (compound_id, position, name, stairwells, grid_code)
    select "compoundId", position, name, array(select jsonb_array_elements_text(stairwells)), "gridCode"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row ("compoundId" uuid, position integer, name text,
      stairwells jsonb, "gridCode" text)`.execute(transaction);
}

/** Stores new content of a compound with the new head of its history. */
export async function updateCompound(
  transaction: Transaction,
  id: string,
  content: CompoundContent,
  head: ChainHead,
): Promise<void> {
  await sql`
    update compound set name = ${content.name}, aliases = ${content.aliases}::text[],
      community_code = ${content.communityCode}, grid_code = ${content.gridCode}, address = ${content.address},
      managed = ${content.managed}, manager_name = ${content.managerName}, center = ${pointOf(content.center)},
      source = ${content.source}, version = ${head.sequence}, head_hash = ${head.hash}
    where id = ${id}`.execute(transaction);
  await sql`delete from compound_building where compound_id = ${id}`.execute(transaction);
  await insertBuildings(transaction, [{ id, buildings: content.buildings }]);
}

/** Stores the head of a compound's history; archives it when a moment is given. */
export async function setCompoundHead(
  transaction: Transaction,
  id: string,
  head: ChainHead,
  archivedAt: Date | null = null,
): Promise<void> {
  await sql`
    update compound set version = ${head.sequence}, head_hash = ${head.hash},
      archived_at = coalesce(archived_at, ${archivedAt}::timestamptz)
    where id = ${id}`.execute(transaction);
}
