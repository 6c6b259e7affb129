import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { verifyHistory } from '../../../platform/events/verify.ts';
import { runDueJobs } from '../../../platform/jobs/run-due-jobs.ts';
import { fileChecker } from '../../../platform/files/index.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import { createDemoResident } from '../../people/index.ts';
import type { ListQuery, Where } from '../contract.ts';
import { chainedTables } from '../index.ts';
import type { InputOf, RequestAction } from '../inputs.ts';
import { requestJobs } from '../jobs.ts';
import { immediateFollowers, newsFor } from '../store/subscriptions.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { listForDesk, listForDeskAsJson, listForPublic, mapForDesk, mapForPublic, nearbyFor } from './browse-requests.ts';
import { exportedCases } from './export/export-rows.ts';
import { findSimilarForDesk } from './find-similar.ts';
import { follow } from './follow/manage-subscriptions.ts';
import { eraseReporter } from './protect-reporters.ts';
import { eventsOfCase } from './follow/calendars.ts';
import { placesInWords } from './follow/feeds.ts';
import { readDeskRequest, readPublicRequest, readTrackedRequest } from './read-request.ts';
import { takeAction } from './take-action.ts';

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
}, 60_000);
afterAll(() => world.close());

const home = { kind: 'address', text: '桂花社区西门', divisionCode: '320508020014' } as const satisfies Where;
/** A neighbouring community of the same street. */
const neighbour = { kind: 'address', text: '隔壁小区3幢东门', divisionCode: '320508020019' } as const satisfies Where;
const otherStreet = { kind: 'address', text: '路口', divisionCode: '320508022000' } as const satisfies Where;
const query = (change: Partial<ListQuery>): ListQuery => ({ sort: 'newest', limit: 50, ...change }) as ListQuery;

function act<Action extends RequestAction>(actor: Actor, requestId: string, action: Action, input: InputOf<Action>) {
  return takeAction(world.platform, { actor, requestId, action, input });
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('expected a problem', { cause: error });
  return error.fields[0] ? `${error.fields[0].field} ${error.fields[0].code}` : error.code;
}

const page = (id: string) => readDeskRequest(world.platform, world.clerk, id);

/** The streets of the reference data have no outlines in this world: points are set where the test needs them. */
async function pin(id: string, position: number, longitude: number, latitude: number): Promise<void> {
  const point = `(${longitude},${latitude})`;
  await (position === 1
    ? sql`update request set location = ${point}::point where id = ${id}::uuid`
    : sql`update request_further_place set location = ${point}::point where request_id = ${id}::uuid and position = ${position}`
  ).execute(world.test.database);
}

