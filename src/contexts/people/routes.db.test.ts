import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpApplication } from '../../platform/http/application.ts';
import type { Actor, StaffActor } from '../../shared/actor.ts';
import { demoCredentials, listDemoAccounts } from './actions/demo-accounts.ts';
import { disableStaff } from './actions/manage-staff.ts';
import { linkDigestOf } from './credentials/token.ts';
import { installRefusalAudit } from './refusal-audit.ts';
import { resolveActor } from './resolve-actor.ts';
import { servePeople } from './routes.ts';
import { signInAs } from './testing/sign-in-as.ts';
import { type PeopleWorld, peopleWorld } from './testing/people-world.ts';

let world: PeopleWorld;
let url: string;
let close: () => Promise<unknown>;
let seen: Actor;
let clerk: StaffActor;
let administrator: StaffActor;

async function start(publicUrl?: string): Promise<void> {
  const platform = publicUrl === undefined ? world.platform : { ...world.platform, configuration: { ...world.platform.configuration, publicUrl } };
  const resolve = resolveActor(platform);
  const { app, router } = await createHttpApplication({
    logger: platform.logger,
    resolveActor: async (request) => (seen = await resolve(request)),
    trustProxy: [],
    https: publicUrl !== undefined,
    mapOrigins: [],
    callsPerMinute: 10_000,
    checkOutput: true,
  });
  installRefusalAudit(app, platform);
  servePeople(router, platform);
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`;
  close = () => app.close();
}

beforeAll(async () => {
  world = await peopleWorld();
  clerk = await world.staff('clerk', 'clerk', 'street', 'clerk');
  administrator = await world.staff('admin', 'administrator', 'street');
  await start();
});
afterAll(async () => {
  await close();
  await world.close();
});

interface Options {
  readonly method?: string;
  readonly body?: unknown;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
}

async function call(path: string, { method = 'GET', body, cookie, headers = {} }: Options = {}) {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      'x-requested-with': 'lianxin',
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = (response.headers.get('content-type') ?? '').includes('json') && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, headers: response.headers, text, json, cookie: response.headers.get('set-cookie') ?? '' };
}

const post = (path: string, body: unknown, cookie?: string) => call(path, { method: 'POST', body, ...(cookie ? { cookie } : {}) });

describe('signing in over HTTP', () => {
  it('a resident gets a cookie that scripts and other sites cannot use, and signs out', async () => {
    const phone = '+86 138-1111-2222';
    expect((await post('/session/resident/code', { phone })).status).toBe(202);
    const { status, cookie } = await post('/session/resident', { phone, code: await world.lastCode('13811112222') });
    expect(status).toBe(200);
    expect(cookie).toMatch(/^lianxin=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/u);
    const mine = cookie.split(';')[0] ?? '';
    expect((await call('/session', { cookie: mine })).json).toMatchObject({ kind: 'resident', phoneMasked: '138****2222', demo: true });
    expect((await call('/me/profile', { cookie: mine })).json).toMatchObject({ phone: '13811112222' });
    expect((await call('/session', { method: 'DELETE', cookie: mine })).cookie).toMatch(/^lianxin=; .*Expires=Thu, 01 Jan 1970/u);
    expect((await call('/me/profile', { cookie: mine })).status).toBe(401);
  });

  it('staff go through password and code; the cookie ends with the browser', async () => {
    const [account] = await listDemoAccounts(world.platform);
    const credentials = await demoCredentials(world.platform, account?.id ?? '');
    if (credentials.kind !== 'staff') throw new Error('no staff');
    const { userName, password, code } = credentials;
    const first = await post('/session/staff', { userName, password });
    expect(first.json).toMatchObject({ next: 'code' });
    expect(first.cookie).toBe('');
    const second = await post('/session/staff/code', { ticket: first.json['ticket'], code });
    expect(second.json).toEqual({ next: 'done' });
    expect(second.cookie).toMatch(/^lianxin=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/u);
    const mine = second.cookie.split(';')[0] ?? '';
    expect((await call('/session', { cookie: mine })).json).toMatchObject({
      kind: 'staff',
      userName: 'clerk',
      mustEnrol: false,
      idleSeconds: 1800,
      assignments: [{ role: 'clerk', placeCode: '320508020000', placeName: '姑苏区沧浪街道' }],
    });
  });

  it('refuses forged writes, unknown fields and bad numbers by name', async () => {
    const forged = await call('/session', { method: 'DELETE', headers: { 'x-requested-with': '' } });
    expect(forged.status).toBe(403);
    expect((await post('/session/resident/code', { phone: '12345' })).json).toMatchObject({ status: 422, fields: [{ field: 'phone', code: 'not-a-phone' }] });
    expect((await post('/session/staff', { userName: 'clerk', password: 'x', admin: true })).json).toMatchObject({ fields: [{ field: 'admin', code: 'unknown-field' }] });
  });

  it('under https the cookie is bound to the host', async () => {
    const plain = { url, close };
    await start('https://lianxin.example');
    try {
      await post('/session/resident/code', { phone: '13811113333' });
      const { cookie } = await post('/session/resident', { phone: '13811113333', code: await world.lastCode('13811113333') });
      expect(cookie).toMatch(/^__Host-lianxin=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/u);
    } finally {
      await close();
      ({ url, close } = plain);
    }
  });
});

describe('who is calling', () => {
  it('is nobody without a cookie, or with one that does not exist', async () => {
    await call('/session');
    expect(seen).toEqual({ kind: 'visitor' });
    await call('/session', { cookie: `lianxin=${'x'.repeat(43)}` });
    expect(seen).toEqual({ kind: 'visitor' });
  });

  it('may prove a tracking link', async () => {
    const token = 'a-token-of-a-link-0001';
    await call('/session', { headers: { 'x-tracking-token': token } });
    expect(seen).toEqual({ kind: 'visitor', linkDigest: linkDigestOf(token) });
    await call('/session', { headers: { 'x-tracking-token': 'short' } });
    expect(seen).toEqual({ kind: 'visitor' });
  });

  it('is staff with the roles of the moment', async () => {
    const cookie = await signInAs(world.platform, { staffId: clerk.id });
    await call('/session', { cookie });
    expect(seen).toEqual(clerk);
  });

  it('is signed out after half an hour without use, and after twelve hours in any case', async () => {
    const cookie = await signInAs(world.platform, { staffId: clerk.id });
    for (let minutes = 0; minutes < 12 * 60 - 25; minutes += 25) {
      expect((await call('/session', { cookie })).json['kind']).toBe('staff');
      world.platform.clock.advance({ minutes: 25 });
    }
    world.platform.clock.advance({ minutes: 25 });
    expect((await call('/session', { cookie })).json['kind']).toBe('visitor');
    const idle = await signInAs(world.platform, { staffId: clerk.id });
    world.platform.clock.advance({ minutes: 30 });
    expect((await call('/session', { cookie: idle })).json['kind']).toBe('visitor');
  });

  it('is nobody once the account is closed', async () => {
    const person = await world.staff('leaver', 'clerk', 'street');
    const cookie = await signInAs(world.platform, { staffId: person.id });
    expect((await call('/session', { cookie })).json['kind']).toBe('staff');
    await disableStaff(world.platform, administrator, person.id, '调离');
    expect((await call('/session', { cookie })).json['kind']).toBe('visitor');
  });
});

describe('one\'s devices', () => {
  it('are listed for oneself and can be signed out one by one, never those of others', async () => {
    const mine = await signInAs(world.platform, { staffId: administrator.id });
    const other = await signInAs(world.platform, { staffId: administrator.id });
    const foreign = await signInAs(world.platform, { staffId: clerk.id });
    const items = (await call('/me/sessions', { cookie: mine })).json['items'] as { id: string; current: boolean }[];
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    const theirs = ((await call('/me/sessions', { cookie: foreign })).json['items'] as { id: string; current: boolean }[]).find(({ current }) => current);
    expect((await call(`/me/sessions/${theirs?.id}`, { method: 'DELETE', cookie: mine })).status).toBe(404);
    expect((await call('/me/sessions', { method: 'DELETE', cookie: mine })).status).toBe(204);
    expect((await call('/session', { cookie: other })).json['kind']).toBe('visitor');
    expect((await call('/session', { cookie: mine })).json['kind']).toBe('staff');
    expect((await call('/session', { cookie: foreign })).json['kind']).toBe('staff');
  });
});

describe('administration over HTTP', () => {
  it('creates an account, exports the list with masked numbers, and is closed to clerks', async () => {
    const cookie = await signInAs(world.platform, { staffId: administrator.id });
    const created = await post(
      '/staff',
      { userName: 'new.one', displayName: '=HYPERLINK("x")', phone: '13822223333', assignment: { role: 'gridWorker', placeCode: '320508020014' } },
      cookie,
    );
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({ staff: { state: 'invited', phoneMasked: '138****3333' }, link: { address: expect.stringContaining('/desk/start#') } });
    const exported = await call('/staff/export', { cookie });
    expect(exported.text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(exported.text).toContain('网格员 姑苏区沧浪街道桂花社区');
    expect(exported.text).not.toContain('13822223333');
    const clerks = await signInAs(world.platform, { staffId: clerk.id });
    for (let count = 0; count < 3; count++) expect((await call('/staff', { cookie: clerks })).status).toBe(403);
    expect((await call('/staff')).status).toBe(401);
    // The refusal is in the clerk's history, once for all three.
    const refused = `subject_type = 'staff' and subject_id = '${clerk.id}' and action = 'refused'`;
    await expect.poll(() => world.count('event', refused)).toBe(1);
    expect(await world.count('event_detail', `internal_detail->>'operationId' = 'people.listStaff'`)).toBe(1);
  });
});
