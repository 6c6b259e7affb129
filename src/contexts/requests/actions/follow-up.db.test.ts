import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { verifyHistory } from '../../../platform/events/verify.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Actor, type StaffActor, systemActor } from '../../../shared/actor.ts';
import { createDemoStaff } from '../../people/index.ts';
import { chainedTables } from '../index.ts';
import type { InputOf, RequestAction } from '../inputs.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { browseCallbacks, browseMatters, contestByNumber } from './browse-matters.ts';
import { readDeskRequest, readPublicRequest } from './read-request.ts';
import { listCategories, updateCategory } from './manage-categories.ts';
import { takeAction } from './take-action.ts';
import { reviveShelved, superviseLate, warnWorkstations } from './watch-deadlines.ts';

let world: LoopWorld;
let district: StaffActor;
const signal = new AbortController().signal;
const start = '2026-03-10T02:00:00Z';

beforeAll(async () => {
  world = await loopWorld();
  const id = await runInTransaction(world.test.database, (transaction) =>
    createDemoStaff(transaction, world.platform, { labelKey: null, userName: 'district', displayName: 'district', assignments: [{ role: 'supervisor', placeCode: '320508000000', workstationId: null, validTo: null }] }));
  district = { kind: 'staff', id, mustEnrol: false, assignments: [{ role: 'supervisor', placePath: (world.supervisor.assignments[0]?.placePath ?? '').split('.').slice(0, 3).join('.') }] };
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
const at = (instant: string): void => world.platform.clock.set(instant);
const read = (id: string) => readDeskRequest(world.platform, world.clerk, id);
const dueOf = async (id: string) => (await read(id)).resolution?.due;
const toldOf = async (template: string): Promise<number> =>
  (await sql<{ count: number }>`select count(*)::int as count from message where template = ${template}`.execute(world.test.database)).rows[0]?.count ?? 0;

async function dispatched(category = '0603'): Promise<string> {
  const { receipt } = await world.report({ categoryId: await world.categoryId(category) });
  await act(world.clerk, receipt.id, 'dispatch', { workstationId: world.workstationId });
  return receipt.id;
}
const extension = { extendDays: 3, extensionReason: 'materials' as const, explanation: '材料未到' };

describe('extensions', () => {
  it('are asked for by one and granted by another; the second needs the district', async () => {
    const id = await dispatched();
    const before = await dueOf(id);
    await act(world.worker, id, 'askExtension', extension);
    expect(await codeOf(act(world.lead, id, 'askExtension', extension))).toBe('illegal-transition');
    expect(await codeOf(act(world.worker, id, 'approveExtension', {}))).toBe('forbidden');
    await act(world.supervisor, id, 'approveExtension', {});
    // Ten working days from 10 March end on the 24th; three more on the 27th.
    expect([before, await dueOf(id)].map((due) => due?.slice(0, 10))).toEqual(['2026-03-24', '2026-03-27']);
    at('2026-03-10T02:05:00Z');
    await act(world.worker, id, 'askExtension', { ...extension, extendDays: 2 });
    expect(await codeOf(act(world.supervisor, id, 'approveExtension', {}))).toBe('illegal-transition');
    expect(await codeOf(act(world.supervisor, id, 'approveFurtherExtension', {}))).toBe('forbidden');
    await act(district, id, 'approveFurtherExtension', {});
    expect((await dueOf(id))?.slice(0, 10)).toBe('2026-03-31');
    expect(await codeOf(act(world.worker, id, 'askExtension', { ...extension, extendDays: 60 }))).toBe('too-many-days');
    const { matters, conditions } = await read(id);
    expect(matters.map(({ kind, status, days }) => [kind, status, days])).toEqual([['extension', 'granted', 2], ['extension', 'granted', 3]]);
    expect(conditions).toEqual(['extendedBefore']);
  });

  it('lapse when the work is done before anybody decided', async () => {
    const id = await dispatched();
    await act(world.worker, id, 'siteCheck', { findings: '看过', photos: [await world.photo(world.worker)] });
    await act(world.worker, id, 'askExtension', extension);
    await act(world.worker, id, 'complete', { summary: '好了', photos: [await world.photo(world.worker)] });
    const { matters, conditions } = await read(id);
    expect([matters[0]?.status, conditions]).toEqual(['lapsed', []]);
  });

  it('are decided once when two supervisors decide at the same moment', async () => {
    const id = await dispatched();
    await act(world.worker, id, 'askExtension', extension);
    const settled = await Promise.allSettled([act(world.supervisor, id, 'approveExtension', {}), act(district, id, 'refuseExtension', { explanation: '不同意' })]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await read(id)).matters).toHaveLength(1);
  });
});

describe('shelving', () => {
  it('stops the clocks until its day, then the case goes on by itself with the time that was left', async () => {
    at(start);
    const id = await dispatched();
    await act(world.worker, id, 'siteCheck', { findings: '要等雨季后', photos: [await world.photo(world.worker)] });
    const before = await dueOf(id);
    const ask = { shelvingReason: 'season' as const, explanation: '雨季后施工' };
    expect(await codeOf(act(world.worker, id, 'askShelving', { ...ask, reviveOn: '2026-03-10' }))).toBe('not-in-future');
    await act(world.worker, id, 'askShelving', { ...ask, reviveOn: '2026-03-17' });
    await act(world.supervisor, id, 'shelve', {});
    const shelved = await read(id);
    expect([shelved.state, shelved.resolution, shelved.next, shelved.warning]).toEqual(['shelved', null, null, 'none']);
    expect((await browseMatters(world.platform, world.supervisor, { kind: 'shelving', status: 'inForce', limit: 10 })).items.map(({ request }) => request.id)).toContain(id);
    at('2026-03-16T02:00:00Z');
    await reviveShelved(world.platform, signal);
    expect((await read(id)).state).toBe('shelved');
    at('2026-03-17T02:00:00Z');
    await reviveShelved(world.platform, signal);
    const revived = await read(id);
    expect([revived.state, revived.matters[0]?.status]).toEqual(['checked', 'settled']);
    // Four counted days (11, 12, 13, 16 March at closing time) stood still.
    expect([before?.slice(0, 10), revived.resolution?.due.slice(0, 10)]).toEqual(['2026-03-24', '2026-03-30']);
    at(start);
  });
});

describe('supervision', () => {
  it('climbs by itself the later a case is, and when nobody answers', async () => {
    at(start);
    const id = await dispatched('0102');
    at('2026-03-10T08:00:00Z');
    await warnWorkstations(world.platform, signal);
    const told = await toldOf('requests.warningLate');
    expect(told).toBeGreaterThan(0);
    await warnWorkstations(world.platform, signal);
    expect(await toldOf('requests.warningLate')).toBe(told);
    await superviseLate(world.platform, signal);
    await superviseLate(world.platform, signal);
    expect((await read(id)).matters.map(({ level, status }) => [level, status])).toEqual([['community', 'open']]);
    at('2026-03-13T02:00:00Z');
    await superviseLate(world.platform, signal);
    expect((await read(id)).matters.map(({ level, status }) => [level, status])).toEqual([['street', 'open'], ['community', 'lapsed']]);
    await act(world.worker, id, 'answerSupervision', { answer: '明天完成' });
    await superviseLate(world.platform, signal);
    const { matters, conditions } = await read(id);
    expect([matters[0]?.status, matters[0]?.answer, conditions]).toEqual(['answered', '明天完成', []]);
    at('2026-03-20T02:00:00Z');
    await superviseLate(world.platform, signal);
    expect((await read(id)).matters[0]).toMatchObject({ level: 'district', status: 'open' });
    expect(await toldOf('requests.supervisedDistrict')).toBeGreaterThan(0);
    at(start);
  });

  it('by hand needs the level one holds, and only climbs', async () => {
    const id = await dispatched();
    expect(await codeOf(act(world.supervisor, id, 'supervise', { superviseReason: 'serious', superviseLevel: 'district' }))).toBe('level-too-high');
    await act(world.supervisor, id, 'supervise', { superviseReason: 'serious', instruction: '请今天回复' });
    expect(await codeOf(act(world.supervisor, id, 'supervise', { superviseReason: 'serious' }))).toBe('supervised-already');
    at('2026-03-10T02:05:00Z');
    await act(district, id, 'supervise', { superviseReason: 'public' });
    const page = await read(id);
    expect(page.matters.map(({ level, status }) => [level, status])).toEqual([['district', 'open'], ['street', 'lapsed']]);
    const seen = JSON.stringify(await readPublicRequest(world.platform, page.number));
    expect([seen.includes('"superviseLevel":"district"'), seen.includes('请今天回复')]).toEqual([true, false]);
  });
});

describe('whose task it is', () => {
  it('goes to a supervisor after two returns, and stays where it was decided', async () => {
    const id = await dispatched();
    const back = { returnReason: 'notInGrid' as const, explanation: '不在本网格' };
    await act(world.worker, id, 'return', back);
    await act(world.clerk, id, 'dispatch', { workstationId: world.workstationId });
    await act(world.worker, id, 'return', back);
    expect(await codeOf(act(world.clerk, id, 'dispatch', { workstationId: world.workstationId }))).toBe('illegal-transition');
    const open = await browseMatters(world.platform, world.supervisor, { kind: ['ownership'], status: 'open', limit: 10 });
    expect(open.items.map(({ request }) => request.id)).toContain(id);
    await act(world.supervisor, id, 'assign', { workstationId: world.workstationId, explanation: '由第五工作站办理', territorial: true });
    expect(await codeOf(act(world.worker, id, 'return', back))).toBe('illegal-transition');
    const page = await read(id);
    expect([page.state, page.matters[0]?.status, page.steps[0]?.detail['territorial']]).toEqual(['dispatched', 'settled', true]);
  });

  it('is not moved to where it is already', async () => {
    const id = await dispatched();
    expect(await codeOf(act(world.clerk, id, 'reassign', { workstationId: world.workstationId, explanation: '换一个' }))).toBe('same-workstation');
  });
});

describe('a contested completion', () => {
  async function verified(): Promise<{ readonly id: string; readonly number: string }> {
    const id = await dispatched();
    await act(world.worker, id, 'siteCheck', { findings: '看过', photos: [await world.photo(world.worker)] });
    await act(world.worker, id, 'complete', { summary: '好了', photos: [await world.photo(world.worker)] });
    await act(world.clerk, id, 'verify', { verification: '属实', photos: [await world.photo(world.clerk)] });
    return { id, number: (await read(id)).number };
  }
  const neighbour: Actor = { kind: 'resident', id: '00000000-0000-7000-8000-0000000000aa' };

  it('is decided by a supervisor who did not verify it; what was said stays inside', async () => {
    const { id, number } = await verified();
    const photo = await world.photo(neighbour);
    await contestByNumber(world.platform, { actor: neighbour, number, input: { explanation: '还是漏水的', photos: [photo] } });
    expect(await codeOf(contestByNumber(world.platform, { actor: neighbour, number, input: { explanation: '再说一次', photos: [await world.photo(neighbour)] } }))).toBe('illegal-transition');
    expect(await codeOf(act(world.clerk, id, 'close', {}))).toBe('illegal-transition');
    const seen = JSON.stringify(await readPublicRequest(world.platform, number));
    expect([seen.includes('还是漏水的'), seen.includes(photo)]).toEqual([false, false]);
    await act(world.supervisor, id, 'upholdContest', { explanation: '属实，重修' });
    const page = await read(id);
    expect([page.state, page.conditions, page.resolution === null]).toEqual(['working', [], false]);
  });

  it('may be refused with a reason everybody reads, and comes too late after the term', async () => {
    const { id, number } = await verified();
    await contestByNumber(world.platform, { actor: neighbour, number, input: { explanation: '没修', photos: [await world.photo(neighbour)] } });
    await act(world.supervisor, id, 'refuseContest', { explanation: '现场已修好' });
    expect(JSON.stringify(await readPublicRequest(world.platform, number))).toContain('现场已修好');
    await act(world.clerk, id, 'close', {});
    at('2026-03-26T02:00:01Z');
    expect(await codeOf(contestByNumber(world.platform, { actor: neighbour, number, input: { explanation: '没修', photos: [await world.photo(neighbour)] } }))).toBe('contest-too-late');
    at(start);
  });

  it('cannot be contested by visitors nobody knows', async () => {
    const { id } = await verified();
    expect(await codeOf(act({ kind: 'visitor' }, id, 'contest', { explanation: '没修', photos: [] }))).toBe('not-found');
  });
});

describe('a callback by phone', () => {
  async function waiting(phone = '13900005678'): Promise<string> {
    const { id: categoryId, version, ...fields } = (await listCategories(world.platform, systemActor, { all: true })).items.find(({ code }) => code === '0608') ?? never();
    if (fields.verification.callback !== 'phone') await updateCategory(world.platform, systemActor, categoryId, { ...fields, verification: { ...fields.verification, callback: 'phone' }, version });
    const { receipt } = await world.report({ categoryId, who: { anonymous: false, name: '王芳', phone } });
    await act(world.clerk, receipt.id, 'dispatch', { workstationId: world.workstationId });
    await act(world.worker, receipt.id, 'siteCheck', { findings: '看过', photos: [await world.photo(world.worker)] });
    await act(world.worker, receipt.id, 'complete', { summary: '好了', photos: [await world.photo(world.worker)] });
    await act(world.supervisor, receipt.id, 'verify', { verification: '属实', photos: [await world.photo(world.supervisor)] });
    return receipt.id;
  }
  const never = (): never => { throw new Error('no such category'); };
  const due = async (id: string) => (await browseCallbacks(world.platform, world.clerk)).items.find((item) => item.id === id);

  it('comes before closing; dissatisfied people send the case back', async () => {
    const id = await waiting();
    expect(await due(id)).toMatchObject({ attempts: 0 });
    expect(await codeOf(act(world.clerk, id, 'close', {}))).toBe('illegal-transition');
    expect(await codeOf(act(world.clerk, id, 'callback', { callbackOutcome: 'reached' }))).toBe('required');
    await act(world.clerk, id, 'callback', { callbackOutcome: 'reached', contacted: true, solved: 'partly', level: 2 });
    expect(await read(id)).toMatchObject({ state: 'working', conditions: [] });
    expect((await read(id)).resolution).not.toBeNull();
    const satisfied = await waiting();
    await act(world.clerk, satisfied, 'callback', { callbackOutcome: 'reached', contacted: true, solved: 'yes', level: 5 });
    expect((await read(satisfied)).state).toBe('closed');
  });

  it('is tried three times, then the case may be closed', async () => {
    const id = await waiting();
    for (const attempts of [1, 2, 3]) {
      await act(world.clerk, id, 'callback', { callbackOutcome: 'noAnswer' });
      expect((await due(id))?.attempts).toBe(attempts < 3 ? attempts : undefined);
    }
    await act(world.clerk, id, 'close', {});
    expect((await read(id)).state).toBe('closed');
  });
});

describe('all of it', () => {
  it('leaves histories that verify', async () => {
    expect((await verifyHistory(world.test.database, { tables: chainedTables })).findings).toEqual([]);
  });
});
