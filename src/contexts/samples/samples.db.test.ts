import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../platform/events/verify.ts';
import { fileChecker } from '../../platform/files/index.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffActor } from '../../shared/actor.ts';
import { firstHalfDayOf } from '../../shared/half-days.ts';
import { chainedTables as caseTables, countStatistics, listCallbacks, readFigures } from '../requests/index.ts';
import { drawFromStrata, seedOf } from './actions/draw-sample.ts';
import { drawSampleOfCases, previewSample } from './actions/open-sample.ts';
import { readProof } from './actions/publish-proof.ts';
import { listForDesk, listUnderWay, readSample } from './actions/read-samples.ts';
import { remindAll } from './actions/remind.ts';
import { takeAction } from './actions/take-action.ts';
import { listQuery, type SampleDetail } from './contract.ts';
import { chainedTables } from './index.ts';
import { type InputOf, type SampleAction, inputs } from './inputs.ts';
import { type SampleWorld, sampleWorld, street } from './testing/sample-world.ts';

let world: SampleWorld;
beforeAll(async () => {
  world = await sampleWorld();
  for (let index = 0; index < 9; index++) await world.closedCase({ category: index < 6 ? '0606' : '0505' });
  await world.closedCase({ verifiedBy: world.clerk, divisionCode: '320508020028' });
}, 120_000);
afterAll(() => world.close());

function act<Action extends SampleAction>(actor: StaffActor, sampleId: string, action: Action, input: InputOf<Action>, more: { baseVersion?: number; idempotencyKey?: string } = {}) {
  return takeAction(world.platform, { actor, sampleId, action, input, ...more });
}

const look = (itemId: string, change: object = {}) => inputs.record.parse({ itemId, looks: 0, method: 'call', verdict: 'done', level: 5, ...change });

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('expected a problem', { cause: error });
  return error.fields[0] ? `${error.fields[0].field} ${error.fields[0].code}` : error.code;
}

function first(sample: SampleDetail): SampleDetail['items'][number] {
  const [item] = sample.items;
  if (!item) throw new Error('the sample is empty');
  return item;
}

