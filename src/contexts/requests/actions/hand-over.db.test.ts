import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { verifyHistory } from '../../../platform/events/verify.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Actor, systemActor } from '../../../shared/actor.ts';
import type { Unit } from '../contract.ts';
import { chainedTables } from '../index.ts';
import type { InputOf, RequestAction } from '../inputs.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { answerHandOver, listHandOvers, readHandOver, renewHandOverLink } from './hand-overs.ts';
import { handOverToken, linkDigestOf } from './link-token.ts';
import { createUnit, updateUnit } from './manage-units.ts';
import { readDeskRequest, readPublicRequest } from './read-request.ts';
import { requestFileRule } from './file-rule.ts';
import { takeAction } from './take-action.ts';

let world: LoopWorld;
let water: Unit;
let squad: Unit;
const start = '2026-03-10T02:00:00Z';

beforeAll(async () => {
  world = await loopWorld();
  const unit = (name: string, more: Partial<Unit> = {}) =>
    createUnit(world.platform, systemActor, {
      name, kind: 'utility', contact: null, phone: null, messagePhone: '13900009999', divisionCode: '320508000000', termDays: 3, active: true, staffIds: [], ...more,
    });
  water = await unit('自来水公司');
  squad = await unit('城管中队', { kind: 'squad', messagePhone: null, staffIds: [world.lead.id] });
}, 60_000);
afterAll(() => world.close());

function act<Action extends RequestAction>(actor: Actor, requestId: string, action: Action, input: InputOf<Action>) {
  return takeAction(world.platform, { actor, requestId, action, input });
}
async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('expected a problem', { cause: error });
  return error.code;
}
const holder = (handOverId: string, version = 1): Actor => ({ kind: 'visitor', linkDigest: linkDigestOf(handOverToken(world.platform, handOverId, version)) });
const read = (id: string) => readDeskRequest(world.platform, world.clerk, id);

async function handed(part: 'lead' | 'assist' = 'lead'): Promise<{ readonly id: string; readonly hand: string; readonly link: Actor }> {
  const { receipt } = await world.report({ who: { anonymous: false, name: '欧阳建国', phone: '13912345678' }, photos: [await world.photo({ kind: 'visitor' })] });
  await act(world.clerk, receipt.id, 'accept', {});
  await act(world.clerk, receipt.id, 'handOver', { unitId: water.id, part, task: '请抢修水管' });
  const hand = (await read(receipt.id)).handOvers[0]?.id ?? '';
  return { id: receipt.id, hand, link: holder(hand) };
}

describe('a unit with nothing but the link', () => {
  it('sees what it needs and no more, takes the case on and is done with a photo', async () => {
    const { id, hand, link } = await handed();
    const view = await readHandOver(world.platform, link);
    expect(view).toMatchObject({ unitName: '自来水公司', part: 'lead', status: 'offered', task: '请抢修水管', actions: [{ action: 'unitAccept' }, { action: 'unitReturn' }, { action: 'unitDone' }] });
    expect(JSON.stringify(view)).not.toMatch(/欧阳|13912345678/u);
    expect(view.photos).toHaveLength(1);
    const files = await world.test.database.selectFrom('file').selectAll().where('id', '=', view.photos[0]?.id ?? '').executeTakeFirstOrThrow();
    const file = { ...files, subjectId: id } as never;
    expect(await requestFileRule.mayRead(world.platform, link, file)).toBe(true);
    expect(await requestFileRule.mayRead(world.platform, holder(hand, 2), file)).toBe(false);
    expect((await read(id)).state).toBe('working');
    expect(view.due.slice(0, 10)).toBe('2026-03-13');
    expect(await answerHandOver(world.platform, { actor: link, id: hand, action: 'unitAccept', input: {} })).toMatchObject({ status: 'accepted' });
    expect(await codeOf(answerHandOver(world.platform, { actor: link, id: hand, action: 'unitDone', input: { summary: '修好了', photos: [] } }))).toBe('photo-required');
    await answerHandOver(world.platform, { actor: link, id: hand, action: 'unitDone', input: { summary: '修好了', photos: [await world.photo(link)] } });
    const page = await read(id);
    expect([page.state, page.conditions, page.resolution, page.handOvers[0]?.answer]).toEqual(['completed', [], null, '修好了']);
    expect((await readPublicRequest(world.platform, page.number)).steps[0]).toMatchObject({ action: 'unitDone', role: 'unit', unit: '自来水公司', detail: { summary: '修好了' } });
    expect(await codeOf(answerHandOver(world.platform, { actor: link, id: hand, action: 'unitAccept', input: {} }))).toBe('illegal-transition');
  });

  it('loses it when the link expires, is renewed or taken back', async () => {
    const { id, hand, link } = await handed();
    expect(await codeOf(readHandOver(world.platform, { kind: 'visitor' }))).toBe('not-found');
    const renewed = await renewHandOverLink(world.platform, world.clerk, hand);
    expect(renewed).toMatchObject({ sentTo: '139****9999' });
    expect(await codeOf(readHandOver(world.platform, link))).toBe('not-found');
    expect((await readHandOver(world.platform, holder(hand, 2))).status).toBe('offered');
    world.platform.clock.set('2026-04-10T02:00:00Z');
    expect(await codeOf(readHandOver(world.platform, holder(hand, 2)))).toBe('not-found');
    world.platform.clock.set(start);
    await act(world.clerk, id, 'revokeHandOver', { handOverId: hand, explanation: '改由物业处理' });
    expect(await codeOf(answerHandOver(world.platform, { actor: holder(hand, 2), id: hand, action: 'unitAccept', input: {} }))).toBe('not-found');
    expect((await read(id)).state).toBe('accepted');
    const sent = await sql<{ count: number }>`select count(*)::int as count from message where template = 'requests.handedOver'`.execute(world.test.database);
    expect(sent.rows[0]?.count).toBeGreaterThanOrEqual(3);
  });

  it('may give the case back, and only its own', async () => {
    const { id, hand, link } = await handed();
    const other = await handed();
    expect(await codeOf(answerHandOver(world.platform, { actor: link, id: other.hand, action: 'unitAccept', input: {} }))).toBe('not-found');
    await answerHandOver(world.platform, { actor: link, id: hand, action: 'unitReturn', input: { returnReason: 'other', explanation: '不属于我公司管网' } });
    const page = await read(id);
    expect([page.state, page.handOvers[0]?.status]).toEqual(['accepted', 'returned']);
  });
});

