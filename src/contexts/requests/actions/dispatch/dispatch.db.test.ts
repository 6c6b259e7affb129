import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../../platform/events/verify.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { Problem } from '../../../../platform/problem.ts';
import { runDueJobs } from '../../../../platform/jobs/run-due-jobs.ts';
import { type StaffActor, systemActor } from '../../../../shared/actor.ts';
import type { DispatchRuleInput, Unit } from '../../contract.ts';
import { chainedTables } from '../../index.ts';
import { requestJobs } from '../../jobs.ts';
import { type LoopWorld, loopWorld } from '../../testing/loop-world.ts';
import { importCaseIn } from '../import-case.ts';
import { createUnit, updateUnit } from '../manage-units.ts';
import { readDeskRequest } from '../read-request.ts';
import { takeAction } from '../take-action.ts';
import { readDispatchReason, testDispatch } from './explain.ts';
import { listDispatchRules, readDispatchRule } from './list-rules.ts';
import { changeDispatchRule, createDispatchRule, endDispatchRule, orderDispatchRules } from './manage-rules.ts';
import { listTrialCases, readTrial, startTrial } from './trials.ts';

const street = '320508020000';
const community = '320508020014';
const otherStreet = '320508023000';
let world: LoopWorld;
let nightStation: string;
let cleaners: Unit;
let rubbish: string;

beforeAll(async () => {
  world = await loopWorld();
  nightStation = await world.addWorkstation('夜间值班站');
  cleaners = await createUnit(world.platform, systemActor, { name: '环卫所', kind: 'department', contact: null, phone: null, messagePhone: null, divisionCode: street, termDays: 2, active: true, staffIds: [] });
  rubbish = await world.categoryId('0102');
}, 60_000);
afterAll(() => world.close());

const none = { categoryIds: [], divisionCodes: [], compoundIds: [], days: [], from: null, until: null, channels: [], natures: [], priorities: [] } satisfies DispatchRuleInput['conditions'];
type Change = Partial<Omit<DispatchRuleInput, 'conditions'>> & { readonly conditions?: Partial<DispatchRuleInput['conditions']>; readonly divisionCode?: string };
function said({ conditions, ...change }: Change = {}) {
  return {
    divisionCode: street, target: { kind: 'workstation' as const, id: nightStation }, priority: null, ahead: false, validFrom: '2026-03-10', validTo: null, note: '', ...change,
    conditions: { ...none, ...conditions },
  };
}
const create = (change: Change = {}, actor = world.administrator) => createDispatchRule(world.platform, actor, said(change));
const end = (rule: { readonly id: string; readonly version: number }) => endDispatchRule(world.platform, world.administrator, rule.id, { version: rule.version, validTo: '2026-03-09', note: '' });
async function refusedBy(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('expected a problem', { cause: error });
  return error.fields?.[0] ? [error.status, error.fields[0].field, error.fields[0].code] : [error.status, error.code];
}
const read = (id: string) => readDeskRequest(world.platform, world.clerk, id);

