import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';

/** Cases verified before a moment and still waiting for a rating. */
export async function idsVerifiedBefore(database: Database, before: Date, limit: number): Promise<readonly string[]> {
  const result = await sql<{ id: string }>`
    select id from request where state = 'verified' and changed_at < ${before} order by id limit ${limit}`.execute(database);
  return result.rows.map(({ id }) => id);
}

/** A running clock of a case, to be counted again. */
export interface RunningClocks {
  readonly id: string;
  readonly categoryId: string | null;
  readonly reportedAt: Date;
  readonly responseDue: Date | null;
  readonly responseRuns: boolean;
  readonly resolutionStartedAt: Date | null;
  readonly resolutionDue: Date | null;
  readonly resolutionRuns: boolean;
}

/** Cases whose clocks still run and whose limit lies after a moment, locked, in the order of their ids. */
export async function lockRunningClocks(transaction: Transaction, dueAfter: Date, afterId: string | undefined, limit: number): Promise<readonly RunningClocks[]> {
  const start = afterId === undefined ? sql`` : sql`and id > ${afterId}::uuid`;
  const result = await sql<RunningClocks>`
    select id, category_id as "categoryId", reported_at as "reportedAt", response_due as "responseDue",
      response_met_at is null as "responseRuns", resolution_started_at as "resolutionStartedAt", resolution_due as "resolutionDue",
      resolution_met_at is null and resolution_due is not null as "resolutionRuns"
    from request where ((response_met_at is null and response_due >= ${dueAfter}) or (resolution_met_at is null and resolution_due >= ${dueAfter})) ${start}
    order by id limit ${limit} for update`.execute(transaction);
  return result.rows;
}

/** Writes recounted limits; neither the version nor the history changes, since nobody acted. */
export async function saveRecounted(
  transaction: Transaction,
  id: string,
  response: { readonly due: Date; readonly provisional: boolean } | undefined,
  resolution: { readonly due: Date; readonly provisional: boolean } | undefined,
): Promise<void> {
  const changes = [
    ...(response ? [sql`response_due = ${response.due}, response_provisional = ${response.provisional}`] : []),
    ...(resolution ? [sql`resolution_due = ${resolution.due}, resolution_provisional = ${resolution.provisional}`] : []),
  ];
  if (changes.length === 0) return;
  await sql`update request set ${sql.join(changes)} where id = ${id}::uuid`.execute(transaction);
}
