import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../shared/actor.ts';
import { firstHalfDayOf, startOfHalfDay } from '../../../shared/half-days.ts';
import { type Random, createRandom } from '../../../shared/random.ts';
import { normaliseForSearch, searchPairs } from '../../../shared/search-pairs.ts';
import { addDays } from '../../../shared/time.ts';
import { divisionTree } from '../../places/index.ts';
import { type ListQuery, listQuery } from '../contract.ts';
import { openStates } from '../lifecycle.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { browseCallbacks, browseMatters } from './browse-matters.ts';
import { listForDesk, listForDeskAsJson, listForPublic } from './browse-requests.ts';

interface Case {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly category_id: string | null;
  readonly channel: string;
  readonly division_code: string;
  readonly place_path: string;
  readonly workstation_id: string | null;
  readonly reported_at: string;
  readonly changed_at: string;
  readonly closed_at: string | null;
  readonly resolution_met_at: string | null;
  readonly resolution_limit_at: string | null;
  readonly next_due: string | null;
  readonly warn_at: string | null;
  readonly conditions: readonly string[];
  readonly search_text: string;
}

const now = Date.parse('2026-03-10T02:00:00Z');
const hour = 3_600_000;
const states = ['submitted', 'dispatched', 'checked', 'completed', 'verified', 'closed', 'closed', 'closed', 'rejected', 'withdrawn', 'recorded'];
const channels = ['app', 'app', 'app', 'phone', 'visit'];
const texts = ['楼道灯不亮', '西门口乱停车', '楼道堆物', '垃圾没有清运'];
const size = 2600;

let world: LoopWorld;
let cases: Case[];
let foreign: string;
beforeAll(async () => {
  world = await loopWorld();
  const tree = await divisionTree(world.test.database);
  const other = tree.children('320508000000').find(({ code }) => code !== '320508020000');
  foreign = other?.code ?? '';
  const categories = [await world.categoryId('0505'), await world.categoryId('0606'), null];
  const places = [...['320508020014', '320508020028'].map((code) => tree.get(code)), other].map((place) => ({ code: place?.code ?? '', path: place?.path ?? '' }));
  const random = createRandom('lists');
  cases = Array.from({ length: size }, (_, index) => randomCase(index, random, categories, places));
  await insertCases(cases);
}, 90_000);
afterAll(() => world.close());

function randomCase(index: number, random: Random, categories: readonly (string | null)[], places: readonly { readonly code: string; readonly path: string }[]): Case {
  const at = now - (size - index) * hour;
  const text = index % 40 === 3 && index < 500 ? '雨棚松动' : random.pick(texts);
  const number = `CL-2025-${String(index + 1).padStart(6, '0')}`;
  const state = random.pick(states);
  const open = (openStates as readonly string[]).includes(state);
  const place = random.pick(places);
  // Some came in long before they were written down, and some share their moments.
  const reported = at - (index % 7 === 0 ? random.integer(0, 90) * 24 * hour : 0) - (at % (2 * hour));
  const due = open && random.integer(0, 3) > 0 ? now + random.integer(-40, 40) * 6 * hour : null;
  const met = ['completed', 'verified', 'closed'].includes(state) ? reported + random.integer(1, 20) * 24 * hour : null;
  const instant = (moment: number | null): string | null => (moment === null ? null : new Date(moment).toISOString());
  return {
    id: `${at.toString(16).padStart(12, '0').replace(/^(.{8})(.{4})$/u, '$1-$2')}-7000-8000-${String(index).padStart(12, '0')}`,
    number, state, category_id: random.pick(categories), channel: random.pick(channels), division_code: place.code, place_path: place.path,
    workstation_id: random.integer(0, 2) === 0 ? world.workstationId : null, reported_at: new Date(reported).toISOString(), changed_at: new Date(reported + hour).toISOString(),
    closed_at: instant(state === 'closed' && met !== null ? met + hour : null), resolution_met_at: instant(met), resolution_limit_at: instant(met === null ? null : reported + 10 * 24 * hour),
    next_due: instant(due), warn_at: instant(due === null ? null : due - 24 * hour), conditions: state === 'verified' && random.integer(0, 1) === 0 ? ['callbackDue'] : [],
    search_text: normaliseForSearch(`${number} ${text}`),
  };
}