describe('drawing', () => {
  it('shows before how many there are, and draws exactly so many, by a seed that anybody can repeat', async () => {
    const { platform, citySupervisor } = world;
    const input = world.frame({ strataBy: 'category', size: 4 });
    const preview = await previewSample(platform, citySupervisor, input);
    expect(preview).toMatchObject({ available: 10, drawn: 4 });
    expect(preview.strata.map(({ name, available, drawn }) => [name?.zh !== undefined, available, drawn]).toSorted((a, b) => Number(a[1]) - Number(b[1]))).toEqual([[true, 3, 1], [true, 7, 3]]);
    const { id, number } = await drawSampleOfCases(platform, { actor: citySupervisor, input });
    expect(number).toMatch(/^[A-Z]+-CC-2026-\d{4}$/u);
    const sample = await readSample(platform, citySupervisor, id);
    expect(sample).toMatchObject({ state: 'drawn', frameCount: 10, tally: { total: 4, checked: 0 }, dueOn: null, passed: null });
    expect(sample.seed).toBe(seedOf(sample.witness.hash, number));
    const { rows } = await sql<{ id: string; categoryId: string }>`select id, category_id as "categoryId" from request where state = 'closed'`.execute(platform.database);
    const strata = [...Map.groupBy(rows, ({ categoryId }) => categoryId)].map(([key, cases]) => ({ key, ids: cases.map((one) => one.id) }));
    expect(sample.items.map((item) => item.case.id)).toEqual(drawFromStrata(sample.seed, strata, 4).flatMap(({ ids }) => ids));
    // Which cases were drawn is nobody’s to know while the checking goes on.
    expect(await problemOf(readProof(platform, number))).toBe('not-found');
    await act(citySupervisor, id, 'cancel', { explanation: '范围选错了' });
    const proof = await readProof(platform, number);
    expect(proof.strata.flatMap(({ drawn }) => drawn)).toEqual(sample.items.map((item) => item.case.id));
    expect(proof.result).toBeNull();
    expect(JSON.stringify(proof)).not.toContain('西门');
  });

  it('leaves out what is not done, what was closed in another time, another place or another category', async () => {
    const { platform, citySupervisor } = world;
    await world.report({ categoryId: await world.categoryId('0606') });
    const count = async (change: Parameters<SampleWorld['frame']>[0]): Promise<number> => (await previewSample(platform, citySupervisor, world.frame(change))).available;
    expect(await count({})).toBe(10);
    expect(await count({ categoryId: await world.categoryId('0505') })).toBe(3);
    expect(await count({ divisionCode: '320508020028' })).toBe(1);
    expect(await count({ workstationId: world.workstationId })).toBe(10);
    expect(await count({ from: '2026-02-01', until: '2026-03-09' })).toBe(0);
    expect(await count({ basis: 'rated' })).toBe(0);
    expect(await problemOf(drawSampleOfCases(platform, { actor: citySupervisor, input: world.frame({ basis: 'rated' }) }))).toBe('from no-cases');
  });

  it('is refused in foreign places, to other roles, and with a period that makes no sense', async () => {
    const { platform, foreignSupervisor, supervisor, clerk, auditor } = world;
    for (const actor of [foreignSupervisor, clerk, auditor]) expect(await problemOf(drawSampleOfCases(platform, { actor, input: world.frame() }))).toBe('forbidden');
    expect(await problemOf(previewSample(platform, supervisor, world.frame({ divisionCode: '320508000000' })))).toBe('forbidden');
    expect(await problemOf(previewSample(platform, supervisor, world.frame({ from: '2026-03-09', until: '2026-03-01' })))).toBe('until before-start');
    expect(await problemOf(previewSample(platform, supervisor, world.frame({ from: '2024-03-09' })))).toBe('from too-long');
    expect(await problemOf(previewSample(platform, supervisor, world.frame({ from: '2026-05-01', until: '2026-05-03' })))).toBe('from in-the-future');
    expect(await problemOf(previewSample(platform, supervisor, world.frame({ sizeKind: 'share', size: 120 })))).toBe('size over-hundred');
  });

  it('makes one sample of a call repeated five times', async () => {
    const calls = await Promise.all([1, 2, 3, 4, 5].map(() => drawSampleOfCases(world.platform, { actor: world.supervisor, input: world.frame({ title: '重复' }), idempotencyKey: 'draw-once' })));
    expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
  });
});

