import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

export interface StartOptions {
  /** A folder for package.json; also the default place of the data folder `data`. */
  readonly folder: string;
  readonly dataDirectory?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** The program in this folder to run; the small one unless said. */
  readonly program?: string;
  /** Checkout to run, if not this one. */
  readonly checkout?: string;
  /** Account to run as; only root may ask for another. */
  readonly uid?: number;
}

/** A real `npm start` of the small program. */
export interface RunningNpm {
  readonly npm: ChildProcess;
  readonly npmPid: number;
  readonly dataDirectory: string;
  /** Everything printed so far on both streams. */
  output(): string;
  /** Base address from the ready line; rejects with the output when the program ended before it. */
  readonly ready: Promise<string>;
  /** Exit code (or signal) and everything printed. */
  readonly ended: Promise<{ readonly code: number | string | null; readonly output: string }>;
  /** Waits until the text has been printed. */
  printed(text: string): Promise<void>;
}

/** Runs `npm start` with the small program in place of the product's. */
export function startNpm({ folder, dataDirectory = join(folder, 'data'), environment = {}, program: name = 'small-program.ts', checkout = root, uid }: StartOptions): RunningNpm {
  const program = join(checkout, 'src/app/testing', name);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'small', private: true, type: 'module', scripts: { start: `exec node ${program}` } }));
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: folder,
    uid,
    gid: uid,
    // A group of its own, so that a test can end whatever is left of it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      HOME: folder,
      PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
      npm_config_cache: join(folder, '.npm'),
      npm_config_update_notifier: 'false',
      PORT: '0',
      DATA_DIR: dataDirectory,
      ...environment,
    },
  });
  // Without a number there is nothing to end later; 0 would mean "my whole group" to kill.
  if (npm.pid === undefined) {
    npm.once('error', () => {});
    throw new Error('npm could not be started: it is not on the PATH');
  }
  const npmPid = npm.pid;
  let output = '';
  const listeners = new Set<() => void>();
  const collect = (data: Buffer) => {
    output += data.toString();
    for (const listener of listeners) listener();
  };
  npm.stdout.on('data', collect);
  npm.stderr.on('data', collect);
  const ended = new Promise<{ code: number | string | null; output: string }>((resolve) => {
    npm.once('close', (code, signal) => resolve({ code: signal ?? code, output }));
  });
  function printed(text: string | RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (output.search(text) < 0) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
      void ended.then((end) => reject(new Error(`npm ended (${end.code}) before printing ${text}:\n${end.output}`)));
    });
  }
  const ready = printed(/Lianxin ready on \S+\n/).then(() => /Lianxin ready on (\S+)/.exec(output)?.[1] ?? '');
  ready.catch(() => {});
  return { npm, npmPid, dataDirectory, output: () => output, ready, ended, printed };
}

/** Number of the program's own process, from the lock of its data folder. */
export function programPid(dataDirectory: string): number {
  return (JSON.parse(readFileSync(join(dataDirectory, 'lianxin.lock'), 'utf8')) as { readonly pid: number }).pid;
}

/** Number of the database's first process. */
export function postmasterPid(dataDirectory: string): number {
  return Number(readFileSync(join(dataDirectory, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Database processes that still work in the data folder (Linux). */
export function databaseProcesses(dataDirectory: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`).startsWith(join(dataDirectory, 'postgres'));
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Kills processes of a test at once; refuses numbers that mean more than one process, and the test's own. */
export function killAll(pids: readonly number[]): void {
  const wrong = pids.find((pid) => !Number.isInteger(pid) || pid <= 2 || pid === process.pid || pid === process.ppid);
  if (wrong !== undefined) throw new Error(`Refusing to kill process ${wrong}`);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
}

/** Ends whatever is left of the runs and waits until it is gone, so that their folders can be removed. */
export async function endRuns(runs: readonly RunningNpm[]): Promise<void> {
  // All programs first: one that lives would start its database again.
  for (const { npm, npmPid, ended } of runs) {
    // The number of an npm that has ended may already belong to somebody else.
    if (npm.exitCode === null && npm.signalCode === null) killAll(processTree(npmPid));
    await ended;
  }
  for (const { dataDirectory } of runs) {
    for (let left = databaseProcesses(dataDirectory); left.length > 0; left = databaseProcesses(dataDirectory)) {
      killAll(left);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** The process and all its descendants that are known to the system now (Linux). */
export function processTree(pid: number): number[] {
  if (pid <= 2) throw new Error(`Process ${pid} is not of this test`);
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const tree = [pid];
  for (let index = 0; index < tree.length; index++) {
    for (const [child, parent] of parents) if (parent === tree[index]) tree.push(child);
  }
  return tree;
}
