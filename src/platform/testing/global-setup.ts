import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startCluster } from '../database/cluster.ts';
import { applicationRole } from '../database/cluster/provision.ts';
import { migrate } from '../database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's address of the server under test. */
    readonly testServerUrl: string;
    /** The migrated database that every test file gets a copy of. */
    readonly testTemplate: string;
  }
}

/** One server per run: the embedded one, or any PostgreSQL named by TEST_DATABASE_URL (a role that may create databases and roles). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await provideServer();
  const template = `lianxin_template_${process.pid}`;
  try {
    await createTemplate(server.url, template);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('testServerUrl', server.url);
  project.provide('testTemplate', template);
  return async () => {
    await execute(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

async function provideServer(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') return { url: given, stop: async () => {} };
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lianxin-test-'));
  const cluster = await startCluster({ dataDirectory, durable: false, onEvent: (event) => console.error(event) });
  return {
    url: cluster.adminUrl,
    async stop() {
      await cluster.stop();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}

async function createTemplate(serverUrl: string, template: string): Promise<void> {
  // The tests work as an ordinary role, like the program.
  await execute(serverUrl, `do $$ begin create role ${applicationRole} login; exception when duplicate_object then null; end $$`);
  // Who is no superuser has to be a member of the role that shall own the database.
  await execute(serverUrl, `do $$ begin if not pg_has_role('${applicationRole}', 'member') then grant ${applicationRole} to current_user; end if; end $$`);
  await execute(serverUrl, `alter role ${applicationRole} password '${testPassword}'`);
  await execute(serverUrl, `create database ${template} template template0 encoding 'UTF8' locale 'C.UTF-8' owner ${applicationRole}`);
  await migrate(urlOfTestDatabase(serverUrl, template));
}

const testPassword = 'test';

/** Address of a database on the server under test, for the program's role. */
export function urlOfTestDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.username = applicationRole;
  url.password = testPassword;
  url.pathname = `/${name}`;
  return url.href;
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
