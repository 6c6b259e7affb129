import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../platform/events/verify.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffActor } from '../../shared/actor.ts';
import { reportRequest } from '../requests/index.ts';
import { type LoopWorld, loopWorld } from '../requests/testing/loop-world.ts';
import { actOnContactDay } from './actions/act-on-contact-day.ts';
import { enterSlip, enterWish } from './actions/enter-slip.ts';
import { createPoint, recordEmptying, updatePoint } from './actions/keep-points.ts';
import { planContactDay } from './actions/plan-contact-day.ts';
import * as days from './actions/read-contact-days.ts';
import * as points from './actions/read-points.ts';
import type { ContactDayAction, InputOf } from './inputs.ts';
import { chainedTables } from './index.ts';

const community = '320508020014';
const plan = { divisionCode: community, heldOn: '2026-03-10', startsAt: '09:00', endsAt: '11:00', venue: '桂花社区居委会', hosts: '街道、社区', theme: '' };
const box = { kind: 'wishBox' as const, name: '桂花社区海棠心愿箱', divisionCode: community, address: '居委会门口', point: null, about: '', openedOn: '2026-01-01', closedOn: null };
const slip = (text: string) => ({ text, photos: [] });

let world: LoopWorld;
let foreign: StaffActor;
beforeAll(async () => {
  world = await loopWorld();
  foreign = { kind: 'staff', id: world.clerk.id, mustEnrol: false, assignments: [{ role: 'clerk', placePath: '320000000000.320500000000.320508000000.320508023000' }] };
}, 60_000);
// Ids sort by the moment they were made.
beforeEach(() => world.platform.clock.advance({ minutes: 1 }));
afterAll(() => world.close());

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  return error instanceof Problem ? (error.fields[0]?.code ?? error.code) : String(error);
}

function act<Action extends ContactDayAction>(dayId: string, action: Action, input: InputOf<Action>, baseVersion: number) {
  return actOnContactDay(world.platform, { actor: world.clerk, dayId, action, input, baseVersion });
}

describe('a contact day', () => {
  it('is announced, held with its slips, ended and summed up from what became of them', async () => {
    const { platform, clerk } = world;
    const { id } = await planContactDay(platform, clerk, plan);
    expect(await codeOf(enterSlip(platform, clerk, id, slip('太早'), undefined))).toBe('day-not-open');
    expect((await days.listPublicContactDays(platform, { when: 'coming', limit: 20 })).items.map((day) => day.id)).toContain(id);
    await act(id, 'open', {}, 1);
    const first = await enterSlip(platform, clerk, id, { ...slip('西门停满了车'), name: '陈国良', phone: '13900002211' }, 'slip-1');
    const again = await enterSlip(platform, clerk, id, { ...slip('西门停满了车'), name: '陈国良', phone: '13900002211' }, 'slip-1');
    expect(again).toEqual(first);
    expect(first.placeName).toContain('桂花社区');
    await act(id, 'end', {}, 2);
    platform.clock.advance({ minutes: 1 });
    await enterSlip(platform, clerk, id, slip('忘了录的一条'), undefined);
    const detail = await days.readContactDay(platform, clerk, id);
    expect(detail.counts).toEqual({ heard: 2, solved: 0, open: 2, ended: 0 });
    expect(detail.matters.map(({ title, channel }) => [title, channel])).toEqual([['忘了录的一条', 'contactDay'], ['西门停满了车', 'contactDay']]);
    await act(id, 'publish', { summary: '共听到两件。' }, 3);
    const page = await days.readPublicContactDay(platform, id);
    expect(page).toMatchObject({ state: 'published', summary: '共听到两件。', counts: { heard: 2 } });
    expect(JSON.stringify(page)).not.toMatch(/陈国良|13900002211|西门停满了车/u);
  });

  it('is moved by one of two at once, and belongs to its own place', async () => {
    const { platform, clerk } = world;
    const { id } = await planContactDay(platform, clerk, plan);
    const outcomes = await Promise.all([codeOf(act(id, 'open', {}, 1)), codeOf(act(id, 'cancel', { explanation: '下雨' }, 1))]);
    expect(outcomes.filter((code) => code === 'undefined')).toHaveLength(1);
    expect(await codeOf(days.readContactDay(platform, foreign, id))).toBe('not-found');
    expect(await codeOf(planContactDay(platform, foreign, plan))).toBe('forbidden');
    expect(await codeOf(planContactDay(platform, clerk, { ...plan, endsAt: '08:00' }))).toBe('before-start');
  });
});

describe('a wish box', () => {
  it('counts what lay in it, what was entered, and what came through its code', async () => {
    const { platform, clerk, worker } = world;
    const { id, code } = await createPoint(platform, clerk, box);
    const emptying = await recordEmptying(platform, clerk, id, { emptiedOn: '2026-03-10', slips: 3, witnesses: '程红、王阿姨' });
    await enterWish(platform, worker, id, { ...slip('想要一把长椅'), emptyingId: emptying.id }, 'wish-1');
    await enterWish(platform, worker, id, { ...slip('想要一把长椅'), emptyingId: emptying.id }, 'wish-1');
    platform.clock.advance({ minutes: 1 });
    const entrance = await points.findEntrance(platform.database, code);
    await reportRequest(platform, {
      actor: { kind: 'visitor' }, entrance,
      input: { text: '楼道灯坏了', photos: [], who: { anonymous: true }, where: { kind: 'address', text: '桂花新村', divisionCode: community }, via: code },
    });
    const detail = await points.readPoint(platform, clerk, id);
    expect(detail.emptyings).toMatchObject([{ slips: 3, entered: 1 }]);
    expect(detail.matters.map(({ title, channel }) => [title, channel])).toEqual([['楼道灯坏了', 'wishBox'], ['想要一把长椅', 'wishBox']]);
    expect((await points.readPublicPoint(platform, code)).counts.heard).toBe(2);
    expect(await codeOf(recordEmptying(platform, clerk, id, { emptiedOn: '2026-03-11', slips: 1, witnesses: '' }))).toBe('in-future');
    expect(await codeOf(enterWish(platform, clerk, id, { ...slip('x1'), emptyingId: '0197a000-0000-7000-8000-000000000001' }, undefined))).toBe('not-found');
  });

  it('keeps its code when it changes, refuses an old version, and leaves the public list when it closes', async () => {
    const { platform, clerk } = world;
    const { id, code } = await createPoint(platform, clerk, { ...box, name: '另一只箱' });
    await updatePoint(platform, clerk, id, { ...box, name: '旧箱', closedOn: '2026-03-01', baseVersion: 1 });
    expect(await codeOf(updatePoint(platform, clerk, id, { ...box, baseVersion: 1 }))).toBe('changed-meanwhile');
    expect((await points.readPublicPoint(platform, code)).open).toBe(false);
    expect((await points.listPublicPoints(platform, { divisionCode: community })).items.map((point) => point.code)).not.toContain(code);
    expect(await codeOf(updatePoint(platform, foreign, id, { ...box, baseVersion: 2 }))).toBe('not-found');
    expect((await points.findEntrance(platform.database, code))?.channel).toBe('wishBox');
    expect(await points.findEntrance(platform.database, 'ZZZZZZ')).toBeUndefined();
  });
});

it('leaves histories that verify', async () => {
  expect((await verifyHistory(world.test.database, { tables: chainedTables })).findings).toEqual([]);
});
