import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOf } from '../../../../platform/events/store.ts';
import { runDueJobs } from '../../../../platform/jobs/run-due-jobs.ts';
import { findProgress, requestCancel } from '../../../../platform/jobs/store.ts';
import type { Actor, StaffActor } from '../../../../shared/actor.ts';
import type { RequestAction } from '../../inputs.ts';
import { findRequest } from '../../store/lock-request.ts';
import { type LoopWorld, loopWorld } from '../../testing/loop-world.ts';
import { takeAction } from '../take-action.ts';
import { bulkActionsFor, previewBulk } from './preview-bulk.ts';
import { bulkJob } from './run-bulk.ts';
import { readBulk, startBulk } from './start-bulk.ts';

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
});
afterAll(() => world.close());

const noProof = { linkDigest: null, residentId: null };

async function cases(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made++) ids.push((await world.report()).receipt.id);
  return ids;
}
async function stateOf(id: string): Promise<{ readonly state: string; readonly version: number }> {
  const row = await findRequest(world.test.database, id, noProof);
  return { state: row?.state ?? '', version: row?.version ?? 0 };
}
async function items(ids: readonly string[]): Promise<{ id: string; baseVersion: number }[]> {
  return Promise.all(ids.map(async (id) => ({ id, baseVersion: (await stateOf(id)).version })));
}
async function start(actor: Actor, action: RequestAction, ids: readonly string[], input: Record<string, unknown> = {}) {
  return startBulk(world.platform, actor, { action, input, items: await items(ids) });
}
const later = (): Promise<number> => {
  world.platform.clock.advance({ seconds: 11 });
  return runDueJobs(world.platform, [bulkJob]);
};
const outcomes = async (actor: Actor, id: string): Promise<(string | null)[]> => (await readBulk(world.platform, actor, id)).items.map(({ outcome }) => outcome);
const note = { note: '已电话联系' };

describe('what can be done with many cases', () => {
  it('counts for how many each action works, without those that need each case’s own photos or its reporter', async () => {
    const ids = await cases(3);
    await takeAction(world.platform, { actor: world.clerk, requestId: ids[0] ?? '', action: 'accept', input: {} });
    const { total, actions } = await bulkActionsFor(world.platform, world.clerk, ids);
    const works = Object.fromEntries(actions.map((one) => [one.action, one.works]));
    expect(total).toBe(3);
    expect(works).toMatchObject({ accept: 2, dispatch: 3, note: 3, recategorise: 3 });
    for (const action of ['siteCheck', 'complete', 'verify', 'rate', 'withdraw']) expect(works).not.toHaveProperty(action);
    expect(actions.find(({ action }) => action === 'note')?.fields.map(({ name }) => name)).toEqual(['note']);
  });

  it('tries each case and undoes it: says which would work, and why not for the others', async () => {
    const ids = await cases(3);
    await takeAction(world.platform, { actor: world.clerk, requestId: ids[1] ?? '', action: 'accept', input: {} });
    const before = await Promise.all(ids.map(stateOf));
    const { items: tried } = await previewBulk(world.platform, world.clerk, { action: 'accept', ids, input: {} });
    expect(tried.map(({ refusal }) => refusal)).toEqual([null, 'illegal-transition', null]);
    const wrong = { workstationId: '00000000-0000-7000-8000-000000000009' };
    const dispatched = await previewBulk(world.platform, world.clerk, { action: 'dispatch', ids, input: wrong });
    expect(dispatched.items.map(({ refusal }) => refusal)).toEqual(['not-found', 'not-found', 'not-found']);
    expect(await Promise.all(ids.map(stateOf))).toEqual(before);
    const foreign: StaffActor = { ...world.clerk, assignments: [{ role: 'clerk', placePath: '320000000000.320500000000.320508000000.320508023000' }] };
    expect(await previewBulk(world.platform, foreign, { action: 'accept', ids, input: {} })).toEqual({ items: [] });
    await expect(start(foreign, 'accept', ids)).rejects.toMatchObject({ status: 404 });
  });

  it('refuses wrong input by field, and actions that need photos', async () => {
    const ids = await cases(1);
    await expect(start(world.clerk, 'reply', ids, { message: '🙂' })).rejects.toMatchObject({ status: 422, fields: [{ field: 'message' }] });
    await expect(start(world.worker, 'siteCheck', ids, { findings: 'x', photos: [] })).rejects.toMatchObject({ status: 422, code: 'not-in-bulk' });
    const twice = [...(await items(ids)), ...(await items(ids))];
    await expect(startBulk(world.platform, world.clerk, { action: 'note', input: note, items: twice })).rejects.toMatchObject({ code: 'named-twice' });
  });
});

