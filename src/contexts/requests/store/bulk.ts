import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { RequestAction } from '../inputs.ts';

export interface BulkRow {
  readonly id: string;
  readonly action: RequestAction;
  /** Null once everything is done. */
  readonly input: Readonly<Record<string, unknown>> | null;
  readonly requestedBy: string;
  readonly progressId: string;
  readonly runsAt: Date;
}

export interface BulkItem {
  readonly position: number;
  readonly requestId: string;
  readonly baseVersion: number;
  readonly outcome: string | null;
}

/** Stores a bulk action with its cases. */
export async function insertBulk(
  transaction: Transaction,
  bulk: BulkRow & { readonly requestedAt: Date },
  items: readonly { readonly id: string; readonly baseVersion: number }[],
): Promise<void> {
  await sql`
    insert into request_bulk (id, action, input, requested_by, progress_id, requested_at, runs_at)
    values (${bulk.id}, ${bulk.action}, ${JSON.stringify(bulk.input)}::jsonb, ${bulk.requestedBy}, ${bulk.progressId}, ${bulk.requestedAt}, ${bulk.runsAt})`.execute(transaction);
  await sql`
    insert into request_bulk_item (bulk_id, position, request_id, base_version)
    select ${bulk.id}::uuid, position, id, version
    from unnest(${items.map(({ id }) => id)}::uuid[], ${items.map(({ baseVersion }) => baseVersion)}::integer[]) with ordinality as given (id, version, position)`.execute(transaction);
}

/** One bulk action. */
export async function findBulk(database: Database, id: string): Promise<BulkRow | undefined> {
  const result = await sql<BulkRow>`
    select id, action, input, requested_by as "requestedBy", progress_id as "progressId", runs_at as "runsAt"
    from request_bulk where id = ${id}::uuid`.execute(database);
  return result.rows[0];
}

/** Its cases whose turn has not come, in order. */
export async function itemsToDo(database: Database, bulkId: string): Promise<readonly BulkItem[]> {
  const result = await sql<BulkItem>`
    select position, request_id as "requestId", base_version as "baseVersion", outcome from request_bulk_item
    where bulk_id = ${bulkId}::uuid and outcome is null order by position`.execute(database);
  return result.rows;
}

/** Takes one case's turn: false when it was done before. Holds the row to the end of the transaction. */
export async function claimItem(transaction: Transaction, bulkId: string, position: number): Promise<boolean> {
  const result = await sql`
    update request_bulk_item set outcome = 'done' where bulk_id = ${bulkId}::uuid and position = ${position} and outcome is null`.execute(transaction);
  return result.numAffectedRows === 1n;
}

/** Notes that a case refused. */
export async function refuseItem(database: Database, bulkId: string, position: number, code: string): Promise<void> {
  await sql`
    update request_bulk_item set outcome = ${code} where bulk_id = ${bulkId}::uuid and position = ${position} and outcome is null`.execute(database);
}

/** Forgets the words of a bulk action that has ended. */
export async function emptyBulkInput(database: Database, bulkId: string): Promise<void> {
  await sql`update request_bulk set input = null where id = ${bulkId}::uuid`.execute(database);
}

/** How each case went, in order. */
export async function bulkOutcomes(
  database: Database,
  bulkId: string,
): Promise<readonly { readonly id: string; readonly number: string; readonly title: string; readonly outcome: string | null }[]> {
  const result = await sql<{ id: string; number: string; title: string; outcome: string | null }>`
    select request.id, number, title, outcome from request_bulk_item join request on request.id = request_id
    where bulk_id = ${bulkId}::uuid order by position`.execute(database);
  return result.rows;
}
