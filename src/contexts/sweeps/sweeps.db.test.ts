import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { historyOf } from '../../platform/events/store.ts';
import { verifyHistory } from '../../platform/events/verify.ts';
import { fileChecker } from '../../platform/files/index.ts';
import { Problem } from '../../platform/problem.ts';
import type { Actor } from '../../shared/actor.ts';
import { chainedTables as caseTables, takeAction as takeCaseAction } from '../requests/index.ts';
import { previewSweep, planSweep } from './actions/plan-sweep.ts';
import { checklistFor, listForDesk, readSweep, sweepsOfPublicRequest, sweepsOfRequest } from './actions/read-sweeps.ts';
import { closeAccounted, remindAll } from './actions/remind.ts';
import { takeAction } from './actions/take-action.ts';
import { chainedTables } from './index.ts';
import { type InputOf, type SweepAction, scopeSchema } from './inputs.ts';
import { type SweepWorld, street, sweepWorld } from './testing/sweep-world.ts';

let world: SweepWorld;
beforeAll(async () => {
  world = await sweepWorld();
}, 60_000);
afterAll(() => world.close());

const start = '2026-03-10T02:00:00Z';

function act<Action extends SweepAction>(actor: Actor, sweepId: string, action: Action, input: InputOf<Action>, more: { baseVersion?: number; idempotencyKey?: string } = {}) {
  return takeAction(world.platform, { actor, sweepId, action, input, ...more });
}

async function found(actor: Actor, sweepId: string, placeId: string, more: { idempotencyKey?: string; remark?: string } = {}) {
  const { remark, ...rest } = more;
  return act(actor, sweepId, 'record', { placeId, result: 'found', photos: [await world.photo(actor)], ...(remark === undefined ? {} : { remark }) }, rest);
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('expected a problem', { cause: error });
  return error.fields[0] ? `${error.fields[0].field} ${error.fields[0].code}` : error.code;
}

/** The branches of 南园新村, solved by a plan. */
async function branches(): Promise<{ readonly id: string; readonly number: string }> {
  const { clerk, worker, lead } = world;
  const { receipt } = await world.report({ text: '14幢和26幢的树枝压在电线上', categoryId: await world.categoryId('0610'), where: { kind: 'compound', compoundId: world.compounds.get('南园新村') ?? '' } });
  const { id } = receipt;
  await takeCaseAction(world.platform, { actor: clerk, requestId: id, action: 'dispatch', input: { workstationId: world.workstationId } });
  await takeCaseAction(world.platform, { actor: worker, requestId: id, action: 'siteCheck', input: { findings: '压住低压线', photos: [await world.photo(worker)] } });
  await takeCaseAction(world.platform, {
    actor: lead, requestId: id, action: 'plan',
    input: { residentsViews: '尽快', partyCommitteeView: '同意', partyCommitteeAgreed: true, measure: '修剪枝条', measureKind: 'rapidHandlingFund', plannedAmountFen: 350_000 },
  });
  return receipt;
}

