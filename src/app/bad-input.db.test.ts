import fc from 'fast-check';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRoute } from '../platform/http/router.ts';
import type { Platform } from '../platform/platform.ts';
import { decompressionBomb } from '../platform/files/testing/sample-photos.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/test-database.ts';
import { createApplication } from './server.ts';
import { prepared, samplesOf } from './testing/access-samples.ts';
import { type AccessWorld, type Caller, accessWorld } from './testing/access-world.ts';
import { type UndoableDatabase, undoableDatabase } from './testing/undoable-database.ts';

interface ProblemBody {
  readonly code: string;
  readonly status: number;
  readonly fields?: readonly { readonly field: string; readonly code: string }[];
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

function callerNamed(name: string): Caller {
  const found = world.callers.find((caller) => caller.name === name);
  if (!found) throw new Error(name);
  return found;
}

/** Sends as a browser does, each call from another address: limits per address are tested elsewhere. */
function send(call: InjectOptions): Promise<LightMyRequestResponse> {
  calls += 1;
  const remoteAddress = `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`;
  return app.inject({ remoteAddress, ...call, headers: { 'x-requested-with': 'lianxin', ...call.headers } });
}

/** A problem in the agreed form, without anything internal. */
function problemOf(response: LightMyRequestResponse): ProblemBody {
  expect(response.headers['content-type'], response.body).toContain('application/problem+json');
  expect(response.body).not.toMatch(/ {4}at |node_modules|\.ts:\d|select .* from/u);
  const body = response.json<ProblemBody>();
  expect(body).toMatchObject({ status: response.statusCode });
  expect(body.code).toMatch(/^[a-z][a-z-]+$/u);
  return body;
}

async function refusal(call: InjectOptions): Promise<readonly [number, string, string | undefined]> {
  const response = await undoable.undo(() => send(call));
  const { code, fields } = problemOf(response);
  return [response.statusCode, code, fields?.[0]?.field];
}

const where = (): object => ({ kind: 'compound', compoundId: world.compounds.own });
const report = (body: object): InjectOptions => ({ method: 'POST', url: '/api/v1/requests', payload: { text: '路灯不亮', where: where(), ...body } });
const photo = (bytes: Uint8Array): InjectOptions => ({
  method: 'POST',
  url: '/api/v1/files',
  headers: { 'content-type': 'multipart/form-data; boundary=x' },
  payload: Buffer.concat([
    Buffer.from('--x\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n'), bytes, Buffer.from('\r\n--x--\r\n'),
  ]),
});
async function requestCount(): Promise<number> {
  return (await sql<{ count: number }>`select count(*)::int as count from request`.execute(undoable.database)).rows[0]?.count ?? 0;
}

describe('a report', () => {
  it.each([
    ['a wrong field', () => ({ text: 7 }), 'text'],
    ['a missing field', () => ({ where: undefined }), 'where'],
    ['emoji only', () => ({ text: '😡🚗🚗' }), 'text'],
    ['letters nobody can see', () => ({ text: '\u3164\uffa0 \u115f\u1160' }), 'text'],
    ['a field it does not know', () => ({ priority: 'urgent' }), 'priority'],
    ['a field of the reporter it does not know', () => ({ who: { anonymous: true, rank: 1 } }), 'who.rank'],
    ['10,000 characters', () => ({ text: '路'.repeat(10_000) }), 'text'],
    ['a point outside the city', () => ({ where: { kind: 'point', longitude: 116.4, latitude: 39.9 } }), 'where.longitude'],
    ['a point off the earth', () => ({ where: { kind: 'point', longitude: 1e308, latitude: 31 } }), 'where.longitude'],
  ])('with %s is a 422 that names the field, and nothing is stored', async (_, body, field) => {
    await undoable.undo(async () => {
      const before = await requestCount();
      const response = await send(report(body()));
      expect([response.statusCode, problemOf(response).fields?.[0]?.field]).toEqual([422, field]);
      expect(await requestCount()).toBe(before);
    });
  });

  it.each([
    ['words that look like SQL', "'; drop table request; --", "'; drop table request; --"],
    ['words that look like a page', '<script>alert(1)</script> {{7*7}} %s %n', '<script>alert(1)</script> {{7*7}} %s %n'],
    ['emoji beside words', '路灯😡👨‍👩‍👧‍👦', '路灯😡👨‍👩‍👧‍👦'],
    ['a NUL character', '路灯\u0000不亮', '路灯不亮'],
    ['half a character', '路灯\ud800不亮', '路灯不亮'],
    ['a turned direction', '路灯\u202e不亮', '路灯不亮'],
  ])('of %s is taken, without what would mislead', async (_, text, kept) => {
    await undoable.undo(async () => {
      const response = await send(report({ text }));
      expect(response.statusCode, response.body).toBe(201);
      const { token } = response.json<{ token: string }>();
      const tracking = await send({ method: 'GET', url: '/api/v1/tracking', headers: { 'x-tracking-token': token } });
      expect(JSON.stringify(tracking.json())).toContain(JSON.stringify(kept).slice(1, -1));
    });
  });
});

describe('a photo', () => {
  it('that is a text file is refused by its content', async () => {
    const [status, code] = await refusal(photo(Buffer.from('no photo at all')));
    expect([status, code]).toEqual([415, 'photo-type']);
  });

  it('of 60 MB is refused before it was read', async () => {
    const [status, code] = await refusal(photo(Buffer.alloc(60 * 1024 * 1024, 1)));
    expect([status, code]).toEqual([413, 'photo-too-large']);
  });

  it('that unpacks to too much is refused', async () => {
    const [status, code] = await refusal(photo(decompressionBomb()));
    expect([status, code]).toEqual([422, 'photo-too-many-pixels']);
  });
});

describe('a call', () => {
  const json = { 'content-type': 'application/json' };
  const requests = '/api/v1/requests';

  it.each([
    ['broken JSON', { method: 'POST', url: requests, headers: json, payload: '{"text":' }, 400, 'bad-request'],
    ['no body', { method: 'POST', url: requests }, 422, 'invalid-input'],
    ['a list for a body', { method: 'POST', url: requests, headers: json, payload: '[]' }, 422, 'invalid-input'],
    ['null for a body', { method: 'POST', url: requests, headers: json, payload: 'null' }, 422, 'invalid-input'],
    ['a prototype in its body', { method: 'POST', url: requests, headers: json, payload: '{"__proto__":{"a":1}}' }, 400, 'bad-request'],
    ['deep JSON', { method: 'POST', url: requests, headers: json, payload: `{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}` }, 422, 'invalid-input'],
    ['a wrong content type', { method: 'POST', url: requests, headers: { 'content-type': 'text/xml' }, payload: '<a/>' }, 415, 'unsupported-media-type'],
    ['two megabytes', { method: 'POST', url: requests, headers: json, payload: `"${'a'.repeat(2 * 1024 * 1024)}"` }, 413, 'too-large'],
    ['an unknown address', { method: 'GET', url: '/api/v1/nowhere' }, 404, 'not-found'],
    ['a wrong method', { method: 'DELETE', url: requests }, 405, 'method-not-allowed'],
    ['a wrong method at an address with an id', { method: 'DELETE', url: '/api/v1/places/divisions/320508020014/compounds?limit=5' }, 405, 'method-not-allowed'],
    ['a broken escape in its address', { method: 'GET', url: '/api/v1/places/divisions/%E0%A4%A' }, 400, 'bad-request'],
    ['a negative limit', { method: 'GET', url: '/api/v1/places/search?q=gui&limit=-1' }, 422, 'invalid-input'],
    ['an endless limit', { method: 'GET', url: '/api/v1/places/search?q=gui&limit=1e999' }, 422, 'invalid-input'],
    ['one query twice', { method: 'GET', url: '/api/v1/places/search?q=gui&q=hua' }, 422, 'invalid-input'],
  ] as const)('with %s is a clear refusal', async (_, call, status, code) => {
    expect((await refusal(call)).slice(0, 2)).toEqual([status, code]);
  });

  it('with a wrong method says which ones the address takes', async () => {
    const { headers } = await undoable.undo(() => send({ method: 'DELETE', url: '/api/v1/places/divisions/320508020014/compounds' }));
    expect([headers['allow'], headers['content-type']]).toEqual(['GET, HEAD', 'application/problem+json; charset=utf-8']);
  });

  it('with a number or day that no column holds is a 422 that names it', async () => {
    const category = {
      code: 'x2', parentId: null, nameZh: '试', nameEn: 'Try', response: { amount: 1, unit: 'workingDays' }, resolution: { amount: 5, unit: 'workingDays' },
      validFrom: '0000-01-01', validTo: null, source: '', offered: false, divisionCode: world.ids.street,
    };
    const { headers } = callerNamed('administrator');
    expect(await refusal({ method: 'POST', url: '/api/v1/categories', headers, payload: category })).toEqual([422, 'invalid-input', 'validFrom']);
    const bulk = { action: 'note', input: { note: '试' }, items: [{ id: world.requests.own.id, baseVersion: Number.MAX_SAFE_INTEGER }] };
    expect(await refusal({ method: 'POST', url: '/api/v1/desk/requests/bulk', headers: callerNamed('clerk').headers, payload: bulk })).toEqual([422, 'invalid-input', 'items.0.baseVersion']);
    const unmask = { method: 'POST', url: `/api/v1/desk/requests/${world.requests.own.id}/reporters/${world.requests.own.reporterId}/unmask` } as const;
    expect(await refusal({ ...unmask, headers: callerNamed('clerk').headers, payload: { reason: '0' } })).toEqual([422, 'invalid-input', 'reason']);
    const preference = { method: 'PUT', url: '/api/v1/me/preferences/list', headers: callerNamed('clerk').headers, payload: { value: '试'.repeat(3990) } } as const;
    expect((await undoable.undo(() => send(preference))).statusCode).toBe(204);
    for (const path of ['desk/statistics?placeCode=320508020000&from=9999-12-31', 'desk/report?placeCode=320508020000&date=9999-12-31', 'public/figures?placeCode=320508020000&date=0001-01-01']) {
      const [status, code, field] = await refusal({ method: 'GET', url: `/api/v1/${path}`, headers: callerNamed('supervisor').headers });
      expect([status, code, field?.replace(/^query\.(?:from|date)$/u, 'day')], path).toEqual([422, 'invalid-input', 'day']);
    }
  });

  it('that another site could have made is refused', async () => {
    const call = report({});
    const plain = await undoable.undo(() => send({ ...call, headers: { 'x-requested-with': '' } }));
    const foreign = await undoable.undo(() => send({ ...call, headers: { origin: 'https://evil.example' } }));
    expect([plain, foreign].map((response) => [response.statusCode, problemOf(response).code.length > 0])).toEqual([[403, true], [403, true]]);
  });

  it.each([
    ['clerk', '/api/v1/desk/requests'],
    ['clerk', '/api/v1/desk/requests?sort=due'],
    ['visitor', '/api/v1/public/requests'],
    ['resident', '/api/v1/my/requests'],
    ['visitor', '/api/v1/places/divisions/320508020014/compounds'],
    ['cityAdministrator', '/api/v1/fares/policies'],
    ['administrator', '/api/v1/unmaskings'],
    ['administrator', '/api/v1/outbox'],
  ])('with a cursor of nonsense of the %s to %s is a 422 that names it', async (caller, path) => {
    const almost = ['2026-99-99T00:00:00.000000Z_00000000-0000-7000-8000-000000000000', '2026-01-01 00:00:00+00|x', '-'.repeat(36), 'infinity_1'];
    for (const cursor of ['nonsense', 'e30', "' or 1=1 --", '\u0000', 'W251bGwsbnVsbF0', 'A'.repeat(301), ...almost]) {
      const url = `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
      const { headers } = callerNamed(caller);
      expect((await refusal({ method: 'GET', url, headers })).filter((_, index) => index !== 1), cursor).toEqual([422, 'query.cursor']);
    }
  });
});

/** The names of what a route takes in its address behind the question mark. */
function queryNames({ query }: AnyRoute): readonly string[] {
  return query && 'shape' in query ? Object.keys(query.shape as object) : [];
}

describe('every list that is read in pages', () => {
  it('refuses a cursor that no earlier page gave, and names it', async () => {
    const paged = routes.filter((route) => queryNames(route).includes('cursor'));
    expect(paged.length).toBeGreaterThan(12);
    const answers: unknown[] = [];
    for (const route of paged) {
      const [sample] = samplesOf(route, world);
      if (!sample) throw new Error(`${route.operationId} has no sample`);
      const caller = insider(route);
      for (const cursor of ['nonsense', '-'.repeat(36), '2026-02-31_00000000-0000-7000-8000-000000000000', '2026-02-31 00:00:00+00|00000000-0000-7000-8000-000000000000']) {
        await undoable.undo(async () => {
          const { query, params } = await prepared({ platform, database: undoable.database, world, caller, route, sample });
          const path = route.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
          const response = await send({ method: 'GET', url: `${path}?${new URLSearchParams({ ...query, cursor }).toString()}`, headers: caller.headers });
          answers.push([route.operationId, cursor, response.statusCode, response.statusCode === 200 ? '' : problemOf(response).fields?.map(({ field }) => field)]);
        });
      }
    }
    expect(answers.filter((answer) => JSON.stringify((answer as unknown[]).slice(2)) !== '[422,["query.cursor"]]')).toEqual([]);
  }, 60_000);
});

const garbage = fc.constantFrom<unknown>(
  null, '', [], {}, [null], 0, -1, 1e308, Number.MAX_SAFE_INTEGER, true, '\u0000', '\ud800', "' or 1=1 --", '9'.repeat(400), '试'.repeat(5000), { $gt: '' }, [[[[]]]],
);

/** One place inside a value, as the path to it. */
function pathsOf(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[key], ...pathsOf(inner).map((path) => [key, ...path])]);
}

function changedAt(value: unknown, [key, ...rest]: readonly string[], change: unknown): unknown {
  if (key === undefined) return change;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  if (rest.length === 0 && change === undefined) delete copy[key];
  else copy[key] = changedAt(copy[key], rest, change);
  return copy;
}

interface Spoiling {
  readonly part: 'body' | 'query' | 'params';
  readonly place: number;
  readonly drop: boolean;
  readonly value: unknown;
}

const spoiling = fc.record<Spoiling>({ part: fc.constantFrom('body', 'query', 'params'), place: fc.nat(50), drop: fc.boolean(), value: garbage });

function spoilt(value: unknown, { place, drop, value: change }: Spoiling): unknown {
  const paths = [[], ...pathsOf(value)];
  const path = paths[place % paths.length] ?? [];
  return changedAt(value, path, drop && path.length > 0 ? undefined : change);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function stringsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return { [textOf(value).slice(0, 50)]: '' };
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, textOf(one)]));
}

/** Whoever gets furthest into a route. */
function insider(route: AnyRoute): Caller {
  const name = route.access.includes('resident') || route.access.includes('public') ? 'resident' : route.access.find((access) => world.callers.some((caller) => caller.name === access));
  return callerNamed(name === 'administrator' ? 'cityAdministrator' : (name ?? 'clerk'));
}

/** Routes that take long on purpose. */
const slow = new Set(['people.signInStaff', 'people.changePassword', 'people.redeemLink', 'people.replaceExpiredPassword', 'fares.simulate', 'fares.trySimulation']);

describe('every JSON route', () => {
  it('bears letters nobody can store at the end of every text', async () => {
    const failures: string[] = [];
    let answered = 0;
    for (const route of routes) {
      if (route.multipart || !route.body || slow.has(route.operationId)) continue;
      const [sample] = samplesOf(route, world);
      if (!sample) continue;
      const caller = insider(route);
      await undoable.undo(async () => {
        const { body, params } = await prepared({ platform, database: undoable.database, world, caller, route, sample });
        const path = route.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
        const response = await send({
          method: route.method, url: path, headers: { ...caller.headers, 'content-type': 'application/json' },
          payload: JSON.stringify(body, (_, value: unknown) => (typeof value === 'string' ? `${value}\u0000\ud800` : value)),
        });
        answered += response.statusCode < 400 ? 1 : 0;
        if (response.statusCode >= 500) failures.push(`${route.operationId} ${response.body.slice(0, 200)}`);
      });
    }
    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThan(60);
  }, 60_000);

  it('answers spoilt input with a problem, never with a failure', async () => {
    const failures: string[] = [];
    for (const route of routes) {
      if (route.multipart || route.operationId === 'live.followChanges') continue;
      const [sample] = samplesOf(route, world);
      if (!sample) continue;
      const caller = insider(route);
      await fc.assert(
        fc.asyncProperty(spoiling, async (change) => {
          await undoable.undo(async () => {
            const ready = slow.has(route.operationId) ? sample : await prepared({ platform, database: undoable.database, world, caller, route, sample });
            const body = change.part === 'body' ? spoilt(ready.body, change) : ready.body;
            const query = stringsOf(change.part === 'query' ? spoilt(ready.query ?? {}, change) : (ready.query ?? {}));
            const params = stringsOf(change.part === 'params' ? spoilt(ready.params, change) : ready.params);
            const path = route.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent((params[name] ?? '').toWellFormed()));
            const response = await send({
              method: route.method,
              url: `${path}?${new URLSearchParams(query).toString()}`,
              headers: { ...caller.headers, ...(route.body ? { 'content-type': 'application/json' } : {}) },
              ...(route.body && body !== undefined ? { payload: JSON.stringify(body) } : {}),
            });
            if (response.statusCode >= 500) failures.push(`${route.operationId} ${JSON.stringify(change).slice(0, 200)} ${response.body.slice(0, 200)}`);
            else if (response.statusCode >= 400) problemOf(response);
          });
        }),
        { numRuns: 4, seed: 20_261_123 },
      );
    }
    expect(failures).toEqual([]);
  }, 120_000);
});
