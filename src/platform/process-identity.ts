import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, as the system words it; null where the system does not tell (Windows). */
  readonly startedAt: string | null;
}

/** The identity of a living process, or null when there is none with this number. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  return isAlive(pid) ? { pid, startedAt: startTime(pid) } : null;
}

/** Whether the very same process still lives (a recycled number does not count). */
export function isSameProcess(identity: ProcessIdentity): boolean {
  const present = identifyProcess(identity.pid);
  return present !== null && present.startedAt === identity.startedAt;
}

/** Whether any living process has this number; a zombie counts as dead. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return process.platform !== 'linux' || procStat(pid)?.state !== 'Z';
}

function startTime(pid: number): string | null {
  if (process.platform === 'linux') {
    const stat = procStat(pid);
    // Ticks since boot are only unique together with the boot.
    return stat === null ? null : `${bootId()}/${stat.startTicks}`;
  }
  if (process.platform === 'win32') return null;
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function procStat(pid: number): { readonly state: string; readonly startTicks: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; the fields behind it are plain. State is field 3, start time field 22.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTicks: fields[19] ?? '' };
  } catch {
    return null;
  }
}
