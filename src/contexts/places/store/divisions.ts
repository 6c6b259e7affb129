import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/database.ts';
import type { ChainHead } from '../../../platform/events/append-event.ts';
import type { Position } from '../../../shared/geometry.ts';
import type { PlaceKind, PlaceLevel } from '../rules/division.ts';
import { type Executor, pointOf, type PointValue, positionOf } from './sql.ts';

/** A unit of the tree. Dates are plain (`YYYY-MM-DD`). */
export interface Division {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly level: PlaceLevel;
  readonly kind: PlaceKind;
  readonly parentCode: string | null;
  readonly path: string;
  readonly requestPrefix: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly center: Position | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: string;
  readonly version: number;
}

type DivisionRow = Omit<Division, 'center'> & { readonly center: PointValue | null };

const columns = sql`id, code, name, short_name as "shortName", level, kind, parent_code as "parentCode", path::text as path,
  request_prefix as "requestPrefix", contact_name as "contactName", contact_phone as "contactPhone", center,
  valid_from as "validFrom", valid_to as "validTo", source, version`;

function divisionOf(row: DivisionRow): Division {
  return { ...row, center: positionOf(row.center) };
}

/** The value that changes with every change of the tree. */
export async function readDivisionRevision(executor: Executor): Promise<string> {
  const result = await sql<{ revision: string }>`select revision from division_revision`.execute(executor);
  return result.rows[0]?.revision ?? '';
}

/** All units, also those that no longer exist: old records name them. */
export async function readAllDivisions(executor: Executor): Promise<readonly Division[]> {
  const result = await sql<DivisionRow>`select ${columns} from division order by code`.execute(executor);
  return result.rows.map(divisionOf);
}

/** Locks a unit for a change and returns it with the head of its history. */
export async function lockDivision(
  transaction: Transaction,
  code: string,
): Promise<(Division & { readonly head: ChainHead }) | undefined> {
  const result = await sql<DivisionRow & { headHash: Buffer }>`
    select ${columns}, head_hash as "headHash" from division where code = ${code} for update`.execute(transaction);
  const row = result.rows[0];
  if (!row) return undefined;
  const { headHash, ...division } = row;
  return { ...divisionOf(division), head: { sequence: row.version, hash: headHash } };
}

/** The unit whose record numbers begin with these letters. */
export async function readDivisionByPrefix(executor: Executor, requestPrefix: string): Promise<Division | undefined> {
  const result = await sql<DivisionRow>`select ${columns} from division where request_prefix = ${requestPrefix}`.execute(executor);
  return result.rows.map(divisionOf)[0];
}

/** Codes of all grids a community has or had. */
export async function readGridCodes(executor: Executor, communityCode: string): Promise<readonly string[]> {
  const result = await sql<{ code: string }>`
    select code from division where parent_code = ${communityCode} and level = 'grid'`.execute(executor);
  return result.rows.map(({ code }) => code);
}

export type NewDivision = Omit<Division, 'version'>;

/** Inserts units in one statement; parents must stand before their children or exist already. */
export async function insertDivisions(transaction: Transaction, divisions: readonly NewDivision[]): Promise<void> {
  const rows = divisions.map((division) => ({
    ...division,
    longitude: division.center?.[0] ?? null,
    latitude: division.center?.[1] ?? null,
  }));
  await sql`
    insert into division (code, id, name, short_name, level, kind, parent_code, path, request_prefix, contact_name,
      contact_phone, center, valid_from, valid_to, source)
    select code, id, name, "shortName", level, kind, "parentCode", path::ltree, "requestPrefix", "contactName",
      "contactPhone", point(longitude, latitude), "validFrom", "validTo", source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (code text, id uuid, name text, "shortName" text, level text,
      kind text, "parentCode" text, path text, "requestPrefix" text, "contactName" text, "contactPhone" text,
      longitude float8, latitude float8, "validFrom" date, "validTo" date, source text)`.execute(transaction);
}

