import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { createDemoResident } from '../../people/index.ts';
import type { Actor } from '../../../shared/actor.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { findSimilarForDesk, findSimilarForPublic } from './find-similar.ts';
import { reporterData } from './protect-reporters.ts';
import { readPublicRequest } from './read-request.ts';
import { supportRequest } from './support-request.ts';
import { takeAction } from './take-action.ts';

let world: LoopWorld;
let number: string;
let id: string;
let reporter: Actor;
const visitor: Actor = { kind: 'visitor' };
const where = { kind: 'address' as const, text: '桂花社区西门', divisionCode: '320508020014' };
const device = (name: string): string => name.padEnd(16, '0');

beforeAll(async () => {
  world = await loopWorld();
  const made = await world.report({ text: '桂花新村西门口停满了车，行人过不去。' });
  ({ number, id } = made.receipt);
  reporter = made.reporter;
});
afterAll(async () => world.close());

describe('“me too”', () => {
  it('is not for cases the office has not taken up', async () => {
    await expect(supportRequest(world.platform, visitor, number, { device: device('early') })).rejects.toMatchObject({ status: 404 });
    await takeAction(world.platform, { actor: world.clerk, requestId: id, action: 'accept', input: { publicText: '西门停车' } });
  });

  it('counts each device and each person once, also when both come at once', async () => {
    const same = Array.from({ length: 4 }, () => supportRequest(world.platform, visitor, number, { device: device('phone-a') }));
    const answers = await Promise.all(same);
    expect(answers.filter(({ already }) => !already)).toHaveLength(1);
    await supportRequest(world.platform, visitor, number, { device: device('phone-b'), phone: '13800000011' });
    // The same person from another device, and the same device without the number.
    expect(await supportRequest(world.platform, visitor, number, { device: device('phone-c'), phone: '138 0000 0011' })).toMatchObject({ already: true });
    expect(await supportRequest(world.platform, visitor, number, { device: device('phone-b') })).toMatchObject({ already: true, supporterCount: 2 });
    expect((await readPublicRequest(world.platform, number)).supporterCount).toBe(2);
  });

  it('refuses one’s own report, a broken number, and nobody at all', async () => {
    await expect(supportRequest(world.platform, reporter, number, { device: device('own') })).rejects.toMatchObject({ status: 409, code: 'own-request' });
    await expect(supportRequest(world.platform, visitor, number, { device: device('x'), phone: '12' })).rejects.toMatchObject({ status: 422 });
    await expect(supportRequest(world.platform, visitor, number, {})).rejects.toMatchObject({ status: 422 });
    await expect(supportRequest(world.platform, world.clerk, number, {})).rejects.toMatchObject({ status: 422 });
  });

  it('keeps no number beside the case, and forgets a resident on demand while the count stays', async () => {
    const { rows } = await sql<{ row: string }>`select request_supporter::text as row from request_supporter`.execute(world.test.database);
    expect(rows.some(({ row }) => row.includes('13800000011') || row.includes('phone-b'))).toBe(false);
    const residentId = await runInTransaction(world.test.database, (transaction) => createDemoResident(transaction, world.platform, { labelKey: null, phone: '13800000012', name: '某人' }));
    await supportRequest(world.platform, { kind: 'resident', id: residentId }, number, {});
    expect(JSON.stringify(await reporterData.exportOf(world.test.database, residentId))).toContain(number);
    await runInTransaction(world.test.database, (transaction) => reporterData.erase(transaction, residentId, world.platform.clock.now()));
    expect(JSON.stringify(await reporterData.exportOf(world.test.database, residentId))).not.toContain(number);
    expect((await readPublicRequest(world.platform, number)).supporterCount).toBe(3);
  });
});

describe('cases that may be the same', () => {
  it('are shown for like words at the same place, without what the reporter wrote', async () => {
    const { items } = await findSimilarForPublic(world.platform, { text: '西门停满了车，行人走不过去', where });
    expect(items).toMatchObject([{ number, text: '西门停车', photo: null }]);
    expect(JSON.stringify(items)).not.toContain('过不去');
    expect((await findSimilarForPublic(world.platform, { text: '楼道里的灯泡坏了', where })).items).toEqual([]);
    expect((await findSimilarForPublic(world.platform, { text: '西门停满了车，行人走不过去', where: { ...where, divisionCode: '320508023000' } })).items).toEqual([]);
  });

  it('show residents nothing that is not public, and staff what they may see', async () => {
    const fresh = await world.report({ text: '桂花新村东门口堆满了建筑垃圾，臭气很大。' });
    const input = { text: '东门口有一堆建筑垃圾，臭气大', where };
    expect((await findSimilarForPublic(world.platform, input)).items.map((item) => item.number)).not.toContain(fresh.receipt.number);
    expect((await findSimilarForDesk(world.platform, world.clerk, input)).items[0]).toMatchObject({ id: fresh.receipt.id, number: fresh.receipt.number });
    const elsewhere = { ...world.clerk, assignments: [{ role: 'clerk' as const, placePath: '320000000000.320500000000.320508000000.320508023000' }] };
    expect((await findSimilarForDesk(world.platform, elsewhere, input)).items).toEqual([]);
  });
});

describe('the nature of a case', () => {
  it('is suggested from the words, given by the desk, and changed when recategorising', async () => {
    const natureOf = async (of: string) => (await sql<{ nature: string }>`select nature from request where id = ${of}::uuid`.execute(world.test.database)).rows[0]?.nature;
    const asked = await world.report({ text: '请问老年卡怎么办理？' });
    expect(await natureOf(asked.receipt.id)).toBe('enquiry');
    await takeAction(world.platform, { actor: world.clerk, requestId: asked.receipt.id, action: 'recategorise', input: { categoryId: await world.categoryId('0606'), nature: 'suggestion' } });
    expect(await natureOf(asked.receipt.id)).toBe('suggestion');
    const entered = await world.report({ text: '请问老年卡怎么办理？', nature: 'complaint', channel: 'phone' }, world.clerk);
    expect(await natureOf(entered.receipt.id)).toBe('complaint');
  });
});
