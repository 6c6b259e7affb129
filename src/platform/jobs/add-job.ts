import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import { type Write, together } from '../database/together.ts';
import type { DefinedJob } from './define-job.ts';

export interface AddJobOptions {
  /** A waiting job with the same key is replaced (its time and payload too). */
  readonly key?: string;
  /** Not before this moment; at once unless said. */
  readonly runAt?: Date;
  readonly maxAttempts?: number;
}

interface QueuedJob {
  readonly name: string;
  readonly payload: string;
  readonly key: string | null;
  readonly runAt: Date | null;
  readonly maxAttempts: number;
}

/**
 * The queue's own add_job() sends a NOTIFY per call, which makes all commits of the database wait for one another
 * (4 to 6 times fewer at 32 clients, docs/adr/0008). The same row is inserted here without it; workers look every second.
 */
function quietInsert(job: QueuedJob): RawBuilder<unknown> {
  return sql`
    insert into graphile_worker._private_jobs as jobs (task_id, payload, key, run_at, max_attempts)
    select id, ${job.payload}::json, ${job.key}, coalesce(${job.runAt}::timestamptz, now()), ${job.maxAttempts}
    from graphile_worker._private_tasks where identifier = ${job.name}
    on conflict (key) do update set
      task_id = excluded.task_id, payload = excluded.payload, run_at = excluded.run_at, max_attempts = excluded.max_attempts,
      revision = jobs.revision + 1, attempts = 0, last_error = null, updated_at = now()
    where jobs.locked_at is null
    returning id`;
}

/** A name the queue has never seen, or a job with its key that is just running: its own function knows what to do. */
function properInsert(job: QueuedJob): RawBuilder<unknown> {
  return sql`graphile_worker.add_job(
    ${job.name}, ${job.payload}::json, run_at => ${job.runAt}::timestamptz,
    max_attempts => ${job.maxAttempts}::integer, job_key => ${job.key})`;
}

function queuedJob<Payload>(job: string | DefinedJob<Payload>, payload: NoInfer<Payload>, options: AddJobOptions): QueuedJob {
  const known = typeof job === 'string' ? undefined : job;
  return {
    name: typeof job === 'string' ? job : job.name,
    payload: JSON.stringify(known ? known.payload.parse(payload) : payload),
    key: options.key ?? null,
    runAt: options.runAt ?? null,
    maxAttempts: options.maxAttempts ?? known?.maxAttempts ?? 25,
  };
}

/** A job as part of a larger statement; otherwise as `addJob`. */
export function jobWrite<Payload>(job: string | DefinedJob<Payload>, payload: NoInfer<Payload>, options: AddJobOptions = {}): Write {
  const queued = queuedJob(job, payload, options);
  return { statement: quietInsert(queued), otherwise: properInsert(queued) };
}

/**
 * Adds a job inside the transaction, so that it exists exactly when the transaction commits. The payload is
 * validated when a job is given instead of its name.
 */
export async function addJob<Payload>(
  transaction: Database | Transaction,
  job: string | DefinedJob<Payload>,
  payload: NoInfer<Payload>,
  options: AddJobOptions = {},
): Promise<void> {
  await together([jobWrite(job, payload, options)]).execute(transaction);
}

/** Takes a waiting job back by its key; one that is running finishes but is not tried again. */
export async function removeJob(transaction: Database | Transaction, key: string): Promise<void> {
  const { rows } = await sql`
    delete from graphile_worker._private_jobs where key = ${key} and locked_at is null returning id`.execute(transaction);
  if (rows.length === 0) await sql`select graphile_worker.remove_job(${key})`.execute(transaction);
}
