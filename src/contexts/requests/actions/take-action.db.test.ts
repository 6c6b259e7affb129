import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOf } from '../../../platform/events/store.ts';
import { fileChecker } from '../../../platform/files/index.ts';
import { keyOf } from '../../../platform/files/keys.ts';
import { verifyHistory } from '../../../platform/events/verify.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Actor, systemActor } from '../../../shared/actor.ts';
import { chainedTables } from '../index.ts';
import type { InputOf, RequestAction } from '../inputs.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { listCategories, updateCategory } from './manage-categories.ts';
import { closeUnratedRequests } from './close-unrated.ts';
import { eraseReporter, unmaskReporter } from './protect-reporters.ts';
import { readDeskRequest, readPublicRequest, readTrackedRequest } from './read-request.ts';
import { reportRequest } from './report-request/report-request.ts';
import { takeAction } from './take-action.ts';

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
}, 60_000);
afterAll(() => world.close());

function act<Action extends RequestAction>(actor: Actor, requestId: string, action: Action, input: InputOf<Action>, more: { baseVersion?: number; idempotencyKey?: string } = {}) {
  return takeAction(world.platform, { actor, requestId, action, input, ...more });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('expected a problem', { cause: error });
  return error.code;
}

/** Brings a fresh case to the state in which somebody has to verify it. */
async function completed(): Promise<{ readonly id: string; readonly number: string; readonly reporter: Actor }> {
  const { receipt, reporter } = await world.report({ who: { anonymous: false, name: '王芳', phone: '13900005678' } });
  const { id, number } = receipt;
  await act(world.clerk, id, 'dispatch', { workstationId: world.workstationId });
  await act(world.worker, id, 'siteCheck', { findings: '停有5辆车', photos: [await world.photo(world.worker)] });
  await act(world.worker, id, 'complete', { summary: '已疏导', photos: [await world.photo(world.worker)] });
  return { id, number, reporter };
}

describe('the loop', () => {
  it('goes all the way round and back once more when the reporter is dissatisfied', async () => {
    const { id, number, reporter } = await completed();
    expect(await codeOf(act(world.worker, id, 'verify', { verification: '好', photos: [] }))).toBe('forbidden');
    await act(world.supervisor, id, 'verify', { verification: '属实', photos: [await world.photo(world.supervisor)] });
    expect((await act(reporter, id, 'rate', { level: 2, ratingReasons: ['notSolved'] })).state).toBe('working');
    await act(world.worker, id, 'complete', { summary: '再次疏导', photos: [await world.photo(world.worker)] });
    await act(world.supervisor, id, 'verify', { verification: '属实', photos: [await world.photo(world.supervisor)] });
    expect((await act(reporter, id, 'rate', { level: 5 })).state).toBe('closed');
    expect(await codeOf(act(reporter, id, 'rate', { level: 5 }))).toBe('forbidden');
    const page = await readPublicRequest(world.platform, number);
    expect(page.rating).toBe(3.5);
    expect(page.after).not.toBeNull();
  });

  it('demands a photo where the lifecycle demands evidence', async () => {
    const { receipt } = await world.report();
    await act(world.clerk, receipt.id, 'dispatch', { workstationId: world.workstationId });
    expect(await codeOf(act(world.worker, receipt.id, 'siteCheck', { findings: '看过', photos: [] }))).toBe('photo-required');
  });

  it('closes cases nobody rated, and lets the reporter rate and reopen afterwards', async () => {
    const { id, reporter } = await completed();
    await act(world.supervisor, id, 'verify', { verification: '属实', photos: [await world.photo(world.supervisor)] });
    const now = world.platform.clock.now();
    world.platform.clock.set(new Date(now.getTime() + 16 * 86_400_000).toISOString());
    await closeUnratedRequests(world.platform, new AbortController().signal);
    expect((await readDeskRequest(world.platform, world.clerk, id)).state).toBe('closed');
    expect((await act(reporter, id, 'reopen', { explanation: '又停满了' })).state).toBe('accepted');
    world.platform.clock.set(now.toISOString());
  });

  it('refuses reopening after the term', async () => {
    const { id, reporter } = await completed();
    await act(world.supervisor, id, 'verify', { verification: '属实', photos: [await world.photo(world.supervisor)] });
    await act(reporter, id, 'rate', { level: 4 });
    const now = world.platform.clock.now();
    world.platform.clock.set(new Date(now.getTime() + 61 * 86_400_000).toISOString());
    expect(await codeOf(act(reporter, id, 'reopen', { explanation: '又来了' }))).toBe('reopen-too-late');
    world.platform.clock.set(now.toISOString());
  });
});