async function insertCases(rows: readonly Case[]): Promise<void> {
  await sql`
    insert into request (id, number, state, version, head_hash, category_id, channel, division_code, place_path, place_name, workstation_id, title, public_text, reported_at, changed_at,
      closed_at, resolution_met_at, resolution_limit_at, next_due, warn_at, conditions, search_pairs, search_text, public_search_text)
    select id, number, state, 1, '', category_id, channel, division_code, place_path, '', workstation_id, search_text, search_text, reported_at, changed_at,
      closed_at, resolution_met_at, resolution_limit_at, next_due, warn_at, conditions, search_pairs, search_text, search_text
    from jsonb_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, search_pairs: searchPairs(row.search_text) })))}::jsonb) as row (id uuid, number text, state text, category_id uuid,
      channel text, division_code text, place_path ltree, workstation_id uuid, reported_at timestamptz, changed_at timestamptz, closed_at timestamptz, resolution_met_at timestamptz,
      resolution_limit_at timestamptz, next_due timestamptz, warn_at timestamptz, conditions text[], search_pairs text[], search_text text)`.execute(world.test.database);
  await sql`analyze request`.execute(world.test.database);
}

const isOpen = ({ state }: Case): boolean => (openStates as readonly string[]).includes(state);
const dueOf = ({ next_due }: Case): number => (next_due === null ? Infinity : Date.parse(next_due));
const momentOf = (row: Case, { measure }: Partial<ListQuery>): string => (measure === 'solved' || measure === 'solvedLate' ? (row.resolution_met_at ?? '') : measure === 'closed' ? (row.closed_at ?? '') : row.reported_at);

/** The same filters in plain code. */
function matches(row: Case, query: Partial<ListQuery>): boolean {
  const { open, state, categoryId, channel, due, from, until, measure, text, divisionCode, workstationId } = query;
  const one = <Value>(wanted: Value | Value[] | undefined, value: unknown): boolean => wanted === undefined || [wanted].flat().includes(value as never);
  if (open !== undefined && (open === 'true') !== isOpen(row)) return false;
  if (!one(state, row.state) || !one(categoryId, row.category_id) || !one(channel, row.channel) || !one(divisionCode, row.division_code) || !one(workstationId, row.workstation_id)) return false;
  if (due !== undefined && !isOpen(row)) return false;
  if (due === 'overdue' && !(dueOf(row) < now)) return false;
  if (due === 'soon' && !(row.warn_at !== null && dueOf(row) >= now && Date.parse(row.warn_at) <= now)) return false;
  if (due === 'today' && !(dueOf(row) >= now && dueOf(row) < Date.parse('2026-03-10T16:00:00Z'))) return false;
  const solved = row.resolution_met_at !== null && ['completed', 'verified', 'closed'].includes(row.state);
  if ((measure === 'solved' || measure === 'solvedLate') && !solved) return false;
  if (measure === 'solvedLate' && !((row.resolution_met_at ?? '') > (row.resolution_limit_at ?? ''))) return false;
  if (measure === 'closed' && row.state !== 'closed') return false;
  const moment = Date.parse(momentOf(row, query));
  if (from !== undefined && moment < startOfHalfDay(firstHalfDayOf(from, 'calendar'))) return false;
  if (until !== undefined && moment >= startOfHalfDay(firstHalfDayOf(addDays(until, 1), 'calendar'))) return false;
  return (text ?? '').split(' ').every((word) => row.search_text.includes(normaliseForSearch(word)));
}

