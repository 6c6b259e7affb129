import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

/** The state of the queue, as it is shown on /metrics. */
export interface JobCounts {
  /** Due and not yet taken. */
  readonly due: number;
  readonly running: number;
  /** For later, first time. */
  readonly scheduled: number;
  /** Failed at least once, will be tried again. */
  readonly retrying: number;
  /** Given up: somebody has to look. */
  readonly failed: number;
  /** How long the oldest due job has waited. */
  readonly oldestDueSeconds: number;
}

/** Counts the jobs of the queue by state. */
export async function countJobs(database: Database): Promise<JobCounts> {
  const { rows } = await sql<JobCounts>`
    select
      count(*) filter (where locked_at is null and attempts < max_attempts and run_at <= now()) as due,
      count(*) filter (where locked_at is not null) as running,
      count(*) filter (where locked_at is null and attempts = 0 and run_at > now()) as scheduled,
      count(*) filter (where locked_at is null and attempts > 0 and attempts < max_attempts) as retrying,
      count(*) filter (where locked_at is null and attempts >= max_attempts) as failed,
      coalesce(extract(epoch from now() - min(run_at)
        filter (where locked_at is null and attempts < max_attempts and run_at <= now())), 0)::float8 as "oldestDueSeconds"
    from graphile_worker._private_jobs`.execute(database);
  const counts = rows[0];
  if (!counts) throw new Error('counting returned nothing');
  return counts;
}
