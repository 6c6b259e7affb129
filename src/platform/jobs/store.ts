import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';

export type ProgressState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** How far a long job is. */
export interface ProgressRow {
  readonly id: string;
  readonly job: string;
  readonly state: ProgressState;
  readonly done: number;
  readonly total: number | null;
  readonly result: unknown;
  readonly errorCode: string | null;
  readonly requestedByKind: 'resident' | 'staff' | 'system';
  readonly requestedById: string | null;
  readonly cancelRequestedAt: Date | null;
  readonly changedAt: Date;
}

export interface NewProgress {
  readonly id: string;
  readonly job: string;
  readonly requestedByKind: ProgressRow['requestedByKind'];
  readonly requestedById: string | null;
  readonly at: Date;
}

export async function insertProgress(transaction: Transaction, { id, job, requestedByKind, requestedById, at }: NewProgress): Promise<void> {
  await sql`
    insert into job_progress (id, job, requested_by_kind, requested_by_id, requested_at, changed_at)
    values (${id}, ${job}, ${requestedByKind}, ${requestedById}, ${at}, ${at})`.execute(transaction);
}

export async function findProgress(database: Database, id: string): Promise<ProgressRow | undefined> {
  const { rows } = await sql<ProgressRow>`
    select id, job, state, done, total, result, error_code as "errorCode", requested_by_kind as "requestedByKind",
      requested_by_id as "requestedById", cancel_requested_at as "cancelRequestedAt", changed_at as "changedAt"
    from job_progress where id = ${id}`.execute(database);
  return rows[0];
}

/** Notes how far the job is; false when somebody wants it stopped (or it has ended already). */
export async function noteProgress(database: Database, id: string, done: number, total: number | null, at: Date): Promise<boolean> {
  const { rows } = await sql<{ goOn: boolean }>`
    update job_progress set state = 'running', done = ${done}, total = ${total}, changed_at = ${at}
    where id = ${id} and state in ('waiting', 'running')
    returning cancel_requested_at is null as "goOn"`.execute(database);
  return rows[0]?.goOn ?? false;
}

export interface ProgressEnd {
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly result?: unknown;
  readonly errorCode?: string;
  readonly at: Date;
}

export async function endProgress(database: Database, id: string, { state, result, errorCode, at }: ProgressEnd): Promise<void> {
  await sql`
    update job_progress set state = ${state}, result = ${result === undefined ? null : JSON.stringify(result)}::jsonb,
      error_code = ${errorCode ?? null}, changed_at = ${at},
      done = case when ${state} = 'done' then coalesce(total, done) else done end
    where id = ${id} and state in ('waiting', 'running')`.execute(database);
}

/** Asks a job to stop; a job that has not begun is cancelled at once. */
export async function requestCancel(database: Database, id: string, at: Date): Promise<void> {
  await sql`
    update job_progress set cancel_requested_at = coalesce(cancel_requested_at, ${at}), changed_at = ${at},
      state = case when state = 'waiting' then 'cancelled' else state end
    where id = ${id} and state in ('waiting', 'running')`.execute(database);
}
