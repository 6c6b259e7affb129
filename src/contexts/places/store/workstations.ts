import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/database.ts';
import { keptForASecond } from '../../../platform/database/kept.ts';
import type { ChainHead } from '../../../platform/events/append-event.ts';
import type { Position } from '../../../shared/geometry.ts';
import { type Executor, pointOf, type PointValue, positionOf } from './sql.ts';

/** A grid coordination workstation 网格化联动工作站. */
export interface Workstation {
  readonly id: string;
  readonly name: string;
  readonly streetCode: string;
  /** Path of the street. */
  readonly placePath: string;
  readonly address: string;
  readonly phone: string | null;
  readonly center: Position | null;
  /** Takes what lies in the street but in nobody's territory. */
  readonly isDefault: boolean;
  /** Codes of the communities and grids it serves. */
  readonly territory: readonly string[];
  readonly source: string;
  readonly archived: boolean;
  readonly version: number;
}

/** What is stored of a workstation; the rest follows from it. */
export type WorkstationContent = Omit<Workstation, 'id' | 'placePath' | 'archived' | 'version'>;

type WorkstationRow = Omit<Workstation, 'center'> & { readonly center: PointValue | null };

const columns = sql`workstation.id, workstation.name, street_code as "streetCode", path::text as "placePath", address, phone,
  workstation.center, is_default as "isDefault", workstation.source, archived_at is not null as archived, workstation.version,
  array(select division_code from workstation_territory join division unit on unit.code = division_code
    where workstation_id = workstation.id and unit.valid_to is null order by division_code) as territory`;

async function readWorkstations(executor: Executor, condition: RawBuilder<unknown>): Promise<readonly Workstation[]> {
  const result = await sql<WorkstationRow>`
    select ${columns} from workstation join division on code = street_code
    where ${condition} order by street_code, workstation.name, workstation.id`.execute(executor);
  return result.rows.map((row) => ({ ...row, center: positionOf(row.center) }));
}

/** Workstations by id, also archived ones. */
export async function readWorkstationsById(executor: Executor, ids: readonly string[]): Promise<readonly Workstation[]> {
  return readWorkstations(executor, sql`workstation.id = any(${ids}::uuid[])`);
}

/** Living workstations inside a unit, or of the street a unit lies in. */
export async function readWorkstationsAround(executor: Executor, path: string): Promise<readonly Workstation[]> {
  return readWorkstations(executor, sql`archived_at is null and (path <@ ${path}::ltree or path @> ${path}::ltree)`);
}

/** Living workstations whose street lies inside a unit. */
export async function readWorkstationsWithin(executor: Executor, path: string): Promise<readonly Workstation[]> {
  return readWorkstations(executor, sql`archived_at is null and path <@ ${path}::ltree`);
}

/** Who serves a place; not by its territory: as the default of the street. */
export interface ServingWorkstation {
  readonly id: string;
  readonly name: string;
  readonly byTerritory: boolean;
}

async function readServing(
  executor: Executor,
  unitCodes: readonly string[],
  streetCode: string | undefined,
): Promise<ServingWorkstation | null> {
  const result = await sql<ServingWorkstation>`
    select workstation.id, workstation.name, division_code is not null as "byTerritory" from workstation
    left join workstation_territory on workstation_id = workstation.id and division_code = any(${unitCodes}::text[])
    where archived_at is null and (division_code is not null or (is_default and street_code = ${streetCode ?? ''}))
    order by length(division_code) desc nulls last limit 1`.execute(executor);
  return result.rows[0] ?? null;
}

/**
 * The workstation that serves a place: the one whose territory holds the smallest of the given units, else the
 * default one of the street. Null when there is none.
 */
export const workstationServing = keptForASecond(readServing);

/** Locks a workstation for a change. */
export async function lockWorkstation(
  transaction: Transaction,
  id: string,
): Promise<(Workstation & { readonly head: ChainHead }) | undefined> {
  const locked = await sql<{ headHash: Buffer }>`
    select head_hash as "headHash" from workstation where id = ${id} for update`.execute(transaction);
  const [workstation] = await readWorkstationsById(transaction, [id]);
  const headHash = locked.rows[0]?.headHash;
  return workstation && headHash ? { ...workstation, head: { sequence: workstation.version, hash: headHash } } : undefined;
}

/** Inserts a workstation with its territory. */
export async function insertWorkstation(transaction: Transaction, id: string, content: WorkstationContent): Promise<void> {
  await sql`
    insert into workstation (id, name, street_code, address, phone, center, is_default, source)
    values (${id}, ${content.name}, ${content.streetCode}, ${content.address}, ${content.phone},
      ${pointOf(content.center)}, ${content.isDefault}, ${content.source})`.execute(transaction);
  await insertTerritory(transaction, id, content.territory);
}

/** Stores new content of a workstation with the new head of its history. */
export async function updateWorkstation(
  transaction: Transaction,
  id: string,
  content: WorkstationContent,
  head: ChainHead,
): Promise<void> {
  await sql`
    update workstation set name = ${content.name}, address = ${content.address}, phone = ${content.phone},
      center = ${pointOf(content.center)}, is_default = ${content.isDefault}, source = ${content.source},
      version = ${head.sequence}, head_hash = ${head.hash}
    where id = ${id}`.execute(transaction);
  await sql`delete from workstation_territory where workstation_id = ${id}`.execute(transaction);
  await insertTerritory(transaction, id, content.territory);
}

async function insertTerritory(transaction: Transaction, id: string, codes: readonly string[]): Promise<void> {
  await sql`
    insert into workstation_territory (workstation_id, division_code)
    select ${id}::uuid, code from unnest(${codes}::text[]) as code`.execute(transaction);
}

/** Which workstations already serve these units. */
export async function territoryHolders(
  executor: Executor,
  codes: readonly string[],
): Promise<readonly { readonly code: string; readonly workstationId: string; readonly name: string }[]> {
  const result = await sql<{ code: string; workstationId: string; name: string }>`
    select division_code as code, workstation.id as "workstationId", workstation.name from workstation_territory
    join workstation on workstation.id = workstation_id
    where division_code = any(${codes}::text[]) order by division_code`.execute(executor);
  return result.rows;
}

/** Frees what workstations serve, before their territories are dealt out anew. */
export async function clearTerritories(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await sql`delete from workstation_territory where workstation_id = any(${ids}::uuid[])`.execute(transaction);
}

/** Makes a workstation the default of its street, or no longer, with the new head of its history. */
export async function setWorkstationDefault(transaction: Transaction, id: string, isDefault: boolean, head: ChainHead): Promise<void> {
  await sql`
    update workstation set is_default = ${isDefault}, version = ${head.sequence}, head_hash = ${head.hash}
    where id = ${id}`.execute(transaction);
}

/** Stores the head of a workstation's history; archives it and frees its territory when a moment is given. */
export async function setWorkstationHead(
  transaction: Transaction,
  id: string,
  head: ChainHead,
  archivedAt: Date | null = null,
): Promise<void> {
  await sql`
    update workstation set version = ${head.sequence}, head_hash = ${head.hash},
      archived_at = coalesce(archived_at, ${archivedAt}::timestamptz), is_default = is_default and ${archivedAt === null}
    where id = ${id}`.execute(transaction);
  if (archivedAt) await sql`delete from workstation_territory where workstation_id = ${id}`.execute(transaction);
}
