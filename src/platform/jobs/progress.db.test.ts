import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Actor } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import { runInTransaction } from '../database/transaction.ts';
import { problem } from '../problem.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { type TestHttp, testHttp } from '../testing/test-http.ts';
import { type TestPlatform, testPlatform } from '../testing/test-platform.ts';
import { defineJob } from './define-job.ts';
import { type Progress, addTrackedJob, trackProgress } from './progress.ts';
import { serveJobs } from './routes.ts';
import { runDueJobs } from './run-due-jobs.ts';

let test: TestDatabase;
let platform: TestPlatform;
let http: TestHttp;
let steps: (progress: Progress) => Promise<unknown>;
let last = false;

const owner: Actor = { kind: 'staff', id: newId(), mustEnrol: false, assignments: [{ role: 'clerk', placePath: '32' }] };
const colleague: Actor = { ...owner, id: newId() };
const administrator: Actor = { ...owner, id: newId(), assignments: [{ role: 'administrator', placePath: '32' }] };

const count = defineJob({
  name: 'test.count',
  payload: z.object({ progressId: z.uuid(), upTo: z.number() }),
  handler: ({ progressId }, context) => trackProgress({ ...context, last }, progressId, (progress) => steps(progress)),
});

beforeAll(async () => {
  test = await testDatabase();
  platform = testPlatform(test);
  http = await testHttp((router) => serveJobs(router, platform));
});
beforeEach(() => {
  last = false;
  http.actAs(owner);
  // Time stands still for the job but for what the test lets pass, so that every report is noted.
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (time += 1_000));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await http.close();
  await test.close();
});

const start = () =>
  runInTransaction(test.database, (transaction) =>
    addTrackedJob(transaction, count, { upTo: 3 }, { actor: owner, now: platform.clock.now() }),
  );

async function call(method: 'GET' | 'POST', path: string): Promise<{ status: number; json: Record<string, unknown> }> {
  const response = await fetch(`${http.url}/api/v1/jobs/${path}`, { method, headers: { 'x-requested-with': 'lianxin' } });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

describe('a tracked job', () => {
  it('tells how far it is and what came out', async () => {
    const id = await start();
    expect((await call('GET', id)).json).toMatchObject({ state: 'waiting', done: 0, total: null });
    steps = async ({ report }) => {
      await report(2, 3);
      expect((await call('GET', id)).json).toMatchObject({ state: 'running', done: 2, total: 3 });
      return { counted: 3 };
    };
    await runDueJobs(platform, [count]);
    expect((await call('GET', id)).json).toMatchObject({ state: 'done', done: 3, result: { counted: 3 } });
    expect(platform.live.announced).toContain(`job:${id}`);
  });

  it('stops when it is cancelled while it runs', async () => {
    const id = await start();
    let reached = 0;
    steps = async ({ report }) => {
      for (reached = 1; reached <= 3; reached += 1) {
        if (reached === 2) expect((await call('POST', `${id}/cancel`)).json).toMatchObject({ state: 'running', cancelling: true });
        await report(reached, 3);
      }
    };
    await runDueJobs(platform, [count]);
    expect(reached).toBe(2);
    expect((await call('GET', id)).json).toMatchObject({ state: 'cancelled', done: 2, cancelling: false });
  });

  it('never begins when it is cancelled before', async () => {
    const id = await start();
    expect((await call('POST', `${id}/cancel`)).json).toMatchObject({ state: 'cancelled' });
    const work = vi.fn<() => Promise<void>>();
    steps = work;
    await runDueJobs(platform, [count]);
    expect(work).not.toHaveBeenCalled();
  });

  it('fails for good on a problem of its input, without another attempt', async () => {
    const id = await start();
    steps = () => Promise.reject(problem(422, 'no-such-column'));
    expect(await runDueJobs(platform, [count])).toBe(1);
    expect((await call('GET', id)).json).toMatchObject({ state: 'failed', errorCode: 'no-such-column' });
  });

  it('stays running between attempts and fails after the last', async () => {
    const id = await start();
    steps = () => Promise.reject(new Error('disk full'));
    await expect(runDueJobs(platform, [count])).rejects.toThrow('disk full');
    expect((await call('GET', id)).json).toMatchObject({ state: 'running' });
    last = true;
    await expect(runDueJobs(platform, [count])).rejects.toThrow('disk full');
    expect((await call('GET', id)).json).toMatchObject({ state: 'failed', errorCode: 'job-failed' });
    // Its repeat finds the end and does nothing.
    expect(await runDueJobs(platform, [count])).toBe(1);
  });

  it('is shown to whoever asked for it and to administrators', async () => {
    const id = await start();
    for (const [actor, status] of [[owner, 200], [administrator, 200], [colleague, 404], [{ kind: 'visitor' }, 401]] as const) {
      http.actAs(actor as Actor);
      expect((await call('GET', id)).status).toBe(status);
      expect((await call('POST', `${id}/cancel`)).status).toBe(status);
    }
  });
});
