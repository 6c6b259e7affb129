import type pg from 'pg';
import { type Session, type SessionOptions, holdSession } from '../live/session.ts';

const presenceKey = 5_202_611_231;
/** How long a program that was just killed may need until the database drops its connection, in milliseconds. */
const patience = 2_000;

async function amAlone(client: pg.Client): Promise<boolean> {
  await client.query(`set lock_timeout = ${patience}`);
  try {
    await client.query('select pg_advisory_lock($1)', [presenceKey]);
    return true;
  } catch {
    return false;
  } finally {
    await client.query('set lock_timeout = 0');
  }
}

/** Jobs that a killed program was running stay locked (for four hours, as the queue has it): give them back. */
async function freeAbandonedJobs(client: pg.Client): Promise<void> {
  await client.query(`select graphile_worker.force_unlock_workers(array(
    select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`);
}

/**
 * Shows that a worker program lives, by a shared lock its connection holds. The first one to come when no other lives
 * frees the jobs of programs that were killed.
 */
export function showPresence(options: Pick<SessionOptions, 'address' | 'logger'>): Session {
  return holdSession({
    ...options,
    name: 'lianxin worker',
    async onConnect(client, first) {
      const alone = first && (await amAlone(client));
      if (alone) await freeAbandonedJobs(client);
      await client.query('select pg_advisory_lock_shared($1)', [presenceKey]);
      if (alone) await client.query('select pg_advisory_unlock($1)', [presenceKey]);
    },
  });
}