function ordered(rows: readonly Case[], query: Partial<ListQuery>): readonly Case[] {
  const byId = (a: Case, b: Case): number => (a.id < b.id ? -1 : 1);
  if (query.sort === 'due') return [...rows].sort((a, b) => (dueOf(a) === dueOf(b) ? byId(a, b) : dueOf(a) - dueOf(b)));
  const period = query.measure !== undefined || query.from !== undefined || query.until !== undefined;
  const moment = (row: Case): number => (period ? Date.parse(momentOf(row, query)) : 0);
  const oldest = [...rows].sort((a, b) => moment(a) - moment(b) || byId(a, b));
  return query.sort === 'oldest' ? oldest : oldest.reverse();
}

async function walk(actor: Actor, query: Partial<ListQuery>, betweenPages: () => Promise<void> = async () => undefined): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const asked = listQuery.parse({ limit: 97, ...query, ...(cursor === undefined ? {} : { cursor }) });
    const page = await listForDesk(world.platform, actor, asked);
    const json = JSON.parse((await listForDeskAsJson(world.platform, actor, asked)).bytes.toString()) as { items: { id: string }[]; nextCursor: string | null };
    expect([json.items.map(({ id }) => id), json.nextCursor]).toEqual([page.items.map(({ id }) => id), page.nextCursor]);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
    if (cursor !== undefined) await betweenPages();
  } while (cursor !== undefined);
  return ids;
}

const insideOf = (row: Case): boolean => row.division_code !== foreign;