describe('a request with several places', () => {
  it('says all of them to the office with addresses, to everybody without, and the first decides', async () => {
    const { receipt, reporter } = await world.report({ alsoAt: [neighbour, { kind: 'division', divisionCode: '320508020014' }] });
    await pin(receipt.id, 2, 120.61234, 31.29876);
    const detail = await page(receipt.id);
    expect(detail).toMatchObject({ divisionCode: '320508020014', morePlaces: 2, places: [{ position: 2, address: '隔壁小区3幢东门', workstationName: '第五网格化联动工作站', point: { longitude: 120.61234, latitude: 31.29876 } }, { position: 3, address: null }] });
    expect(detail.steps[0]).toMatchObject({ detail: { places: 3 }, internal: { places: [{ divisionCode: '320508020019', address: '隔壁小区3幢东门' }, { divisionCode: '320508020014' }] } });
    const open = await readPublicRequest(world.platform, receipt.number);
    expect(open.places).toEqual([{ placeName: detail.places[0]?.placeName, point: { longitude: 120.612, latitude: 31.299 } }, { placeName: detail.places[1]?.placeName, point: null }]);
    expect(JSON.stringify(open)).not.toContain('3幢');
    expect((await readTrackedRequest(world.platform, reporter)).places).toHaveLength(2);
    const listed = await listForDesk(world.platform, world.clerk, query({}));
    expect(listed.items.find(({ id }) => id === receipt.id)?.morePlaces).toBe(2);
    const asJson = JSON.parse((await listForDeskAsJson(world.platform, world.clerk, query({}))).bytes.toString()) as typeof listed;
    expect(asJson.items.find(({ id }) => id === receipt.id)?.morePlaces).toBe(2);
    expect((await listForDesk(world.platform, world.clerk, query({ text: '隔壁小区' }))).items.map(({ id }) => id)).toContain(receipt.id);
  });

  it('is refused by name where a place lies in another street', async () => {
    expect(await problemOf(world.report({ alsoAt: [neighbour, otherStreet] }))).toBe('alsoAt.1 other-street');
    const { receipt } = await world.report();
    expect(await problemOf(act(world.clerk, receipt.id, 'addPlace', { where: otherStreet }))).toBe('where other-street');
  });

  it('is found by each place: on the map, near by, as a likely double, in the public list and by followers', async () => {
    const { platform, clerk, test } = world;
    const { receipt } = await world.report({ text: '楼下路灯全不亮。', alsoAt: [neighbour] });
    await pin(receipt.id, 1, 120.6, 31.25);
    await pin(receipt.id, 2, 120.65, 31.3);
    await act(clerk, receipt.id, 'accept', { publicText: '路灯不亮' });
    const box = { west: 120.649, south: 31.299, east: 120.651, north: 31.301 };
    const onMap = (bytes: Buffer) => (JSON.parse(bytes.toString()) as { features: { properties: { number: string; place: number } }[] }).features.map(({ properties }) => properties);
    expect(onMap((await mapForDesk(platform, clerk, box)).bytes)).toMatchObject([{ number: receipt.number, place: 2 }]);
    expect(onMap((await mapForPublic(platform, box, 'true')).bytes)).toMatchObject([{ number: receipt.number, place: 2 }]);
    expect(onMap((await mapForDesk(platform, clerk, { ...box, west: 120.5, south: 31.2 })).bytes).filter(({ number }) => number === receipt.number).map(({ place }) => place).toSorted((a, b) => a - b)).toEqual([1, 2]);

    const { receipt: near } = await world.report({ text: '楼下路灯不亮了。' });
    await pin(near.id, 1, 120.6501, 31.3);
    expect((await nearbyFor(platform, clerk, near.id)).items).toMatchObject([{ id: receipt.id, distanceMetres: 10 }]);
    expect((await nearbyFor(platform, clerk, receipt.id)).items).toMatchObject([{ id: near.id, distanceMetres: 10 }]);
    const similar = await findSimilarForDesk(platform, clerk, { text: '路灯不亮，楼下全黑', where: neighbour });
    expect(similar.items.map(({ id }) => id)).toContain(receipt.id);

    expect((await listForPublic(platform, { divisionCode: '320508020019', limit: 20 })).items.map(({ number }) => number)).toEqual([receipt.number]);
    const resident = { kind: 'resident' as const, id: await runInTransaction(test.database, (transaction) => createDemoResident(transaction, platform, { labelKey: null, phone: '13900001111', name: '甲' })) };
    const before = { toldUntil: new Date(0) };
    await follow(platform, resident, { about: { kind: 'division', code: '320508020019' }, frequency: 'immediate', language: 'zh' });
    const [subscription] = await immediateFollowers(test.database, receipt.id);
    expect(subscription).toMatchObject({ residentId: resident.id });
    expect(await immediateFollowers(test.database, near.id)).toEqual([]);
    if (!subscription) return;
    const path = (await page(receipt.id)).divisionCode === '320508020014' ? await sql<{ path: string }>`select place_path::text as path from request_further_place where request_id = ${receipt.id}::uuid`.execute(test.database) : undefined;
    expect(await newsFor(test.database, { ...subscription, ...before }, path?.rows[0]?.path, new Date('2027-01-01T00:00:00Z'))).toMatchObject({ reported: 1 });
  });

  it('is one MultiPoint and one row in an export', async () => {
    const { receipt } = await world.report({ text: '井盖坏了', alsoAt: [neighbour] });
    await pin(receipt.id, 1, 120.6, 31.25);
    await pin(receipt.id, 2, 120.65, 31.3);
    const rows = [];
    for await (const row of exportedCases(world.platform, world.clerk, { filters: { sort: 'newest', text: receipt.number }, reason: '现场核对' }, async () => undefined)) rows.push(row);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.points).toEqual([{ longitude: 120.6, latitude: 31.25 }, { longitude: 120.65, latitude: 31.3 }]);
    expect(rows[0]?.cells.address).toBe('桂花社区西门；隔壁小区3幢东门');
    expect(String(rows[0]?.cells.place).split('；')).toHaveLength(2);
  });
});