describe('looking', () => {
  it('refuses whoever worked on the case or verified it, and tells them beforehand', async () => {
    const { platform, supervisor, secondSupervisor } = world;
    const sample = await world.underWay(supervisor, { divisionCode: '320508020014', size: 2 });
    const item = first(sample);
    expect(item).toMatchObject({ own: true, mayRecord: false });
    expect(await problemOf(act(supervisor, sample.id, 'record', look(item.id)))).toBe('own-work');
    expect(first(await readSample(platform, secondSupervisor, sample.id))).toMatchObject({ own: false, mayRecord: true });
    await act(secondSupervisor, sample.id, 'record', look(item.id));
    expect(first(await readSample(platform, secondSupervisor, sample.id))).toMatchObject({ verdict: 'done', level: 5, checkerName: 'supervisor2', looks: 1 });
    expect(await problemOf(act(world.foreignSupervisor, sample.id, 'record', look(item.id)))).toBe('not-found');
    expect(await problemOf(act(world.auditor, sample.id, 'record', look(item.id)))).toBe('forbidden');
    expect(await problemOf(readSample(platform, world.clerk, sample.id))).toBe('not-found');
  });

  it('sends what is not done back through the lifecycle of the case, once, with a notice where wanted', async () => {
    const { platform, citySupervisor } = world;
    const closed = await world.closedCase({ category: '0610' });
    const verified = await world.closedCase({ category: '0610', open: true });
    const rated = { categoryId: await world.categoryId('0610') };
    // What is only verified has not been closed in the period: it comes in by its rating.
    await sql`insert into request_rating (request_id, reporter_id, round, level, reasons, rated_at) select request_id, id, 9, 5, '{}', ${platform.clock.now()} from request_reporter where request_id = ${verified}::uuid`.execute(platform.database);
    const one = await world.underWay(citySupervisor, { ...rated, size: 1 });
    expect(first(one).case.id).toBe(closed);
    const visited = { method: 'visit', verdict: 'notDone', level: 2, remark: '树枝还压在线上', consequence: 'sendBackAndSupervise' };
    expect(await problemOf(act(citySupervisor, one.id, 'record', look(first(one).id, visited)))).toBe('photos photo-required');
    const answer = await act(citySupervisor, one.id, 'record', look(first(one).id, { ...visited, photos: [await world.photo(citySupervisor)] }));
    expect(answer.sentBack).toBe('reopen');
    const reopened = await world.readCase(closed);
    expect(reopened).toMatchObject({ state: 'accepted' });
    expect(reopened.steps.map(({ action }) => action)).toEqual(expect.arrayContaining(['reopen', 'supervise']));
    expect(JSON.stringify(reopened.steps)).toContain(`抽查 ${one.number} 发现未真正办结：树枝还压在线上`);
    const item = first(await readSample(platform, citySupervisor, one.id));
    expect(item).toMatchObject({ verdict: 'notDone', sentBack: 'reopen', supervised: true, looks: 1 });
    expect(item.photos).toHaveLength(1);
    // A correction needs a reason and does not send the case back again.
    expect(await problemOf(act(citySupervisor, one.id, 'record', look(item.id, { looks: 1 })))).toBe('remark correction-reason-required');
    await act(citySupervisor, one.id, 'record', look(item.id, { looks: 1, verdict: 'notDone', remark: '电话再问，确实没有', consequence: 'sendBack', method: 'call', level: 1 }));
    const steps = (await world.readCase(closed)).steps.filter(({ action }) => action === 'reopen');
    expect(steps).toHaveLength(1);

    const other = await world.underWay(citySupervisor, { ...rated, basis: 'rated', size: 1 });
    expect(first(other).case.id).toBe(verified);
    expect((await act(citySupervisor, other.id, 'record', look(first(other).id, { verdict: 'notDone', remark: '说没人来过', level: 1 }))).sentBack).toBe('rework');
    expect((await world.readCase(verified)).state).toBe('working');
  });

  it('tells the second of two at once; two cases of one sample are looked at side by side; a flaky phone counts once', async () => {
    const { platform, citySupervisor, secondSupervisor } = world;
    const sample = await world.underWay(citySupervisor, { size: 3, categoryId: await world.categoryId('0505') });
    const [a, b, c] = sample.items.map(({ id }) => id);
    if (!a || !b || !c) throw new Error('three cases');
    const same = await Promise.allSettled([citySupervisor, secondSupervisor].map((actor) => act(actor, sample.id, 'record', look(a, actor === citySupervisor ? { verdict: 'done' } : { verdict: 'cannotVerify', level: undefined, remark: '无人接听' }))));
    expect(same.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(same.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Problem).code] : []))).toEqual(['checked-meanwhile']);
    await Promise.all([act(citySupervisor, sample.id, 'record', look(b)), act(secondSupervisor, sample.id, 'record', look(c))]);
    const again = { looks: 1, verdict: 'done', level: 4, remark: '补记满意程度' };
    await Promise.all([1, 2, 3, 4, 5].map(() => act(citySupervisor, sample.id, 'record', look(b, again), { idempotencyKey: 'look-once' })));
    expect((await readSample(platform, citySupervisor, sample.id)).items.find(({ id }) => id === b)).toMatchObject({ looks: 2, level: 4 });
  });
});