describe('two at once', () => {
  it('lets one of two clerks act and tells the other what changed', async () => {
    const { receipt } = await world.report();
    const accept = { publicText: '停车' };
    const reject = { rejectReason: 'notOurs' as const, explanation: '不在范围' };
    const settled = await Promise.allSettled([
      act(world.clerk, receipt.id, 'accept', accept, { baseVersion: 1 }),
      act(world.secondClerk, receipt.id, 'reject', reject, { baseVersion: 1 }),
    ]);
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as Problem] : []));
    expect(refused.map(({ code }) => code)).toEqual(['changed-meanwhile']);
    const first = settled[0]?.status === 'fulfilled' ? { action: 'accept', actorName: 'clerk' } : { action: 'reject', actorName: 'clerk2' };
    expect(refused[0]?.extra).toMatchObject({ version: 2, changes: [{ sequence: 2, role: 'clerk', ...first }] });
    expect(await historyOf(world.test.database, 'request', receipt.id)).toHaveLength(2);
  });

  it('takes the same submission sent five times from a flaky phone as one', async () => {
    const input = { text: '下水道堵了。', photos: [], who: { anonymous: true }, where: { kind: 'address' as const, text: '瑞光社区', divisionCode: '320508020019' } };
    const calls = Array.from({ length: 5 }, () => reportRequest(world.platform, { actor: { kind: 'visitor' }, input, idempotencyKey: 'flaky-phone-1' }));
    const receipts = await Promise.all(calls);
    expect(new Set(receipts.map(({ number, token }) => `${number} ${token}`)).size).toBe(1);
    const other = { ...input, text: '别的事情。' };
    expect(await codeOf(reportRequest(world.platform, { actor: { kind: 'visitor' }, input: other, idempotencyKey: 'flaky-phone-1' }))).toBe('idempotency-key-reused');
  });

  it('repeats an action under its key without doing it twice', async () => {
    const { receipt } = await world.report();
    const input = { workstationId: world.workstationId };
    const results = await Promise.all([1, 2, 3].map(() => act(world.clerk, receipt.id, 'dispatch', input, { baseVersion: 1, idempotencyKey: 'dispatch-once' })));
    expect(new Set(results.map(({ version }) => version))).toEqual(new Set([2]));
  });

  it('counts every one of several cases joined to one at the same time', async () => {
    const { receipt: main } = await world.report();
    const others = await Promise.all(Array.from({ length: 6 }, () => world.report()));
    await Promise.all(others.map(({ receipt }) => act(world.clerk, receipt.id, 'join', { targetRequestId: main.id })));
    expect((await readDeskRequest(world.platform, world.clerk, main.id)).joinedCount).toBe(6);
    const follower = others[0];
    if (follower) expect((await readTrackedRequest(world.platform, follower.reporter)).number).toBe(main.number);
  });
});

describe('personal data', () => {
  it('is masked for the office until somebody gives a reason, and never public', async () => {
    const { receipt } = await world.report({ who: { anonymous: false, name: '欧阳建国', phone: '13912345678' } });
    const page = await readDeskRequest(world.platform, world.clerk, receipt.id);
    expect(page.reporters).toMatchObject([{ name: '欧阳**', phone: '139****5678' }]);
    const ids = { id: receipt.id, reporterId: page.reporters[0]?.id ?? '' };
    expect(await unmaskReporter(world.platform, world.clerk, ids, '电话回访')).toMatchObject({ name: '欧阳建国', phone: '13912345678' });
  });

  it('can be erased; the history stays valid and a changed photo is named', async () => {
    const { id } = await completed();
    const page = await readDeskRequest(world.platform, world.clerk, id);
    await eraseReporter(world.platform, world.administrator, { id, reporterId: page.reporters[0]?.id ?? '' }, '本人申请');
    const after = await readDeskRequest(world.platform, world.clerk, id);
    expect(after).toMatchObject({ originalText: '', reporters: [{ name: null, phone: null, erased: true }] });
    const options = { tables: chainedTables, checkFile: fileChecker(world.platform) };
    expect((await verifyHistory(world.test.database, options)).findings).toEqual([]);
    const [photo] = after.steps.find(({ action }) => action === 'complete')?.photos ?? [];
    const files = await world.test.database.selectFrom('file').select('stored_under').where('id', '=', photo?.id ?? '').executeTakeFirstOrThrow();
    const key = keyOf(files.stored_under, 'original');
    const bytes = world.platform.storage.objects.get(key) ?? new Uint8Array();
    world.platform.storage.objects.set(key, bytes.map((byte, index) => (index === 500 ? byte ^ 1 : byte)));
    const findings = (await verifyHistory(world.test.database, options)).findings;
    expect(findings).toContainEqual(expect.objectContaining({ subjectType: 'request', subjectId: id, code: 'file-changed' }));
    world.platform.storage.objects.set(key, bytes);
  });
});

