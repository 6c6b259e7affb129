import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { StaffActor } from '../../shared/actor.ts';
import { createRandom } from '../../shared/random.ts';
import { takeAction } from '../requests/index.ts';
import type { CallbackMeasure, CaseMeasure } from '../requests/contract.ts';
import { countListed } from '../requests/testing/count-listed.ts';
import { type LoopWorld, loopWorld } from '../requests/testing/loop-world.ts';
import { addRateRule, listRateRules } from './actions/manage-rate-rules.ts';
import { listCallbacks, readPublicFigures, readReport, readStatistics } from './actions/read-statistics.ts';
import { statisticsQuery } from './contract.ts';
import { addCounts } from './rules/rates.ts';

let world: LoopWorld;
let auditor: StaffActor;

/** Thirty cases through the real actions over two weeks, some rated, some refused, some late. */
async function live(): Promise<void> {
  const { platform, clerk, worker, supervisor, workstationId } = world;
  const random = createRandom('statistics');
  for (let index = 0; index < 30; index++) {
    const start = Date.parse('2026-03-02T00:00:00Z') + random.integer(0, 12 * 24) * 3_600_000;
    const at = (hours: number): void => platform.clock.set(new Date(start + hours * 3_600_000).toISOString());
    at(0);
    const { receipt, reporter } = await world.report({
      categoryId: await world.categoryId(random.pick(['0505', '0606'])), channel: random.pick(['phone', 'visit'] as const),
      where: { kind: 'address', text: '门口', divisionCode: random.pick(['320508020014', '320508020028']) },
    }, clerk);
    const act = (actor: Parameters<typeof takeAction>[1]['actor'], action: string, input: object) => takeAction(platform, { actor, requestId: receipt.id, action: action as 'accept', input: input as never });
    at(2);
    if (index % 7 === 3) {
      await act(clerk, 'reject', { rejectReason: 'unclear', explanation: '不清楚在哪里' });
      continue;
    }
    await act(clerk, 'dispatch', { workstationId });
    if (index % 5 === 4) continue;
    at(4);
    await act(worker, 'siteCheck', { findings: '属实', photos: [await world.photo(worker)] });
    at(30);
    await act(worker, 'complete', { summary: '好了', photos: [await world.photo(worker)] });
    at(40);
    await act(supervisor, 'verify', { verification: '好了', photos: [await world.photo(supervisor)] });
    if (index % 3 === 0) continue;
    at(60);
    const level = random.integer(1, 5);
    await act(reporter, 'rate', { level, ...(level === 5 ? {} : { ratingReasons: random.chance(0.5) ? ['notInformed'] : [] }) });
  }
  platform.clock.set('2026-03-20T02:00:00Z');
}

beforeAll(async () => {
  world = await loopWorld();
  auditor = { ...world.supervisor, assignments: world.supervisor.assignments.map(({ placePath }) => ({ role: 'auditor' as const, placePath })) };
  await live();
}, 120_000);
afterAll(() => world.close());

const measures: readonly CaseMeasure[] = ['reported', 'handled', 'finished', 'answered', 'answeredInTime', 'solved', 'solvedInTime', 'closed'];
const period = { from: '2026-03-03', until: '2026-03-12' };

const countCases = (query: object): Promise<number> => countListed(world.platform, auditor, query);

async function countCallbacks(query: object): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await listCallbacks(world.platform, auditor, { placeCode: '320508020000', ...period, window: 'calendar', limit: 3, cursor, ...query } as never);
    count += page.items.length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return count;
}

