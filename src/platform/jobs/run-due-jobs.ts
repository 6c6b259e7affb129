import { sql } from 'kysely';
import type { Platform } from '../platform.ts';
import type { AnyJob } from './define-job.ts';

interface DueJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
}

/** Jobs to be run at once carry the database's time, which may lie ahead of a clock that is set: they are due anyway. */
async function nextDue(platform: Platform, names: readonly string[]): Promise<DueJob | undefined> {
  const { rows } = await sql<DueJob>`
    select jobs.id::text, tasks.identifier as name, jobs.payload, jobs.attempts
    from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where jobs.locked_at is null and jobs.attempts < jobs.max_attempts
      and (jobs.run_at <= ${platform.clock.now()} or jobs.run_at = jobs.created_at) and tasks.identifier = any(${names}::text[])
    order by jobs.priority, jobs.run_at, jobs.id
    limit 1`.execute(platform.database);
  return rows[0];
}

/**
 * Runs, one after the other, all jobs due by the platform's own clock, and those they add; returns how many. For tests
 * and the demo, whose clock is set; a failing job throws and stays queued. No worker may run beside it.
 */
export async function runDueJobs(platform: Platform, jobs: readonly AnyJob[]): Promise<number> {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const names = [...byName.keys()];
  let count = 0;
  for (let due = await nextDue(platform, names); due; due = await nextDue(platform, names)) {
    await byName.get(due.name)?.run(due.payload, {
      platform,
      logger: platform.logger.child({ job: due.name, jobId: due.id }),
      jobId: due.id,
      attempt: due.attempts + 1,
      last: false,
      signal: new AbortController().signal,
    });
    await sql`select graphile_worker.complete_jobs(array[${due.id}::bigint])`.execute(platform.database);
    count += 1;
  }
  return count;
}
