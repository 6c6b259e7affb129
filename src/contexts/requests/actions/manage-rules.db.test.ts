import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../platform/events/verify.ts';
import { Problem } from '../../../platform/problem.ts';
import type { StaffActor } from '../../../shared/actor.ts';
import type { RuleInput } from '../contract.ts';
import { chainedTables } from '../index.ts';
import { ruleNames } from '../rules/rule-catalogue.ts';
import { ruleValue } from '../store/rules.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { listRules, setRule, takeBackRule } from './manage-rules.ts';
import { recountWarnings, warningsChanged } from './recount-warnings.ts';
import { takeAction } from './take-action.ts';

let world: LoopWorld;
let city: StaffActor;
const signal = new AbortController().signal;
beforeAll(async () => {
  world = await loopWorld();
  const path = world.administrator.assignments[0]?.placePath.split('.').slice(0, 2).join('.') ?? '';
  city = { ...world.administrator, assignments: [{ role: 'administrator', placePath: path }] };
}, 60_000);
afterAll(() => world.close());

const set = (change: Partial<RuleInput> = {}, actor = city) => setRule(world.platform, actor, { name: 'contestWithinDays', value: 20, validFrom: '2026-03-10', source: '苏州市便民服务办法第十条', ...change });

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('expected a problem', { cause: error });
  return error.fields[0] ? `${error.fields[0].field} ${error.fields[0].code}` : error.code;
}

const ruleNamed = async (name: RuleInput['name']) => (await listRules(world.platform, city)).items.find((rule) => rule.name === name);

describe('the rules of requests', () => {
  it('are all there with the values of the program', async () => {
    const { items, mayChange } = await listRules(world.platform, world.clerk);
    expect(items.map(({ name }) => name)).toEqual([...ruleNames]);
    expect(mayChange).toBe(false);
    for (const { current, minimum, maximum, name } of items) {
      expect(current.value, name).toBeGreaterThanOrEqual(minimum);
      expect(current.value, name).toBeLessThanOrEqual(maximum);
    }
    const { rows } = await sql<{ name: string }>`select distinct name from request_rule where withdrawn_at is null`.execute(world.test.database);
    expect(rows.map(({ name }) => name).toSorted()).toEqual([...ruleNames].toSorted());
  });

  it('are changed from today on by the city alone, and count at once', async () => {
    const { database } = world.platform;
    const now = world.platform.clock.now();
    expect(await ruleValue(database, 'contestWithinDays', now)).toBe(15);
    expect(await problemOf(set({}, world.administrator))).toBe('city-wide-only');
    expect(await problemOf(set({}, world.supervisor))).toBe('city-wide-only');
    await set();
    expect(await ruleValue(database, 'contestWithinDays', now)).toBe(20);
    const rule = await ruleNamed('contestWithinDays');
    expect(rule).toMatchObject({ current: { value: 20, validFrom: '2026-03-10', source: '苏州市便民服务办法第十条', changedByName: 'administrator' }, coming: [], past: [{ value: 15, changedByName: null }] });
  });

  it('refuse what makes no sense, naming the field', async () => {
    expect(await problemOf(set({ validFrom: '2026-03-09' }))).toBe('validFrom in-the-past');
    expect(await problemOf(set({ value: 366, validFrom: '2026-05-01' }))).toBe('value too-large');
    expect(await problemOf(set({ name: 'callbackAttempts', value: 0 }))).toBe('value too-small');
    expect(await problemOf(set())).toBe('validFrom day-taken');
    expect(await problemOf(set({ name: 'redSharePercent', value: 30 }))).toBe('value red-before-yellow');
    expect(await problemOf(set({ name: 'supervise1AfterHours', value: 15 }))).toBe('value levels-out-of-order');
  });

  it('let one of two at once win', async () => {
    const both = await Promise.allSettled([set({ validFrom: '2026-06-01', value: 25 }), set({ validFrom: '2026-06-01', value: 26 })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    // Each fits by itself, both together do not.
    const crossing = await Promise.allSettled([set({ name: 'yellowSharePercent', value: 12, validFrom: '2026-07-01' }), set({ name: 'redSharePercent', value: 20, validFrom: '2026-07-01' })]);
    expect(crossing.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const { coming } of (await listRules(world.platform, city)).items) for (const { id } of coming) await takeBackRule(world.platform, city, id);
  });

  it('can be taken back before they begin, not after, and the day is free again', async () => {
    const { id } = await set({ validFrom: '2026-04-01', value: 30 });
    expect((await ruleNamed('contestWithinDays'))?.coming).toMatchObject([{ value: 30, validFrom: '2026-04-01' }]);
    expect(await problemOf(takeBackRule(world.platform, world.administrator, id))).toBe('city-wide-only');
    await takeBackRule(world.platform, city, id);
    expect((await ruleNamed('contestWithinDays'))?.coming).toEqual([]);
    expect(await problemOf(takeBackRule(world.platform, city, id))).toBe('not-found');
    await set({ validFrom: '2026-04-01', value: 31 });
    const current = (await ruleNamed('contestWithinDays'))?.current.id ?? '';
    expect(await problemOf(takeBackRule(world.platform, city, current))).toBe('rule-begun');
  });

  it('count the warnings of open cases again on their day, once told stays told, limits stay', async () => {
    const { platform, test, clerk, workstationId } = world;
    const { receipt: { id } } = await world.report({ categoryId: await world.categoryId('0606') });
    await takeAction(platform, { actor: clerk, requestId: id, action: 'dispatch', input: { workstationId } });
    await sql`update request set warned = 'yellow' where id = ${id}::uuid`.execute(test.database);
    const clocks = async () => (await sql<{ due: Date; warn: Date; alarm: Date; warned: string }>`select next_due as due, warn_at as warn, alarm_at as alarm, warned from request where id = ${id}::uuid`.execute(test.database)).rows[0];
    const before = await clocks();
    await set({ name: 'yellowSharePercent', value: 60, validFrom: '2026-03-11' });
    expect(await warningsChanged(platform)).toBe(false);
    expect(await clocks()).toEqual(before);
    platform.clock.set('2026-03-10T16:05:00Z');
    expect(await warningsChanged(platform)).toBe(true);
    await recountWarnings(platform, signal);
    const after = await clocks();
    expect(after?.due).toEqual(before?.due);
    expect(after?.alarm).toEqual(before?.alarm);
    expect(after?.warn.getTime()).toBeLessThan(before?.warn.getTime() ?? 0);
    expect(after?.warned).toBe('yellow');
    platform.clock.set('2026-03-13T16:05:00Z');
    expect(await warningsChanged(platform)).toBe(false);
    platform.clock.set('2026-03-10T02:00:00Z');
  });

  it('have a history that shows another value', async () => {
    const verify = () => verifyHistory(world.platform.database, { tables: chainedTables });
    expect((await verify()).findings).toEqual([]);
    await sql`update request_rule set value = 99 where name = 'contestWithinDays' and valid_from = '2026-03-10'`.execute(world.test.database);
    expect((await verify()).findings).toMatchObject([{ subjectType: 'requestRule', code: 'record-field-changed' }]);
    await sql`update request_rule set value = 20 where name = 'contestWithinDays' and valid_from = '2026-03-10'`.execute(world.test.database);
  });
});
