import { sql } from 'kysely';
import { forgetCalendar } from './load-calendar.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDuration, dayKind } from '../../shared/calendar.ts';
import { newId } from '../../shared/ids.ts';
import type { Actor } from '../../shared/actor.ts';
import { instantOf } from '../../shared/time.ts';
import { createHttpApplication } from '../http/application.ts';
import type { JobContext } from '../jobs/define-job.ts';
import { runInTransaction } from '../database/transaction.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { testPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { calendarOfRevision, calendarRecomputeJob, editDay, importYear, loadCalendar, revisionColumn, serveCalendar, setHours, type CalendarChange, type Notice } from './index.ts';

let test: TestDatabase;
let platform: TestPlatform;
const administrator: Actor = { kind: 'staff', id: newId(), mustEnrol: false, assignments: [{ role: 'administrator', placePath: '320508020000' }] };

/** A plausible, invented notice for 2027. */
const notice2027: Notice = {
  year: 2027,
  papers: ['试验通知'],
  days: [
    ...['2026-12-31', '2027-01-01', '2027-01-02', '2027-02-06', '2027-02-08', '2027-05-01', '2027-05-02', '2027-10-01', '2027-10-02', '2027-10-03'].map((date) => ({ date, name: '春节', isOffDay: true })),
    { date: '2027-01-30', name: '春节', isOffDay: false },
  ],
};

beforeAll(async () => {
  test = await testDatabase();
  platform = testPlatform(test);
});
beforeEach(async () => {
  forgetCalendar();
  await sql`truncate calendar_day, calendar_year, calendar_change`.execute(test.database);
  await sql`delete from working_window where valid_from > '2019-01-01'`.execute(test.database);
  await sql`delete from graphile_worker._private_jobs`.execute(test.database);
});
afterAll(() => test.close());

async function waitingChanges(): Promise<CalendarChange[]> {
  const { rows } = await sql<{ payload: CalendarChange }>`
    select payload from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task on task.id = job.task_id
    where identifier = 'calendar.recompute' order by job.id`.execute(test.database);
  return rows.map(({ payload }) => payload);
}

