import { sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
import type { RequestState } from '../lifecycle.ts';
import { workStates } from '../rules/conditions.ts';
import type { Scope } from './list-requests.ts';

/** The secret calendar of a member of staff. */
export interface DeadlineFeed {
  readonly staffId: string;
  readonly id: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

const columns = sql`staff_id as "staffId", id, created_at as "createdAt", read_at as "readAt"`;

/** The calendar of a member of staff, if there is one. */
export async function feedOfStaff(database: Database, staffId: string): Promise<DeadlineFeed | undefined> {
  return (await sql<DeadlineFeed>`select ${columns} from request_deadline_feed where staff_id = ${staffId}::uuid`.execute(database)).rows[0];
}

/** Begins a calendar; the one before is at an end. */
export async function saveFeed(database: Database, feed: Omit<DeadlineFeed, 'readAt'>, linkDigest: string): Promise<void> {
  await sql`
    insert into request_deadline_feed (staff_id, id, link_digest, created_at) values (${feed.staffId}::uuid, ${feed.id}::uuid, ${linkDigest}, ${feed.createdAt})
    on conflict (staff_id) do update set id = excluded.id, link_digest = excluded.link_digest, created_at = excluded.created_at, read_at = null`.execute(database);
}

/** Ends a calendar; false when there was none. */
export async function deleteFeed(database: Database, staffId: string): Promise<boolean> {
  return (await sql`delete from request_deadline_feed where staff_id = ${staffId}::uuid returning id`.execute(database)).rows.length > 0;
}

/** The calendar behind a link, noting to the hour that it was asked for. */
export async function feedOfLink(database: Database, linkDigest: string, now: Date): Promise<DeadlineFeed | undefined> {
  await sql`
    update request_deadline_feed set read_at = ${now}
    where link_digest = ${linkDigest} and (read_at is null or read_at < ${now}::timestamptz - interval '1 hour')`.execute(database);
  return (await sql<DeadlineFeed>`select ${columns} from request_deadline_feed where link_digest = ${linkDigest}`.execute(database)).rows[0];
}

/** A case with the limit that comes first. */
export interface Deadline {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: RequestState;
  readonly placeName: string;
  readonly categoryZh: string | null;
  readonly stage: string;
  readonly stageZh: string | null;
  readonly due: Date;
  readonly changedAt: Date;
}

/** The nearest running limits: of the workstations' cases in work, and of cases in these places that wait for the office. */
export async function nearestDeadlines(database: Database, scope: Scope, limit: number): Promise<readonly Deadline[]> {
  const result = await sql<Deadline>`
    select request.id, number, request.version, state, place_name as "placeName", name_zh as "categoryZh", next_stage as stage, next_due as due, changed_at as "changedAt",
      (select stage ->> 'nameZh' from jsonb_array_elements(stages) as stage where stage ->> 'key' = next_stage limit 1) as "stageZh"
    from request left join request_category on request_category.id = category_id
    where next_due is not null and (
      (workstation_id = any(${scope.workstationIds}::uuid[]) and state = any(${workStates}))
      or (request.place_path <@ ${scope.placePaths}::text[]::ltree[] and state in ('submitted', 'accepted')))
    order by next_due, request.id limit ${limit}`.execute(database);
  return result.rows;
}
