import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's root, from which web pages are built. */
export const repositoryRoot = join(import.meta.dirname, '../../..');

/** Written into dist/ by the build: the hash of the sources it was made from. */
export const stampFile = join(repositoryRoot, 'dist/.sources');

const sources = ['src/**/*', 'vite.config.ts', 'scripts/build.ts', 'package-lock.json'];
const withoutInfluence = ['**/*.test.ts', '**/*.test.tsx', '**/*.sql', '**/testing/**', 'src/contexts/*/{actions,store}/**', 'src/platform/{database,http,files,jobs,storage}/**'];

/** Hash over everything the web pages are built from. */
export function hashSources(): string {
  const files = globSync(sources, { cwd: repositoryRoot, exclude: withoutInfluence, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file.slice(repositoryRoot.length)}\0`);
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}
