import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFile } from '../../../platform/files/store.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { createDemoResident } from '../../people/index.ts';
import type { Actor } from '../../../shared/actor.ts';
import { readCases } from '../store/read-cases.ts';
import { readDetails } from '../store/read-request.ts';
import { reporterOfRequest } from '../store/reporters.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { listForPublic } from './browse-requests.ts';
import { requestFileRule } from './file-rule.ts';
import { readDeskRequest, readTrackedRequest } from './read-request.ts';
import { takeAction } from './take-action.ts';

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
}, 60_000);
afterAll(() => world.close());

const visitor: Actor = { kind: 'visitor' };

async function mayRead(actor: Actor, id: string): Promise<boolean> {
  const file = await findFile(world.platform.database, id);
  if (!file) throw new Error('no such file');
  return requestFileRule.mayRead(world.platform, actor, file);
}

describe('a case with two reporters', () => {
  it('shows each their own words and photos, and those of nobody else', async () => {
    const [firstPhoto, secondPhoto] = [await world.photo(visitor), await world.photo(visitor)];
    const first = await world.report({ text: '我住3幢501,电话13900001111,西门堵了', photos: [firstPhoto] });
    const second = await world.report({ text: '西门口过不去', photos: [secondPhoto] });
    const { platform, clerk } = world;
    await takeAction(platform, { actor: clerk, requestId: second.receipt.id, action: 'join', input: { targetRequestId: first.receipt.id } });
    await takeAction(platform, { actor: first.reporter, requestId: first.receipt.id, action: 'addInformation', input: { information: '只在早上堵' } });

    const seenBySecond = await readTrackedRequest(platform, second.reporter);
    expect(seenBySecond.id).toBe(first.receipt.id);
    expect(seenBySecond.originalText).toBe('西门口过不去');
    expect(seenBySecond.photos.map(({ id }) => id)).toEqual([secondPhoto]);
    expect(JSON.stringify(seenBySecond)).not.toMatch(/13900001111|只在早上堵/u);
    expect(seenBySecond.steps.map(({ action }) => action)).not.toContain('addInformation');
    expect(seenBySecond.steps.flatMap(({ photos }) => photos)).toEqual([]);

    const seenByFirst = await readTrackedRequest(platform, first.reporter);
    expect(seenByFirst.steps.find(({ action }) => action === 'addInformation')?.detail).toEqual({ information: '只在早上堵' });
    expect(seenByFirst.photos.map(({ id }) => id)).toEqual([firstPhoto]);

    expect(await Promise.all([mayRead(first.reporter, firstPhoto), mayRead(second.reporter, secondPhoto)])).toEqual([true, true]);
    expect(await Promise.all([mayRead(second.reporter, firstPhoto), mayRead(first.reporter, secondPhoto), mayRead(visitor, firstPhoto)])).toEqual([false, false, false]);
  });
});

describe('a signed-in resident who wants to be told', () => {
  it('is reached at the number of the account, and at none when staying anonymous', async () => {
    const { platform } = world;
    const id = await runInTransaction(platform.database, (transaction) => createDemoResident(transaction, platform, { labelKey: null, phone: '13900002222', name: '王芳' }));
    const phoneOf = async (anonymous: boolean): Promise<string | null | undefined> => {
      const { receipt } = await world.report({ who: { anonymous } }, { kind: 'resident', id });
      const [reporter] = (await readDeskRequest(platform, world.clerk, receipt.id)).reporters;
      return runInTransaction(platform.database, async (transaction) => (await reporterOfRequest(transaction, receipt.id, reporter?.id ?? ''))?.phone);
    };
    expect(await phoneOf(false)).toBe('13900002222');
    expect(await phoneOf(true)).toBeNull();
  });
});

describe('the public search', () => {
  it('finds what the office published, not what the reporter wrote', async () => {
    const { platform, clerk } = world;
    const { receipt } = await world.report({ text: '我家鹦鹉被吵醒了' });
    await takeAction(platform, { actor: clerk, requestId: receipt.id, action: 'accept', input: { publicText: '夜间施工扰民。' } });
    const numbersFor = async (text: string) => (await listForPublic(platform, { text, limit: 20 })).items.map(({ number }) => number);
    expect(await numbersFor('施工')).toEqual([receipt.number]);
    expect(await numbersFor('鹦鹉')).toEqual([]);
  });
});

describe('a whole case, which the database writes as JSON', () => {
  it('has the same moments, point and words as the columns it is made of', async () => {
    const { platform } = world;
    const { receipt } = await world.report({ text: '路灯坏了', where: { kind: 'point', longitude: 120.6161, latitude: 31.2897, system: 'wgs84' } });
    const [asColumns] = await readDetails(platform.database, [receipt.id]);
    const [asJson] = await readCases(platform.database, [receipt.id]);
    expect(asColumns?.location).not.toBeNull();
    expect(asColumns?.reportedAt).toBeInstanceOf(Date);
    expect(asJson).toMatchObject({ ...asColumns });
  });
});
