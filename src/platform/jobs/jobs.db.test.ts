import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { runInTransaction } from '../database/transaction.ts';
import { cuttableAddress } from '../testing/cuttable-address.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { type TestPlatform, testPlatform } from '../testing/test-platform.ts';
import { addJob, removeJob } from './add-job.ts';
import { countJobs } from './count-jobs.ts';
import { defineJob } from './define-job.ts';
import { runDueJobs } from './run-due-jobs.ts';
import { type Worker, startWorker } from './worker.ts';

let test: TestDatabase;
let platform: TestPlatform;
let worker: Worker | undefined;
const ran: string[] = [];

const greet = defineJob({
  name: 'test.greet',
  payload: z.object({ name: z.string() }),
  handler: async ({ name }) => void ran.push(name),
});
const fail = defineJob({
  name: 'test.fail',
  payload: z.object({}),
  maxAttempts: 1,
  handler: () => Promise.reject(new Error('always')),
});

beforeAll(async () => {
  test = await testDatabase();
});
beforeEach(async () => {
  platform = testPlatform(test);
  platform.clock.set(new Date());
  ran.length = 0;
  await sql`delete from graphile_worker._private_jobs`.execute(test.database);
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});
afterAll(() => test.close());

async function work(): Promise<void> {
  worker = await startWorker(platform, [greet, fail], { address: { url: test.url }, pollInterval: 50, scheduled: false });
}

async function queued(): Promise<readonly { key: string | null; payload: unknown }[]> {
  const { rows } = await sql<{ key: string | null; payload: unknown }>`
    select key, payload from graphile_worker._private_jobs order by id`.execute(test.database);
  return rows;
}

