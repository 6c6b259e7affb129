import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../platform/events/verify.ts';
import { fileChecker } from '../../../platform/files/index.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import { chainedTables } from '../index.ts';
import type { InputOf, RequestAction } from '../inputs.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { linkDigestOf } from './link-token.ts';
import { eraseReporter } from './protect-reporters.ts';
import { readDeskRequest, readTrackedRequest } from './read-request.ts';
import { takeAction } from './take-action.ts';

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
}, 60_000);
afterAll(() => world.close());

const start = '2026-03-10T02:00:00Z';

function act<Action extends RequestAction>(actor: Actor, requestId: string, action: Action, input: InputOf<Action>) {
  return takeAction(world.platform, { actor, requestId, action, input });
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('expected a problem', { cause: error });
  return error.fields[0] ? `${error.fields[0].field} ${error.fields[0].code}` : error.code;
}

const page = (id: string) => readDeskRequest(world.platform, world.clerk, id);
const named = { who: { anonymous: false, name: '王芳', phone: '13900005678' } };

async function verified(): Promise<void> {
  const report = await verifyHistory(world.test.database, { tables: chainedTables, checkFile: fileChecker(world.platform) });
  expect(report.findings).toEqual([]);
}

describe('linked cases', () => {
  it('show each other, once, until somebody takes the link back with a reason', async () => {
    const [one, other] = [(await world.report()).receipt, (await world.report({ text: '东门也一样。' })).receipt];
    await act(world.clerk, one.id, 'link', { targetRequestId: other.id, linkReason: '同一条路' });
    expect((await page(one.id)).links).toMatchObject([{ number: other.number, kind: 'related', direction: 'to', reason: '同一条路' }]);
    expect((await page(other.id)).links).toMatchObject([{ number: one.number, direction: 'from' }]);
    expect(await problemOf(act(world.clerk, one.id, 'link', { targetRequestId: other.id }))).toBe('targetRequestId already-linked');
    expect(await problemOf(act(world.clerk, other.id, 'link', { targetRequestId: one.id }))).toBe('targetRequestId already-linked');
    expect(await problemOf(act(world.clerk, one.id, 'link', { targetRequestId: one.id }))).toBe('targetRequestId same-request');
    await act(world.secondClerk, other.id, 'unlink', { targetRequestId: one.id, explanation: '不是一回事' });
    expect((await page(one.id)).links).toEqual([]);
    expect(await problemOf(act(world.clerk, one.id, 'unlink', { targetRequestId: other.id, explanation: '再试' }))).toBe('targetRequestId not-linked');
  });
});

describe('a case that is split', () => {
  it('gives the second matter a case of its own at the same place, with photos, and its reporter sees both', async () => {
    const photo = await world.photo({ kind: 'visitor' });
    const { receipt, reporter } = await world.report({ text: '门口停满车,楼道灯也不亮。', photos: [photo], ...named });
    await act(world.clerk, receipt.id, 'split', { splitText: '楼道灯不亮。', categoryId: await world.categoryId('0102') });
    const parent = await page(receipt.id);
    const child = await page(parent.links[0]?.id ?? '');
    expect(parent).toMatchObject({ state: 'submitted', links: [{ kind: 'split', direction: 'from', number: child.number }] });
    expect(child).toMatchObject({ state: 'submitted', originalText: '楼道灯不亮。', placeName: parent.placeName, reporters: [{ name: '王**', phone: '139****5678' }], links: [{ kind: 'split', direction: 'to', number: receipt.number }] });
    expect(child.photos).toHaveLength(1);
    const seen = await readTrackedRequest(world.platform, reporter);
    expect(seen.others).toMatchObject([{ number: child.number, state: 'submitted' }]);
    const other = await readTrackedRequest(world.platform, { kind: 'visitor', linkDigest: linkDigestOf(seen.others[0]?.token ?? '') });
    expect(other).toMatchObject({ number: child.number, originalText: '楼道灯不亮。', others: [{ number: receipt.number }] });
    await verified();
  });

  it('is erased with its reporter on both sides', async () => {
    const { receipt } = await world.report({ text: '门口停满车,楼道灯也不亮。', ...named });
    await act(world.clerk, receipt.id, 'split', { splitText: '楼道灯不亮。' });
    const parent = await page(receipt.id);
    await eraseReporter(world.platform, world.administrator, { id: receipt.id, reporterId: parent.reporters[0]?.id ?? '' }, '本人申请');
    expect(await page(parent.links[0]?.id ?? '')).toMatchObject({ originalText: '', reporters: [{ name: null, erased: true }] });
    await verified();
  });
});