describe('a case is sent by the rules of its moment', () => {
  it('to a unit by category and place, with the workstation of the place and a higher priority; and keeps why', async () => {
    const rule = await create({ conditions: { categoryIds: [await world.categoryId('01')], divisionCodes: [community], days: ['workday'], from: '08:00', until: '18:00' }, target: { kind: 'unit', id: cleaners.id }, priority: 'urgent' });
    expect(rule.words).toMatchObject({ place: '沧浪街道', places: ['桂花社区'], target: { kind: 'unit', name: '环卫所' } });
    const { receipt } = await world.report({ categoryId: rubbish });
    const detail = await read(receipt.id);
    expect(detail).toMatchObject({ workstationId: world.workstationId, priority: 'urgent', dispatch: { by: 'rule', unit: { id: cleaners.id, name: '环卫所' } } });
    // Urgent exposed rubbish is answered within one working hour.
    expect(detail.stages.find(({ key }) => key === 'response')?.limit).toEqual({ amount: 1, unit: 'workingHours' });
    const { receipt: other } = await world.report({ categoryId: await world.categoryId('0505') });
    expect((await readDispatchReason(world.platform, world.clerk, other.id)).reason).toMatchObject({ by: 'default', looked: [{ ruleId: rule.id, misses: ['category'] }], facts: { day: 'workday', time: '10:00' } });

    // Whatever is said later, the case keeps why it was sent where it went.
    const changed = await changeDispatchRule(world.platform, world.administrator, rule.id, { ...omitPlace(said({ conditions: { channels: ['hotline'] } })), version: rule.version });
    await end(changed);
    expect((await readDispatchReason(world.platform, world.clerk, receipt.id)).reason).toMatchObject({
      by: 'rule', unit: { name: '环卫所' }, looked: [{ ruleId: rule.id, revision: 1, misses: [], words: { from: '08:00', until: '18:00', target: { name: '环卫所' } } }],
    });
    expect((await read((await world.report({ categoryId: rubbish })).receipt.id)).dispatch).toMatchObject({ by: 'default', unit: null });
  });

  it('from the day a rule begins to the day it ends, also when it comes in from elsewhere, and anew under another category', async () => {
    const later = await create({ conditions: { categoryIds: [rubbish] }, validFrom: '2026-03-12', validTo: '2026-03-13' });
    const on = async (time: string): Promise<string | null> => {
      world.platform.clock.set(time);
      return (await read((await world.report({ categoryId: rubbish })).receipt.id)).workstationId;
    };
    expect([await on('2026-03-11T15:59:00Z'), await on('2026-03-11T16:01:00Z'), await on('2026-03-13T15:59:00Z'), await on('2026-03-13T16:01:00Z')]).toEqual([world.workstationId, nightStation, nightStation, world.workstationId]);
    world.platform.clock.set('2026-03-12T02:00:00Z');
    const imported = await runInTransaction(world.test.database, (transaction, afterCommit) =>
      importCaseIn(world.platform, transaction, afterCommit, new Map(), {
        actor: world.clerk, message: { source: '12345', number: 'A1', subject: '垃圾', category: null, sentAt: null, likes: 0, dislikes: 0, author: null }, text: '垃圾没清', phone: null,
        where: { kind: 'division', divisionCode: community }, channel: 'hotline', channelNote: '', categoryId: rubbish, origin: { type: 'import', id: later.id }, asRecord: false,
      }),
    );
    expect((await read(imported === 'known' ? '' : imported.id)).workstationId).toBe(nightStation);
    const { receipt } = await world.report({ categoryId: await world.categoryId('0505') });
    await takeAction(world.platform, { actor: world.clerk, requestId: receipt.id, action: 'recategorise', input: { categoryId: rubbish } });
    expect(await read(receipt.id)).toMatchObject({ workstationId: nightStation, dispatch: { by: 'rule' } });
    await takeAction(world.platform, { actor: world.clerk, requestId: receipt.id, action: 'dispatch', input: { workstationId: world.workstationId } });
    await takeAction(world.platform, { actor: world.clerk, requestId: receipt.id, action: 'recategorise', input: { categoryId: await world.categoryId('0103') } });
    expect(await read(receipt.id)).toMatchObject({ workstationId: world.workstationId, dispatch: { by: 'rule', workstationId: nightStation } });
    world.platform.clock.set('2026-03-10T02:00:00Z');
    await end(later);
  });

  it('past a rule whose unit is out of use, which its list says', async () => {
    const squad = await createUnit(world.platform, systemActor, { name: '临时队', kind: 'squad', contact: null, phone: null, messagePhone: null, divisionCode: street, termDays: 2, active: true, staffIds: [] });
    const rule = await create({ target: { kind: 'unit', id: squad.id } });
    const { id, ...content } = squad;
    await updateUnit(world.platform, systemActor, id, { ...content, active: false });
    const reason = await testDispatch(world.platform, world.administrator, { where: { kind: 'division', divisionCode: community }, channel: 'phone', priority: 'normal' });
    expect(reason).toMatchObject({ by: 'default', workstation: { id: world.workstationId }, looked: [{ ruleId: rule.id, misses: ['target'] }] });
    const { items } = await listDispatchRules(world.platform, world.clerk, { divisionCode: street, all: false });
    expect(items).toMatchObject([{ id: rule.id, targetGone: true, hits: 0, mayEdit: false }]);
    await end(rule);
  });
});

function omitPlace<Said extends { readonly divisionCode: string }>({ divisionCode: _, ...rest }: Said) {
  return rest;
}