describe('the working calendar', () => {
  it('comes with 2019 to 2026 and preset hours', async () => {
    const calendar = await loadCalendar(test.database);
    expect(calendar.publishedYears).toContain(2026);
    expect(dayKind(calendar, '2022-10-08').kind).toBe('swappedWorkday');
    expect(calendar.hours).toMatchObject([{ from: '2019-01-01', windows: [[540, 720], [810, 1050]] }]);
  });

  it('is kept in memory until it changes', async () => {
    expect(await loadCalendar(test.database)).toBe(await loadCalendar(test.database));
  });

  it('makes provisional deadlines firm by an import', async () => {
    const limit = { unit: 'workingDays', amount: 3 } as const;
    const start = instantOf('2026-12-29', 600);
    expect(addDuration(await loadCalendar(test.database), start, limit)).toEqual({ due: instantOf('2027-01-04', 1050), provisional: true });
    expect(await importYear(platform, administrator, notice2027)).toEqual({ year: 2027, daysOff: 10, swappedWorkdays: 1, keptEdits: [] });
    // 31 December is off now, so the third day is 5 January.
    expect(addDuration(await loadCalendar(test.database), start, limit)).toEqual({ due: instantOf('2027-01-05', 1050), provisional: false });
    expect(await waitingChanges()).toMatchObject([{ what: 'year', firstDate: '2026-12-31', lastDate: '2027-12-31' }]);
  });

  it('an import is refused whole, with every wrong date named', async () => {
    const broken = { ...notice2027, days: [...notice2027.days, { date: '2027-03-01', name: '节', isOffDay: false }] };
    await expect(importYear(platform, administrator, broken)).rejects.toMatchObject({ status: 422, fields: [{ field: 'days.11.date', code: 'not-a-weekend' }] });
    expect((await loadCalendar(test.database)).publishedYears).not.toContain(2027);
    expect(await waitingChanges()).toEqual([]);
  });

  it('importing again replaces what was imported, and keeps edits', async () => {
    await importYear(platform, administrator, notice2027);
    await editDay(platform, administrator, '2027-02-06', { kind: 'swappedWorkday', name: null, source: '本区通知' });
    const shorter = { ...notice2027, days: notice2027.days.filter(({ date }) => date !== '2027-02-08') };
    expect((await importYear(platform, administrator, shorter)).keptEdits).toEqual(['2027-02-06']);
    const calendar = await loadCalendar(test.database);
    expect([dayKind(calendar, '2027-02-06').kind, dayKind(calendar, '2027-02-08').kind]).toEqual(['swappedWorkday', 'workday']);
  });

  it('a shared December day belongs to the later notice, whatever is imported last', async () => {
    await importYear(platform, administrator, notice2027);
    const own2026 = { year: 2026, papers: ['改'], days: [...['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => ({ date: `2026-${day}`, name: '节', isOffDay: true }))] };
    await importYear(platform, administrator, own2026);
    const calendar = await loadCalendar(test.database);
    expect(dayKind(calendar, '2026-12-31').kind).toBe('publicHoliday');
    expect(dayKind(calendar, '2026-10-05').kind).toBe('workday');
  });

  it('sets a day by hand, with author and trace', async () => {
    expect(await editDay(platform, administrator, '2026-11-24', { kind: 'publicHoliday', name: { zh: '停工', en: 'Stoppage' }, source: '台风' })).toEqual({
      date: '2026-11-24', kind: 'publicHoliday', name: { zh: '停工', en: 'Stoppage' }, source: '台风', provisional: false,
    });
    const { rows } = await sql<{ changed_by: string; before: unknown }>`select changed_by, before from calendar_change`.execute(test.database);
    expect(rows).toMatchObject([{ changed_by: administrator.kind === 'staff' ? administrator.id : '', before: { kind: 'workday' } }]);
  });

  it('sets working hours from a date on and refuses overlapping ones', async () => {
    await setHours(platform, administrator, { from: '2026-06-01', windows: [[540, 720], [840, 1080]], source: '夏季作息' });
    expect((await loadCalendar(test.database)).hours).toHaveLength(2);
    expect(await waitingChanges()).toMatchObject([{ what: 'hours', firstDate: '2026-06-01', lastDate: null }]);
    await expect(setHours(platform, administrator, { from: '2026-06-01', windows: [[540, 720], [700, 1080]], source: '错' })).rejects.toMatchObject({ fields: [{ field: 'windows.1.opens' }] });
    await expect(setHours(platform, administrator, { from: '2026-06-01', windows: [[540, 540]], source: '错' })).rejects.toMatchObject({ fields: [{ field: 'windows.0.closes' }] });
  });

  it('seen inside a transaction that rolls back is forgotten', async () => {
    const standing = await loadCalendar(test.database);
    await runInTransaction(test.database, async (transaction) => {
      await sql`insert into calendar_year (year, papers, imported_at) values (2030, array['x'], now())`.execute(transaction);
      expect((await loadCalendar(transaction)).publishedYears).toContain(2030);
      throw new Error('back');
    }).catch(() => undefined);
    expect(await loadCalendar(test.database)).toBe(standing);
  });

  it('a revision read by another statement of the transaction leads to its calendar, also inside an open change', async () => {
    const standing = await loadCalendar(test.database);
    await runInTransaction(test.database, async (transaction) => {
      const calendarNow = async () => {
        const { rows } = await sql<{ revision: string }>`select ${revisionColumn} as revision`.execute(transaction);
        return calendarOfRevision(transaction, rows[0]?.revision ?? '');
      };
      expect(await calendarNow()).toBe(standing);
      await sql`insert into calendar_year (year, papers, imported_at) values (2030, array['x'], now())`.execute(transaction);
      expect((await calendarNow()).publishedYears).toContain(2030);
      throw new Error('back');
    }).catch((error: unknown) => expect(error).toMatchObject({ message: 'back' }));
  });

  it('changes made at the same time all take effect', async () => {
    const dates = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
    await Promise.all(dates.map((date) => editDay(platform, administrator, date, { kind: 'publicHoliday', name: null, source: '同时' })));
    const calendar = await loadCalendar(test.database);
    expect(dates.map((date) => dayKind(calendar, date).kind)).toEqual(dates.map(() => 'publicHoliday'));
    expect(await waitingChanges()).toHaveLength(4);
  });

  it('tells every listener with the new calendar', async () => {
    await importYear(platform, administrator, notice2027);
    const heard: unknown[] = [];
    const listener = (name: string) => ({
      name,
      onCalendarChanged: async (change: CalendarChange, calendar: Awaited<ReturnType<typeof loadCalendar>>) => {
        heard.push([name, change.what, calendar.publishedYears.includes(2027)]);
      },
    });
    const context: JobContext = { platform, logger: platform.logger, jobId: '1', attempt: 1, last: false, signal: new AbortController().signal };
    await calendarRecomputeJob([listener('one'), listener('two')]).run((await waitingChanges())[0], context);
    expect(heard).toEqual([['one', 'year', true], ['two', 'year', true]]);
    const stopping = { ...context, signal: AbortSignal.abort() };
    await expect(calendarRecomputeJob([listener('one')]).run((await waitingChanges())[0], stopping)).rejects.toThrow('stopping');
  });
});

describe('the calendar over HTTP', () => {
  async function call(actor: Actor, method: 'GET' | 'PUT' | 'POST', url: string, payload?: object): Promise<{ status: number; body: unknown }> {
    const { app, router } = await createHttpApplication({
      logger: platform.logger, resolveActor: async () => actor, trustProxy: [], https: false, mapOrigins: [], callsPerMinute: 1000, checkOutput: true,
    });
    serveCalendar(router, platform);
    const answer = await app.inject({ method, url, ...(payload ? { payload } : {}), headers: { 'x-requested-with': 'lianxin' } });
    await app.close();
    return { status: answer.statusCode, body: answer.json() };
  }
  const visitor: Actor = { kind: 'visitor' };

  it('shows a year to everybody', async () => {
    const { status, body } = await call(visitor, 'GET', '/api/v1/calendar?year=2022');
    expect([status, body]).toMatchObject([200, { year: 2022, published: true, papers: ['国办发明电〔2021〕11号'], workingDays: 249, daysOff: 116, hours: [{ windows: [{ opens: '09:00', closes: '12:00' }, { opens: '13:30', closes: '17:30' }] }] }]);
    expect(await call(visitor, 'GET', '/api/v1/calendar?year=2027')).toMatchObject({ body: { published: false, papers: [], days: [{ date: '2027-01-01', provisional: true }, {}, {}, {}, {}, {}] } });
  });

  it.each(['1949', '22', 'abcd', '20222'])('refuses the year %s', async (year) => {
    expect((await call(visitor, 'GET', `/api/v1/calendar?year=${year}`)).status).toBe(422);
  });

  it('lets only administrators change it', async () => {
    const body = { kind: 'publicHoliday', name: null, source: '测试' };
    expect((await call(visitor, 'PUT', '/api/v1/calendar/days/2026-11-24', body)).status).toBe(401);
    expect((await call({ kind: 'resident', id: newId() }, 'PUT', '/api/v1/calendar/days/2026-11-24', body)).status).toBe(403);
    expect(await call(administrator, 'PUT', '/api/v1/calendar/days/2026-11-24', body)).toMatchObject({ status: 200, body: { date: '2026-11-24', kind: 'publicHoliday' } });
    expect(await call(visitor, 'GET', '/api/v1/calendar?year=2026')).toMatchObject({ body: { days: expect.arrayContaining([expect.objectContaining({ date: '2026-11-24', edited: true })]) as unknown } });
  });

  it.each(['0000-01-01', '2026-02-30', '1900-01-01', 'soon'])('refuses the day %s', async (date) => {
    expect((await call(administrator, 'PUT', `/api/v1/calendar/days/${date}`, { kind: 'workday', name: null, source: '测试' })).status).toBe(422);
  });

  it('imports a year as days, with foreign members of the file ignored, and as lines', async () => {
    const { year, ...rest } = notice2027;
    expect(await call(administrator, 'POST', '/api/v1/calendar/years/2027/import', { ...rest, year, $schema: 'x' })).toMatchObject({ status: 200, body: { year: 2027, daysOff: 10 } });
    const csv = notice2027.days.map(({ date, name, isOffDay }) => `${date},${name},${isOffDay ? '休' : '班'}`).join('\n');
    expect((await call(administrator, 'POST', '/api/v1/calendar/years/2027/import', { papers: ['试验通知'], csv })).status).toBe(200);
    expect(await call(administrator, 'POST', '/api/v1/calendar/years/2027/import', { papers: ['试验通知'], csv: 'x,1' })).toMatchObject({ status: 422, body: { fields: [{ field: 'days' }] } });
    expect(await call(administrator, 'POST', '/api/v1/calendar/years/2027/import', { papers: ['试验通知'] })).toMatchObject({ status: 422, body: { fields: [{ code: 'days-or-csv' }] } });
    expect(await call(administrator, 'POST', '/api/v1/calendar/years/2028/import', { papers: ['试验通知'], csv })).toMatchObject({ status: 422 });
  });

  it('sets hours', async () => {
    const body = { windows: [{ opens: '08:30', closes: '24:00' }], source: '值班' };
    expect(await call(administrator, 'PUT', '/api/v1/calendar/hours/2026-12-01', body)).toEqual({ status: 200, body: { from: '2026-12-01', ...body } });
    expect((await call(administrator, 'PUT', '/api/v1/calendar/hours/2026-12-01', { ...body, windows: [{ opens: '25:00', closes: '26:00' }] })).status).toBe(422);
  });
});
