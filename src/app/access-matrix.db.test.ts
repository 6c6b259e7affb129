import { readFile } from 'node:fs/promises';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as contract from '../contexts/requests/contract.ts';
import { requestLifecycle } from '../contexts/requests/lifecycle.ts';
import type { Who } from '../shared/lifecycle.ts';
import type { Access } from '../shared/route.ts';
import type { AnyRoute } from '../platform/http/router.ts';
import type { Platform } from '../platform/platform.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/test-database.ts';
import { createApplication } from './server.ts';
import type { FormFile, Sample } from './testing/access-moment.ts';
import { prepared, samplesOf } from './testing/access-samples.ts';
import { type AccessWorld, type Caller, accessWorld } from './testing/access-world.ts';
import { type UndoableDatabase, undoableDatabase } from './testing/undoable-database.ts';

interface Outcome {
  readonly route: AnyRoute;
  readonly target: string;
  readonly caller: string;
  readonly status: number;
  readonly seen: readonly string[];
  readonly body: string;
}

let test: TestDatabase;
let world: AccessWorld;
let undoable: UndoableDatabase;
let platform: Platform;
let app: FastifyInstance;
let routes: readonly AnyRoute[];
let calls = 0;

beforeAll(async () => {
  test = await testDatabase();
  world = await accessWorld(test);
  undoable = await undoableDatabase(test.url);
  platform = { ...world.platform, database: undoable.database };
  const made = await createApplication(platform, true);
  app = made.app;
  routes = made.router.routes;
  await app.ready();
}, 120_000);
afterAll(async () => {
  await app.close();
  await undoable.close();
  await test.close();
});

function addressOf(route: AnyRoute, sample: Sample): string {
  const path = route.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(sample.params[name] ?? ''));
  const query = new URLSearchParams(sample.query).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** A multipart form with one file. */
function formOf({ field, name, mediaType, bytes }: FormFile): Buffer {
  const head = `--x\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${mediaType}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]);
}

function callOf(route: AnyRoute, caller: Caller, sample: Sample): InjectOptions {
  calls += 1;
  return {
    method: route.method,
    url: addressOf(route, sample),
    // Another address for every call: limits per address are tested elsewhere.
    remoteAddress: `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`,
    headers: { ...caller.headers, 'x-requested-with': 'lianxin', ...(sample.form ? { 'content-type': 'multipart/form-data; boundary=x' } : {}) },
    ...(sample.form ? { payload: formOf(sample.form) } : sample.body === undefined ? {} : { payload: sample.body as object }),
  };
}

function secretsIn(body: string): string[] {
  return Object.entries(world.secrets).flatMap(([name, secret]) => (body.includes(secret) ? [name] : []));
}

/** The answer; a stream of changes ends as soon as it has begun. */
async function answerTo(route: AnyRoute, call: InjectOptions): Promise<LightMyRequestResponse> {
  if (route.operationId !== 'live.followChanges') return app.inject(call);
  const closing = setInterval(() => void world.platform.live.close(), 10);
  try {
    return await app.inject(call);
  } finally {
    clearInterval(closing);
  }
}

async function attempt(route: AnyRoute, caller: Caller, sample: Sample): Promise<Outcome> {
  return undoable.undo(async () => {
    const ready = await prepared({ platform, database: undoable.database, world, caller, route, sample });
    const response = await answerTo(route, callOf(route, caller, ready));
    return { route, target: sample.target, caller: caller.name, status: response.statusCode, seen: secretsIn(response.body), body: response.body };
  });
}

async function outcomesOf(some: readonly AnyRoute[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const route of some) {
    for (const sample of samplesOf(route, world)) {
      for (const caller of world.callers) outcomes.push(await attempt(route, caller, sample));
    }
  }
  return outcomes;
}

/** One line for each route and target: who got which answer, and who saw which personal or internal words. */
function tableOf(outcomes: readonly Outcome[]): string {
  const rows = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = `${outcome.route.operationId} ${outcome.target}`.trim();
    rows.set(key, [...(rows.get(key) ?? []), outcome]);
  }
  return [...rows]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, group]) => {
      const statuses = [...new Set(group.map(({ status }) => status))].sort((one, other) => one - other);
      const answers = statuses.map((status) => `  ${status} ${group.filter((one) => one.status === status).map(({ caller }) => caller).join(' ')}`);
      const seen = group.filter((one) => one.seen.length > 0).map(({ caller, seen: words }) => `${caller}(${words.join(',')})`);
      return [key, ...answers, ...(seen.length > 0 ? [`  sees ${seen.join(' ')}`] : [])].join('\n');
    })
    .join('\n\n');
}

function expectedTable(): Promise<string> {
  return readFile(new URL('./access-matrix.expected.txt', import.meta.url), 'utf8');
}

/** Lets one more kind of caller through the gate of a route while the work runs. */
async function withWidened(route: AnyRoute, known: Access, more: Access, work: (route: AnyRoute) => Promise<void>): Promise<void> {
  const access = route.access as unknown as Access[];
  expect(access).toContain(known);
  access.push(more);
  try {
    await work(route);
  } finally {
    access.pop();
  }
}

describe('access', () => {
  it('is for every route and every caller what the table says', async () => {
    const outcomes = await outcomesOf(routes);
    await expect(`${tableOf(outcomes)}\n`).toMatchFileSnapshot('./access-matrix.expected.txt');
    const broken = outcomes.filter(({ status }) => status >= 500).map(({ route, target, caller, body }) => `${route.operationId} ${target} ${caller} ${body.slice(0, 200)}`);
    expect(broken).toEqual([]);
    const succeeding = new Set(outcomes.filter(({ status }) => status < 400).map(({ route }) => route.operationId));
    expect(routes.map(({ operationId }) => operationId).filter((id) => !succeeding.has(id)), 'routes nobody succeeds at').toEqual([]);
  }, 900_000);

  it('turns red when a route is planted that the table does not know', async () => {
    const [known] = routes;
    if (!known) throw new Error('There are no routes');
    const planted: AnyRoute = { ...known, operationId: 'planted.open', path: '/healthz', method: 'GET' };
    expect(await expectedTable()).not.toContain(tableOf(await outcomesOf([planted])));
  });

  it('turns red when the gate of a route is widened', async () => {
    await withWidened(contract.overview, 'auditor', 'resident', async (route) => {
      expect(await expectedTable()).not.toContain(tableOf(await outcomesOf([route])));
    });
  });

  it('turns red when the policy of a transition is widened', async () => {
    const { note } = requestLifecycle.transitions;
    const who = note.who as Who[];
    who.push({ role: 'auditor', at: 'place' });
    try {
      await withWidened(contract.actionRoutes.note, 'clerk', 'auditor', async (route) => {
        expect(await expectedTable()).not.toContain(tableOf(await outcomesOf([route])));
      });
    } finally {
      who.pop();
    }
  });

  it('knows both of these as they are', async () => {
    for (const route of [contract.overview, contract.actionRoutes.note]) {
      expect(await expectedTable()).toContain(tableOf(await outcomesOf([route])));
    }
  });
});
