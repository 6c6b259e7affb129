import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { connect } from './database.ts';

let test: TestDatabase;

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
