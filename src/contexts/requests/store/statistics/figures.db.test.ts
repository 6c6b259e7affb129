import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstHalfDayOf, halfDayOf, startOfHalfDay } from '../../../../shared/half-days.ts';
import { createRandom } from '../../../../shared/random.ts';
import { type LoopWorld, loopWorld } from '../../testing/loop-world.ts';
import { countsSchema, type Counts } from '../../contract.ts';
import { countChangedCases } from './count-cases.ts';
import { type FigureQuery, type FigureRow, readFigures } from './read-figures.ts';

const street = '320508020000';
const communities = ['320508020014', '320508020028'];
const channels = ['app', 'phone', 'visit'] as const;

interface Case {
  readonly id: string;
  readonly path: string;
  readonly state: string;
  readonly channel: string;
  readonly category: string | null;
  readonly workstation: string | null;
  readonly reported: Date;
  readonly responseMet: Date | null;
  readonly responseDue: Date | null;
  readonly solved: Date | null;
  readonly solutionDue: Date | null;
  readonly closed: Date | null;
  readonly calls: readonly { readonly at: string; readonly valid: boolean; readonly contacted: boolean | null; readonly solved: string | null; readonly level: number | null }[];
  readonly looks: readonly { readonly at: string; readonly verdict: string; readonly level: number | null }[];
  readonly ratings: readonly { readonly at: string; readonly level: number; readonly reasons: readonly string[] }[];
}

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
}, 60_000);
afterAll(() => world.close());

/** A year of cases of all states at random moments, written past the actions. */
async function scatter(count: number, seed: string): Promise<void> {
  const random = createRandom(seed);
  const { database } = world.test;
  const categories = [await world.categoryId('0505'), await world.categoryId('0606'), null];
  for (let index = 0; index < count; index++) {
    const { receipt } = await world.report({ channel: random.pick(channels), where: { kind: 'address', text: '门口', divisionCode: random.pick(communities) } }, world.clerk);
    const reported = new Date(Date.parse('2025-12-20T00:00:00Z') + random.integer(0, 70 * 24 * 60) * 60_000);
    const later = (hours: number): Date => new Date(reported.getTime() + random.integer(1, hours * 60) * 60_000);
    const state = random.pick(['submitted', 'dispatched', 'checked', 'completed', 'verified', 'closed', 'closed', 'rejected', 'withdrawn', 'joined']);
    const done = ['completed', 'verified', 'closed'].includes(state);
    const solved = done ? later(300) : null;
    await sql`
      update request set state = ${state === 'joined' ? 'withdrawn' : state}, reported_at = ${reported}, category_id = ${random.pick(categories)}::uuid,
        workstation_id = ${random.chance(0.5) ? world.workstationId : null}::uuid,
        response_met_at = ${state === 'submitted' ? null : later(40)}, response_due = ${later(30)}, resolution_due = ${later(200)},
        resolution_met_at = ${solved}, closed_at = ${state === 'closed' ? later(400) : null} where id = ${receipt.id}::uuid`.execute(database);
    if (state !== 'closed' && state !== 'verified') continue;
    const reached = random.chance(0.6);
    await sql`
      insert into request_callback (id, request_id, round, channel, outcome, contacted, solved, level, called_at)
      values (gen_random_uuid(), ${receipt.id}, 1, ${random.pick(['phone', 'message'])}, ${reached ? 'reached' : 'noAnswer'}, ${reached ? random.chance(0.8) : null},
        ${reached ? random.pick(['yes', 'partly', 'no']) : null}, ${reached ? random.integer(1, 5) : null}, ${later(500)})`.execute(database);
    const verdict = random.pick(['done', 'done', 'notDone', 'cannotVerify']);
    await sql`
      insert into request_spot_check (id, request_id, sample_id, verdict, level, checked_at, checked_by)
      select gen_random_uuid(), ${receipt.id}::uuid, gen_random_uuid(), ${verdict}, ${verdict === 'cannotVerify' || random.chance(0.3) ? null : random.integer(1, 5)}::integer, ${later(600)}::timestamptz, gen_random_uuid()
      where ${random.chance(0.7)}`.execute(database);
    await sql`
      insert into request_rating (request_id, reporter_id, round, level, reasons, rated_at)
      select request_id, id, 1, ${random.integer(1, 5)}, ${random.chance(0.2) ? ['notInformed'] : []}::text[], ${later(500)} from request_reporter
      where request_id = ${receipt.id}::uuid`.execute(database);
  }
}