describe('lead and helping units', () => {
  it('are waited for: the case is complete when the last is done', async () => {
    const { id, hand, link } = await handed();
    expect(await codeOf(act(world.clerk, id, 'handOver', { unitId: squad.id, part: 'lead', task: '也来' }))).toBe('lead-taken');
    expect(await codeOf(act(world.clerk, id, 'handOver', { unitId: water.id, part: 'assist', task: '也来' }))).toBe('unit-has-it');
    await act(world.clerk, id, 'handOver', { unitId: squad.id, part: 'assist', task: '维持秩序', termDays: 1 });
    await answerHandOver(world.platform, { actor: link, id: hand, action: 'unitDone', input: { summary: '修好了', photos: [await world.photo(link)] } });
    expect((await read(id)).state).toBe('working');
    expect(await codeOf(act(world.worker, id, 'complete', { summary: '好了', photos: [await world.photo(world.worker)] }))).toBe('illegal-transition');
    const [mine] = (await listHandOvers(world.platform, world.lead, { of: 'mine', open: 'true' })).items;
    expect(mine).toMatchObject({ unitName: '城管中队', part: 'assist', requestId: id });
    await answerHandOver(world.platform, { actor: world.lead, id: mine?.id ?? '', action: 'unitDone', input: { summary: '秩序已恢复', photos: [await world.photo(world.lead)] } });
    expect((await read(id)).state).toBe('completed');
    expect(await codeOf(act(world.supervisor, id, 'close', {}))).toBe('forbidden');
    await act(world.supervisor, id, 'verify', { verification: '属实', photos: [await world.photo(world.supervisor)] });
  });

  it('cannot be two leads, whoever acts at the same moment', async () => {
    const { receipt } = await world.report();
    await act(world.clerk, receipt.id, 'accept', {});
    const settled = await Promise.allSettled([
      act(world.clerk, receipt.id, 'handOver', { unitId: water.id, part: 'lead', task: '一' }),
      act(world.supervisor, receipt.id, 'handOver', { unitId: squad.id, part: 'lead', task: '二' }),
    ]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await read(receipt.id)).handOvers).toHaveLength(1);
  });
});

describe('the register', () => {
  it('refuses a change of what somebody else changed meanwhile, and keeps a history', async () => {
    const { id, version, ...fields } = water;
    await updateUnit(world.platform, systemActor, id, { ...fields, termDays: 4, version });
    expect(await codeOf(updateUnit(world.platform, systemActor, id, { ...fields, termDays: 5, version }))).toBe('changed-meanwhile');
    expect(await codeOf(updateUnit(world.platform, world.administrator, id, { ...fields, version: version + 1 }))).toBe('not-found');
    expect((await verifyHistory(world.test.database, { tables: chainedTables })).findings).toEqual([]);
  });
});