describe('planning a sweep', () => {
  it('shows exactly the places without property management before it starts, and leaves out the source', async () => {
    const source = await branches();
    const { clerk, platform } = world;
    const preview = await previewSweep(platform, clerk, { scope: scopeSchema.parse({ by: 'division', divisionCode: street }) });
    expect(preview.places.map(({ name }) => name)).toEqual(['东大街18号', '东大街4号', '化工新村', '老禾家塘岸17号']);
    expect(preview.proposedDueOn).toBe('2026-03-17');
    const community = await previewSweep(platform, clerk, { scope: scopeSchema.parse({ by: 'division', divisionCode: '320508020020' }) });
    expect(community.places.map(({ name }) => name)).toEqual(['东大街18号', '东大街4号', '化工新村']);
    const all = await previewSweep(platform, clerk, { scope: scopeSchema.parse({ by: 'division', divisionCode: street, managed: 'all' }), sourceId: source.id });
    expect(all).toMatchObject({ sourcePlace: '南园新村' });
    expect(all.places.map(({ name }) => name)).not.toContain('南园新村');
    const compoundIds = [world.compounds.get('南园新村') ?? ''];
    const hand = await previewSweep(platform, clerk, { scope: scopeSchema.parse({ by: 'hand', divisionCode: street, compoundIds, addresses: [{ text: '东大街路口', divisionCode: '320508020020' }] }) });
    expect(hand.places.map(({ name, workstationId }) => [name, workstationId])).toEqual([['南园新村', world.workstationId], ['东大街路口', world.workstationId]]);
    const withLeftOut = scopeSchema.parse({ by: 'workstations', divisionCode: street, workstationIds: [world.workstationId], leftOutIds: [world.compounds.get('化工新村')] });
    expect((await previewSweep(platform, clerk, { scope: withLeftOut })).places).toHaveLength(3);
  });

  it('takes category and plan from its source and refuses bad dates, empty scopes and foreign places', async () => {
    const source = await branches();
    const { clerk, platform } = world;
    const { id, number } = await planSweep(platform, { actor: clerk, input: world.draft({ sourceId: source.id }) });
    expect(number).toMatch(/^[A-Z]+-MP-2026-\d{4}$/u);
    expect(await readSweep(platform, clerk, id)).toMatchObject({ sourceNumber: source.number, measureKind: 'rapidHandlingFund', plannedAmountFen: 350_000, measure: '修剪枝条', state: 'draft' });
    const refused = (change: Parameters<SweepWorld['draft']>[0]) => problemOf(planSweep(platform, { actor: clerk, input: world.draft(change) }));
    expect(await refused({ dueOn: '2026-03-14' })).toBe('dueOn not-a-working-day');
    expect(await refused({ dueOn: '2026-03-09' })).toBe('dueOn in-the-past');
    expect(await refused({ scope: scopeSchema.parse({ by: 'division', divisionCode: '320508020014' }) })).toBe('scope no-places');
    expect(await refused({ scope: scopeSchema.parse({ by: 'division', divisionCode: '320508023000', managed: 'all' }) })).toBe('scope no-places');
    const foreign = scopeSchema.parse({ by: 'hand', divisionCode: '320508023000', addresses: [{ text: '苏锦' }] });
    expect(await refused({ scope: foreign })).toBe('forbidden');
    expect(await problemOf(planSweep(platform, { actor: world.worker, input: world.draft() }))).toBe('forbidden');
  });

  it('makes one draft of a call repeated five times', async () => {
    const calls = await Promise.all([1, 2, 3, 4, 5].map(() => planSweep(world.platform, { actor: world.clerk, input: world.draft({ title: '重复' }), idempotencyKey: 'plan-once' })));
    expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
  });

  it('can be changed until it starts, not after', async () => {
    const { clerk, platform } = world;
    const { id } = await planSweep(platform, { actor: clerk, input: world.draft() });
    const community = scopeSchema.parse({ by: 'division', divisionCode: '320508020020' });
    await act(clerk, id, 'revise', { ...world.draft({ title: '改名', scope: community }) });
    expect(await readSweep(platform, clerk, id)).toMatchObject({ title: '改名', progress: { total: 3, waiting: 3 } });
    expect((await checklistFor(platform, world.worker)).items.filter((item) => item.id === id)).toEqual([]);
    await act(clerk, id, 'start', {});
    expect(await problemOf(act(clerk, id, 'revise', world.draft()))).toBe('illegal-transition');
    expect((await checklistFor(platform, world.worker)).items.find((item) => item.id === id)?.places).toHaveLength(3);
  });
});

