import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Origin, RequestDetail } from '../contract.ts';
import type { Stage } from '../rules/clocks.ts';
import { type FurtherPlace, furtherPlacesJson } from './further-places.ts';
import { outsideJson } from './outside.ts';
import { type SummaryRow, summaryColumns, summaryJoins } from './summaries.ts';

/** A whole case, as pages show it. */
export interface DetailRow extends SummaryRow {
  readonly version: number;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly placePath: string;
  readonly workstationId: string | null;
  readonly round: number;
  readonly originalText: string | null;
  readonly publishPhotos: boolean;
  readonly address: string | null;
  /** Places beside the first; null when there are none. */
  readonly places: readonly FurtherPlace[] | null;
  readonly channelNote: string | null;
  readonly origin: Origin | null;
  readonly outside: RequestDetail['outside'];
  readonly gridName: string | null;
  readonly compoundName: string | null;
  readonly dispatch: RequestDetail['dispatch'];
  readonly joinedToId: string | null;
  readonly stages: readonly Stage[];
}

/** The columns of a whole case. */
export const detailColumns = sql`
  ${summaryColumns}, request.version, request.doers, request.place_path as "placePath",
  request.workstation_id as "workstationId", request.round, request.original_text as "originalText",
  request.publish_photos as "publishPhotos", request.address, ${furtherPlacesJson} as places, request.channel_note as "channelNote",
  case when request.origin_id is not null then json_build_object('type', request.origin_type, 'id', request.origin_id) end as origin,
  ${outsideJson} as outside,
  request.grid_name as "gridName", request.compound_name as "compoundName", request.joined_to as "joinedToId", request.stages,
  case when request.dispatch_reason is not null then json_build_object('by', request.dispatch_reason -> 'by', 'unit', request.dispatch_reason -> 'unit',
    'workstationId', request.dispatch_reason -> 'workstation' -> 'id') end as dispatch`;

/** Cases by their ids, in the order of the ids. */
export async function readDetails(database: Database | Transaction, ids: readonly string[]): Promise<readonly DetailRow[]> {
  const result = await sql<DetailRow>`
    select ${detailColumns} from request ${summaryJoins} where request.id = any(${ids}::uuid[])`.execute(database);
  const byId = new Map(result.rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The id of a case by its readable number. */
export async function idOfNumber(database: Database, number: string): Promise<string | undefined> {
  const result = await sql<{ id: string }>`select id from request where number = ${number}`.execute(database);
  return result.rows[0]?.id;
}

/**
 * Open cases near a case, or in the same compound or community, newest first: candidates for the same matter. A case with several places
 * is near by any of them, and the distance is that between the two that are nearest.
 */
export async function readNearby(database: Database, id: string, radiusDegrees: number, limit: number): Promise<readonly (SummaryRow & { distanceMetres: number | null })[]> {
  const around = sql`box(point(spot.location[0] - ${radiusDegrees}, spot.location[1] - ${radiusDegrees}), point(spot.location[0] + ${radiusDegrees}, spot.location[1] + ${radiusDegrees}))`;
  const candidate = sql`request.state not in ('closed', 'rejected', 'withdrawn', 'joined', 'recorded') and request.joined_to is null and request.id <> ${id}::uuid`;
  const result = await sql<SummaryRow & { distanceMetres: number | null }>`
    with here as (select division_code, place_path, location, compound_id, more_places from request where id = ${id}::uuid),
    spot as (
      select location, compound_id from here
      union all select further.location, further.compound_id from here join request_further_place as further on here.more_places > 0 and further.request_id = ${id}::uuid),
    found as (
      select request.id, request.location, spot.location as spot from spot join request on (request.location <@ ${around} or request.compound_id = spot.compound_id) and ${candidate}
      union all select request.id, further.location, spot.location from spot
        join request_further_place as further on further.location <@ ${around} or further.compound_id = spot.compound_id
        join request on request.id = further.request_id and ${candidate}
      union all select request.id, null, null from here join request on here.location is null and request.division_code = here.division_code and ${candidate}),
    near as (
      select id, round(min(111320 * sqrt(power((location[0] - spot[0]) * cos(radians(spot[1])), 2) + power(location[1] - spot[1], 2))))::float8 as metres
      from found group by id)
    select ${summaryColumns}, near.metres as "distanceMetres"
    from near join request on request.id = near.id
      and request.place_path <@ (select subpath(place_path, 0, least(4, nlevel(place_path))) from here)
    ${summaryJoins} order by request.id desc limit ${limit}`.execute(database);
  return result.rows;
}
