import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/database.ts';
import { type SummaryRow, summaryColumns, summaryJoins } from './summaries.ts';

/** A case near a place, with the words it is compared by; the words stay on the server. */
export interface SimilarRow extends SummaryRow {
  readonly words: string;
  readonly compoundId: string | null;
  readonly publishPhotos: boolean;
  readonly placePath: string;
  readonly workstationId: string | null;
}

export interface Surroundings {
  readonly placePath: string;
  readonly divisionCode: string;
  readonly compoundId: string | null;
  readonly location: { readonly longitude: number; readonly latitude: number } | null;
}

/** About 300 m at the latitude of Suzhou. */
const degrees = 0.003;

/** Cases around a place that are open or were closed lately, and were not joined to others: candidates for the same matter. */
export async function casesAround(transaction: Transaction, here: Surroundings, since: Date, limit: number): Promise<readonly SimilarRow[]> {
  const { location } = here;
  const inBox = location
    ? sql`request.location <@ box(point(${location.longitude - degrees}, ${location.latitude - degrees}), point(${location.longitude + degrees}, ${location.latitude + degrees}))`
    : sql`request.division_code = ${here.divisionCode}`;
  const furtherInBox = location
    ? sql`further.location <@ box(point(${location.longitude - degrees}, ${location.latitude - degrees}), point(${location.longitude + degrees}, ${location.latitude + degrees}))`
    : sql`further.division_code = ${here.divisionCode}`;
  const { rows } = await sql<SimilarRow>`
    select ${summaryColumns}, coalesce(request.original_text, request.title) as words, request.compound_id as "compoundId",
      request.publish_photos as "publishPhotos", request.place_path::text as "placePath", request.workstation_id as "workstationId"
    from request ${summaryJoins}
    where request.place_path <@ subpath(${here.placePath}::ltree, 0, least(4, nlevel(${here.placePath}::ltree)))
      and (${inBox} or request.compound_id = ${here.compoundId}::uuid
        or request.id = any(array(select further.request_id from request_further_place as further where ${furtherInBox} or further.compound_id = ${here.compoundId}::uuid)))
      and request.joined_to is null and request.state not in ('rejected', 'withdrawn', 'joined') and (request.state <> 'closed' or request.closed_at >= ${since})
    order by request.id desc limit ${limit}`.execute(transaction);
  return rows;
}
