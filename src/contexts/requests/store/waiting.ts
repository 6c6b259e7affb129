import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { CaseClocks } from '../rules/clocks.ts';
import { isOpen } from './list-requests.ts';
import { type RequestPatch, assignmentsOf } from './save-request.ts';

/** Cases verified before a moment and still waiting for a rating. */
export async function idsVerifiedBefore(database: Database, before: Date, limit: number): Promise<readonly string[]> {
  const result = await sql<{ id: string }>`
    select id from request where state = 'verified' and changed_at < ${before} order by id limit ${limit}`.execute(database);
  return result.rows.map(({ id }) => id);
}

/** A case whose clocks run, to be counted again. */
export interface RunningClocks extends CaseClocks {
  readonly id: string;
}

/** Cases of which a clock still runs beyond a moment, locked, in the order of their ids. */
export async function lockRunningClocks(transaction: Transaction, dueAfter: Date, afterId: string | undefined, limit: number): Promise<readonly RunningClocks[]> {
  const start = afterId === undefined ? sql`` : sql`and id > ${afterId}::uuid`;
  const result = await sql<RunningClocks>`
    select id, stages, pauses from request where next_due is not null
      and exists (select 1 from jsonb_array_elements(stages) as stage where stage->>'metAt' is null and (stage->>'due')::timestamptz >= ${dueAfter}) ${start}
    order by id limit ${limit} for update`.execute(transaction);
  return result.rows;
}

/** Writes recounted limits; neither the version nor the history changes, since nobody acted. */
export async function saveRecounted(transaction: Transaction, id: string, patch: RequestPatch): Promise<void> {
  await sql`update request set ${sql.join(assignmentsOf(patch))} where id = ${id}::uuid`.execute(transaction);
}

/** How many cases somebody still has to do something about. */
export async function countOpenCases(database: Database): Promise<number> {
  return (await sql<{ count: number }>`select count(*)::float8 as count from request where ${isOpen}`.execute(database)).rows[0]?.count ?? 0;
}