describe('one action on many cases', () => {
  it('waits for the undo window; taken back, nothing has happened', async () => {
    const ids = await cases(3);
    const bulk = await start(world.clerk, 'accept', ids);
    expect(await runDueJobs(world.platform, [bulkJob])).toBe(0);
    await requestCancel(world.test.database, bulk.progressId, world.platform.clock.now());
    await later();
    expect((await Promise.all(ids.map(stateOf))).map(({ state }) => state)).toEqual(['submitted', 'submitted', 'submitted']);
    expect((await findProgress(world.test.database, bulk.progressId))?.state).toBe('cancelled');
    expect(await outcomes(world.clerk, bulk.id)).toEqual([null, null, null]);
  });

  it('gives every case its own event by whoever asked for it, and fills in what is said of each', async () => {
    const ids = await cases(3);
    const bulk = await start(world.clerk, 'reply', ids, { message: '您反映的{编号}已安排处理。' });
    await later();
    expect(await outcomes(world.clerk, bulk.id)).toEqual(['done', 'done', 'done']);
    for (const id of ids) {
      const last = (await historyOf(world.test.database, 'request', id)).at(-1);
      const number = (await findRequest(world.test.database, id, noProof))?.number;
      expect(last).toMatchObject({ action: 'reply', actorId: world.clerk.id, publicDetail: { message: `您反映的${number}已安排处理。` } });
    }
    expect((await findProgress(world.test.database, bulk.progressId))?.result).toEqual({ done: 3, refused: 0 });
    await expect(readBulk(world.platform, world.secondClerk, bulk.id)).rejects.toMatchObject({ status: 404 });
  });

  it('leaves alone what somebody else acted on meanwhile', async () => {
    const ids = await cases(3);
    const bulk = await start(world.clerk, 'accept', ids);
    await takeAction(world.platform, { actor: world.secondClerk, requestId: ids[1] ?? '', action: 'note', input: note });
    await later();
    expect(await outcomes(world.clerk, bulk.id)).toEqual(['done', 'changed-meanwhile', 'done']);
    expect(await stateOf(ids[1] ?? '')).toEqual({ state: 'submitted', version: 2 });
  });

  it('lets two clerks at once win each case exactly once', async () => {
    const ids = await cases(8);
    const [one, other] = [await start(world.clerk, 'accept', ids), await start(world.secondClerk, 'accept', [...ids].reverse())];
    const context = { platform: world.platform, logger: world.platform.logger, jobId: '1', attempt: 1, last: false, signal: new AbortController().signal };
    await Promise.all([
      bulkJob.run({ bulkId: one.id, progressId: one.progressId }, context),
      bulkJob.run({ bulkId: other.id, progressId: other.progressId }, context),
    ]);
    const [mine, theirs] = [await outcomes(world.clerk, one.id), (await outcomes(world.secondClerk, other.id)).reverse()];
    for (const [index, id] of ids.entries()) {
      const pair = [mine[index], theirs[index]];
      expect(pair.filter((outcome) => outcome === 'done'), String(pair)).toHaveLength(1);
      expect(await stateOf(id)).toEqual({ state: 'accepted', version: 2 });
    }
  });

  it('is not taken twice when its job runs again, and not at all once the person has left', async () => {
    const ids = await cases(2);
    const bulk = await start(world.clerk, 'note', ids, note);
    const context = { platform: world.platform, logger: world.platform.logger, jobId: '1', attempt: 1, last: false, signal: new AbortController().signal };
    await Promise.all([1, 2].map(() => bulkJob.run({ bulkId: bulk.id, progressId: bulk.progressId }, context)));
    for (const id of ids) expect((await stateOf(id)).version).toBe(2);
    const gone: StaffActor = { ...world.clerk, id: '00000000-0000-7000-8000-00000000dead' };
    const lost = await start(gone, 'note', ids, note);
    await later();
    expect(await findProgress(world.test.database, lost.progressId)).toMatchObject({ state: 'failed', errorCode: 'forbidden' });
    for (const id of ids) expect((await stateOf(id)).version).toBe(2);
  });
});
