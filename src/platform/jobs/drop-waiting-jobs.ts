import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

/** Takes all waiting jobs of one kind back; those that run already finish. */
export async function dropWaitingJobs(database: Database, name: string): Promise<void> {
  await sql`
    delete from graphile_worker._private_jobs as jobs using graphile_worker._private_tasks as tasks
    where tasks.id = jobs.task_id and tasks.identifier = ${name} and jobs.locked_at is null`.execute(database);
}
