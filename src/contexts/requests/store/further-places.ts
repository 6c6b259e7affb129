import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/together.ts';
import type { Whereabouts } from './save-request.ts';

/** A further place of a case; the first is the case's own, so these begin with 2. */
export interface FurtherPlace {
  readonly position: number;
  readonly placeName: string;
  readonly gridCode: string | null;
  readonly gridName: string | null;
  readonly compoundId: string | null;
  readonly compoundName: string | null;
  readonly address: string | null;
  readonly workstationName: string | null;
  readonly point: { readonly longitude: number; readonly latitude: number } | null;
}

/** Further places as JSON, for the columns of a case; nothing is looked up for the many cases that have none. */
export const furtherPlacesJson: RawBuilder<unknown> = sql`
  case when request.more_places > 0 then (
    select json_agg(json_build_object('position', position, 'placeName', further.place_name, 'gridCode', further.grid_code, 'gridName', further.grid_name,
      'compoundId', further.compound_id, 'compoundName', further.compound_name, 'address', further.address, 'workstationName', further.workstation_name,
      'point', case when further.location is not null then json_build_object('longitude', further.location[0], 'latitude', further.location[1]) end) order by position)
    from request_further_place as further where further.request_id = request.id) end`;

/** A further place, to be written together with its case or its event. */
export function insertPlace(requestId: string, position: number, place: Whereabouts, at: Date): Write {
  const { location } = place;
  return {
    statement: sql`
    insert into request_further_place (request_id, position, division_code, place_path, place_name, grid_code, grid_name, compound_id, compound_name, address, location,
      location_source, workstation_id, workstation_name, added_at)
    values (${requestId}::uuid, ${position}::smallint, ${place.divisionCode}, ${place.placePath}::ltree, ${place.placeName}, ${place.gridCode}, ${place.gridName}, ${place.compoundId}::uuid,
      ${place.compoundName}, ${place.address}, ${location ? `(${location.longitude},${location.latitude})` : null}::point, ${place.locationSource},
      ${place.workstationId}::uuid, ${place.workstationName}, ${at})`,
  };
}

/** The positions of a case's further places that are taken; the caller holds its row lock. */
export async function takenPositions(transaction: Transaction, requestId: string): Promise<readonly number[]> {
  const result = await sql<{ position: number }>`select position from request_further_place where request_id = ${requestId}::uuid order by position`.execute(transaction);
  return result.rows.map(({ position }) => position);
}

/** Takes a further place off a case and answers it; undefined when there is none of that position. The caller holds the row lock. */
export async function takePlace(transaction: Transaction, requestId: string, position: number): Promise<Whereabouts | undefined> {
  const result = await sql<Omit<Whereabouts, 'location'> & { readonly location: { readonly x: number; readonly y: number } | null }>`
    delete from request_further_place where request_id = ${requestId}::uuid and position = ${position}
    returning division_code as "divisionCode", place_path::text as "placePath", place_name as "placeName", grid_code as "gridCode", grid_name as "gridName",
      compound_id as "compoundId", compound_name as "compoundName", address, location, location_source as "locationSource",
      workstation_id as "workstationId", workstation_name as "workstationName"`.execute(transaction);
  const row = result.rows[0];
  return row && { ...row, location: row.location && { longitude: row.location.x, latitude: row.location.y } };
}

/** The further places of some cases, by case. Asks nothing when there are none to ask for. */
export async function furtherPlacesOf(database: Database | Transaction, cases: readonly { readonly id: string; readonly morePlaces: number }[]): Promise<ReadonlyMap<string, readonly FurtherPlace[]>> {
  const ids = cases.flatMap(({ id, morePlaces }) => (morePlaces > 0 ? [id] : []));
  if (ids.length === 0) return new Map();
  const result = await sql<{ id: string; places: readonly FurtherPlace[] }>`
    select request.id, ${furtherPlacesJson} as places from request where request.id = any(${ids}::uuid[]) and request.more_places > 0`.execute(database);
  return new Map(result.rows.map(({ id, places }) => [id, places]));
}

/** Forgets where exactly the further places of a case are, as its reporter said it. */
export async function eraseFurtherAddresses(transaction: Transaction, requestId: string): Promise<void> {
  await sql`update request_further_place set address = null where request_id = ${requestId}::uuid`.execute(transaction);
}

/** The case or one of its further places lies in a division; both are found through indexes. */
export function hasPlaceIn(placePath: string): RawBuilder<boolean> {
  return sql`(request.place_path <@ ${placePath}::ltree
    or request.id = any(array(select further.request_id from request_further_place as further where further.place_path <@ ${placePath}::ltree)))`;
}

/** The case or one of its further places lies in a compound. */
export function hasPlaceInCompound(compoundId: string): RawBuilder<boolean> {
  return sql`(request.compound_id = ${compoundId}::uuid
    or request.id = any(array(select further.request_id from request_further_place as further where further.compound_id = ${compoundId}::uuid)))`;
}
