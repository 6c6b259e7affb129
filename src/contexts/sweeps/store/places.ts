import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { PlaceResult } from '../inputs.ts';

/** A place of a checklist before anybody went there. */
export interface PlannedPlace {
  readonly compoundId: string | null;
  readonly name: string;
  readonly address: string;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly gridCode: string | null;
  readonly gridName: string | null;
  readonly managed: boolean | null;
  readonly point: { readonly longitude: number; readonly latitude: number } | null;
  readonly workstationId: string | null;
  readonly workstationName: string | null;
}

/** A place of a checklist with how it stands. */
export interface PlaceRow extends Omit<PlannedPlace, 'managed'> {
  readonly id: string;
  readonly sweepId: string;
  readonly position: number;
  readonly result: PlaceResult | null;
  readonly observedAt: Date | null;
  readonly vainTries: number;
  readonly decided: string | null;
  readonly accounted: boolean;
  readonly requestId: string | null;
}

export interface FactRow {
  readonly id: string;
  readonly placeId: string;
  readonly sequence: number;
  readonly result: PlaceResult;
  readonly remark: string | null;
  readonly photoIds: readonly string[];
  readonly observedAt: Date;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
  readonly role: string;
}

type PlaceRecord = Omit<PlaceRow, 'point'> & { readonly point: { readonly x: number; readonly y: number } | null };

const columns = sql`
  id, sweep_id as "sweepId", position, compound_id as "compoundId", name, address, division_code as "divisionCode", place_path::text as "placePath",
  place_name as "placeName", grid_code as "gridCode", grid_name as "gridName", location as point, workstation_id as "workstationId",
  workstation_name as "workstationName", result, observed_at as "observedAt", vain_tries as "vainTries", decided, accounted, request_id as "requestId"`;

/** The places of some sweeps in the order of their checklists. */
export async function readPlaces(database: Database | Transaction, sweepIds: readonly string[]): Promise<readonly PlaceRow[]> {
  const result = await sql<PlaceRecord>`
    select ${columns} from sweep_place where sweep_id = any(${sweepIds}::uuid[]) order by sweep_id, position`.execute(database);
  return result.rows.map((row) => ({ ...row, point: row.point && { longitude: row.point.x, latitude: row.point.y } }));
}

/** The sweep a find's case came from: the place that made it. */
export async function sweepOfFind(database: Database, requestId: string): Promise<string | undefined> {
  const result = await sql<{ sweepId: string }>`select sweep_id as "sweepId" from sweep_place where request_id = ${requestId}::uuid`.execute(database);
  return result.rows[0]?.sweepId;
}

/** Adds places at the end of a checklist; a place that stands on it already is left out. Answers how many were added. */
export async function insertPlaces(transaction: Transaction, sweepId: string, places: readonly (PlannedPlace & { readonly id: string })[], from: number): Promise<number> {
  const rows = places.map((place, index) => ({ ...place, position: from + index, longitude: place.point?.longitude ?? null, latitude: place.point?.latitude ?? null }));
  const result = await sql`
    insert into sweep_place (id, sweep_id, position, compound_id, name, address, division_code, place_path, place_name, grid_code, grid_name, location, workstation_id, workstation_name)
    select id, ${sweepId}::uuid, position, "compoundId", name, address, "divisionCode", "placePath"::ltree, "placeName", "gridCode", "gridName",
      point(longitude, latitude), "workstationId", "workstationName"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, position integer, "compoundId" uuid, name text, address text, "divisionCode" text,
      "placePath" text, "placeName" text, "gridCode" text, "gridName" text, longitude float8, latitude float8, "workstationId" uuid, "workstationName" text)
    on conflict do nothing`.execute(transaction);
  return Number(result.numAffectedRows ?? 0n);
}

/** Empties the checklist of a draft. */
export async function deletePlaces(transaction: Transaction, sweepId: string): Promise<void> {
  await sql`delete from sweep_place where sweep_id = ${sweepId}::uuid`.execute(transaction);
}

export interface PlaceChange {
  readonly result?: PlaceResult;
  readonly observedAt?: Date;
  readonly vainTries?: number;
  readonly decided?: string;
  readonly accounted?: boolean;
  readonly requestId?: string;
  readonly workstation?: { readonly id: string; readonly name: string };
}

/** Writes how a place stands; the caller holds the lock of its sweep. */
export async function savePlace(transaction: Transaction, id: string, change: PlaceChange): Promise<void> {
  const changes = [
    ...(change.result === undefined ? [] : [sql`result = ${change.result}`]),
    ...(change.observedAt === undefined ? [] : [sql`observed_at = ${change.observedAt}`]),
    ...(change.vainTries === undefined ? [] : [sql`vain_tries = ${change.vainTries}`]),
    ...(change.decided === undefined ? [] : [sql`decided = ${change.decided}`]),
    ...(change.accounted === undefined ? [] : [sql`accounted = ${change.accounted}`]),
    ...(change.requestId === undefined ? [] : [sql`request_id = ${change.requestId}::uuid`]),
    ...(change.workstation === undefined ? [] : [sql`workstation_id = ${change.workstation.id}::uuid, workstation_name = ${change.workstation.name}`]),
  ];
  if (changes.length > 0) await sql`update sweep_place set ${sql.join(changes)} where id = ${id}::uuid`.execute(transaction);
}

const factColumns = sql`
  id, sweep_place_id as "placeId", sequence, result, remark, photo_ids as "photoIds", observed_at as "observedAt", recorded_at as "recordedAt",
  recorded_by as "recordedBy", role`;

/** Everything noted at some places, in the order of arrival. */
export async function readFacts(database: Database | Transaction, placeIds: readonly string[]): Promise<readonly FactRow[]> {
  const result = await sql<FactRow>`select ${factColumns} from sweep_fact where sweep_place_id = any(${placeIds}::uuid[]) order by sweep_place_id, sequence`.execute(database);
  return result.rows;
}

/** Adds a fact. */
export async function insertFact(transaction: Transaction, fact: FactRow): Promise<void> {
  await sql`
    insert into sweep_fact (id, sweep_place_id, sequence, result, remark, photo_ids, observed_at, recorded_at, recorded_by, role)
    values (${fact.id}, ${fact.placeId}, ${fact.sequence}, ${fact.result}, ${fact.remark}, ${fact.photoIds}::uuid[], ${fact.observedAt}, ${fact.recordedAt},
      ${fact.recordedBy}, ${fact.role})`.execute(transaction);
}