describe('a list', () => {
  it('is what plain code finds, in its order, whichever way it is read', async () => {
    const random = createRandom('questions');
    const category = await world.categoryId('0606');
    const maybe = <Value>(share: number, value: Value): Value | undefined => (random.integer(1, 100) <= share ? value : undefined);
    for (let index = 0; index < 40; index++) {
      const query = {
        sort: random.pick(['newest', 'oldest', 'due'] as const),
        open: maybe(25, random.pick(['true', 'false'] as const)), state: maybe(25, random.pick([['submitted'], ['checked', 'working', 'dispatched'], ['closed', 'verified'], ['rejected']])),
        categoryId: maybe(25, category), channel: maybe(25, random.pick(['visit', 'app', ['phone', 'visit']])), due: maybe(20, random.pick(['overdue', 'soon', 'today'] as const)),
        measure: maybe(20, random.pick(['solved', 'solvedLate', 'closed', 'reported'] as const)), from: maybe(25, '2026-01-20'), until: maybe(25, '2026-02-20'),
        text: maybe(40, random.pick(['楼道', '雨棚', '楼道灯不亮', '灯', '没有这样的', 'CL-2025-000123', '00012', '楼道 堆物'])),
        divisionCode: maybe(20, random.pick(['320508020014', foreign])), workstationId: maybe(15, world.workstationId), limit: random.pick([7, 40, 100]),
      } as Partial<ListQuery>;
      const asked = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Partial<ListQuery>;
      const expected = ordered(cases.filter((row) => insideOf(row) && matches(row, asked)), asked).map(({ id }) => id);
      const shown = { ...asked, limit: Math.max(asked.limit ?? 50, Math.ceil(expected.length / 12)) > 100 ? 100 : asked.limit };
      expect(await walk(world.clerk, shown as Partial<ListQuery>), JSON.stringify(asked)).toEqual(expected);
      const { total } = await listForDesk(world.platform, world.clerk, listQuery.parse({ ...asked, count: 'true' }));
      expect(total, JSON.stringify(asked)).toEqual({ count: Math.min(1000, expected.length), more: expected.length > 1000 });
    }
  }, 120_000);

  it('of a workstation holds its own cases only, of whatever place', async () => {
    for (const query of [{ sort: 'due' }, { text: '楼道' }, { text: '雨棚' }, { measure: 'solved' }, { channel: ['visit'] }] as Partial<ListQuery>[]) {
      const own = cases.filter((row) => row.workstation_id === world.workstationId && matches(row, query));
      expect(await walk(world.worker, { ...query, limit: 100 })).toEqual(ordered(own, query).map(({ id }) => id));
    }
  });

  it('finds for everybody what was published, common words and rare ones', async () => {
    for (const text of ['楼道', '雨棚']) {
      const expected = ordered(cases.filter((row) => !['submitted', 'rejected', 'withdrawn', 'recorded'].includes(row.state) && matches(row, { text })), {}).map(({ number }) => number);
      const first = await listForPublic(world.platform, { text, limit: 50 });
      const second = first.nextCursor === null ? { items: [] } : await listForPublic(world.platform, { text, limit: 50, cursor: first.nextCursor });
      expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(expected.slice(0, 100));
    }
  });

  it.each([
    ['by age', { text: '楼道' }],
    ['by deadline', { sort: 'due', open: 'true' }],
    ['of all by deadline', { sort: 'due' }],
    ['by the moment it counts by', { measure: 'solved' }],
  ] as [string, Partial<ListQuery>][])('%s shows every case that stays as it is once, however the others change between pages', async (_, query) => {
    const { database } = world.test;
    const inside = ordered(cases.filter((row) => insideOf(row) && matches(row, query)), query).slice(0, 400);
    const changing = new Set(inside.filter((_row, index) => index % 20 === 0).map(({ id }) => id));
    const queue = [...changing];
    const seen = await walk(world.clerk, { ...query, limit: 50 }, async () => {
      const id = queue.shift();
      await sql`update request set next_due = next_due + interval '2 days', resolution_met_at = resolution_met_at - interval '3 days', search_text = '已改' where id = ${id}::uuid`.execute(database);
    });
    const steady = seen.filter((id) => !changing.has(id));
    expect(new Set(steady).size).toBe(steady.length);
    expect(inside.filter(({ id }) => !changing.has(id) && !seen.includes(id))).toEqual([]);
    for (const row of cases.filter(({ id }) => changing.has(id))) {
      await sql`update request set next_due = ${row.next_due}, resolution_met_at = ${row.resolution_met_at}, search_text = ${row.search_text} where id = ${row.id}::uuid`.execute(database);
    }
  });

  it('of calls that are due begins with those that wait longest', async () => {
    const due = cases.filter((row) => insideOf(row) && row.conditions.includes('callbackDue')).sort((a, b) => a.changed_at.localeCompare(b.changed_at) || (a.id < b.id ? -1 : 1));
    expect((await browseCallbacks(world.platform, world.clerk)).items.map(({ id }) => id)).toEqual(due.slice(0, 200).map(({ id }) => id));
  });

  it('of what is asked and noticed is newest first, whatever kinds and however it stands', async () => {
    const random = createRandom('matters');
    const matters = cases.slice(0, 300).map((row, index) => ({
      id: `${row.id.slice(0, 23)}-1${String(index).padStart(11, '0')}`, request_id: row.id, kind: random.pick(['extension', 'ownership', 'supervision', 'contest']), status: random.pick(['open', 'granted', 'refused', 'answered']),
    }));
    await sql`
      insert into request_matter (id, request_id, kind, status, level, days, opened_at, opened_role, closed_at)
      select id, request_id, kind, status, case when kind = 'supervision' then 1 end, case when kind = 'extension' then 2 end, ${new Date(now)}, 'clerk', case when status <> 'open' then ${new Date(now)}::timestamptz end
      from jsonb_to_recordset(${JSON.stringify(matters)}::jsonb) as row (id uuid, request_id uuid, kind text, status text)`.execute(world.test.database);
    const hidden = new Set(cases.filter((row) => !insideOf(row)).map(({ id }) => id));
    for (const [kind, status] of [[['extension', 'contest', 'contest'], 'open'], ['supervision', 'all'], [undefined, 'inForce'], [undefined, 'all']] as const) {
      const statuses = status === 'open' ? ['open'] : status === 'inForce' ? ['granted'] : undefined;
      const kinds = kind === undefined ? undefined : [kind].flat();
      const expected = matters.filter((matter) => !hidden.has(matter.request_id) && (statuses?.includes(matter.status) ?? true) && (kinds?.includes(matter.kind as never) ?? true)).map(({ id }) => id).sort().reverse();
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await browseMatters(world.platform, world.clerk, { kind, status, cursor, limit: 20 });
        seen.push(...page.items.map(({ matter }) => matter.id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(expected);
    }
  });
});
