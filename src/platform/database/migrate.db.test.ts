import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeEach, expect, inject, it } from 'vitest';
import { urlOfTestDatabase } from '../testing/global-setup.ts';
import { testDatabase } from '../testing/test-database.ts';
import { collectMigrations, migrate, pendingMigrations } from './migrate.ts';

const made: string[] = [];
let url: string;

beforeEach(async () => {
  const name = `test_migrate_${randomBytes(6).toString('hex')}`;
  made.push(name);
  await query(inject('testServerUrl'), `create database ${name} template template0 owner lianxin`);
  url = urlOfTestDatabase(inject('testServerUrl'), name);
});
afterAll(async () => {
  for (const name of made) await query(inject('testServerUrl'), `drop database ${name} with (force)`);
});

async function query(address: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}

const file = (name: string, sql: string) => ({ name, sql, sha256: createHash('sha256').update(sql).digest('hex') });
const first = file('202601010000-create-one', 'create table one (id integer)');
const second = file('202601020000-create-two', 'create table two (id integer); insert into two values (1)');

it('runs what is missing, once, in order', async () => {
  expect(await migrate(url, { files: [first] })).toEqual({ applied: [first.name], total: 1 });
  expect(await migrate(url, { files: [first, second] })).toEqual({ applied: [second.name], total: 2 });
  expect(await migrate(url, { files: [first, second] })).toEqual({ applied: [], total: 2 });
  expect(await query(url, 'select id from two')).toEqual([{ id: 1 }]);
});

it('lets programs that start together take turns', async () => {
  const results = await Promise.all([1, 2, 3].map(() => migrate(url, { files: [first, second] })));
  expect(results.flatMap((result) => result.applied).toSorted()).toEqual([first.name, second.name]);
});

it('leaves nothing of a migration that fails and names it', async () => {
  const broken = file('202601030000-break-three', 'create table three (id integer); select nonsense');
  await expect(migrate(url, { files: [first, broken] })).rejects.toThrow('202601030000-break-three failed: column "nonsense" does not exist');
  expect(await query(url, `select to_regclass('one') is not null as one, to_regclass('three') is not null as three`)).toEqual([{ one: true, three: false }]);
});

it('refuses a database that is newer than the program', async () => {
  await migrate(url, { files: [first, second] });
  await expect(migrate(url, { files: [first] })).rejects.toThrow('newer than this program: it has the migration 202601020000-create-two');
});

it('refuses a migration that changed after it ran', async () => {
  await migrate(url, { files: [first] });
  await expect(migrate(url, { files: [file(first.name, `${first.sql} `)] })).rejects.toThrow('202601010000-create-one was changed');
});

it('works in the schema of a tenant', async () => {
  await migrate(url, { files: [first], schema: 'gusu' });
  expect(await query(url, `select to_regclass('gusu.one') is not null as inside, to_regclass('public.one') is null as outside`)).toEqual([
    { inside: true, outside: true },
  ]);
});

it('tells what is pending', async () => {
  expect(await pendingMigrations(url)).toBeNull();
  const test = await testDatabase();
  expect(await pendingMigrations(test.url)).toEqual([]);
  await test.close();
});

it('collects the real migrations in order, with the job queue beside them', async () => {
  const names = (await collectMigrations()).map((migration) => migration.name);
  expect(names).toEqual(names.toSorted());
  expect(names.length).toBeGreaterThan(0);
  const test = await testDatabase();
  expect(await query(test.url, `select to_regclass('graphile_worker.jobs') is not null as queue`)).toEqual([{ queue: true }]);
  await test.close();
});
