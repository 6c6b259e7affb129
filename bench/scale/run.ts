import { request as send } from 'node:http';
import { sql } from 'kysely';
import { addDays, plainDateOf } from '../../src/shared/time.ts';
import { countChangedCases } from '../../src/contexts/requests/store/statistics/count-cases.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { startServer } from '../start-server.ts';
import { type BenchWorld, benchWorld } from '../requests/world.ts';
import { scatterCases } from './cases.ts';

const street = '320508020000';

interface Operation {
  readonly name: string;
  readonly path: () => string;
  readonly public?: boolean;
}

/** What the desk and the public page ask for most. */
function operations(categoryId: string): readonly Operation[] {
  const today = plainDateOf(Date.now());
  const statistics = (days: number, more: string) => () => `/api/v1/desk/statistics?placeCode=${street}&from=${addDays(today, -days)}&until=${today}${more}`;
  const box = (width: number, open: string) => () => {
    const west = 120.602 + Math.random() * 0.02;
    const south = 31.282 + Math.random() * 0.015;
    return `/api/v1/desk/map?west=${west.toFixed(5)}&south=${south.toFixed(5)}&east=${(west + width).toFixed(5)}&north=${(south + width).toFixed(5)}${open}`;
  };
  return [
    { name: 'board: open cases by state', path: () => '/api/v1/desk/overview' },
    { name: 'list, newest', path: () => '/api/v1/desk/requests?limit=50&count=true' },
    { name: 'list, open by deadline', path: () => '/api/v1/desk/requests?open=true&sort=due&limit=50&count=true' },
    { name: 'list, category and channel', path: () => `/api/v1/desk/requests?categoryId=${categoryId}&channel=visit&limit=50` },
    { name: 'list, solved late this month', path: () => `/api/v1/desk/requests?measure=solvedLate&from=${addDays(today, -30)}&until=${today}&limit=50` },
    { name: 'search, two characters, common', path: () => `/api/v1/desk/requests?text=${encodeURIComponent('楼道')}&limit=50` },
    { name: 'search, two characters, rare', path: () => `/api/v1/desk/requests?text=${encodeURIComponent('雨棚')}&limit=50` },
    { name: 'search, number', path: () => '/api/v1/desk/requests?text=CL-2025-004711&limit=50' },
    { name: 'map box of a few streets, open', path: box(0.006, '&open=true') },
    { name: 'map box of a compound, all', path: box(0.001, '') },
    { name: 'statistics, 30 days by category', path: statistics(29, '&by=category') },
    { name: 'statistics, 30 days by place', path: statistics(29, '&by=place') },
    { name: 'statistics, a year by category', path: statistics(364, '&by=category') },
    { name: 'statistics, year, one category', path: statistics(364, `&by=place&categoryId=${categoryId}`) },
    { name: 'weekly report', path: () => '/api/v1/desk/report?kind=week' },
    { name: 'public list', path: () => '/api/v1/public/requests?limit=20', public: true },
    { name: 'public search, two characters', path: () => `/api/v1/public/requests?limit=20&text=${encodeURIComponent('雨棚')}`, public: true },
    { name: 'public figures of a street', path: () => `/api/v1/public/figures?placeCode=${street}&kind=quarter`, public: true },
  ];
}

let address = 0;

function once(url: string, path: string, cookie: string | undefined): Promise<number> {
  address += 1;
  const headers = { 'x-requested-with': 'lianxin', 'x-forwarded-for': `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`, ...(cookie === undefined ? {} : { cookie }) };
  return new Promise((resolve, reject) => {
    const began = performance.now();
    send(`${url}${path}`, { headers }, (incoming) => {
      incoming.resume();
      incoming.on('end', () => (incoming.statusCode === 200 ? resolve(performance.now() - began) : reject(new Error(`${path} answered ${incoming.statusCode}`))));
    })
      .on('error', reject)
      .end();
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function countAll(database: Database): Promise<void> {
  while ((await countChangedCases(database, 5000)) > 0);
  await sql`vacuum analyze`.execute(database);
}

interface Side {
  readonly world: BenchWorld;
  readonly url: string;
  readonly list: readonly Operation[];
  readonly stop: () => void;
}

/** A street with so many cases, and a server on it. */
async function sideOf(size: number): Promise<Side> {
  const world = await benchWorld(0);
  const began = performance.now();
  await scatterCases(world.database, 1, size);
  await countAll(world.database);
  console.log(`${size} cases written and counted in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const server = await startServer(new URL('../requests/our-server.ts', import.meta.url), { DATABASE_URL: world.databaseUrl, DATA_DIR: world.dataDirectory, PORT: '0', TRUST_PROXY: '127.0.0.1', DEMO: 'off' });
  const { rows } = await sql<{ id: string }>`select id from request_category where parent_id is not null order by code offset 3 limit 1`.execute(world.database);
  return { world, url: server.url, list: operations(rows[0]?.id ?? ''), stop: server.stop };
}

/** Median milliseconds of each operation on both sides, call by call in turns: whatever else the machine does meets both. */
async function measure(sides: readonly Side[], calls: number): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map<string, number[][]>();
  for (let call = 0; call < calls + 3; call++) {
    for (const [place, { name }] of (sides[0]?.list ?? []).entries()) {
      const all = times.get(name) ?? sides.map(() => []);
      times.set(name, all);
      for (const [index, { url, world, list }] of sides.entries()) {
        const operation = list[place];
        if (!operation) continue;
        const time = await once(url, operation.path(), operation.public ? undefined : world.cookie);
        if (call >= 3) all[index]?.push(time);
      }
    }
  }
  return new Map([...times].map(([name, all]) => [name, all.map(median)]));
}

/** Fills one street with a tenth of the cases and another program's street with all of them, and prints how much longer the same questions take. */
export async function benchScale(options: { readonly requests: number; readonly calls: number }): Promise<void> {
  const sizes = [Math.round(options.requests / 10), options.requests] as const;
  console.log(`the same questions at ${sizes.join(' and ')} cases of one street and one year; one client, in turns, median of ${options.calls} calls`);
  const sides: Side[] = [];
  try {
    for (const size of sizes) sides.push(await sideOf(size));
    const results = await measure(sides, options.calls);
    console.log(`question                           ${sizes.map((size) => `${size} ms`.padStart(11)).join(' ')}  ratio`);
    for (const [name, [small = 0, large = 0]] of results) {
      console.log(`${name.padEnd(34)} ${small.toFixed(1).padStart(11)} ${large.toFixed(1).padStart(11)} ${(large / small).toFixed(2).padStart(6)}${large > 2 * small ? '  above 2' : ''}`);
    }
  } finally {
    for (const { stop, world } of sides) {
      stop();
      await world.close();
    }
  }
}
