import { createConnection, createServer, type AddressInfo, type NetConnectOpts, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { connect } from './database.ts';

let test: TestDatabase;

/** A relay in front of the database that can fall silent for the connections it has, as a failed-over server does. */
async function proxyTo(target: string) {
  const address = new URL(target);
  const folder = address.searchParams.get('host');
  const destination: NetConnectOpts = folder === null ? { host: address.hostname, port: Number(address.port) } : { path: `${folder}/.s.PGSQL.${address.port}` };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = createConnection(destination);
    for (const [from, to] of [[client, upstream], [upstream, client]] as const) {
      sockets.add(from);
      from.pipe(to).on('error', () => {});
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;
  address.searchParams.delete('host');
  address.host = `127.0.0.1:${port}`;
  return {
    url: address.href,
    hang() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

async function one<Value>(expression: string): Promise<Value> {
  const { rows } = await sql<{ value: Value }>`select ${sql.raw(expression)} as value`.execute(test.database);
  return rows[0]!.value;
}

describe('values', () => {
  it.each([
    ['int8 as a number', 'int8 \'9007199254740991\'', 9007199254740991],
    ['arrays of int8', 'array[int8 \'1\', null, int8 \'-3\']', [1, null, -3]],
    ['dates as plain text', "date '2026-02-28'", '2026-02-28'],
    ['arrays of dates', "array[date '2026-02-28', null]", ['2026-02-28', null]],
    ['instants as Date', "timestamptz '2026-02-28 08:00+08'", new Date('2026-02-28T00:00:00Z')],
    ['numeric as text', '1.50::numeric', '1.50'],
    ['jsonb as a value', `'{"a": [1]}'::jsonb`, { a: [1] }],
    ['ltree as text', "ltree 'a.b'", 'a.b'],
  ])('read %s', async (_name, expression, expected) => {
    expect(await one(expression)).toEqual(expected);
  });

  it('refuse an int8 that would lose digits', async () => {
    await expect(one("int8 '9007199254740992'")).rejects.toThrow('does not fit');
  });
});

describe('connect', () => {
  it('counts Chinese characters as letters and works in UTC', async () => {
    expect(await one(String.raw`'桂花' ~ '^\w+$'`)).toBe(true);
    expect(await one("current_setting('timezone')")).toBe('UTC');
  });

  it('uses the schema of the tenant, with extensions beside it', async () => {
    await sql`create schema tenant_a`.execute(test.database);
    const tenant = connect(test.url, { schema: 'tenant_a', size: 1 });
    await sql`create table thing (path ltree)`.execute(tenant);
    await tenant.destroy();
    expect(await one("to_regclass('tenant_a.thing') is not null")).toBe(true);
    expect(await one("to_regclass('public.thing') is null")).toBe(true);
  });

  it('stops a statement that runs too long and goes on with the next', async () => {
    const hasty = connect(test.url, { size: 1, statementTimeout: 50 });
    await expect(sql`select pg_sleep(5)`.execute(hasty)).rejects.toThrow('statement timeout');
    await expect(sql`select 1`.execute(hasty)).resolves.toBeDefined();
    await hasty.destroy();
  });

  it('gives up a connection that hangs, and says that trying again may help', async () => {
    const reported: unknown[] = [];
    const { url, hang, close } = await proxyTo(test.url);
    const database = connect(url, { size: 1, statementTimeout: 1_000, clientGrace: 100, onError: (error) => reported.push(error) });
    await sql`select 1`.execute(database);
    hang();
    await expect(sql`select 1`.execute(database)).rejects.toMatchObject({ status: 503, code: 'database-unavailable' });
    expect(String(reported[0])).toContain('Query read timeout');
    await expect(sql`select 1`.execute(database)).resolves.toBeDefined();
    await database.destroy();
    await close();
  });

  it('answers 503 when the database stays away', async () => {
    const database = connect('postgresql://nobody@127.0.0.1:1/none', { recoveryTime: 100 });
    await expect(sql`select 1`.execute(database)).rejects.toMatchObject({ status: 503, code: 'database-unavailable' });
    await database.destroy();
  });

  it('replaces a connection that was cut', async () => {
    const database = connect(test.url, { size: 1 });
    const pid = async () => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database)).rows[0]!.pid;
    const first = await pid();
    await sql`select pg_terminate_backend(${first})`.execute(test.database);
    // The cut may reach the pool during the next statement; the one after that must work.
    await pid().catch(() => {});
    expect(await pid()).not.toBe(first);
    await database.destroy();
  });
});