describe('keeping rules', () => {
  it('is for administrators at their place, with targets and places that fit', async () => {
    expect(await refusedBy(create({}, world.supervisor))).toEqual([403, 'forbidden']);
    expect(await refusedBy(create({ divisionCode: otherStreet }))).toEqual([403, 'forbidden']);
    expect(await refusedBy(create({ conditions: { divisionCodes: [otherStreet] } }))).toEqual([422, 'conditions.divisionCodes', 'outside-place']);
    expect(await refusedBy(createDispatchRule(world.platform, systemActor, said({ divisionCode: otherStreet })))).toEqual([422, 'target', 'other-street']);
    expect(await refusedBy(createDispatchRule(world.platform, systemActor, said({ divisionCode: otherStreet, target: { kind: 'unit', id: cleaners.id } })))).toEqual([422, 'target', 'outside-place']);
    expect(await refusedBy(create({ target: { kind: 'unit', id: nightStation } }))).toEqual([422, 'target', 'not-found']);
    expect(await refusedBy(create({ conditions: { from: '08:00' } }))).toEqual([422, 'conditions.until', 'both-times']);
    expect(await refusedBy(create({ conditions: { categoryIds: [nightStation] } }))).toEqual([422, 'conditions.categoryIds', 'not-found']);
    const stranger: StaffActor = { ...world.clerk, assignments: [{ role: 'clerk', placePath: '320000000000.320500000000.320508000000.320508023000' }] };
    expect(await refusedBy(listDispatchRules(world.platform, stranger, { divisionCode: street, all: false }))).toEqual([403, 'forbidden']);
  });

  it('lets one of two administrators through who change a rule at once; every revision stays, the chain holds', async () => {
    const rule = await create({ note: '第一版' });
    const change = (note: string) => changeDispatchRule(world.platform, world.administrator, rule.id, { ...omitPlace(said({ note })), version: rule.version });
    const outcomes = await Promise.allSettled([change('甲'), change('乙')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const failed = outcomes.find((one) => one.status === 'rejected');
    expect(failed?.reason).toMatchObject({ status: 409, code: 'changed-meanwhile' });
    const { revisions } = await readDispatchRule(world.platform, world.clerk, rule.id);
    expect(revisions.map(({ revision, note }) => [revision, note === '第一版']).reverse()).toEqual([[1, true], [2, false]]);
    const last = await listDispatchRules(world.platform, world.administrator, { divisionCode: street, all: true });
    expect(last.items.filter(({ id }) => id === rule.id).map(({ revision, status }) => `${revision} ${status}`).toSorted()).toEqual(['1 replaced', '2 valid']);
    expect(await refusedBy(changeDispatchRule(world.platform, world.administrator, rule.id, { ...omitPlace(said({ validFrom: '2026-03-09' })), version: 2 }))).toEqual([422, 'validFrom', 'in-the-past']);
    await end({ id: rule.id, version: 2 });
    expect(await verifyHistory(world.test.database, { tables: chainedTables })).toMatchObject({ findings: [] });
    // Another category behind the product's back is named, and nothing is found once it is as it was told.
    const { rows } = await sql<{ id: string; categoryId: string }>`
      select id, category_id as "categoryId" from request where id = (select subject_id from event where subject_type = 'request' and action = 'recategorise' limit 1)`.execute(world.test.database);
    const recategorised = rows[0]!;
    for (const [categoryId, found] of [[await world.categoryId('0606'), [recategorised.id]], [recategorised.categoryId, []]] as const) {
      await sql`update request set category_id = ${categoryId}::uuid where id = ${recategorised.id}::uuid`.execute(world.test.database);
      expect((await verifyHistory(world.test.database, { tables: chainedTables })).findings.map(({ subjectId }) => subjectId)).toEqual(found);
    }
  });

  it('tells which categories a rule takes from their usual workstation, and which usual workstations are out of use', async () => {
    const database = world.test.database;
    await sql`update request_category set default_workstation_id = ${world.workstationId}::uuid where id = ${rubbish}::uuid`.execute(database);
    const [other, same, unit] = [await create({ conditions: { categoryIds: [rubbish] }, target: { kind: 'workstation', id: nightStation } }), await create({ conditions: { categoryIds: [rubbish] }, target: { kind: 'workstation', id: world.workstationId } }), await create({ conditions: { categoryIds: [await world.categoryId('0505')] }, target: { kind: 'workstation', id: nightStation } })];
    const list = () => listDispatchRules(world.platform, world.administrator, { divisionCode: street, all: false });
    const { items, goneDefaults } = await list();
    const found = new Map(items.map(({ id, overrides }) => [id, overrides.map(({ workstation }) => workstation)]));
    expect([found.get(other.id)?.length, found.get(same.id), found.get(unit.id)]).toEqual([1, [], []]);
    expect(goneDefaults).toEqual([]);
    await sql`update workstation set archived_at = now() where id = ${world.workstationId}::uuid`.execute(database);
    const later = await list();
    expect(later.goneDefaults).toMatchObject([{ category: { zh: '暴露垃圾' } }]);
    expect(later.items.find(({ id }) => id === other.id)?.overrides).toEqual([]);
    expect(later.items.find(({ id }) => id === same.id)?.targetGone).toBe(true);
    await sql`update workstation set archived_at = null where id = ${world.workstationId}::uuid`.execute(database);
    await sql`update request_category set default_workstation_id = null where id = ${rubbish}::uuid`.execute(database);
    for (const rule of [other, same, unit]) await end(rule);
  });

  it('orders equally specific rules, names those never reached, and refuses an order somebody changed meanwhile', async () => {
    const [one, two] = [await create(), await create({ conditions: { categoryIds: [] } })];
    const list = async () => (await listDispatchRules(world.platform, world.administrator, { divisionCode: street, all: false })).items.map(({ id, unreachedBehind }) => [id, unreachedBehind]);
    expect(await list()).toEqual([[one.id, null], [two.id, one.id]]);
    const order = () => orderDispatchRules(world.platform, world.administrator, { divisionCode: street, items: [two, one].map(({ id, version }) => ({ id, version })) });
    const { items } = await order();
    expect(await list()).toEqual([[two.id, null], [one.id, two.id]]);
    expect(await refusedBy(order())).toEqual([409, 'changed-meanwhile']);
    for (const { id, version } of items) await end({ id, version });
    expect(await list()).toEqual([]);
  });
});

describe('a trial on real cases', () => {
  it('says from whom to whom cases would go, changes nothing, and is for whoever asked', async () => {
    await sql`delete from request_dispatch_trial`.execute(world.test.database);
    const rule = await create({ conditions: { categoryIds: [rubbish] } });
    const { receipt } = await world.report({ categoryId: rubbish });
    await world.report({ categoryId: await world.categoryId('0505') });
    const draft = { ...omitPlace(said({ conditions: { channels: ['app'] }, target: { kind: 'unit', id: cleaners.id }, ahead: true })), ruleId: null };
    const { id } = await startTrial(world.platform, world.administrator, { divisionCode: community, from: '2026-03-10', until: '2026-03-10', draft });
    expect(await readTrial(world.platform, world.administrator, id)).toMatchObject({ finishedAt: null, moved: 0, comparedWith: 'rules' });
    await runDueJobs(world.platform, requestJobs);
    const trial = await readTrial(world.platform, world.administrator, id);
    expect(trial.lookedAt).toBeGreaterThan(1);
    expect(trial.moved).toBe(trial.lookedAt);
    const fromNight = trial.pairs.find(({ from }) => from.key === `workstation:${nightStation}`);
    expect(fromNight).toMatchObject({ from: { name: '夜间值班站' }, to: { kind: 'unit', name: '环卫所' }, count: expect.any(Number) });
    const { items } = await listTrialCases(world.platform, world.administrator, id, { from: fromNight?.from.key, to: fromNight?.to.key, limit: 100 });
    expect(items.map(({ requestId }) => requestId)).toContain(receipt.id);
    expect(items).toHaveLength(fromNight?.count ?? 0);
    expect(items[0]?.rule?.words).toMatchObject({ channels: ['app'], target: { name: '环卫所' } });
    expect((await read(receipt.id)).workstationId).toBe(nightStation);
    expect(rule.status).toBe('valid');
    expect(await refusedBy(readTrial(world.platform, { ...world.supervisor }, id))).toEqual([404, 'not-found']);
    expect(await refusedBy(startTrial(world.platform, world.administrator, { divisionCode: otherStreet, from: '2026-03-10', until: '2026-03-10' }))).toEqual([403, 'forbidden']);

    // Without a draft today's rules stand against what was done: the case went where they say.
    const { id: real } = await startTrial(world.platform, world.administrator, { divisionCode: community, from: '2026-03-10', until: '2026-03-10' });
    await runDueJobs(world.platform, requestJobs);
    const reality = await listTrialCases(world.platform, world.administrator, real, { limit: 100 });
    expect(reality.items.map(({ requestId }) => requestId)).not.toContain(receipt.id);
    expect((await readTrial(world.platform, world.administrator, real)).lookedAt).toBe(trial.lookedAt);
  });
});