describe('adding a place', () => {
  it('is for the reporter, the clerk and the worker of the workstation, keeps the order when two do it at once, and ends at ten', async () => {
    const { receipt, reporter } = await world.report();
    await act(reporter, receipt.id, 'addPlace', { where: neighbour, explanation: '这里也是' });
    await act(world.clerk, receipt.id, 'dispatch', { workstationId: world.workstationId });
    await Promise.all([act(world.clerk, receipt.id, 'addPlace', { where: home }), act(world.worker, receipt.id, 'addPlace', { where: neighbour })]);
    expect((await page(receipt.id)).places.map(({ position }) => position)).toEqual([2, 3, 4]);
    expect((await readPublicRequest(world.platform, receipt.number)).steps.filter(({ action }) => action === 'addPlace')).toHaveLength(3);
    for (let more = 5; more <= 10; more++) await act(world.clerk, receipt.id, 'addPlace', { where: home });
    expect(await problemOf(act(world.clerk, receipt.id, 'addPlace', { where: home }))).toBe('too-many-places');
    expect(await page(receipt.id)).toMatchObject({ morePlaces: 9 });
    expect((await listForDesk(world.platform, world.clerk, query({ text: '隔壁小区3幢' }))).items.map(({ id }) => id)).toContain(receipt.id);
  });

  it('refuses whoever knows an old version', async () => {
    const { receipt } = await world.report();
    const call = { requestId: receipt.id, action: 'addPlace' as const, input: { where: neighbour }, baseVersion: 1 };
    const settled = await Promise.allSettled([world.clerk, world.secondClerk].map((actor) => takeAction(world.platform, { ...call, actor })));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await page(receipt.id)).places).toHaveLength(1);
  });
});

/** Which places of cases everybody sees in a box of the map. */
async function onMap(box: Parameters<typeof mapForPublic>[1]): Promise<readonly number[]> {
  const { features } = JSON.parse((await mapForPublic(world.platform, box, undefined)).bytes.toString()) as { features: { properties: { place: number } }[] };
  return features.map(({ properties }) => properties.place).toSorted((a, b) => a - b);
}

/** The numbers everybody finds at a place by some words. */
async function numbersAt(divisionCode: string, text: string): Promise<readonly string[]> {
  return (await listForPublic(world.platform, { divisionCode, text, limit: 20 })).items.map(({ number }) => number);
}