/** What an administrator may change of a unit. */
export interface DivisionDetails {
  readonly name: string;
  readonly shortName: string;
  readonly requestPrefix: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly center: Position | null;
}

/** Stores details of a unit together with the new head of its history. */
export async function updateDivision(
  transaction: Transaction,
  code: string,
  details: DivisionDetails,
  head: ChainHead,
): Promise<void> {
  await sql`
    update division set name = ${details.name}, short_name = ${details.shortName},
      request_prefix = ${details.requestPrefix}, contact_name = ${details.contactName},
      contact_phone = ${details.contactPhone}, center = ${pointOf(details.center)},
      version = ${head.sequence}, head_hash = ${head.hash}
    where code = ${code}`.execute(transaction);
}

/** Stores the head of a unit's history; ends the unit when a day (`YYYY-MM-DD`) is given. */
export async function setDivisionHead(transaction: Transaction, code: string, head: ChainHead, validTo: string | null = null): Promise<void> {
  await sql`
    update division set version = ${head.sequence}, head_hash = ${head.hash}, valid_to = coalesce(valid_to, ${validTo}::date)
    where code = ${code}`.execute(transaction);
}

/**
 * Lets one change of places at a time through, so that names, letters, territories and outlines can be checked before
 * they are written; administration is rare enough. Held to the end of the transaction.
 */
export async function lockAdministration(transaction: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lianxin.places.' || current_schema()))`.execute(transaction);
}

/** A former or popular name or code of a unit. */
export interface DivisionAlias {
  readonly id: string;
  readonly divisionCode: string;
  readonly code: string | null;
  readonly name: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: string;
}

/** Inserts aliases in one statement. */
export async function insertAliases(transaction: Transaction, aliases: readonly DivisionAlias[]): Promise<void> {
  await sql`
    insert into division_alias (id, division_code, code, name, valid_from, valid_to, source)
    select id, "divisionCode", code, name, "validFrom", "validTo", source
    from jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb) as row (id uuid, "divisionCode" text, code text, name text,
      "validFrom" date, "validTo" date, source text)`.execute(transaction);
}

/** Aliases of units, or the units that once had these codes. */
export async function readAliases(
  executor: Executor,
  by: { readonly divisionCodes: readonly string[] } | { readonly codes: readonly string[] },
): Promise<readonly DivisionAlias[]> {
  const condition = 'codes' in by ? sql`code = any(${by.codes}::text[])` : sql`division_code = any(${by.divisionCodes}::text[])`;
  const result = await sql<DivisionAlias>`
    select id, division_code as "divisionCode", code, name, valid_from as "validFrom", valid_to as "validTo", source
    from division_alias where ${condition} order by division_code, valid_from nulls first, name`.execute(executor);
  return result.rows;
}

/** Removes all aliases of a unit, to be written anew. */
export async function deleteAliases(transaction: Transaction, divisionCode: string): Promise<void> {
  await sql`delete from division_alias where division_code = ${divisionCode}`.execute(transaction);
}

/** A zone that manages divisions without being one. */
export interface ManagementArea {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly divisionCodes: readonly string[];
}

/** Inserts a management area with its divisions. */
export async function insertManagementArea(transaction: Transaction, area: ManagementArea): Promise<void> {
  await sql`
    with area as (
      insert into management_area (id, name, source) values (${area.id}, ${area.name}, ${area.source}) returning id)
    insert into management_area_division (management_area_id, division_code)
    select area.id, code from area, unnest(${area.divisionCodes}::text[]) as code`.execute(transaction);
}

/** All management areas with their divisions. */
export async function readManagementAreas(executor: Executor): Promise<readonly ManagementArea[]> {
  const result = await sql<ManagementArea>`
    select id, name, source, array_agg(division_code order by division_code) as "divisionCodes"
    from management_area join management_area_division on management_area_id = id
    group by id order by name`.execute(executor);
  return result.rows;
}