describe('a find', () => {
  it('becomes a linked case with category, evidence and the plan as a proposal, checked already by whoever found it', async () => {
    const source = await branches();
    const { id, placeId } = await world.running({ sourceId: source.id });
    const answer = await found(world.worker, id, placeId('化工新村'), { remark: '3幢前的树枝压线' });
    const page = await world.readCase(answer.case?.id ?? '');
    expect(page).toMatchObject({
      state: 'checked', channel: 'gridWorker', compoundName: '化工新村', categoryId: await world.categoryId('0610'), workstationId: world.workstationId,
      origin: { type: 'sweepFind', id: placeId('化工新村') },
      proposal: { measure: '修剪枝条', measureKind: 'rapidHandlingFund', plannedAmountFen: 350_000, fromNumber: source.number },
      links: [{ kind: 'sweepFind', number: source.number, direction: 'to' }],
    });
    expect(page.originalText).toContain('3幢前的树枝压线');
    expect(page.steps.find(({ action }) => action === 'siteCheck')?.photos).toHaveLength(1);
    expect(page.photos).toHaveLength(1);
    expect((await world.readCase(source.id)).links).toMatchObject([{ kind: 'sweepFind', number: page.number, direction: 'from' }]);
    expect((await sweepsOfRequest(world.platform, world.clerk, source.id)).setOff).toMatchObject([{ id, progress: { found: 1, total: 4 } }]);
    expect((await sweepsOfRequest(world.platform, world.clerk, page.id)).foundBy?.id).toBe(id);
  });

  it('needs a photo, and a reason to be taken back', async () => {
    const { id, placeId } = await world.running();
    expect(await problemOf(act(world.worker, id, 'record', { placeId: placeId('化工新村'), result: 'found', photos: [] }))).toBe('photos photo-required');
    const { case: opened } = await found(world.worker, id, placeId('化工新村'));
    expect(await problemOf(act(world.worker, id, 'record', { placeId: placeId('化工新村'), result: 'notFound', photos: [] }))).toBe('remark reason-required');
    await act(world.worker, id, 'record', { placeId: placeId('化工新村'), result: 'notFound', photos: [], remark: '看错了,不是电线' });
    const place = (await readSweep(world.platform, world.clerk, id)).places.find(({ name }) => name === '化工新村');
    expect(place).toMatchObject({ result: 'notFound', accounted: true, case: { id: opened?.id } });
    expect(place?.facts.map(({ result }) => result)).toEqual(['found', 'notFound']);
    const notes = (await world.readCase(opened?.id ?? '')).steps.filter(({ action }) => action === 'note');
    expect(notes[0]?.internal['note']).toContain('看错了');
  });

  it('is one case when two workers find it at once, and when a phone repeats it', async () => {
    const { id, placeId } = await world.running();
    const both = await Promise.all([found(world.worker, id, placeId('东大街4号')), found(world.lead, id, placeId('东大街4号'))]);
    const photos = [await world.photo(world.worker)];
    const input = { placeId: placeId('东大街18号'), result: 'found' as const, photos };
    const repeats = await Promise.all([1, 2, 3].map(() => act(world.worker, id, 'record', input, { idempotencyKey: 'offline-find' })));
    expect(new Set(repeats.map((answer) => answer.case?.number)).size).toBe(1);
    const page = await readSweep(world.platform, world.clerk, id);
    expect(page.places.find(({ name }) => name === '东大街4号')?.facts).toHaveLength(2);
    expect(page.places.find(({ name }) => name === '东大街18号')?.facts).toHaveLength(1);
    expect(both.filter((answer) => answer.case !== null)).toHaveLength(1);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from request where origin_type = 'sweepFind' and origin_id = any(${page.places.map((place) => place.id)}::uuid[])`.execute(world.test.database);
    expect(rows[0]?.count).toBe(2);
  });

  it('that arrives late from a phone without network does not undo a later look', async () => {
    const { id, placeId } = await world.running();
    world.platform.clock.set('2026-03-11T06:00:00Z');
    await act(world.worker, id, 'record', { placeId: placeId('化工新村'), result: 'notFound', photos: [] });
    const photos = [await world.photo(world.lead)];
    const late = await act(world.lead, id, 'record', { placeId: placeId('化工新村'), result: 'found', photos, observedAt: '2026-03-11T02:00:00Z' });
    expect(late.case).toBeNull();
    expect((await readSweep(world.platform, world.clerk, id)).places.find(({ name }) => name === '化工新村')).toMatchObject({ result: 'notFound', case: null });
    world.platform.clock.set(start);
  });
});

describe('closing', () => {
  it('waits until every place is accounted for: a second try hours later, or a supervisor', async () => {
    const { id, placeId } = await world.running();
    const { worker, supervisor, clerk, platform } = world;
    await found(worker, id, placeId('化工新村'));
    await act(worker, id, 'record', { placeId: placeId('东大街4号'), result: 'notFound', photos: [] });
    await act(worker, id, 'record', { placeId: placeId('东大街18号'), result: 'notReachable', photos: [] });
    await act(worker, id, 'record', { placeId: placeId('东大街18号'), result: 'notReachable', photos: [] });
    expect((await readSweep(platform, clerk, id)).progress).toMatchObject({ accounted: 2 });
    expect(await problemOf(act(clerk, id, 'close', { summary: '完成' }))).toBe('places-open');
    expect(await problemOf(act(supervisor, id, 'decide', { placeId: placeId('老禾家塘岸17号'), explanation: '拆迁' }))).toBe('placeId not-tried-yet');
    platform.clock.set('2026-03-10T06:30:00Z');
    await act(worker, id, 'record', { placeId: placeId('东大街18号'), result: 'notReachable', photos: [] });
    await act(worker, id, 'record', { placeId: placeId('老禾家塘岸17号'), result: 'notReachable', photos: [] });
    expect(await problemOf(act(clerk, id, 'decide', { placeId: placeId('老禾家塘岸17号'), explanation: '封闭' }))).toBe('forbidden');
    await act(supervisor, id, 'decide', { placeId: placeId('老禾家塘岸17号'), explanation: '已腾空封闭' });
    expect((await readSweep(platform, clerk, id)).progress).toEqual({ total: 4, accounted: 4, found: 1, notFound: 1, notReachable: 2, waiting: 0 });
    expect((await readSweep(platform, clerk, id)).actions.map(({ action }) => action)).toContain('close');
    await act(clerk, id, 'close', { summary: '摸排4处,发现1处' });
    expect(await problemOf(found(worker, id, placeId('化工新村')))).toBe('illegal-transition');
    platform.clock.set(start);
  });

  it('is done by the program once everything has been accounted for since days', async () => {
    const { id, placeId } = await world.running();
    for (const name of ['化工新村', '东大街4号', '东大街18号', '老禾家塘岸17号']) await act(world.worker, id, 'record', { placeId: placeId(name), result: 'notFound', photos: [] });
    const run = () => closeAccounted(world.platform, new AbortController().signal);
    await run();
    expect((await readSweep(world.platform, world.clerk, id)).state).toBe('running');
    world.platform.clock.set('2026-03-13T03:00:00Z');
    await run();
    expect((await readSweep(world.platform, world.clerk, id)).state).toBe('closed');
    world.platform.clock.set(start);
  });

  it('lets one of two act on the sweep as a whole', async () => {
    const { id } = await world.running();
    const version = (await readSweep(world.platform, world.clerk, id)).version;
    const works = [act(world.clerk, id, 'cancel', { explanation: '重复' }, { baseVersion: version }), act(world.secondClerk, id, 'extend', { dueOn: '2026-03-20', explanation: '下雨' }, { baseVersion: version })];
    const settled = await Promise.allSettled(works);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a running sweep', () => {
  it('takes further places and another workstation, each once', async () => {
    const { id, placeId } = await world.running();
    await act(world.clerk, id, 'addPlace', { compoundId: world.compounds.get('南园新村') });
    expect(await problemOf(act(world.clerk, id, 'addPlace', { compoundId: world.compounds.get('南园新村') }))).toBe('compoundId already-listed');
    expect(await problemOf(act(world.clerk, id, 'addPlace', {}))).toBe('address required');
    expect(await problemOf(act(world.clerk, id, 'reassign', { placeId: placeId('化工新村'), workstationId: '01890000-0000-7000-8000-000000000000' }))).toBe('workstationId not-found');
    expect((await readSweep(world.platform, world.clerk, id)).progress.total).toBe(5);
    expect(await problemOf(act(world.clerk, id, 'extend', { dueOn: '2026-03-16', explanation: '早些' }))).toBe('dueOn not-later');
  });

  it('reminds those with open places before the deadline and every working day after it, once a day', async () => {
    const { id } = await world.running({ title: '提醒' });
    const told = async () => {
      const { rows } = await sql<{ template: string }>`select template from message where subject_id = ${id}::uuid order by created_at, template`.execute(world.test.database);
      return rows.map(({ template }) => template);
    };
    const run = () => remindAll(world.platform, new AbortController().signal);
    await run();
    expect(await told()).toEqual([]);
    world.platform.clock.set('2026-03-16T00:20:00Z');
    await run();
    await run();
    expect(await told()).toEqual(['sweeps.dueSoon', 'sweeps.dueSoon']);
    world.platform.clock.set('2026-03-18T00:20:00Z');
    await run();
    // Saturday: nobody is disturbed.
    world.platform.clock.set('2026-03-21T00:20:00Z');
    await run();
    expect(await told()).toEqual(['sweeps.dueSoon', 'sweeps.dueSoon', 'sweeps.late', 'sweeps.late']);
    expect((await listForDesk(world.platform, world.clerk, { late: 'true', limit: 50 })).items.map((item) => item.id)).toContain(id);
    world.platform.clock.set(start);
  });

  it('is told to the public in numbers, with the cases that are public', async () => {
    const source = await branches();
    const { id, placeId } = await world.running({ sourceId: source.id });
    const { case: opened } = await found(world.worker, id, placeId('化工新村'));
    expect(await sweepsOfPublicRequest(world.platform, source.number)).toMatchObject({ items: [{ places: 4, found: 1, accounted: 1, cases: [{ number: opened?.number }] }] });
    expect(await problemOf(sweepsOfPublicRequest(world.platform, 'CL-2020-000001'))).toBe('not-found');
  });
});

describe('the history of a sweep', () => {
  it('verifies with its photos, and names a changed fact', async () => {
    const { id, placeId } = await world.running();
    await found(world.worker, id, placeId('化工新村'));
    expect(await historyOf(world.test.database, 'sweep', id)).toHaveLength(3);
    const options = { tables: [...chainedTables, ...caseTables], checkFile: fileChecker(world.platform) };
    expect((await verifyHistory(world.test.database, options)).findings).toEqual([]);
    await sql`update sweep_fact set result = 'notFound' where sweep_place_id = ${placeId('化工新村')}::uuid`.execute(world.test.database);
    expect((await verifyHistory(world.test.database, options)).findings).toEqual([expect.objectContaining({ subjectType: 'sweep', subjectId: id, code: 'record-field-changed' })]);
  });
});
