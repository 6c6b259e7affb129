import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Origin, RequestDetail } from '../contract.ts';
import type { Stage } from '../rules/clocks.ts';
import { outsideJson } from './outside.ts';
import { type SummaryRow, summaryColumns, summaryJoins } from './summaries.ts';

/** A whole case, as pages show it. */
export interface DetailRow extends SummaryRow {
  readonly version: number;
  readonly headHash: Buffer;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly placePath: string;
  readonly workstationId: string | null;
  readonly round: number;
  readonly originalText: string | null;
  readonly publishPhotos: boolean;
  readonly address: string | null;
  readonly channelNote: string | null;
  readonly origin: Origin | null;
  readonly outside: RequestDetail['outside'];
  readonly gridName: string | null;
  readonly compoundName: string | null;
  readonly joinedToId: string | null;
  readonly stages: readonly Stage[];
}

/** The columns of a whole case. */
export const detailColumns = sql`
  ${summaryColumns}, request.version, request.head_hash as "headHash", request.doers, request.place_path as "placePath",
  request.workstation_id as "workstationId", request.round, request.original_text as "originalText",
  request.publish_photos as "publishPhotos", request.address, request.channel_note as "channelNote",
  case when request.origin_id is not null then json_build_object('type', request.origin_type, 'id', request.origin_id) end as origin,
  ${outsideJson} as outside,
  request.grid_name as "gridName", request.compound_name as "compoundName", request.joined_to as "joinedToId", request.stages`;

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

/** Open cases near a case, or in the same compound or community, newest first: candidates for the same matter. */
export async function readNearby(database: Database, id: string, radiusDegrees: number, limit: number): Promise<readonly (SummaryRow & { distanceMetres: number | null })[]> {
  const result = await sql<SummaryRow & { distanceMetres: number | null }>`
    select ${summaryColumns},
      case when request.location is not null and here.location is not null then round(111320 * sqrt(
        power((request.location[0] - here.location[0]) * cos(radians(here.location[1])), 2) + power(request.location[1] - here.location[1], 2))) end::float8 as "distanceMetres"
    from request as here join request on request.id <> here.id and request.joined_to is null
      and request.state not in ('closed', 'rejected', 'withdrawn', 'joined', 'recorded')
      and (request.compound_id = here.compound_id or request.location <@ box(
        point(here.location[0] - ${radiusDegrees}, here.location[1] - ${radiusDegrees}),
        point(here.location[0] + ${radiusDegrees}, here.location[1] + ${radiusDegrees}))
        or (here.location is null and request.division_code = here.division_code))
      and request.place_path <@ subpath(here.place_path, 0, least(4, nlevel(here.place_path)))
    ${summaryJoins} where here.id = ${id}::uuid order by request.id desc limit ${limit}`.execute(database);
  return result.rows;
}