describe('a sample', () => {
  it('runs to its end: deadline in working days, extended, finished when every case has a word', async () => {
    const { platform, citySupervisor, auditor } = world;
    const sample = await world.underWay(citySupervisor, { size: 2, title: '全程' });
    // Five working days after Tuesday 10 March.
    expect(sample).toMatchObject({ state: 'underWay', dueOn: '2026-03-17', late: false });
    expect(sample.actions.map(({ action }) => action)).toEqual(['extend']);
    expect(await problemOf(act(citySupervisor, sample.id, 'finish', { summary: '好' }))).toBe('items-open');
    expect(await problemOf(act(citySupervisor, sample.id, 'extend', { dueOn: '2026-03-22', explanation: '下雨' }))).toBe('dueOn not-a-working-day');
    expect(await problemOf(act(citySupervisor, sample.id, 'extend', { dueOn: '2026-03-16', explanation: '下雨' }))).toBe('dueOn not-later');
    expect(await problemOf(act(citySupervisor, sample.id, 'extend', { dueOn: '2026-03-20', explanation: '下雨' }, { baseVersion: 1 }))).toBe('changed-meanwhile');
    await act(citySupervisor, sample.id, 'extend', { dueOn: '2026-03-20', explanation: '下雨' }, { baseVersion: sample.version });
    for (const [index, { id }] of sample.items.entries()) await act(citySupervisor, sample.id, 'record', look(id, index === 0 ? { verdict: 'cannotVerify', level: undefined, remark: '无人接听' } : { level: 3 }));
    expect((await listUnderWay(platform, citySupervisor)).items.find(({ id }) => id === sample.id)?.tally).toMatchObject({ checked: 2, cannotVerify: 1 });
    const before = await readSample(platform, citySupervisor, sample.id);
    expect(before.actions.map(({ action }) => action)).toEqual(['extend', 'finish']);
    await act(citySupervisor, sample.id, 'finish', { summary: '一件属实，一件无法核实' });
    const { passed, content, tally, steps } = await readSample(platform, auditor, sample.id);
    expect(passed).toMatchObject({ share: 1 });
    expect(content).toMatchObject({ share: 1 });
    expect(tally).toMatchObject({ done: 1, cannotVerify: 1, heard: 1, basicallySatisfied: 1 });
    expect(steps.map(({ action }) => action)).toEqual(['finish', 'record', 'record', 'extend', 'start', 'draw']);
    expect((await readProof(platform, sample.number)).result).toMatchObject({ tally: { total: 2, done: 1 }, passed: { share: 1 } });
    expect(await problemOf(act(citySupervisor, sample.id, 'record', look(first(sample).id)))).toBe('illegal-transition');
    expect((await listUnderWay(platform, citySupervisor)).items.map(({ id }) => id)).not.toContain(sample.id);
  });

  it('is listed for its readers by state, place and words', async () => {
    const { platform, citySupervisor, secondSupervisor, foreignSupervisor } = world;
    const all = async (actor: StaffActor, query: object = {}) => (await listForDesk(platform, actor, listQuery.parse(query))).items;
    expect((await all(citySupervisor)).length).toBe((await all(secondSupervisor)).length);
    expect(await all(foreignSupervisor)).toEqual([]);
    expect((await all(secondSupervisor, { text: '全程' })).map(({ title }) => title)).toEqual(['全程']);
    expect((await all(secondSupervisor, { state: 'cancelled' })).every(({ state }) => state === 'cancelled')).toBe(true);
    expect(await all(secondSupervisor, { divisionCode: '320508023000' })).toEqual([]);
    const page = await listForDesk(platform, secondSupervisor, listQuery.parse({ limit: 2 }));
    const next = await listForDesk(platform, secondSupervisor, listQuery.parse({ limit: 2, cursor: page.nextCursor }));
    expect(new Set([...page.items, ...next.items].map(({ id }) => id)).size).toBe(4);
  });

  it('counts in the figures of the place, each number with its list', async () => {
    const { database } = world.platform;
    await countStatistics(world.platform, new AbortController().signal);
    const span = { from: firstHalfDayOf('2026-03-01', 'calendar'), until: firstHalfDayOf('2026-04-01', 'calendar') };
    const rows = await readFigures(database, { units: [street], ...span, group: 'unit' });
    const [counts] = rows;
    const { rows: plain } = await sql<{ spotChecked: number; spotPassed: number; spotUnverified: number; sampled: number }>`
      select count(*) filter (where verdict <> 'cannotVerify')::float8 as "spotChecked", count(*) filter (where verdict = 'done')::float8 as "spotPassed",
        count(*) filter (where verdict = 'cannotVerify')::float8 as "spotUnverified", count(level)::float8 as sampled from sample_item`.execute(database);
    expect(counts).toMatchObject(plain[0] ?? {});
    expect(counts?.spotChecked).toBeGreaterThan(4);
    const listed = async (measure: 'spotChecked' | 'spotPassed' | 'spotFailed' | 'spotUnverified' | 'sampled' | 'valid') => (await listCallbacks(database, { unit: street, measure, ...span, limit: 100 })).length;
    expect(await listed('spotChecked')).toBe(counts?.spotChecked);
    expect(await listed('spotPassed')).toBe(counts?.spotPassed);
    expect(await listed('spotFailed')).toBe((counts?.spotChecked ?? 0) - (counts?.spotPassed ?? 0));
    expect(await listed('spotUnverified')).toBe(counts?.spotUnverified);
    expect(await listed('sampled')).toBe(counts?.sampled);
    expect(await listed('valid')).toBe(counts?.valid);
  });

  it('has a history that shows another case in the place of a drawn one, and another verdict', async () => {
    const { platform } = world;
    const tables = [...chainedTables, ...caseTables];
    const verify = () => verifyHistory(platform.database, { tables, checkFile: fileChecker(platform) });
    expect((await verify()).findings).toEqual([]);
    const { rows } = await sql<{ id: string; sampleId: string; requestId: string }>`select id, sample_id as "sampleId", request_id as "requestId" from sample_item where verdict = 'notDone' limit 1`.execute(platform.database);
    const [item] = rows;
    if (!item) throw new Error('there is a case that is not done');
    await sql`update sample_item set verdict = 'done' where id = ${item.id}::uuid`.execute(platform.database);
    expect((await verify()).findings).toMatchObject([{ subjectType: 'sample', subjectId: item.sampleId, code: 'record-field-changed' }]);
    await sql`update sample_item set verdict = 'notDone', request_id = gen_random_uuid() where id = ${item.id}::uuid`.execute(platform.database);
    expect((await verify()).findings).toMatchObject([{ subjectType: 'sample', code: 'record-field-changed' }]);
    await sql`update sample_item set request_id = ${item.requestId}::uuid where id = ${item.id}::uuid`.execute(platform.database);
    expect((await verify()).findings).toEqual([]);
  });
});

