import type { PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { isUnavailable, unavailable } from './availability.ts';
import { isLater } from './later.ts';
import { createStatementNames } from './statement-names.ts';

type Answer = Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>;

interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** The parts of the client its types leave out. */
type Client = pg.PoolClient & { readonly processID: number | null; readonly connection: { readonly stream: { cork(): void; uncork(): void } } };

const nameOf = createStatementNames();
const guarded = new WeakMap<pg.PoolClient, PostgresPoolClient>();
const begin: Statement = { sql: 'begin', parameters: [] };

const notSent = (command: string): Answer => ({ command, rowCount: null, rows: [] });

/**
 * One wrapper per client, since Kysely recognises connections by identity. Each write to the database's socket wakes the
 * server and costs more than a small statement, so what nobody waits for goes out together with the next statement: the
 * `begin` of a transaction, and writes marked by `executeLater`.
 */
export function guardClient(poolClient: pg.PoolClient, onError: (error: unknown) => void): PostgresPoolClient {
  const known = guarded.get(poolClient);
  if (known !== undefined) return known;
  const client = poolClient as Client;
  let breakage: Error | undefined;
  let waiting: Statement[] = [];

  function submit({ sql, parameters }: Statement): Promise<Answer> {
    const name = nameOf(sql);
    return client.query({ text: sql, values: [...parameters], ...(name === undefined ? {} : { name }) });
  }

  /** Sends everything in one write; answers the last one, or fails with the first failure. */
  async function sendAll(statements: readonly Statement[], last: Statement): Promise<Answer> {
    const { stream } = client.connection;
    stream.cork();
    const answers = [...statements, last].map(submit);
    stream.uncork();
    const settled = await Promise.allSettled(answers);
    const failure = settled.find((answer) => answer.status === 'rejected');
    if (failure) throw failure.reason;
    return answers.at(-1) ?? notSent('');
  }

  async function query(sql: string, parameters: readonly unknown[]): Promise<Answer> {
    // A rollback on a hanging connection would only hang as well.
    if (breakage !== undefined) throw breakage;
    if (sql === 'begin' || isLater(sql)) {
      waiting.push(sql === 'begin' ? begin : { sql, parameters });
      return notSent('LATER');
    }
    const before = waiting;
    waiting = [];
    // Nothing of the transaction has reached the server: there is nothing to end.
    if (before[0] === begin && (sql === 'rollback' || (sql === 'commit' && before.length === 1))) return notSent(sql.toUpperCase());
    const last = { sql, parameters };
    const [, only] = before;
    try {
      // A transaction of one statement is one without `begin` and `commit`.
      if (sql === 'commit' && only !== undefined && before.length === 2 && before[0] === begin) {
        await submit(only);
        return notSent('COMMIT');
      }
      return await (before.length === 0 || sql === 'rollback' ? submit(last) : sendAll(before, last));
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      breakage = unavailable(error, onError);
      throw breakage;
    }
  }

  const wrapper = {
    query,
    release: (destroy?: boolean) => client.release(destroy === true || breakage !== undefined),
    get processID() {
      return client.processID;
    },
  };
  // Kysely's type also covers cursors, which we do not use.
  const guardedClient = wrapper as unknown as PostgresPoolClient;
  guarded.set(poolClient, guardedClient);
  return guardedClient;
}
