import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { verifyHistory } from '../../platform/events/verify.ts';
import { type TestDatabase, testDatabase } from '../../platform/testing/test-database.ts';
import { type TestHttp, testHttp } from '../../platform/testing/test-http.ts';
import { type TestPlatform, testPlatform } from '../../platform/testing/test-platform.ts';
import type { Actor, Role } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import { createDemoResident, createDemoStaff, linkDigestOf } from '../people/index.ts';
import { divisionTree, loadReferenceDivisions } from '../places/index.ts';
import { listDeskNotices } from './actions/read-notices.ts';
import { remindOfTerms } from './actions/remind-of-terms.ts';
import type { DeskNotice, OwnObjection, PublicNotice } from './contract.ts';
import { loadCalendar } from '../../platform/calendar/index.ts';
import { calendarListener, chainedTables, closeNotice, noticeOf, objectorData, publishNotice, serveNotices, takeAction } from './index.ts';
import type { NoticeState } from './lifecycle.ts';
import { findNotice } from './store/notices.ts';

interface Made {
  readonly objectionNumber: number;
  readonly token: string;
}

const street = '320508020000';
let test: TestDatabase;
let platform: TestPlatform;
let http: TestHttp;
let placePath: string;
let clerk: Actor;

const staff = (role: Role, path = placePath): Actor => ({ kind: 'staff', id: newId(), mustEnrol: false, assignments: [{ role, placePath: path }] });

beforeAll(async () => {
  test = await testDatabase();
  platform = testPlatform(test);
  await loadReferenceDivisions(test.database);
  placePath = (await divisionTree(test.database)).get(street)?.path ?? '';
  http = await testHttp((router) => serveNotices(router, platform));
  const id = await runInTransaction(test.database, (transaction) =>
    createDemoStaff(transaction, platform, { labelKey: null, userName: 'clerk', displayName: '受理员', assignments: [{ role: 'clerk', placeCode: street, workstationId: null, validTo: null }] }));
  clerk = { kind: 'staff', id, mustEnrol: false, assignments: [{ role: 'clerk', placePath }] };
});
afterAll(async () => {
  await http.close();
  await test.close();
});
beforeEach(() => {
  // Tuesday 10 March 2026, 10:00 in Suzhou.
  platform.clock.set('2026-03-10T02:00:00Z');
  http.actAs({ kind: 'visitor' });
});

const content = { kind: 'before' as const, title: '桂花新村西门护栏', body: '拟在西门安装不锈钢护栏。', facts: [{ label: '预算', value: '¥18,600.00' }], divisionCode: street, termDays: 5 };
const post = (change: { readonly origin?: { readonly type: string; readonly id: string } } = {}) =>
  runInTransaction(test.database, (transaction) => publishNotice(transaction, { ...content, ...change }, { actor: clerk, at: platform.clock.now() }));
const close = (noticeId: string, actor: Actor = clerk) =>
  runInTransaction(test.database, (transaction) => closeNotice(transaction, { noticeId, actor, at: platform.clock.now() }));
const stored = async (id: string) => (await findNotice(test.database, id))!;

