import { request as send } from 'node:http';
import { sql } from 'kysely';
import { countChangedCases } from '../../src/contexts/requests/store/statistics/count-cases.ts';
import { type Server, startServer } from '../start-server.ts';
import { type BenchWorld, benchWorld } from '../requests/world.ts';
import { scatterCases } from './cases.ts';
import { benchExports } from './exports.ts';
import { type Question, questionsOf } from './questions.ts';

let address = 0;

function once(url: string, path: string, cookie: string | undefined): Promise<void> {
  address += 1;
  const headers = { 'x-requested-with': 'lianxin', 'x-forwarded-for': `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`, ...(cookie === undefined ? {} : { cookie }) };
  return new Promise((resolve, reject) => {
    send(`${url}${path}`, { headers }, (incoming) => {
      incoming.resume();
      incoming.on('end', () => (incoming.statusCode === 200 ? resolve() : reject(new Error(`${path} answered ${incoming.statusCode}`))));
    })
      .on('error', reject)
      .end();
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Where cases lie and how to ask about them. */
export type Place = Pick<BenchWorld, 'databaseUrl' | 'dataDirectory' | 'cookie' | 'database'>;

interface Side {
  readonly place: Place;
  readonly server: Server;
  readonly questions: readonly Question[];
}

/** A street with so many cases. */
async function placeOf(size: number): Promise<BenchWorld> {
  const world = await benchWorld(0);
  const began = performance.now();
  await scatterCases(world.database, size);
  while ((await countChangedCases(world.database, 100_000)) > 0);
  await sql`vacuum analyze`.execute(world.database);
  console.log(`${size} cases written and counted in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return world;
}

async function sideOf(place: Place, connections: number): Promise<Side> {
  const { databaseUrl, dataDirectory, database } = place;
  const server = await startServer(new URL('../requests/our-server.ts', import.meta.url), {
    DATABASE_URL: databaseUrl, DATA_DIR: dataDirectory, PORT: '0', TRUST_PROXY: '127.0.0.1', DEMO: 'off', BENCH_CONNECTIONS: String(connections),
  });
  const { rows } = await sql<{ id: string }>`select id from request_category where parent_id is not null order by code offset 3 limit 1`.execute(database);
  return { place, server, questions: questionsOf(rows[0]?.id ?? '') };
}

/** Asks a question once; answers the milliseconds until everything was answered. */
async function ask({ place, server, questions }: Side, index: number): Promise<number> {
  const question = questions[index];
  if (!question) return 0;
  const began = performance.now();
  await Promise.all(question.paths().map((path) => once(server.url, path, question.public ? undefined : place.cookie)));
  return performance.now() - began;
}

interface Answer {
  readonly name: string;
  /** Median milliseconds on each side. */
  readonly times: readonly number[];
  /** Median of the ratios of neighbouring calls: what else the machine does meets both. */
  readonly ratio: number;
  /** Pages of 8 KB the database touched for one asking, on each side: not noisy at all. */
  readonly pages: readonly number[];
}

/** Before a statement has one plan for all calls it is planned five times. */
const warmUp = 8;

async function pagesOf(side: Side, index: number): Promise<number> {
  const calls = 3;
  for (let call = 0; call < warmUp; call++) await ask(side, index);
  const before = await side.server.pages();
  for (let call = 0; call < calls; call++) await ask(side, index);
  return Math.round(((await side.server.pages()) - before) / calls);
}

async function measure(places: readonly Place[], calls: number, wanted: string): Promise<readonly Answer[]> {
  const sides = await Promise.all(places.map((place) => sideOf(place, 20)));
  // With a single connection all pages are counted where they are asked for.
  const counted = await Promise.all(places.map((place) => sideOf(place, 1)));
  const answers: Answer[] = [];
  try {
    for (const [index, { name }] of (sides[0]?.questions ?? []).entries()) {
      if (!wanted.split(',').some((words) => name.includes(words))) continue;
      const times: number[][] = sides.map(() => []);
      for (let call = 0; call < calls + warmUp; call++) {
        for (const [at, side] of sides.entries()) {
          const time = await ask(side, index);
          if (call >= warmUp) times[at]?.push(time);
        }
      }
      const ratios = (times[0] ?? []).map((small, call) => (times.at(-1)?.[call] ?? 0) / small);
      const pages: number[] = [];
      for (const side of counted) pages.push(await pagesOf(side, index));
      answers.push({ name, times: times.map(median), ratio: median(ratios), pages });
      print(answers.at(-1));
    }
    return answers;
  } finally {
    for (const { server } of [...sides, ...counted]) server.stop();
  }
}

function print(answer: Answer | undefined): void {
  if (!answer) return;
  const { name, times, ratio, pages } = answer;
  const numbers = [...times.map((time) => time.toFixed(1)), ratio.toFixed(2), ...pages.map(String)].map((text) => text.padStart(9)).join(' ');
  console.log(`${name.padEnd(34)} ${numbers}  ${ratio > 2 ? 'above 2' : 'ok'}`);
}

export interface ScaleOptions {
  readonly requests: number;
  readonly calls: number;
  /** Only questions whose name holds this, or one of several parts with commas between. */
  readonly question: string;
}

/** Asks everything in turns of the places, the smaller one first, and prints how much longer the larger one takes. */
export async function compare(places: readonly Place[], sizes: readonly number[], { calls, question }: Pick<ScaleOptions, 'calls' | 'question'>): Promise<void> {
  console.log(`median of ${calls} calls in turns, one client; pages of 8 KB the database touched`);
  console.log(`${'question'.padEnd(34)} ${[...sizes.map((size) => `${size / 1000}k ms`), 'ratio', ...sizes.map((size) => `${size / 1000}k pages`)].map((text) => text.padStart(9)).join(' ')}`);
  const answers = await measure(places, calls, question);
  const above = answers.filter(({ ratio }) => ratio > 2);
  console.log(`${answers.length - above.length} of ${answers.length} questions within 2×${above.length > 0 ? `; above: ${above.map(({ name }) => name).join(', ')}` : ''}`);
}

/** Fills one street with a tenth of the cases and another program's street with all of them; prints questions, then exports. */
export async function benchScale(options: ScaleOptions): Promise<void> {
  const sizes = [Math.round(options.requests / 10), options.requests] as const;
  console.log(`the same questions at ${sizes.join(' and ')} cases of one street and one year`);
  const worlds: BenchWorld[] = [];
  try {
    for (const size of sizes) worlds.push(await placeOf(size));
    await compare(worlds, sizes, options);
    await benchExports(worlds);
  } finally {
    for (const world of worlds) await world.close();
  }
}
