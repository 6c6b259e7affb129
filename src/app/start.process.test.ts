import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseProcesses, endRuns, killAll, postmasterPid, processTree, programPid, startNpm, type RunningNpm, type StartOptions } from './testing/run-npm.ts';
import { readRows, startWriter } from './testing/writer.ts';

let folder: string;
const started: RunningNpm[] = [];

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lianxin-process-')));
});
afterEach(async () => {
  await endRuns(started.splice(0));
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

function start(options: Partial<StartOptions> = {}): RunningNpm {
  const npm = startNpm({ folder, ...options });
  started.push(npm);
  return npm;
}

async function startAgain(options: Partial<StartOptions> = {}): Promise<string> {
  return start(options).ready;
}

describe('SIGTERM', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s to npm itself stops everything with exit code 0', async (signal) => {
    const run = start();
    const url = await run.ready;
    const writer = startWriter(url);
    await writer.more(20);
    process.kill(run.npmPid, signal);
    const { code, output } = await run.ended;
    expect(code).toBe(0);
    expect(output).not.toContain('did not end in time');
    await writer.stop();
    expect(databaseProcesses(run.dataDirectory)).toEqual([]);
    expect(await readRows(await startAgain())).toEqual(expect.arrayContaining(writer.acknowledged));
  });

  it('during the first start stops as well', async () => {
    const run = start({ environment: { SMALL_DEMO: 'on' } });
    await run.printed('half of the demo is in');
    process.kill(run.npmPid, 'SIGTERM');
    const { code, output } = await run.ended;
    expect(code).toBe(0);
    expect(output).not.toContain('ready');
    expect(databaseProcesses(run.dataDirectory)).toEqual([]);
  });
});

describe('kill -9 during writes loses nothing that was acknowledged', () => {
  const victims = {
    'npm, the program and the database': (run: RunningNpm) => [...processTree(run.npmPid), ...databaseProcesses(run.dataDirectory)],
    'npm and the program': (run: RunningNpm) => processTree(run.npmPid).filter((pid) => !databaseProcesses(run.dataDirectory).includes(pid)),
    'the program alone': (run: RunningNpm) => [programPid(run.dataDirectory)],
  };

  it.each(Object.entries(victims))('of %s', async (_name, choose) => {
    const run = start();
    const writer = startWriter(await run.ready);
    await writer.more(50);
    killAll(choose(run));
    await run.ended;
    await writer.stop();
    const url = await startAgain();
    expect(writer.acknowledged.length).toBeGreaterThanOrEqual(50);
    expect(await readRows(url)).toEqual(expect.arrayContaining(writer.acknowledged));
  });

  it('of the database, which comes back under the running program', async () => {
    const run = start();
    const url = await run.ready;
    const writer = startWriter(url);
    for (let round = 0; round < 2; round++) {
      await writer.more(50);
      const killed = postmasterPid(run.dataDirectory);
      killAll([killed]);
      await writer.more(50);
      expect(postmasterPid(run.dataDirectory)).not.toBe(killed);
    }
    await writer.stop();
    expect(await readRows(url)).toEqual(expect.arrayContaining(writer.acknowledged));
    process.kill(run.npmPid, 'SIGTERM');
    expect((await run.ended).code).toBe(0);
  });
});

describe('the data folder', () => {
  it('belongs to one program: the second names the first and refuses', async () => {
    const first = start();
    const url = await first.ready;
    const second = start();
    const { code, output } = await second.ended;
    expect(code).toBe(1);
    expect(output.trim()).toBe(`Another Lianxin (process ${programPid(first.dataDirectory)}) already uses the folder ${first.dataDirectory}.`);
    expect(await readRows(url)).toEqual([]);
  });

  it('is taken over when the numbers in its files now belong to other processes', async () => {
    const run = start();
    await run.ready;
    killAll([...processTree(run.npmPid), ...databaseProcesses(run.dataDirectory)]);
    await run.ended;
    const pidFile = join(run.dataDirectory, 'postgres/postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'));
    writeFileSync(join(run.dataDirectory, 'lianxin.lock'), JSON.stringify({ pid: process.pid, startedAt: 'long ago' }));
    expect(await readRows(await startAgain())).toEqual([]);
  });

  it('survives a first start that was killed while the cluster was made', async () => {
    const run = start();
    const draft = join(run.dataDirectory, 'postgres.creating/cluster/base');
    await waitFor(draft);
    killAll([...processTree(run.npmPid), ...databaseProcesses(run.dataDirectory)]);
    await run.ended;
    expect(await readRows(await startAgain())).toEqual([]);
  });

  it('may lie so deep that no socket fits into it', async () => {
    const dataDirectory = join(folder, 'deep'.repeat(30));
    const run = start({ dataDirectory });
    const writer = startWriter(await run.ready);
    await writer.more(5);
    await writer.stop();
    killAll(processTree(run.npmPid));
    await run.ended;
    expect(await readRows(await startAgain({ dataDirectory }))).toEqual(expect.arrayContaining(writer.acknowledged));
  });

  it('works on when the database password was lost', async () => {
    const run = start();
    await run.ready;
    process.kill(run.npmPid, 'SIGTERM');
    await run.ended;
    rmSync(join(run.dataDirectory, 'postgres-secret'));
    expect(await readRows(await startAgain())).toEqual([]);
  });
});

describe('the first start', () => {
  it('says where the program is ready, and how to begin', async () => {
    const run = start();
    const url = await run.ready;
    process.kill(run.npmPid, 'SIGTERM');
    const { output } = await run.ended;
    expect(output.match(/Lianxin ready on/g)).toHaveLength(1);
    expect(output).toContain(`${url}/first\n`);
  });

  it('loads the demo once', async () => {
    const environment = { SMALL_DEMO: 'on' };
    const run = start({ environment });
    expect(await readRows(await run.ready)).toEqual([1, 2, 3]);
    await run.printed('demo account: clerk');
    process.kill(run.npmPid, 'SIGTERM');
    await run.ended;
    const again = start({ environment });
    expect(await readRows(await again.ready)).toEqual([1, 2, 3]);
    expect(again.output()).not.toContain('half of the demo');
  });

  it('loads the demo anew when loading was interrupted', async () => {
    const environment = { SMALL_DEMO: 'on' };
    const run = start({ environment });
    await run.printed('half of the demo is in');
    killAll(processTree(run.npmPid));
    await run.ended;
    expect(await readRows(await startAgain({ environment }))).toEqual([1, 2, 3]);
  });

  it('refuses in one line a port that is taken', async () => {
    const url = await start().ready;
    const second = start({ dataDirectory: join(folder, 'other'), environment: { PORT: new URL(url).port } });
    const { code, output } = await second.ended;
    expect(code).toBe(1);
    expect(output.trim()).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken: stop the other program or set PORT\.$/);
  });

  it('names a variable it cannot use', async () => {
    const { code, output } = await start({ environment: { PORT: 'http' } }).ended;
    expect(code).toBe(1);
    expect(output.trim()).toBe('PORT must be a number');
  });
});

async function waitFor(path: string): Promise<void> {
  while (!existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 2));
}