async function allCases(): Promise<readonly Case[]> {
  const { rows } = await sql<Case>`
    select id, place_path::text as path, state, channel, category_id as category, workstation_id as workstation, reported_at as reported,
      response_met_at as "responseMet", response_due as "responseDue", resolution_met_at as solved, resolution_due as "solutionDue", closed_at as closed,
      coalesce((select json_agg(json_build_object('at', called_at, 'valid', valid, 'contacted', contacted, 'solved', solved, 'level', level))
        from request_callback where request_id = request.id and channel = 'phone'), '[]') as calls,
      coalesce((select json_agg(json_build_object('at', checked_at, 'verdict', verdict, 'level', level)) from request_spot_check where request_id = request.id), '[]') as looks,
      coalesce((select json_agg(json_build_object('at', rated_at, 'level', level, 'reasons', reasons)) from request_rating where request_id = request.id), '[]') as ratings
    from request`.execute(world.test.database);
  return rows;
}

const zero = Object.fromEntries(Object.keys(countsSchema.shape).map((name) => [name, 0])) as Counts;

/** The same numbers counted one by one in plain code. */
function recount(cases: readonly Case[], query: FigureQuery): ReadonlyMap<string, Counts> {
  const result = new Map<string, Record<keyof Counts, number>>();
  for (const one of cases) {
    if (query.categoryId !== undefined && (one.category ?? '') !== query.categoryId) continue;
    if (query.channel !== undefined && one.channel !== query.channel) continue;
    if (query.workstationId !== undefined && (one.workstation ?? '') !== query.workstationId) continue;
    for (const unit of query.units.filter((code) => one.path.split('.').includes(code))) {
      const add = (at: Date | string | null, counts: Partial<Counts>): void => {
        if (at === null) return;
        const slot = halfDayOf(new Date(at).getTime());
        if (slot < query.from || slot >= query.until) return;
        const key = { slot: String(slot), unit, category: one.category ?? '', channel: one.channel, workstation: one.workstation ?? '' }[query.group];
        const sums = result.get(key) ?? { ...zero };
        for (const [name, value] of Object.entries(counts)) sums[name as keyof Counts] += value;
        result.set(key, sums);
      };
      const handled = !['rejected', 'withdrawn', 'joined'].includes(one.state);
      add(one.reported, { reported: 1, handled: Number(handled), finished: Number(one.state === 'closed') });
      if (!['withdrawn', 'joined'].includes(one.state)) add(one.responseMet, { answered: 1, answeredInTime: Number(one.responseMet !== null && one.responseDue !== null && one.responseMet <= one.responseDue) });
      if (['completed', 'verified', 'closed'].includes(one.state) && one.solved) {
        add(one.solved, { solved: 1, solvedInTime: Number(one.solutionDue !== null && one.solved <= one.solutionDue), solvingMinutes: Math.max(0, Math.floor((one.solved.getTime() - one.reported.getTime()) / 60_000)) });
      }
      if (one.state === 'closed') add(one.closed, { closed: 1 });
      for (const { at, valid, contacted, solved, level } of one.calls) {
        add(at, valid ? { valid: 1, contacted: Number(contacted === true), resolved: Number(solved === 'yes'), satisfied: Number((level ?? 0) >= 4), basicallySatisfied: Number(level === 3) } : { invalid: 1 });
      }
      for (const { at, verdict, level } of one.looks) {
        add(at, {
          spotChecked: Number(verdict !== 'cannotVerify'), spotPassed: Number(verdict === 'done'), spotUnverified: Number(verdict === 'cannotVerify'),
          sampled: Number(level !== null), sampledSatisfied: Number((level ?? 0) >= 4), sampledBasicallySatisfied: Number(level === 3),
        });
      }
      for (const { at, level, reasons } of one.ratings) {
        add(at, { valid: 1, contacted: Number(!reasons.includes('notInformed')), resolved: Number(level >= 3), satisfied: Number(level >= 4), basicallySatisfied: Number(level === 3) });
      }
    }
  }
  return result;
}