async function ask<Body>(method: 'GET' | 'POST', path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<{ readonly status: number; readonly body: Body }> {
  const response = await fetch(`${http.url}/api/v1${path}`, {
    method, headers: { 'content-type': 'application/json', 'x-requested-with': 'lianxin', ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

describe('a notice', () => {
  it('runs for its working days, over weekends, and then closes', async () => {
    const { noticeId, number, endsAt } = await post();
    expect(number).toMatch(/^[A-Z]+-GS-2026-\d{4}$/);
    // Wed, Thu, Fri, Mon, Tue: it ends when the office closes on the fifth working day.
    expect(endsAt.toISOString().slice(0, 10)).toBe('2026-03-17');
    await expect(close(noticeId)).rejects.toMatchObject({ status: 409, code: 'notice-term-running' });
    const shown = async () => (await ask<PublicNotice>('GET', `/public/notices/${number}`)).body;
    platform.clock.set(new Date(endsAt.getTime() - 1).toISOString());
    await expect(close(noticeId)).rejects.toMatchObject({ code: 'notice-term-running' });
    expect(await shown()).toMatchObject({ state: 'published', open: true, termOver: false });
    const onDesk = async (term: 'running' | 'over', state?: NoticeState) =>
      (await listDeskNotices(platform, clerk, { term, state, limit: 100 })).items.some(({ id }) => id === noticeId);
    expect([await onDesk('running'), await onDesk('over')]).toEqual([true, false]);
    platform.clock.set(endsAt.toISOString());
    // Over, but still posted until somebody closes it: the page says both.
    expect(await shown()).toMatchObject({ state: 'published', open: true, termOver: true });
    expect([await onDesk('running'), await onDesk('over'), await onDesk('over', 'published'), await onDesk('over', 'draft')]).toEqual([false, true, true, false]);
    await close(noticeId);
    expect(await onDesk('over')).toBe(false);
    expect(await stored(noticeId)).toMatchObject({ state: 'closed', closedAt: endsAt });
    await expect(close(noticeId)).rejects.toMatchObject({ code: 'illegal-transition' });
  });

  it('does not close while an objection is open, and tells its origin how it stands', async () => {
    const origin = { type: 'project', id: newId() };
    const { noticeId, number, endsAt } = await post({ origin });
    expect(await ask('POST', `/public/notices/${number}/objections`, { text: '护栏会挡住轮椅。', phone: '139 0000 1111' })).toMatchObject({ status: 201, body: { objectionNumber: 1 } });
    expect((await ask('POST', `/public/notices/${number}/objections`, { text: '颜色太难看。' })).body).toMatchObject({ objectionNumber: 2 });
    platform.clock.set(endsAt.toISOString());
    await expect(close(noticeId)).rejects.toMatchObject({ status: 409, code: 'objection-open', extra: { openObjections: 2 } });
    const answer = (objectionNumber: number, upheld: boolean) =>
      takeAction(platform, { actor: clerk, noticeId, action: 'answer', input: { objectionNumber, upheld, answer: '留出轮椅通道。', publishWords: upheld } });
    expect(await answer(1, true)).toMatchObject({ state: 'objected' });
    await expect(answer(1, false)).rejects.toMatchObject({ code: 'objection-answered' });
    await expect(close(noticeId)).rejects.toMatchObject({ code: 'objection-open' });
    expect(await answer(2, false)).toMatchObject({ state: 'published' });
    expect(await noticeOf(test.database, origin, platform.clock.now())).toMatchObject({ id: noticeId, state: 'published', ripe: true, objections: { all: 2, open: 0, upheld: 1 } });
    await close(noticeId);
    const page = (await ask<PublicNotice>('GET', `/public/notices/${number}`)).body;
    expect(page.answers.map(({ number: one, text, upheld }) => [one, text, upheld])).toEqual([[1, '护栏会挡住轮椅。', true], [2, null, false]]);
    expect(JSON.stringify(page)).not.toMatch(/1390000|难看/u);
    expect((await ask('POST', `/public/notices/${number}/objections`, { text: '太晚了' })).status).toBe(409);
  });

  it('is closed by nobody else, not even in the database', async () => {
    const { noticeId } = await post();
    for (const actor of [staff('gridWorker'), staff('clerk', `${placePath}.320508020014`), { kind: 'resident', id: newId() } as Actor]) await expect(close(noticeId, actor)).rejects.toMatchObject({ status: 403 });
    await expect(sql`update notice set state = 'closed', closed_at = published_at where id = ${noticeId}`.execute(test.database)).rejects.toThrow('check constraint');
    await expect(sql`update notice set state = 'closed', closed_at = ends_at, open_objections = 1 where id = ${noticeId}`.execute(test.database)).rejects.toThrow('check constraint');
  });

  it('reminds whoever posted it once when its term is over, and once more when the last objection is answered', async () => {
    const { noticeId, number, endsAt } = await post();
    const { body } = await ask<Made>('POST', `/public/notices/${number}/objections`, { text: '颜色太难看。' });
    const told = async () => (await sql<{ template: string; to: string }>`select template, recipient_id as to from message where subject_id = ${noticeId} and template in ('notices.termOver', 'notices.answersWaited') order by id`.execute(test.database)).rows;
    const morning = async (at: Date) => {
      platform.clock.set(at.toISOString());
      await remindOfTerms(platform, new AbortController().signal);
      return (await told()).map(({ template }) => template);
    };
    const day = 86_400_000;
    expect(await morning(new Date(endsAt.getTime() - 1))).toEqual([]);
    // A Saturday.
    expect(await morning(new Date('2026-03-21T00:15:00Z'))).toEqual([]);
    const monday = new Date('2026-03-23T00:15:00Z');
    expect(await morning(monday)).toEqual(['notices.answersWaited']);
    expect(await morning(new Date(monday.getTime() + day))).toEqual(['notices.answersWaited']);
    await takeAction(platform, { actor: clerk, noticeId, action: 'answer', input: { objectionNumber: body.objectionNumber, upheld: false, answer: '已改色。', publishWords: false } });
    expect(await morning(new Date(monday.getTime() + 2 * day))).toEqual(['notices.answersWaited', 'notices.termOver']);
    expect((await told()).every(({ to }) => clerk.kind === 'staff' && to === clerk.id)).toBe(true);
    await close(noticeId);
    const { noticeId: ofNobody } = await runInTransaction(test.database, (transaction) => publishNotice(transaction, content, { actor: staff('approver'), at: monday }));
    await morning(new Date('2026-04-30T00:15:00Z'));
    // Its poster has no account any more: the clerks of the place hear of it.
    expect((await sql<{ to: string }>`select recipient_id as to from message where subject_id = ${ofNobody}`.execute(test.database)).rows).toEqual([{ to: clerk.kind === 'staff' ? clerk.id : '' }]);
  });

  it('counts its term anew when the calendar changes', async () => {
    const { noticeId, endsAt } = await post();
    const calendar = await loadCalendar(test.database);
    await sql`update notice set ends_at = '2026-03-12T09:00:00Z' where id = ${noticeId}`.execute(test.database);
    await calendarListener.onCalendarChanged({ firstDate: '2026-03-11', lastDate: '2026-03-11' } as never, calendar, { platform, signal: new AbortController().signal } as never);
    expect((await stored(noticeId)).endsAt).toEqual(endsAt);
  });
});

describe('objections', () => {
  it('may come from anybody, twice from a phone that repeats itself counts once', async () => {
    const { number, noticeId } = await post();
    const key = newId();
    const once = () => ask<Made>('POST', `/public/notices/${number}/objections`, { text: '挡路' }, { 'idempotency-key': key });
    const first = await once();
    expect(first).toMatchObject({ status: 201, body: { objectionNumber: 1 } });
    // Somebody else objects before the phone repeats itself: it hears of its own objection, with its own link.
    expect((await ask<Made>('POST', `/public/notices/${number}/objections`, { text: '太高' })).body.objectionNumber).toBe(2);
    expect(await once()).toEqual(first);
    expect((await stored(noticeId)).objectionCount).toBe(2);
    await Promise.all(Array.from({ length: 10 }, (_, index) => takeAction(platform, { actor: { kind: 'visitor' }, noticeId, action: 'object', input: { text: `异议${index}` } })));
    expect(await stored(noticeId)).toMatchObject({ objectionCount: 12, openObjections: 12, state: 'objected' });
  });

  it('name the field that is wrong', async () => {
    const { number } = await post();
    expect(await ask('POST', `/public/notices/${number}/objections`, { text: '!!' })).toMatchObject({ status: 422, body: { fields: [{ field: 'text' }] } });
    expect(await ask('POST', `/public/notices/${number}/objections`, { text: '挡路', phone: '12' })).toMatchObject({ status: 422, body: { fields: [{ field: 'phone', code: 'phone-invalid' }] } });
    expect((await ask('POST', '/public/notices/CL-GS-2026-9999/objections', { text: '挡路' })).status).toBe(404);
  });

  it('show a name to the office only masked, and in full with a trace', async () => {
    const { number, noticeId } = await post();
    await ask('POST', `/public/notices/${number}/objections`, { text: '挡路', name: '欧阳建国', phone: '13912345678' });
    http.actAs(clerk);
    const seen = (await ask<DeskNotice>('GET', `/desk/notices/${noticeId}`)).body;
    expect(seen.objectionList[0]).toMatchObject({ name: '欧阳**', phone: '139****5678' });
    expect(JSON.stringify(seen)).not.toContain('13912345678');
    expect((await ask('POST', `/desk/notices/${noticeId}/objections/1/unmask`, { reason: '电话答复' })).body).toEqual({ name: '欧阳建国', phone: '13912345678' });
    const { rows } = await sql<{ reason: string }>`select reason from unmasking where subject_id = ${noticeId}`.execute(test.database);
    expect(rows).toEqual([{ reason: '电话答复' }]);
  });

  it('lose what is personal when their author closes the account; the history stays valid', async () => {
    const residentId = await runInTransaction(test.database, (transaction) => createDemoResident(transaction, platform, { labelKey: null, phone: '13700000001', name: '王某' }));
    const { number, noticeId } = await post();
    http.actAs({ kind: 'resident', id: residentId });
    await ask('POST', `/public/notices/${number}/objections`, { text: '我家门口走不了', name: '王某' });
    expect(await objectorData.exportOf(test.database, residentId)).toMatchObject([{ text: '我家门口走不了', noticeId }]);
    await runInTransaction(test.database, (transaction) => objectorData.erase(transaction, residentId, platform.clock.now()));
    const { rows } = await sql`select 1 from notice_objection where text like '%我家%' or name = '王某'`.execute(test.database);
    expect(rows).toEqual([]);
    expect((await verifyHistory(test.database, { tables: chainedTables })).findings.filter(({ subjectId }) => subjectId === noticeId)).toEqual([]);
  });
});

describe('whoever objected', () => {
  const answer = (noticeId: string, objectionNumber: number) =>
    takeAction(platform, { actor: clerk, noticeId, action: 'answer', input: { objectionNumber, upheld: true, answer: '改在东侧安装。', publishWords: false } });

  it('reads it and the answer through the secret link, and is told by message once', async () => {
    const { number, noticeId } = await post();
    const made = (await ask<Made>('POST', `/public/notices/${number}/objections`, { text: '挡我家窗', phone: '13900002222' })).body;
    http.actAs({ kind: 'visitor', linkDigest: linkDigestOf(made.token) });
    expect((await ask<OwnObjection>('GET', '/objection')).body).toMatchObject({ noticeNumber: number, number: 1, text: '挡我家窗', answer: null, upheld: null, token: made.token });
    await answer(noticeId, 1);
    expect((await ask<OwnObjection>('GET', '/objection')).body).toMatchObject({ answer: '改在东侧安装。', upheld: true, published: false });
    const { rows } = await sql<{ address: string; text: string }>`select address, body as text from message where subject_id = ${noticeId}`.execute(test.database);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ address: '13900002222' });
    expect(rows[0]?.text).toContain(`/o/${made.token}`);
    // The answer is public, the words and the number are not.
    http.actAs({ kind: 'visitor' });
    const page = JSON.stringify((await ask('GET', `/public/notices/${number}`)).body);
    expect(page).toContain('改在东侧安装。');
    for (const secret of ['挡我家窗', '13900002222', made.token]) expect(page).not.toContain(secret);
    expect((await ask('GET', '/objection')).status).toBe(404);
    http.actAs({ kind: 'visitor', linkDigest: linkDigestOf(`${made.token}x`) });
    expect((await ask('GET', '/objection')).status).toBe(404);
  });

  it('finds all of theirs when signed in, newest first, and nobody else’s', async () => {
    const resident = await runInTransaction(test.database, (transaction) => createDemoResident(transaction, platform, { labelKey: null, phone: '13700000007', name: '赵某' }));
    const [one, two] = [await post(), await post()];
    await ask('POST', `/public/notices/${one.number}/objections`, { text: '别人的' });
    http.actAs({ kind: 'resident', id: resident });
    await ask('POST', `/public/notices/${one.number}/objections`, { text: '先提的' });
    platform.clock.set('2026-03-10T03:00:00Z');
    await ask('POST', `/public/notices/${two.number}/objections`, { text: '后提的' });
    await answer(one.noticeId, 2);
    const mine = (await ask<{ readonly items: readonly OwnObjection[] }>('GET', '/my/objections')).body.items;
    expect(mine.map(({ noticeNumber, number, text, answer: said }) => [noticeNumber, number, text, said])).toEqual([[two.number, 1, '后提的', null], [one.number, 2, '先提的', '改在东侧安装。']]);
    await runInTransaction(test.database, (transaction) => objectorData.erase(transaction, resident, platform.clock.now()));
    expect((await ask<{ readonly items: readonly OwnObjection[] }>('GET', '/my/objections')).body.items).toEqual([]);
    http.actAs({ kind: 'visitor', linkDigest: linkDigestOf(mine[0]?.token ?? '') });
    expect((await ask('GET', '/objection')).status).toBe(404);
  });
});

describe('drafts', () => {
  it('are seen by the office alone until posted', async () => {
    http.actAs(clerk);
    const made = await ask<{ readonly id: string; readonly number: string }>('POST', '/desk/notices', content);
    expect(made.status).toBe(201);
    http.actAs({ kind: 'visitor' });
    expect((await ask('GET', `/public/notices/${made.body.number}`)).status).toBe(404);
    expect((await ask('POST', `/public/notices/${made.body.number}/objections`, { text: '挡路' })).status).toBe(404);
    expect(JSON.stringify((await ask('GET', '/public/notices')).body)).not.toContain(made.body.number);
    http.actAs(clerk);
    const revised = await ask('POST', `/desk/notices/${made.body.id}/actions/revise`, { ...content, title: '改过的标题', baseVersion: 1 });
    expect(revised).toMatchObject({ status: 200, body: { state: 'draft', version: 2 } });
    expect((await ask('POST', `/desk/notices/${made.body.id}/actions/publish`, { baseVersion: 1 })).status).toBe(409);
    expect((await ask('POST', `/desk/notices/${made.body.id}/actions/publish`, { baseVersion: 2 })).body).toMatchObject({ state: 'published' });
    http.actAs({ kind: 'visitor' });
    expect((await ask<PublicNotice>('GET', `/public/notices/${made.body.number}`)).body).toMatchObject({ title: '改过的标题', open: true, placeName: '姑苏区沧浪街道' });
  });

  it('are written for one’s own place only', async () => {
    http.actAs(staff('clerk', `${placePath}.320508020014`));
    expect((await ask('POST', '/desk/notices', content)).status).toBe(403);
    http.actAs(clerk);
    expect((await ask('POST', '/desk/notices', { ...content, divisionCode: '999999' })).status).toBe(422);
    expect((await ask('POST', '/desk/notices', { ...content, termDays: 0 })).status).toBe(422);
  });
});