describe('adding a job', () => {
  it('happens with the transaction or not at all', async () => {
    const undone = runInTransaction(test.database, async (transaction) => {
      await addJob(transaction, greet, { name: 'undone' });
      throw new Error('refused');
    });
    await expect(undone).rejects.toThrow('refused');
    await runInTransaction(test.database, (transaction) => addJob(transaction, greet, { name: 'done' }));
    expect(await queued()).toEqual([{ key: null, payload: { name: 'done' } }]);
  });

  it('replaces a waiting job with the same key', async () => {
    await addJob(test.database, greet, { name: 'first' }, { key: 'k', runAt: new Date('2099-01-01') });
    await addJob(test.database, greet, { name: 'second' }, { key: 'k' });
    expect(await queued()).toEqual([{ key: 'k', payload: { name: 'second' } }]);
    expect(await countJobs(test.database)).toMatchObject({ due: 1, scheduled: 0 });
  });

  it('queues beside a job with the same key that is already running', async () => {
    await addJob(test.database, greet, { name: 'running' }, { key: 'k' });
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'x'`.execute(test.database);
    await addJob(test.database, greet, { name: 'next' }, { key: 'k' });
    expect(await queued()).toEqual([
      { key: null, payload: { name: 'running' } },
      { key: 'k', payload: { name: 'next' } },
    ]);
  });

  it('takes names the queue has never seen, and refuses payloads that do not fit the job', async () => {
    await addJob(test.database, 'test.neverSeen', { any: 'thing' });
    expect(await queued()).toHaveLength(1);
    await expect(addJob(test.database, greet, { name: 7 } as never)).rejects.toThrow(z.ZodError);
  });

  it('sends no notification, which would make commits wait for one another', async () => {
    await addJob(test.database, greet, { name: 'registers the name' });
    const listener = new pg.Client({ connectionString: test.url });
    await listener.connect();
    const heard: (string | undefined)[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload));
    await listener.query('listen "jobs:insert"');
    await addJob(test.database, greet, { name: 'quiet' });
    await addJob(test.database, greet, { name: 'quiet' }, { key: 'k' });
    await addJob(test.database, greet, { name: 'quiet' }, { key: 'k' });
    await removeJob(test.database, 'k');
    await sql`select pg_notify('jobs:insert', 'the first to be heard')`.execute(test.database);
    await vi.waitFor(() => expect(heard).not.toEqual([]));
    expect(heard).toEqual(['the first to be heard']);
    await listener.end();
  });

  it('can be taken back by its key', async () => {
    await addJob(test.database, greet, { name: 'a' }, { key: 'a' });
    await addJob(test.database, greet, { name: 'b' }, { key: 'b' });
    await removeJob(test.database, 'a');
    await removeJob(test.database, 'never');
    expect(await queued()).toEqual([{ key: 'b', payload: { name: 'b' } }]);
  });
});

describe('the worker', () => {
  it('runs due jobs, also those added while it waits', async () => {
    await addJob(test.database, greet, { name: 'before' });
    await work();
    await vi.waitFor(() => expect(ran).toEqual(['before']));
    await addJob(test.database, greet, { name: 'after' });
    await addJob(test.database, greet, { name: 'tomorrow' }, { runAt: new Date(Date.now() + 86_400_000) });
    await vi.waitFor(() => expect(ran).toEqual(['before', 'after']));
    expect(await countJobs(test.database)).toMatchObject({ due: 0, scheduled: 1, failed: 0 });
  });

  it('counts jobs it has given up', async () => {
    await addJob(test.database, fail, {});
    await work();
    await vi.waitFor(async () => expect(await countJobs(test.database)).toMatchObject({ failed: 1, retrying: 0 }));
  });

  it('takes over the jobs of a killed program', async () => {
    await addJob(test.database, greet, { name: 'abandoned' });
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-killed'`.execute(test.database);
    await work();
    await vi.waitFor(() => expect(ran).toEqual(['abandoned']));
  });

  it('leaves the jobs of another living program alone', async () => {
    const other = await startWorker(platform, [greet], { address: { url: test.url }, pollInterval: 60_000, scheduled: false });
    await addJob(test.database, greet, { name: 'busy elsewhere' });
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-other'`.execute(test.database);
    await work();
    await addJob(test.database, greet, { name: 'free' });
    await vi.waitFor(() => expect(ran).toEqual(['free']));
    await other.stop();
    expect(ran).toEqual(['free']);
  });

  it('goes on when the database cuts all its connections', async () => {
    await work();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name in ('lianxin jobs', 'lianxin worker') and datname = current_database()`.execute(test.database);
    await addJob(test.database, greet, { name: 'later' });
    await vi.waitFor(() => expect(ran).toEqual(['later']), 10_000);
  });

  it('runs a job again whose end it could not note because the database was away', async () => {
    const address = await cuttableAddress(test.url);
    const outage = defineJob({
      name: 'test.outage',
      payload: z.object({}),
      handler: async () => {
        ran.push('outage');
        if (ran.length === 1) address.cut();
      },
    });
    const own = await startWorker(platform, [outage], { address: { url: address.url }, pollInterval: 50, scheduled: false });
    await addJob(test.database, outage, {});
    await vi.waitFor(() => expect(ran).toEqual(['outage']));
    await new Promise((resolve) => setTimeout(resolve, 300));
    address.mend();
    await vi.waitFor(() => expect(ran).toEqual(['outage', 'outage']), 15_000);
    await vi.waitFor(async () => expect(await queued()).toEqual([]));
    await own.stop();
    await address.close();
  });

  it('gives a job that outlasts the stop back to the queue', async () => {
    const begun = Promise.withResolvers<void>();
    const slow = defineJob({
      name: 'test.slow',
      payload: z.object({}),
      handler: (_, { signal }) => {
        begun.resolve();
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopping'))));
      },
    });
    const own = await startWorker(platform, [slow], { address: { url: test.url }, pollInterval: 50, scheduled: false });
    await addJob(test.database, slow, {});
    await begun.promise;
    await own.stop();
    expect(await countJobs(test.database)).toMatchObject({ running: 0, failed: 0 });
    expect(await queued()).toHaveLength(1);
  });

  it('refuses two jobs with one name', async () => {
    await expect(startWorker(platform, [greet, greet], { address: { url: test.url } })).rejects.toThrow('same name');
  });
});

describe('running due jobs by the set clock', () => {
  it('runs what is due then, in order, with what that adds', async () => {
    const chain = defineJob({
      name: 'test.chain',
      payload: z.object({ left: z.number() }),
      handler: async ({ left }, { platform: { database } }) => {
        ran.push(`chain ${left}`);
        if (left > 0) await addJob(database, 'test.chain', { left: left - 1 });
      },
    });
    platform.clock.set('2022-07-01T00:00:00Z');
    await addJob(test.database, chain, { left: 1 });
    await addJob(test.database, greet, { name: 'next day' }, { runAt: new Date('2022-07-02T00:00:00Z') });
    expect(await runDueJobs(platform, [greet, chain])).toBe(2);
    expect(ran).toEqual(['chain 1', 'chain 0']);
    platform.clock.advance({ days: 1 });
    expect(await runDueJobs(platform, [greet, chain])).toBe(1);
    expect(ran.at(-1)).toBe('next day');
  });

  it('throws what a job throws and keeps the job', async () => {
    await addJob(test.database, fail, {});
    await expect(runDueJobs(platform, [fail])).rejects.toThrow('always');
    expect(await queued()).toHaveLength(1);
  });
});