describe('removing a place', () => {
  const mistake = { place: 2, explanation: '登记时选错了小区' };

  it('takes it off everywhere, once, with its reason in a history that holds', async () => {
    const { platform, clerk, test } = world;
    const { receipt } = await world.report({ text: '单元门禁坏了。', alsoAt: [neighbour, home] });
    await pin(receipt.id, 2, 120.71, 31.4);
    await pin(receipt.id, 3, 120.72, 31.4);
    await act(clerk, receipt.id, 'accept', { publicText: '门禁坏了' });
    const box = { west: 120.7, south: 31.39, east: 120.73, north: 31.41 };
    expect([await onMap(box), await numbersAt('320508020019', '门禁坏了')]).toEqual([[2, 3], [receipt.number]]);
    const name = (await page(receipt.id)).places[0]?.placeName ?? '';

    const settled = await Promise.allSettled([act(clerk, receipt.id, 'removePlace', mistake), act(world.secondClerk, receipt.id, 'removePlace', mistake)]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect([await onMap(box), await numbersAt('320508020019', '门禁坏了')]).toEqual([[3], []]);
    expect((await listForPublic(platform, { text: name, limit: 50 })).items.map(({ number }) => number)).not.toContain(receipt.number);
    expect(await page(receipt.id)).toMatchObject({ morePlaces: 1, places: [{ position: 3 }] });
    const open = await readPublicRequest(platform, receipt.number);
    expect(open.steps[0]).toMatchObject({ action: 'removePlace', detail: { placeName: name, explanation: '登记时选错了小区' } });
    expect(JSON.stringify(open.steps)).not.toContain('3幢');
    expect((await verifyHistory(test.database, { tables: chainedTables, checkFile: fileChecker(platform) })).findings).toEqual([]);
  });

  it('is offered while there is a further place, never takes the first, and needs a reason', async () => {
    const { receipt, reporter } = await world.report({ alsoAt: [neighbour] });
    const offered = async () => (await page(receipt.id)).actions.find(({ action }) => action === 'removePlace')?.fields.map(({ name, required }) => `${name} ${required}`);
    expect(await offered()).toEqual(['place true', 'explanation true']);
    expect(await problemOf(act(world.clerk, receipt.id, 'removePlace', { ...mistake, place: 3 }))).toBe('place not-found');
    expect(await problemOf(act(reporter, receipt.id, 'removePlace', mistake))).toBe('forbidden');
    await act(world.clerk, receipt.id, 'removePlace', mistake);
    expect(await offered()).toBeUndefined();
    expect(await problemOf(act(world.clerk, receipt.id, 'removePlace', mistake))).toBe('illegal-transition');
    expect(await page(receipt.id)).toMatchObject({ divisionCode: '320508020014', morePlaces: 0, places: [] });
  });
});

describe('following one of several places', () => {
  it.each([0, 1, 2])('hears of each of its places by its own name, in feed and calendar too, with %i further ones', async (more) => {
    const { platform, clerk, test } = world;
    const { receipt } = await world.report({ text: '河道漂浮物。', alsoAt: [neighbour, home].slice(0, more) });
    const resident = { kind: 'resident' as const, id: await runInTransaction(test.database, (transaction) => createDemoResident(transaction, platform, { labelKey: null, phone: `1390000222${more}`, name: '乙' })) };
    await follow(platform, resident, { about: { kind: 'division', code: '320508020019' }, frequency: 'immediate', language: 'zh' });
    await act(clerk, receipt.id, 'accept', { publicText: '河道有漂浮物' });
    await runDueJobs(platform, requestJobs.filter(({ name }) => name === 'requests.tellReporters'));
    const told = await sql<{ body: string }>`select body from message where recipient_id = ${resident.id}::uuid and body like ${`%${receipt.number}%`}`.execute(test.database);
    const { placeName } = await page(receipt.id);
    expect(told.rows).toHaveLength(more === 0 ? 0 : 1);
    if (more > 0) expect(told.rows[0]?.body).not.toContain(placeName);
    const open = await readPublicRequest(platform, receipt.number);
    expect(open.places).toHaveLength(more);
    const names = [...new Set([placeName, ...open.places.map((place) => place.placeName)])];
    expect(placesInWords(open)).toBe(names.join('、'));
    expect(eventsOfCase(platform, open)[0]?.location).toBe(names.join('、'));
  });
});

describe('a place that is named later', () => {
  it('is news once to those who follow it, in messages and digests, and none to those who know the case already', async () => {
    const { platform, clerk, test } = world;
    const { receipt } = await world.report({ text: '河道漂浮物又来了。' });
    await act(clerk, receipt.id, 'accept', { publicText: '河道又有漂浮物' });
    const tell = () => runDueJobs(platform, requestJobs.filter(({ name }) => name === 'requests.tellReporters'));
    await tell();
    const follower = async (phone: string, code: string): Promise<string> => {
      const resident = { kind: 'resident' as const, id: await runInTransaction(test.database, (transaction) => createDemoResident(transaction, platform, { labelKey: null, phone, name: '丙' })) };
      await follow(platform, resident, { about: { kind: 'division', code }, frequency: 'immediate', language: 'zh' });
      return resident.id;
    };
    const [there, first, street] = [await follower('13900003331', '320508020019'), await follower('13900003332', '320508020014'), await follower('13900003333', '320508020000')];
    world.platform.clock.advance(3_600_000);
    const before = platform.clock.now();
    const news = async (code: string) => {
      const { rows } = await sql<{ path: string }>`select path::text as path from division where code = ${code}`.execute(test.database);
      return newsFor(test.database, { kind: 'division', target: code, toldUntil: before } as never, rows[0]?.path, new Date(before.getTime() + 86_400_000));
    };
    expect(await news('320508020019')).toMatchObject({ reported: 0 });
    await act(clerk, receipt.id, 'addPlace', { where: neighbour });
    await tell();
    world.platform.clock.advance(60_000);
    await act(clerk, receipt.id, 'addPlace', { where: { ...neighbour, text: '隔壁小区5幢' } });
    await tell();
    const { rows } = await sql<{ to: string }>`select recipient_id as to from message where recipient_id is not null and body like ${`%${receipt.number}%`} order by id`.execute(test.database);
    expect(rows.map(({ to }) => to).filter((to) => [there, first, street].includes(to))).toEqual([there]);
    expect([await news('320508020019'), await news('320508020014'), await news('320508020000')].map(({ reported }) => reported)).toEqual([1, 0, 0]);
  });
});

describe('splitting a place off', () => {
  it('moves it to the new case, which is linked, and once only', async () => {
    const { receipt } = await world.report({ alsoAt: [neighbour, home] });
    const input = { splitText: '隔壁小区东门也停满了。', place: 2 };
    const settled = await Promise.allSettled([act(world.clerk, receipt.id, 'split', input), act(world.secondClerk, receipt.id, 'split', input)]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const parent = await page(receipt.id);
    const child = await page(parent.links[0]?.id ?? '');
    expect(parent).toMatchObject({ morePlaces: 1, places: [{ position: 3 }] });
    expect(child).toMatchObject({ divisionCode: '320508020019', address: '隔壁小区3幢东门', morePlaces: 0, places: [], links: [{ kind: 'split', direction: 'to', number: receipt.number }] });
    expect(await problemOf(act(world.clerk, receipt.id, 'split', input))).toBe('place not-found');
    // The freed position is used again.
    await act(world.clerk, receipt.id, 'addPlace', { where: neighbour });
    expect((await page(receipt.id)).places.map(({ position }) => position)).toEqual([2, 3]);
  });

  it('leaves histories that hold, and no address of an erased reporter', async () => {
    const { receipt, reporter } = await world.report({ alsoAt: [neighbour], who: { anonymous: false, name: '王芳', phone: '13900005678' } });
    await act(reporter, receipt.id, 'addPlace', { where: { ...home, text: '王芳家楼下' } });
    await eraseReporter(world.platform, world.administrator, { id: receipt.id, reporterId: (await page(receipt.id)).reporters[0]?.id ?? '' }, '本人申请');
    const after = await page(receipt.id);
    expect(after.places.map(({ address }) => address)).toEqual([null, null]);
    expect(JSON.stringify(after)).not.toMatch(/隔壁小区3幢|王芳家/u);
    const report = await verifyHistory(world.test.database, { tables: chainedTables, checkFile: fileChecker(world.platform) });
    expect(report.findings).toEqual([]);
  });
});
