import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { collectMigrations } from '../platform/database/migrate.ts';
import { databaseProcesses, endRuns, programPid, startNpm, type RunningNpm } from './testing/run-npm.ts';

let folder: string;
let running: RunningNpm | null = null;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lianxin-cli-')));
});
afterEach(async () => {
  await endRuns(running === null ? [] : [running]);
  running = null;
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function lianxin(...args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], {
      env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

it('lists its commands', async () => {
  const { code, out } = await lianxin('--help');
  expect(code).toBe(0);
  expect(out).toContain('migrate');
});

it('refuses an unknown command', async () => {
  const { code, err } = await lianxin('nonsense');
  expect(code).toBe(1);
  expect(err).toContain("unknown command 'nonsense'");
});

it('starts the database for itself and leaves nothing running', async () => {
  const count = (await collectMigrations()).length;
  expect(await lianxin('migrate')).toEqual({ code: 0, out: `The database is up to date: ${count} migrations are in place.\n`, err: '' });
  expect(databaseProcesses(join(folder, 'data'))).toEqual([]);
  expect((await lianxin('status')).out).toContain('does not run');
});

it('lets two commands share the database that one of them started', async () => {
  const answers = await Promise.all([lianxin('migrate'), lianxin('migrate')]);
  expect(answers.map(({ code, err }) => ({ code, err }))).toEqual([
    { code: 0, err: '' },
    { code: 0, err: '' },
  ]);
  expect(databaseProcesses(join(folder, 'data'))).toEqual([]);
});

it('joins the running program', async () => {
  running = startNpm({ folder });
  await running.ready;
  const { code, out } = await lianxin('status');
  expect(code).toBe(0);
  expect(out).toContain(`runs (process ${programPid(running.dataDirectory)})`);
  expect(out).toContain('embedded, PostgreSQL 18.');
  expect(out).toContain('up to date');
  expect((await lianxin('migrate')).code).toBe(0);
  const demo = await lianxin('demo');
  expect([demo.code, demo.err]).toEqual([1, expect.stringContaining('the demo goes only into an empty one')]);
  expect((await lianxin('database-url')).out).toMatch(/^postgresql:\/\/lianxin:[0-9a-f]+@/);
});

it('says that there is nothing to connect to', async () => {
  const { code, err } = await lianxin('database-url');
  expect(code).toBe(1);
  expect(err.trim()).toBe(`No program runs on ${join(folder, 'data')}: start it first.`);
});
