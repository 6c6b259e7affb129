import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../../process-identity.ts';
import { programPath, type Binaries } from './binaries.ts';

/** What a server writes into its folder about itself. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  /** Empty where it listens on TCP only. */
  readonly socketDirectory: string;
  readonly ready: boolean;
}

/** Reads the server's own pid file; null when there is none or it is still being written. */
export function readPostmasterFile(clusterDirectory: string): PostmasterFile | null {
  let lines: string[];
  try {
    lines = readFileSync(join(clusterDirectory, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? 0), socketDirectory: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

/**
 * Ends what an earlier run left behind: a server whose program was killed gets a fast shutdown, stray children of a
 * killed server are killed, and a pid file that names nobody of ours goes. Call it only while holding the folder.
 */
export async function clearLeftovers(clusterDirectory: string, binaries: Binaries): Promise<void> {
  const file = readPostmasterFile(clusterDirectory);
  if (file !== null && isOurServer(file.pid, clusterDirectory)) await stopOrphan(file.pid, clusterDirectory, binaries);
  await killStrays(clusterDirectory);
  rmSync(join(clusterDirectory, 'postmaster.pid'), { force: true });
}

async function stopOrphan(pid: number, clusterDirectory: string, binaries: Binaries): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(programPath(binaries, 'pg_ctl'), ['stop', '-D', clusterDirectory, '-m', 'fast', '-w'], { stdio: 'ignore' });
    return;
  }
  for (const [signal, patience] of [['SIGINT', 10_000], ['SIGQUIT', 3_000], ['SIGKILL', 3_000]] as const) {
    sendSignal(pid, signal);
    if (await isGone([pid], patience)) return;
  }
}

/** Kills every process that works in the folder: without a living postmaster they can only hold its memory. */
export async function killStrays(clusterDirectory: string): Promise<void> {
  const strays = processesIn(clusterDirectory);
  for (const pid of strays) sendSignal(pid, 'SIGKILL');
  if (!(await isGone(strays, 5_000))) throw new Error(`Processes of an earlier database server do not end: ${strays.join(', ')}`);
}

function isOurServer(pid: number, clusterDirectory: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return processesIn(clusterDirectory).includes(pid);
  if (process.platform === 'win32') return true;
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(clusterDirectory);
  } catch {
    return false;
  }
}

/** Every PostgreSQL process has its cluster as working folder (known on Linux only; elsewhere none is found). */
function processesIn(directory: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`) === directory;
      } catch {
        return false;
      }
    })
    .map(Number);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile.
  }
}

async function isGone(pids: readonly number[], patience: number): Promise<boolean> {
  const deadline = performance.now() + patience;
  while (pids.some(isAlive)) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
