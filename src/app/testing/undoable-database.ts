import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { typeParsers } from '../../platform/database/types.ts';
import type { Database, Tables } from '../../platform/database/database.ts';

/** A database on one connection whose every change can be taken back: transactions become savepoints. */
export interface UndoableDatabase {
  readonly database: Database;
  /** Runs the work and undoes all it did. */
  undo<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const asSavepoints: Readonly<Record<string, string>> = {
  begin: 'savepoint inner_transaction',
  commit: 'release savepoint inner_transaction',
  rollback: 'rollback to savepoint inner_transaction',
};

/** Opens the connection; calls must follow one another. */
export async function undoableDatabase(url: string): Promise<UndoableDatabase> {
  const client = new pg.Client({ connectionString: url, types: typeParsers });
  await client.connect();
  const connection = {
    query: (text: string, values: readonly unknown[]) => client.query(asSavepoints[text] ?? text, [...values]),
    release: () => undefined,
  };
  const pool = { connect: async () => connection, end: async () => undefined };
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) });
  return {
    database,
    async undo(work) {
      await client.query('begin');
      try {
        return await work();
      } finally {
        await client.query('rollback');
      }
    },
    close: () => client.end(),
  };
}
