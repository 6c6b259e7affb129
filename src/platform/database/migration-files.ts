import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

export interface MigrationFile {
  /** File name without its ending, unique over all contexts. */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const sourceDirectory = join(import.meta.dirname, '../..');
const namePattern = /^\d{12}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/;

/** All migrations of the platform and of every context, in the order in which they run. */
export async function collectMigrations(root: string = sourceDirectory): Promise<MigrationFile[]> {
  const files: MigrationFile[] = [];
  for await (const path of glob(['platform/**/migrations/*.sql', 'contexts/*/migrations/*.sql'], { cwd: root })) {
    const file = basename(path);
    if (!namePattern.test(file)) throw new Error(`The migration ${path} must be named YYYYMMDDHHMM-verb-noun.sql`);
    const sql = await readFile(join(root, path), 'utf8');
    files.push({ name: file.slice(0, -'.sql'.length), sql, sha256: createHash('sha256').update(sql).digest('hex') });
  }
  files.sort((one, other) => (one.name < other.name ? -1 : 1));
  files.forEach((file, index) => {
    if (file.name === files[index + 1]?.name) throw new Error(`Two migrations are named ${file.name}`);
  });
  return files;
}
