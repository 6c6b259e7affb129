import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Balances } from '../contexts/projects/rules/ledger.ts';
import { budgetFen, priceOf } from './testing/purse-program.ts';
import { databaseProcesses, endRuns, killAll, processTree, programPid, startNpm, type RunningNpm } from './testing/run-npm.ts';
import { readRows, startWriter } from './testing/writer.ts';

let folder: string;
const started: RunningNpm[] = [];

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lianxin-ledger-')));
});
afterEach(async () => {
  await endRuns(started.splice(0));
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

function start(): RunningNpm {
  const npm = startNpm({ folder, program: 'purse-program.ts' });
  started.push(npm);
  return npm;
}

function verify(): Promise<{ readonly code: number | null; readonly out: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), 'verify-history'], {
      env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data') }, stdio: ['ignore', 'pipe', 'ignore'],
    });
    let out = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.once('close', (code) => resolve({ code, out }));
  });
}

/** Asks for the wishes 1 to `count`, a few at a time; whoever hears that the program is busy asks again. */
async function askAll(url: string, count: number): Promise<readonly (readonly [id: number, status: number])[]> {
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  const answers: (readonly [number, number])[] = [];
  const work = async (): Promise<void> => {
    for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
      const { status } = await fetch(`${url}/rows/${id}`, { method: 'POST' });
      if (status === 503) ids.push(id);
      else answers.push([id, status]);
    }
  };
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(work));
  return answers;
}

const victims = {
  'the program alone': (run: RunningNpm) => [programPid(run.dataDirectory)],
  'the program and the database': (run: RunningNpm) => [...processTree(run.npmPid), ...databaseProcesses(run.dataDirectory)],
};

it.each(Object.entries(victims))('kill -9 of %s in the middle of payments loses none, doubles none, and never overspends', async (_name, choose) => {
  const run = start();
  const writer = startWriter(await run.ready);
  await writer.more(40);
  killAll(choose(run));
  await run.ended;
  await writer.stop();
  const acknowledged = [...writer.acknowledged];

  const again = start();
  const url = await again.ready;
  expect(await readRows(url)).toEqual(expect.arrayContaining(acknowledged));
  // Everybody who heard nothing asks once more, and many more come: far more than the purse holds.
  const answers = await askAll(url, 400);
  const paid = await readRows(url);
  expect(new Set(paid).size).toBe(paid.length);
  expect(new Set(answers.map(([, status]) => status))).toEqual(new Set([201, 409]));
  const told = answers.filter(([, status]) => status === 201).map(([id]) => id);
  expect(new Set(paid)).toEqual(new Set([...told, ...acknowledged]));
  const paidFen = paid.reduce((sum, id) => sum + priceOf(id), 0);
  expect(paidFen).toBeLessThanOrEqual(budgetFen);
  expect((await (await fetch(`${url}/purse`)).json()) as Balances).toEqual({ source: budgetFen, free: budgetFen - paidFen, reserved: 0, paid: paidFen, carried: 0 });
  process.kill(again.npmPid, 'SIGTERM');
  await again.ended;
  expect(await verify()).toMatchObject({ code: 0 });
}, 120_000);

it('an edited entry is named by the offline verifier, which exits with 1', async () => {
  const run = start();
  const url = await run.ready;
  for (const id of [1, 2, 3]) expect((await fetch(`${url}/rows/${id}`, { method: 'POST' })).status).toBe(201);
  expect((await fetch(`${url}/tamper`, { method: 'POST' })).status).toBe(204);
  process.kill(run.npmPid, 'SIGTERM');
  await run.ended;
  const { code, out } = await verify();
  expect(code).toBe(1);
  expect(out).toContain('✘ 快速处置工作经费 2026 (fund ');
  expect(out).toContain('分录 5 entry 5');
  expect(out).toContain('[entry-changed]');
}, 120_000);