describe('deadlines', () => {
  it('run from dispatch by the category and stop when the work is done', async () => {
    const { receipt } = await world.report({ categoryId: await world.categoryId('0102') });
    // Two working hours from 10:00; the noon break of the default working day lies behind it.
    expect(receipt.response).toEqual({ due: '2026-03-10T04:00:00.000Z', provisional: false });
    await act(world.clerk, receipt.id, 'dispatch', { workstationId: world.workstationId });
    const page = await readDeskRequest(world.platform, world.clerk, receipt.id);
    expect(page.resolution?.due.startsWith('2026-03-10')).toBe(true);
    await act(world.worker, receipt.id, 'siteCheck', { findings: '看过', photos: [await world.photo(world.worker)] });
    await act(world.worker, receipt.id, 'complete', { summary: '清运', photos: [await world.photo(world.worker)] });
    expect((await readDeskRequest(world.platform, world.clerk, receipt.id)).resolution).toBeNull();
  });

  it('keep the limits the case was given when its category changes, and follow the priority and another category', async () => {
    const code = '0605';
    const { receipt } = await world.report({ categoryId: await world.categoryId(code) });
    await act(world.clerk, receipt.id, 'dispatch', { workstationId: world.workstationId });
    const stagesOf = async () => (await readDeskRequest(world.platform, world.clerk, receipt.id)).stages.map(({ key, limit, due }) => [key, limit.amount, limit.unit, due]);
    const given = await stagesOf();
    expect(given.map(([key, amount, unit]) => `${key} ${amount} ${unit}`)).toEqual(['response 2 workingHours', 'check 1 workingDays', 'resolution 10 workingDays']);
    const category = (await listCategories(world.platform, world.administrator, { all: true })).items.find((one) => one.code === code);
    if (!category) throw new Error(code);
    const { id, ...fields } = category;
    await updateCategory(world.platform, systemActor, id, { ...fields, resolution: { amount: 2, unit: 'workingDays' } });
    await act(world.clerk, receipt.id, 'note', { note: '备注' });
    expect(await stagesOf()).toEqual(given);
    const { receipt: urgent } = await world.report({ categoryId: await world.categoryId('0605') });
    await act(world.clerk, urgent.id, 'dispatch', { workstationId: world.workstationId, priority: 'emergency' });
    const page = await readDeskRequest(world.platform, world.clerk, urgent.id);
    expect(page.stages.map(({ key, limit }) => `${key} ${limit.amount} ${limit.unit}`)).toEqual(['response 1 workingHours', 'check 2 workingHours', 'resolution 3 workingDays']);
    expect(page.next?.stage).toBe('response');
  });

  it('of an illegal building are three stages of the work, finished in order', async () => {
    const { receipt } = await world.report({ categoryId: await world.categoryId('0101') });
    await act(world.clerk, receipt.id, 'dispatch', { workstationId: world.workstationId });
    await act(world.worker, receipt.id, 'siteCheck', { findings: '正在砌墙', photos: [await world.photo(world.worker)] });
    const open = async () => (await readDeskRequest(world.platform, world.worker, receipt.id)).actions.some(({ action }) => action === 'finishStage');
    for (const expected of ['责令停工', '立案处罚', '拆除到位']) {
      expect(await open()).toBe(true);
      await act(world.worker, receipt.id, 'finishStage', { summary: '完成', photos: [await world.photo(world.worker)] });
      const page = await readDeskRequest(world.platform, world.worker, receipt.id);
      expect(page.steps[0]?.detail).toMatchObject({ stageZh: expected });
    }
    expect(await open()).toBe(false);
    expect(await codeOf(act(world.worker, receipt.id, 'finishStage', { summary: '完成', photos: [await world.photo(world.worker)] }))).toBe('illegal-transition');
  });

  it('turn a case yellow, red and late as the share of the time left shrinks', async () => {
    const { receipt } = await world.report({ categoryId: await world.categoryId('0102') });
    const levels: string[] = [];
    for (const time of ['02:30', '03:30', '03:55', '04:01']) {
      world.platform.clock.set(`2026-03-10T${time}:00Z`);
      levels.push((await readDeskRequest(world.platform, world.clerk, receipt.id)).warning);
    }
    expect(levels).toEqual(['none', 'yellow', 'red', 'late']);
    world.platform.clock.set('2026-03-10T02:00:00Z');
  });

  it('are provisional when they reach into a year without a published calendar', async () => {
    world.platform.clock.set('2026-12-30T02:00:00Z');
    const { receipt } = await world.report({ categoryId: await world.categoryId('0607') });
    await act(world.clerk, receipt.id, 'dispatch', { workstationId: world.workstationId });
    expect((await readDeskRequest(world.platform, world.clerk, receipt.id)).resolution?.provisional).toBe(true);
    world.platform.clock.set('2026-03-10T02:00:00Z');
  });
});
