import { sql } from 'kysely';
import { newId } from '../../src/shared/ids.ts';
import { type Call, type Measured, fromSomewhere, load } from './load.ts';
import { startServer } from '../start-server.ts';
import { type BenchWorld, benchWorld } from './world.ts';

const clientCounts = [1, 8, 32];

interface Operation {
  readonly name: string;
  readonly writes: boolean;
  /** Calls for ours and for the limit: each takes records nobody else takes. */
  readonly calls: (world: BenchWorld, ours: boolean) => () => Call | undefined;
  /** Part of the time of a turn: each change uses up a case. */
  readonly share?: number;
  /** Where the limit server's bare write answers, for the second ratio. */
  readonly barePath?: string;
}

function operations(ids: readonly string[], dispatched: string[]): readonly Operation[] {
  const where = { kind: 'address', text: '桂花社区', divisionCode: '320508020014' };
  return [
    {
      name: 'create', writes: true, barePath: '/bare/requests',
      calls: () => () => ({ method: 'POST', path: '/api/v1/requests', headers: fromSomewhere({ 'idempotency-key': newId() }), body: JSON.stringify({ text: '楼道灯坏了,晚上看不见。', where }) }),
    },
    {
      name: 'change state', writes: true, share: 0.6,
      calls: (world) => () => {
        const id = dispatched.pop();
        if (id === undefined) return undefined;
        return { method: 'POST', path: `/api/v1/requests/${id}/actions/acknowledge`, headers: fromSomewhere({ cookie: world.workerCookie, 'idempotency-key': newId() }), body: '{"baseVersion":1}' };
      },
    },
    {
      name: 'read one with history', writes: false,
      calls: (world) => () => ({ method: 'GET', path: `/api/v1/desk/requests/${ids[Math.floor(Math.random() * ids.length)]}`, headers: fromSomewhere({ cookie: world.cookie }) }),
    },
    {
      name: 'list 50 by grid and state', writes: false,
      calls: (world) => () => ({ method: 'GET', path: `/api/v1/desk/requests?gridCode=${world.gridCode}&state=closed&limit=50`, headers: fromSomewhere({ cookie: world.cookie }) }),
    },
    {
      name: 'map box', writes: false,
      calls: (world) => () => {
        const west = 120.602 + Math.random() * 0.02;
        const south = 31.282 + Math.random() * 0.015;
        return { method: 'GET', path: `/api/v1/desk/map?west=${west.toFixed(5)}&south=${south.toFixed(5)}&east=${(west + 0.003).toFixed(5)}&north=${(south + 0.003).toFixed(5)}`, headers: fromSomewhere({ cookie: world.cookie }) };
      },
    },
  ];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const failuresOf = (results: readonly Measured[]): number => results.reduce((sum, { failures }) => sum + failures, 0);

/** Measures the program beside the limit, turn by turn, and prints ratios. */
export async function benchRequests(options: { readonly requests: number; readonly operation: string; readonly seconds: number; readonly rounds: number }): Promise<void> {
  console.log(`${options.requests} requests preloaded; ${options.rounds} rounds of ${options.seconds} s, taking turns; ratio = ours / limit (answers per second)`);
  const world = await benchWorld(options.requests);
  const environment = { DATABASE_URL: world.databaseUrl, DATA_DIR: world.dataDirectory, PORT: '0', TRUST_PROXY: '127.0.0.1', DEMO: 'off' };
  const [ours, limit] = await Promise.all([startServer(new URL('./our-server.ts', import.meta.url), environment), startServer(new URL('./limit-server.ts', import.meta.url), environment)]);
  try {
    const ids = (await sql<{ id: string }>`select id from request order by random() limit 2000`.execute(world.database)).rows.map(({ id }) => id);
    const dispatched = (await sql<{ id: string }>`select id from request where state = 'dispatched' limit 50000`.execute(world.database)).rows.map(({ id }) => id);
    console.log('operation                    clients   ours/s  limit/s  ratio   bare   ours ms  failures');
    for (const operation of operations(ids, dispatched).filter(({ name }) => name.includes(options.operation))) {
      // A program that has been running for a while is measured, not its first second.
      for (const [url, own] of [[ours.url, true], [limit.url, false]] as const) await load(url, 8, options.seconds, operation.calls(world, own));
      for (const clients of clientCounts) {
        const mine: Measured[] = [];
        const theirs: Measured[] = [];
        const bare: Measured[] = [];
        const seconds = options.seconds * (operation.share ?? 1);
        for (let round = 0; round < options.rounds; round++) {
          mine.push(await load(ours.url, clients, seconds, operation.calls(world, true)));
          theirs.push(await load(limit.url, clients, seconds, operation.calls(world, false)));
          const { barePath } = operation;
          if (barePath !== undefined) {
            const next = operation.calls(world, false);
            bare.push(await load(limit.url, clients, seconds, () => { const call = next(); return call && { ...call, path: barePath }; }));
          }
        }
        const rate = (results: readonly Measured[]): number => median(results.map((result) => result.rate));
        const ratio = rate(mine) / rate(theirs);
        const bareRatio = bare.length > 0 ? (rate(mine) / rate(bare)).toFixed(2) : '';
        console.log(
          `${operation.name.padEnd(28)} ${String(clients).padStart(7)} ${rate(mine).toFixed(0).padStart(8)} ${rate(theirs).toFixed(0).padStart(8)} ${ratio.toFixed(2).padStart(6)} ${bareRatio.padStart(6)} ${median(mine.map(({ medianMilliseconds }) => medianMilliseconds)).toFixed(1).padStart(9)} ${String(failuresOf(mine) + failuresOf(theirs)).padStart(9)}`,
        );
      }
    }
    console.log(`memory of the program under load: ${Math.round((await ours.memory()) / 1024 / 1024)} MB`);
  } finally {
    ours.stop();
    limit.stop();
    await world.close();
  }
}
