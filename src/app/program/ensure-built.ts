import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { webBuildIsCurrent } from './web-build-stamp.ts';
import { FolderInUseError, lockFolder, type FolderLock } from '../../platform/folder-lock.ts';

const repositoryRoot = join(import.meta.dirname, '../../..');

/** Builds the web pages when dist/ is missing or was made from other sources. Two programs never build at once. */
export async function ensureBuilt(signal: AbortSignal): Promise<void> {
  if (webBuildIsCurrent()) return;
  const lock = await waitForLock(join(repositoryRoot, 'node_modules/.cache/lianxin-build'), signal);
  try {
    if (webBuildIsCurrent()) return;
    console.error('Building the web pages (only when they have changed) …');
    await build(signal);
  } finally {
    lock.release();
  }
}

async function waitForLock(folder: string, signal: AbortSignal): Promise<FolderLock> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return lockFolder(folder);
    } catch (error) {
      if (!(error instanceof FolderInUseError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function build(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repositoryRoot, 'scripts/build.ts')], { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'], signal });
    let output = '';
    const collect = (data: Buffer) => (output = (output + data.toString()).slice(-10_000));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The web pages could not be built:\n${output.trim()}`));
    });
  });
}
