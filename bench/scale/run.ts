import { request as send } from 'node:http';
import { sql } from 'kysely';
import { addDays, plainDateOf } from '../../src/shared/time.ts';
import { countChangedCases } from '../../src/contexts/requests/store/statistics/count-cases.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { startServer } from '../start-server.ts';
import { type BenchWorld, benchWorld } from '../requests/world.ts';
import { scatterCases } from './cases.ts';

const street = '320508020000';
const sizes = [10_000, 100_000] as const;

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

/** Median milliseconds of each operation, taken one after the other in turns. */
async function measure(url: string, world: BenchWorld, list: readonly Operation[], calls: number): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number[]>();
  for (let call = 0; call < calls + 5; call++) {
    for (const operation of list) {
      const time = await once(url, operation.path(), operation.public ? undefined : world.cookie);
      if (call >= 5) times.set(operation.name, [...(times.get(operation.name) ?? []), time]);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

/** Fills a street with 10,000, then 100,000 cases of the same year and prints how much longer the same questions take. */
export async function benchScale(options: { readonly calls: number }): Promise<void> {
  console.log(`the same questions at ${sizes.join(' and ')} cases of one street and one year; one client, median of ${options.calls} calls`);
  const world = await benchWorld(0);
  try {
    const { rows } = await sql<{ id: string }>`select id from request_category where parent_id is not null order by code offset 3 limit 1`.execute(world.database);
    const list = operations(rows[0]?.id ?? '');
    const results: ReadonlyMap<string, number>[] = [];
    let from = 1;
    for (const size of sizes) {
      const began = performance.now();
      await scatterCases(world.database, from, size);
      await countAll(world.database);
      console.log(`${size} cases written and counted after ${((performance.now() - began) / 1000).toFixed(0)} s`);
      from = size + 1;
      const server = await startServer(new URL('../requests/our-server.ts', import.meta.url), { DATABASE_URL: world.databaseUrl, DATA_DIR: world.dataDirectory, PORT: '0', TRUST_PROXY: '127.0.0.1', DEMO: 'off' });
      try {
        results.push(await measure(server.url, world, list, options.calls));
      } finally {
        server.stop();
      }
    }
    console.log('question                            10,000 ms  100,000 ms  ratio');
    for (const { name } of list) {
      const [small = 0, large = 0] = results.map((result) => result.get(name) ?? 0);
      console.log(`${name.padEnd(34)} ${small.toFixed(1).padStart(10)} ${large.toFixed(1).padStart(11)} ${(large / small).toFixed(2).padStart(6)}${large > 2 * small ? '  above 2' : ''}`);
    }
  } finally {
    await world.close();
  }
}