describe('a joined case', () => {
  it('shows what was reported with it, and goes on where it stood when the join is undone', async () => {
    const { receipt: main } = await world.report();
    const { receipt, reporter } = await world.report({ text: '西门口过不去。', categoryId: await world.categoryId('0102') });
    await act(world.clerk, receipt.id, 'dispatch', { workstationId: world.workstationId });
    const before = await page(receipt.id);
    await act(world.clerk, receipt.id, 'join', { targetRequestId: main.id });
    expect((await page(main.id)).joined).toMatchObject([{ number: receipt.number, originalText: '西门口过不去。' }]);
    expect((await page(receipt.id)).resolution).toBeNull();
    await act(world.clerk, receipt.id, 'unjoin', { explanation: '不是同一处' });
    const after = await page(receipt.id);
    expect(after).toMatchObject({ state: 'dispatched', joinedToId: null, resolution: before.resolution, response: before.response });
    expect((await page(main.id))).toMatchObject({ joinedCount: 0, joined: [] });
    expect((await readTrackedRequest(world.platform, reporter)).number).toBe(receipt.number);
    await verified();
  });

  it('stays joined after the term', async () => {
    const [{ receipt: main }, { receipt }] = [await world.report(), await world.report()];
    await act(world.clerk, receipt.id, 'join', { targetRequestId: main.id });
    world.platform.clock.set('2026-04-20T02:00:00Z');
    expect(await problemOf(act(world.clerk, receipt.id, 'unjoin', { explanation: '不是同一处' }))).toBe('unjoin-too-late');
    world.platform.clock.set(start);
  });

  it('counts right when two undo it at once', async () => {
    const [{ receipt: main }, { receipt }] = [await world.report(), await world.report()];
    await act(world.clerk, receipt.id, 'join', { targetRequestId: main.id });
    const settled = await Promise.allSettled([act(world.clerk, receipt.id, 'unjoin', { explanation: '不是同一处' }), act(world.secondClerk, receipt.id, 'unjoin', { explanation: '不是同一处' })]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await page(main.id)).joinedCount).toBe(0);
  });

  it('takes what its reporter added to the main case along when that reporter is erased, and nobody else’s words', async () => {
    const { receipt: main, reporter: first } = await world.report(named);
    const { receipt, reporter } = await world.report({ text: '我也过不去。', who: { anonymous: false, name: '欧阳建国', phone: '13912345678' } });
    await act(world.clerk, receipt.id, 'join', { targetRequestId: main.id });
    await act(first, main.id, 'addInformation', { information: '第一位的补充' });
    await act(reporter, main.id, 'addInformation', { information: '我叫欧阳建国,住3幢', photos: [await world.photo(reporter)] });
    await act(world.clerk, main.id, 'dispatch', { workstationId: world.workstationId });
    await act(world.worker, main.id, 'siteCheck', { findings: '属实', photos: [await world.photo(world.worker)] });
    await act(world.worker, main.id, 'complete', { summary: '已疏导', photos: [await world.photo(world.worker)] });
    await act(world.supervisor, main.id, 'verify', { verification: '属实', photos: [await world.photo(world.supervisor)] });
    await act(reporter, main.id, 'rate', { level: 4, comment: '我是欧阳建国,谢谢' });
    const id = (await page(main.id)).reporters.find(({ viaNumber }) => viaNumber === receipt.number)?.id ?? '';
    await eraseReporter(world.platform, world.administrator, { id: main.id, reporterId: id }, '本人申请');
    const after = await page(main.id);
    const words = JSON.stringify(after);
    expect(words).not.toContain('欧阳建国');
    expect(words).toContain('第一位的补充');
    expect(after.steps.filter(({ action, erased }) => erased && action === 'addInformation')).toHaveLength(1);
    expect(after.steps.some(({ action }) => action === 'erase')).toBe(true);
    expect(after.rating).toBe(4);
    await verified();
  });
});