describe('statistics', () => {
  it.each(['calendar', 'noon'] as const)('lead to exactly the cases behind every number (%s)', async (window) => {
    let compared = 0;
    for (const by of ['category', 'channel', 'place', 'grid', 'workstation'] as const) {
      const statistics = await readStatistics(world.platform, auditor, statisticsQuery.parse({ ...period, window, by }));
      const lines = [{ ...statistics.total, filter: {} }, ...statistics.groups.filter(({ key }) => key !== '').map((group) => ({
        ...group,
        filter: by === 'category' ? { categoryId: group.key } : by === 'channel' ? { channel: group.key } : by === 'workstation' ? { workstationId: group.key } : { divisionCode: group.key },
      }))];
      for (const { counts, filter } of lines) {
        for (const measure of measures) {
          expect(await countCases({ ...period, window, measure, ...filter }), `${by} ${measure} ${JSON.stringify(filter)}`).toBe(counts[measure as keyof typeof counts]);
          compared += counts[measure as keyof typeof counts] > 0 ? 1 : 0;
        }
        expect(await countCases({ ...period, window, measure: 'solvedLate', ...filter })).toBe(counts.solved - counts.solvedInTime);
      }
      expect(addCounts(statistics.groups.map(({ counts }) => counts)), by).toEqual(statistics.total.counts);
      expect(addCounts(statistics.trend.map(({ counts }) => counts))).toEqual(statistics.total.counts);
    }
    expect(compared).toBeGreaterThan(40);
    // Clocks that were met against their limits: some in time, some late.
    const { total: { counts } } = await readStatistics(world.platform, auditor, statisticsQuery.parse({ ...period, window }));
    expect(counts.answeredInTime).toBeGreaterThan(0);
    expect(counts.solvedInTime).toBeGreaterThan(0);
  });

  it('lead to exactly the callbacks behind every number', async () => {
    const { total, groups } = await readStatistics(world.platform, auditor, statisticsQuery.parse({ ...period, by: 'category' }));
    const { counts } = total;
    expect(counts.valid).toBeGreaterThan(5);
    const expected: Readonly<Record<CallbackMeasure, number>> = {
      valid: counts.valid, invalid: 0, contacted: counts.contacted, notContacted: counts.valid - counts.contacted, resolved: counts.resolved, notResolved: counts.valid - counts.resolved,
      satisfied: counts.satisfied, basicallySatisfied: counts.basicallySatisfied, dissatisfied: counts.valid - counts.satisfied - counts.basicallySatisfied,
    };
    for (const [measure, count] of Object.entries(expected)) expect(await countCallbacks({ measure }), measure).toBe(count);
    for (const { key, counts: { valid } } of groups) expect(await countCallbacks({ measure: 'valid', categoryId: key })).toBe(valid);
  });

  it('show workstation leads their workstation only, and nobody a foreign place', async () => {
    const own = await readStatistics(world.platform, world.lead, statisticsQuery.parse({ ...period, placeCode: '320508020000' }));
    expect(own.workstationId).toBe(world.workstationId);
    const filtered = await readStatistics(world.platform, auditor, statisticsQuery.parse({ ...period, workstationId: world.workstationId }));
    expect(own.total).toEqual(filtered.total);
    await expect(readStatistics(world.platform, auditor, statisticsQuery.parse({ placeCode: '320508023000' }))).rejects.toMatchObject({ status: 403 });
    await expect(readStatistics(world.platform, auditor, statisticsQuery.parse({ placeCode: '320508000000' }))).rejects.toMatchObject({ status: 403 });
    await expect(readStatistics(world.platform, auditor, statisticsQuery.parse({ from: '2026-03-05', until: '2026-03-01' }))).rejects.toMatchObject({ status: 422 });
  });

  it('make a report with findings, and a ranking without small numbers', async () => {
    const report = await readReport(world.platform, auditor, { kind: 'week', date: '2026-03-05' });
    expect(report.period).toEqual({ from: '2026-03-02', until: '2026-03-08' });
    expect(report.findings.map(({ code }) => code)).toContain('topCategory');
    expect(report.places.filter(({ rates }) => rates.small).every(({ rank }) => rank === null)).toBe(true);
    expect(addCounts(report.categories.map(({ counts }) => counts))).toEqual(report.total.counts);
  });

  it('give everybody the figures of a community, never of a grid', async () => {
    const figures = await readPublicFigures(world.platform, { placeCode: '320508020014', kind: 'month' });
    const office = await readStatistics(world.platform, auditor, statisticsQuery.parse({ from: '2026-03-01', until: '2026-03-31', placeCode: '320508020014' }));
    expect(figures.total).toEqual(office.total);
    const { rows } = await sql<{ code: string }>`select code from division where level = 'grid' limit 1`.execute(world.test.database);
    await expect(readPublicFigures(world.platform, { placeCode: rows[0]?.code ?? '320508020014001', kind: 'month' })).rejects.toMatchObject({ status: 404 });
  });

  it('use the weights of their time; the city alone sets new ones', async () => {
    const cityPath = auditor.assignments[0]?.placePath.split('.').slice(0, 2).join('.') ?? '';
    const city: StaffActor = { ...world.administrator, assignments: [{ role: 'administrator', placePath: cityPath }] };
    const rule = { validFrom: '2026-04-01', responseWeight: 200, resolutionWeight: 400, satisfactionWeight: 400, basicallySatisfied: 800, smallNumber: 5, dayWindow: 'noon' as const, source: '2026年考评办法' };
    await expect(addRateRule(world.platform, world.administrator, rule)).rejects.toMatchObject({ status: 403 });
    await expect(addRateRule(world.platform, city, { ...rule, responseWeight: 300 })).rejects.toMatchObject({ status: 422 });
    await expect(addRateRule(world.platform, city, { ...rule, validFrom: '2026-03-01' })).rejects.toMatchObject({ status: 422 });
    const outcomes = await Promise.allSettled([addRateRule(world.platform, city, rule), addRateRule(world.platform, city, rule)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await listRateRules(world.platform, city)).items).toHaveLength(2);
    const before = await readReport(world.platform, auditor, { kind: 'week', date: '2026-03-05' });
    expect(before.rule.responseWeight).toBe(100);
    const after = await readReport(world.platform, auditor, { kind: 'week', date: '2026-04-08' });
    expect(after).toMatchObject({ window: 'noon', rule: { responseWeight: 200 } });
  });
});
