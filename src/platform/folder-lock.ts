import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { identifyProcess, isSameProcess } from './process-identity.ts';

export interface FolderLock {
  release(): void;
}

/** Another living program holds the folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(`Another Lianxin (process ${pid}) already uses the folder ${folder}.`);
    this.pid = pid;
  }
}

const lockSchema = z.object({ pid: z.number(), startedAt: z.string().nullable() });
type LockRecord = z.infer<typeof lockSchema>;

const fileName = 'lianxin.lock';

/**
 * Takes the folder for this process alone, or throws FolderInUseError with the holder's number. The lock of a
 * process that is gone, or whose number now belongs to another one, is taken over.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, fileName);
  const mine = JSON.stringify(identifyProcess(process.pid));
  // Written aside and linked into place, so that nobody ever reads half a lock.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      try {
        linkSync(draft, file);
        return { release: () => releaseLock(file, mine) };
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      }
      const holder = readLock(file);
      if (holder.record !== null && isSameProcess(holder.record)) throw new FolderInUseError(folder, holder.record.pid);
      if (holder.text !== null) removeStale(file, holder.text);
    }
    throw new Error(`The lock ${file} keeps changing; try again.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Number of the living process that holds the folder, or null. */
export function folderHolder(folder: string): number | null {
  const { record } = readLock(join(folder, fileName));
  return record !== null && isSameProcess(record) ? record.pid : null;
}

function readLock(file: string): { readonly text: string | null; readonly record: LockRecord | null } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return { text: null, record: null };
    throw error;
  }
  try {
    return { text, record: lockSchema.parse(JSON.parse(text)) };
  } catch {
    return { text, record: null };
  }
}

/** Moves the stale lock away; if a quicker program had already put its own there, that one goes back. */
function removeStale(file: string, staleText: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== staleText) linkSync(aside, file);
  rmSync(aside);
}

function releaseLock(file: string, mine: string): void {
  if (readLock(file).text === mine) rmSync(file);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