describe('reminders', () => {
  it('tell those who may check before the deadline and every working day after it, once a day, until all is checked', async () => {
    const { platform, citySupervisor, secondSupervisor, supervisor } = world;
    const today = platform.clock.now();
    const sample = await world.underWay(citySupervisor, { title: '提醒', size: 9, divisionCode: '320508020014' });
    const told = async () => {
      const { rows } = await sql<{ template: string; staffId: string }>`
        select template, recipient_id as "staffId" from message where subject_id = ${sample.id}::uuid order by created_at, template`.execute(platform.database);
      return rows;
    };
    const run = () => remindAll(platform, new AbortController().signal);
    const at = async (moment: string): Promise<void> => {
      platform.clock.set(moment);
      await run();
    };
    await run();
    expect([await told(), sample.dueOn]).toEqual([[], '2026-03-17']);
    await at('2026-03-16T00:25:00Z');
    await run();
    const first = await told();
    // Whoever started it and the other of the street; the one who verified all of these cases may check none of them, those of other streets hear nothing.
    expect(first.map(({ template }) => template)).toEqual(['samples.dueSoon', 'samples.dueSoon']);
    expect(new Set(first.map(({ staffId }) => staffId))).toEqual(new Set([citySupervisor.id, secondSupervisor.id]));
    expect(first.map(({ staffId }) => staffId)).not.toContain(supervisor.id);
    await at('2026-03-18T00:25:00Z');
    // Saturday: nobody is disturbed.
    await at('2026-03-21T00:25:00Z');
    expect((await told()).map(({ template }) => template)).toEqual(['samples.dueSoon', 'samples.dueSoon', 'samples.late', 'samples.late']);
    for (const item of sample.items) await act(secondSupervisor, sample.id, 'record', look(item.id));
    await at('2026-03-23T00:25:00Z');
    expect(await told()).toHaveLength(4);
    platform.clock.set(today);
  });
});
