import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { problem } from '../problem.ts';
import { connectionConfig, type ConnectionOptions } from './connection.ts';
import { createStatementNames } from './statement-names.ts';

export interface PoolOptions extends ConnectionOptions {
  readonly size?: number;
  /** Longest a statement may run, in milliseconds. */
  readonly statementTimeout?: number;
  /** How much longer than the server the client waits for it, in milliseconds: normally the server cancels and the connection stays usable. */
  readonly clientGrace?: number;
  /** How long to wait for a free connection or a new one, in milliseconds. */
  readonly connectTimeout?: number;
  /** How long a database that is restarting is waited for before the caller gets the error, in milliseconds. */
  readonly recoveryTime?: number;
  /** Told of failures nobody waits for, such as an idle connection that broke. */
  readonly onError?: (error: unknown) => void;
}

/**
 * A pool whose clients never come back broken: one that was cut or timed out on our side is destroyed, and
 * connecting waits for a database that is just restarting.
 */
export function createPool(url: string, options: PoolOptions = {}): PostgresPool {
  const { size = 20, statementTimeout = 15_000, clientGrace = 5_000, connectTimeout = 5_000, recoveryTime = 15_000, onError = () => {} } = options;
  const pool = new pg.Pool({
    ...connectionConfig(url, options),
    max: size,
    connectionTimeoutMillis: connectTimeout,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout + clientGrace,
    idle_in_transaction_session_timeout: 30_000,
  });
  pool.on('error', (error) => {
    // While closing, the database may hang up first.
    if (!pool.ending) onError(error);
  });
  // A client in use when the server dies reports to its query; without a listener the same error would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    async connect() {
      return guardClient(await connectPatiently(pool, recoveryTime, onError), onError);
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

async function connectPatiently(pool: pg.Pool, recoveryTime: number, onError: (error: unknown) => void): Promise<pg.PoolClient> {
  const deadline = performance.now() + recoveryTime;
  for (;;) {
    try {
      return await pool.connect();
    } catch (error) {
      // A pool that stayed full is overload: waiting longer would only lengthen the queue.
      const full = pool.totalCount - pool.idleCount >= pool.options.max;
      if (pool.ending || !isUnavailable(error)) throw error;
      if (full || performance.now() > deadline) throw unavailable(error, onError);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ENOENT', // the Unix socket is gone
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01', // shutting down
  '57P02', // crashed
  '57P03', // starting up
]);

/** What callers see: trying again may help. The reason goes to the database's owner only. */
function unavailable(reason: unknown, onError: (error: unknown) => void): Error {
  onError(reason);
  return problem(503, 'database-unavailable', { detail: 'The database cannot be reached just now; try again in a moment.' });
}

/** Whether the database was not there, rather than the statement wrong. */
function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') return unavailableCodes.has(error.code);
  return unavailableMessages.some((message) => error.message.startsWith(message));
}

/** node-postgres tells these apart by their text only. */
const unavailableMessages = [
  'Connection terminated',
  'Client has encountered a connection error',
  'Query read timeout',
  'timeout exceeded when trying to connect',
];

const nameOf = createStatementNames();
const guarded = new WeakMap<pg.PoolClient, PostgresPoolClient>();

/** One wrapper per client, since Kysely recognises connections by identity. */
function guardClient(client: pg.PoolClient, onError: (error: unknown) => void): PostgresPoolClient {
  const known = guarded.get(client);
  if (known !== undefined) return known;
  let breakage: Error | undefined;
  async function query(sql: string, parameters: readonly unknown[]) {
    // A rollback on a hanging connection would only hang as well.
    if (breakage !== undefined) throw breakage;
    try {
      const name = nameOf(sql);
      return await client.query({ text: sql, values: [...parameters], ...(name === undefined ? {} : { name }) });
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
      return (client as pg.PoolClient & { readonly processID: number | null }).processID;
    },
  };
  // Kysely's type also covers cursors, which we do not use.
  const guardedClient = wrapper as unknown as PostgresPoolClient;
  guarded.set(client, guardedClient);
  return guardedClient;
}