function asMap(rows: readonly FigureRow[]): Map<string, Counts> {
  const kept = rows.filter(({ key: _, ...counts }) => Object.values(counts).some((value) => value !== 0));
  return new Map(kept.map(({ key, ...counts }) => [key, counts]));
}

/** Every way to ask: kept sums, facts and what changed since. */
async function queries(): Promise<readonly FigureQuery[]> {
  const from = firstHalfDayOf('2026-01-10', 'noon');
  // A whole month lies between two broken ones.
  const until = firstHalfDayOf('2026-03-20', 'calendar');
  const categoryId = await world.categoryId('0606');
  const narrow = [{}, { categoryId }, { channel: 'phone' }, { workstationId: world.workstationId }, { categoryId: '' }, { categoryId, channel: 'app' }];
  return narrow.flatMap((filters) =>
    (['slot', 'unit', 'category', 'channel', 'workstation'] as const).flatMap((group) => [
      { units: [street], from, until, group, ...filters },
      { units: communities, from, until, group: 'unit' as const, ...filters },
      { units: [street], from: firstHalfDayOf('2026-01-01', 'calendar'), until: firstHalfDayOf('2026-02-01', 'calendar'), group, ...filters },
    ]),
  );
}

async function expectExact(): Promise<void> {
  const cases = await allCases();
  let compared = 0;
  for (const query of await queries()) {
    const expected = recount(cases, query);
    expect(asMap(await readFigures(world.test.database, query)), JSON.stringify(query)).toEqual(new Map([...expected].filter(([, counts]) => Object.values(counts).some((value) => value !== 0))));
    compared += expected.size;
  }
  expect(compared).toBeGreaterThan(100);
}

async function countAll(): Promise<void> {
  while ((await countChangedCases(world.test.database, 7)) > 0);
}

describe('figures', () => {
  it('equal a naive recount before, between and after counting, and after changes', async () => {
    await scatter(60, 'first');
    await expectExact();
    await countChangedCases(world.test.database, 20);
    await expectExact();
    await countAll();
    const { rows } = await sql<{ count: number }>`select count(*) as count from request_uncounted`.execute(world.test.database);
    expect(rows[0]?.count).toBe(0);
    await expectExact();
    // Moved to another category, closed, reopened: what was counted is taken back.
    await sql`update request set category_id = ${await world.categoryId('0606')}::uuid where channel = 'phone'`.execute(world.test.database);
    await sql`update request_spot_check set verdict = 'notDone', level = 1 where verdict = 'done'`.execute(world.test.database);
    await sql`update request set state = 'working', closed_at = null, resolution_met_at = null where state = 'closed' and channel = 'app'`.execute(world.test.database);
    await expectExact();
    await countAll();
    await expectExact();
  });

  it('stay exact while two count at once and cases come in', async () => {
    await Promise.all([scatter(15, 'second'), countAll(), countAll(), countAll()]);
    await expectExact();
    await countAll();
    await expectExact();
  });

  it('put the afternoon before into a day from noon to noon', () => {
    expect(firstHalfDayOf('2026-03-10', 'calendar')).toBe(halfDayOf(Date.parse('2026-03-09T16:00:00Z')));
    expect(startOfHalfDay(firstHalfDayOf('2026-03-10', 'noon'))).toBe(Date.parse('2026-03-09T04:00:00Z'));
  });
});
