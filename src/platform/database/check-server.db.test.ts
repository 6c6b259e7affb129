import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, inject, it } from 'vitest';
import { urlOfTestDatabase } from '../testing/global-setup.ts';
import { testDatabase } from '../testing/test-database.ts';
import { checkServer } from './check-server.ts';

const plain = `test_plain_${randomBytes(6).toString('hex')}`;

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('testServerUrl') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

afterAll(() => onServer(`drop database if exists ${plain}`));

it('accepts the database the tests run on', async () => {
  const test = await testDatabase();
  await expect(checkServer(test.url)).resolves.toBeUndefined();
  await test.close();
});

it('refuses a locale that takes Chinese characters for signs', async () => {
  await onServer(`create database ${plain} template template0 encoding 'UTF8' locale_provider libc locale 'C' owner lianxin`);
  await expect(checkServer(urlOfTestDatabase(inject('testServerUrl'), plain))).rejects.toThrow('does not know Chinese characters');
});

it('says that nobody answers', async () => {
  await expect(checkServer('postgresql://nobody@127.0.0.1:1/none')).rejects.toThrow(/^DATABASE_URL cannot be reached: connect ECONNREFUSED/);
});
