import { Kysely, PostgresDialect, type Transaction as KyselyTransaction } from 'kysely';
import { createPool, type PoolOptions } from './pool.ts';
import type { DB as Tables } from './tables.generated.ts';

export type { Tables };
export type Database = Kysely<Tables>;
export type Transaction = KyselyTransaction<Tables>;

export type DatabaseOptions = PoolOptions;

/** Opens a pool on the database; nothing is connected before the first statement. Close it with `database.destroy()`. */
export function connect(url: string, options: DatabaseOptions = {}): Database {
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createPool(url, options) }) });
  if (options.onError !== undefined) errorListeners.set(database, options.onError);
  return database;
}

const errorListeners = new WeakMap<Database, (error: unknown) => void>();

/** Tells the database's owner of a failure that no caller can act on any more. */
export function reportDatabaseError(database: Database, error: unknown): void {
  errorListeners.get(database)?.(error);
}
