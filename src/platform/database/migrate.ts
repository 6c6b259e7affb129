import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { connectionConfig, type ConnectionOptions } from './connection.ts';
import { collectMigrations, type MigrationFile } from './migration-files.ts';

export { collectMigrations } from './migration-files.ts';

/** The database and this program do not fit together; the message says which migration and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

export interface MigrationResult {
  /** Names of the migrations that ran now. */
  readonly applied: readonly string[];
  /** How many are in place altogether. */
  readonly total: number;
}

/** All three are "trusted": the owner of a database may install them. */
const extensions = ['btree_gist', 'ltree', 'pg_trgm'];

const lockKey = 5_202_611_230;

/**
 * Brings the database to the state this program expects: extensions, the job queue's own tables, then every SQL file,
 * each in its own transaction and recorded with its hash. Several programs may call it at once: they take turns.
 * Refuses a database that is newer than the program, or whose applied migrations differ from the program's.
 */
export async function migrate(url: string, options: ConnectionOptions & { readonly files?: readonly MigrationFile[] } = {}): Promise<MigrationResult> {
  const files = options.files ?? (await collectMigrations());
  const client = new pg.Client({ ...connectionConfig(url, { ...options, applicationName: 'lianxin migrate' }), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await prepare(client, options.schema ?? 'public');
    const known = await readApplied(client);
    refuseStrangers(known, files);
    await runMigrations({ connectionString: url, logger: quietLogger });
    const applied: string[] = [];
    for (const file of files) {
      if (known.has(file.name)) continue;
      await apply(client, file);
      applied.push(file.name);
    }
    return { applied, total: files.length };
  } finally {
    // Closing the connection releases the lock.
    await client.end();
  }
}

/** Names of this program's migrations the database does not have yet; null when it has never been migrated. */
export async function pendingMigrations(url: string, options: ConnectionOptions = {}): Promise<readonly string[] | null> {
  const client = new pg.Client({ ...connectionConfig(url, options), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ readonly exists: boolean }>(`select to_regclass('migration') is not null as exists`);
    if (rows[0]?.exists !== true) return null;
    const known = await readApplied(client);
    const files = await collectMigrations();
    refuseStrangers(known, files);
    return files.filter((file) => !known.has(file.name)).map((file) => file.name);
  } finally {
    await client.end();
  }
}

const quietLogger = new Logger(() => () => {});

async function prepare(client: pg.Client, schema: string): Promise<void> {
  if (schema !== 'public') await client.query(`create schema if not exists ${client.escapeIdentifier(schema)}`);
  for (const extension of extensions) await client.query(`create extension if not exists ${extension} with schema public`);
  await client.query(`create table if not exists migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`);
}

async function readApplied(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ readonly name: string; readonly sha256: string }>('select name, sha256 from migration order by name');
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

function refuseStrangers(applied: ReadonlyMap<string, string>, files: readonly MigrationFile[]): void {
  const hashes = new Map(files.map((file) => [file.name, file.sha256]));
  for (const [name, sha256] of applied) {
    const expected = hashes.get(name);
    if (expected === undefined) {
      throw new MigrationError(`The database is newer than this program: it has the migration ${name}. Start the newer program, or restore a backup made before it.`);
    }
    if (expected !== sha256) {
      throw new MigrationError(`The migration ${name} was changed after it ran here. Restore its file; changes belong into a new migration.`);
    }
  }
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query(file.sql);
    await client.query('insert into migration (name, sha256) values ($1, $2)', [file.name, file.sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new MigrationError(`The migration ${file.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
