import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar } from '../../../../platform/calendar/index.ts';
import { instantOf } from '../../../../shared/time.ts';
import { calendarListener } from '../../index.ts';
import { type ProjectWorld, projectWorld } from '../../testing/project-world.ts';
import { readDeskProject } from './read-project.ts';

let world: ProjectWorld;
beforeAll(async () => {
  world = await projectWorld();
});
afterAll(() => world.close());

/** Tells the listener that these days are public holidays now. */
async function closed(...dates: readonly string[]): Promise<void> {
  const standing = await loadCalendar(world.test.database);
  const days = Object.fromEntries(dates.map((date) => [date, { kind: 'publicHoliday' as const, name: null, source: '通知' }]));
  const calendar = { ...standing, publishedYears: [...standing.publishedYears, 2027], days: { ...standing.days, ...days } };
  const change = { firstDate: dates[0], lastDate: dates.at(-1) } as never;
  await calendarListener.onCalendarChanged(change, calendar, { platform: world.platform, signal: new AbortController().signal } as never);
}

describe('terms of stages and papers', () => {
  it('are counted again when the calendar changes, with the days the project was given', async () => {
    const fundId = await world.fund(2_000_000);
    const touched = await world.submitted(fundId, 400_000);
    const before = await world.row(touched);
    expect(before.stageDue?.toISOString()).toBe('2026-03-11T09:30:00.000Z');
    const gone = await world.submitted(fundId, 300_000);
    await world.act(world.approver, gone, 'refuse', { explanation: '不急' });
    await closed('2026-03-11');
    expect(await world.row(touched)).toMatchObject({ stageDue: new Date('2026-03-12T09:30:00.000Z'), version: before.version, stageProvisional: false });
    expect((await world.row(gone)).stageDue).toBeNull();
    // Repeated, and with a change far away, nothing moves.
    await closed('2026-03-11');
    await closed('2026-10-08');
    expect((await world.row(touched)).stageDue?.toISOString()).toBe('2026-03-12T09:30:00.000Z');
  });

  it('count papers as well, and leave planned dates alone', async () => {
    const fundId = await world.fund(2_000_000);
    const { id } = await world.propose(world.lead, world.application(fundId, { lines: [{ item: '护栏', quantity: 1, unit: '项', unitPriceFen: 200_000 }], workType: 'wiring' }));
    await world.act(world.lead, id, 'startFirst', { danger: '漏电', amountFen: 200_000, fundId, contractorId: world.contractors[0], noConflict: true, photos: [await world.photo(world.lead)] });
    expect((await world.row(id)).papersDue?.toISOString()).toBe('2026-03-17T09:30:00.000Z');
    await closed('2026-03-12', '2026-03-13');
    expect((await world.row(id)).papersDue?.toISOString()).toBe('2026-03-19T09:30:00.000Z');
    const planned = await world.submitted(fundId, 100_000);
    await world.act(world.approver, planned, 'approve', {});
    await world.working(planned, 100_000);
    await closed('2026-03-12');
    expect((await world.row(planned)).stageDue).toEqual(new Date(instantOf('2026-03-13') - 1000));
  });

  it('are provisional while the year they reach into is not published', async () => {
    world.platform.clock.set('2026-12-30T02:00:00Z');
    const fundId = await world.fund(2_000_000);
    const id = await world.submitted(fundId, 400_000);
    await world.act(world.approver, id, 'approve', {});
    expect(await readDeskProject(world.platform, world.lead, id)).toMatchObject({ stageDue: '2027-01-05T09:30:00.000Z', stageProvisional: true });
    await closed('2027-01-01', '2027-01-04');
    expect(await readDeskProject(world.platform, world.lead, id)).toMatchObject({ stageDue: '2027-01-06T09:30:00.000Z', stageProvisional: false });
    const { rows } = await sql`select 1 from project where stage_provisional`.execute(world.test.database);
    expect(rows).toEqual([]);
  });
});
