import { setImmediate as nextTurn } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { typeParsers } from '../../platform/database/types.ts';
import type { Database, Tables } from '../../platform/database/database.ts';

/** A database on one connection whose every change can be taken back: transactions become savepoints. */
export interface UndoableDatabase {
  readonly database: Database;
  /** Runs the work and what it leaves running in the background, then undoes all of it. */
  undo<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const asSavepoints: Readonly<Record<string, string>> = {
  commit: 'release savepoint inner_transaction',
  rollback: 'rollback to savepoint inner_transaction',
};

/** Also with an isolation level, which one transaction for everything does not need. */
function begins(text: string): boolean {
  return text === 'begin' || text.startsWith('start transaction');
}

/** Lets one transaction after the other begin, so that no savepoint is taken back by another's. */
function turnstile() {
  const waiting: (() => void)[] = [];
  let taken = false;
  return {
    async enter() {
      while (taken) await new Promise<void>((resolve) => waiting.push(resolve));
      taken = true;
    },
    leave() {
      taken = false;
      waiting.shift()?.();
    },
  };
}

/** Opens the connection; calls must follow one another. */
export async function undoableDatabase(url: string): Promise<UndoableDatabase> {
  const client = new pg.Client({ connectionString: url, types: typeParsers });
  await client.connect();
  const turn = turnstile();
  let users = 0;
  async function query(text: string, values: readonly unknown[]) {
    if (begins(text)) {
      await turn.enter();
      return client.query('savepoint inner_transaction');
    }
    try {
      return await client.query(asSavepoints[text] ?? text, [...values]);
    } finally {
      if (text === 'commit' || text === 'rollback') turn.leave();
    }
  }
  const pool = {
    end: async () => undefined,
    async connect() {
      users += 1;
      return { query, release: () => (users -= 1) };
    },
  };
  /** What runs after an answer was sent, such as the record of a refusal, begins within a turn or two. */
  async function settled(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet = users === 0 ? quiet + 1 : 0) await nextTurn();
  }
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) });
  return {
    database,
    async undo(work) {
      await client.query('begin');
      try {
        return await work();
      } finally {
        await settled();
        await client.query('rollback');
      }
    },
    close: () => client.end(),
  };
}
