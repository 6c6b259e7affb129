import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { connectionConfig, type ConnectionOptions } from './connection.ts';

export interface PoolOptions extends ConnectionOptions {
  readonly size?: number;
  /** Longest a statement may run, in milliseconds. */
  readonly statementTimeout?: number;
  /** How long to wait for a free connection or a new one, in milliseconds. */
  readonly connectTimeout?: number;
  /** How long a database that is restarting is waited for before the caller gets the error, in milliseconds. */
  readonly recoveryTime?: number;
  /** Told of failures nobody waits for, such as an idle connection that broke. */
  readonly onError?: (error: unknown) => void;
}

/** Beyond the server's own limit, so that normally the server cancels the statement and the connection stays usable. */
const graceOfClient = 5_000;

/**
 * A pool whose clients never come back broken: one that was cut or timed out on our side is destroyed, and
 * connecting waits for a database that is just restarting.
 */
export function createPool(url: string, options: PoolOptions = {}): PostgresPool {
  const { size = 20, statementTimeout = 15_000, connectTimeout = 5_000, recoveryTime = 15_000, onError = () => {} } = options;
  const pool = new pg.Pool({
    ...connectionConfig(url, options),
    max: size,
    connectionTimeoutMillis: connectTimeout,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout + graceOfClient,
    idle_in_transaction_session_timeout: 30_000,
  });
  pool.on('error', onError);
  // A client in use when the server dies reports to its query; without a listener the same error would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    async connect() {
      return guardClient(await connectPatiently(pool, recoveryTime));
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

async function connectPatiently(pool: pg.Pool, recoveryTime: number): Promise<pg.PoolClient> {
  const deadline = performance.now() + recoveryTime;
  for (;;) {
    try {
      return await pool.connect();
    } catch (error) {
      // A pool that stayed full is overload: waiting longer would only lengthen the queue.
      const full = pool.totalCount - pool.idleCount >= pool.options.max;
      if (full || pool.ending || !isDatabaseUnavailable(error) || performance.now() > deadline) throw error;
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

/** Whether the error means that the database was not there, rather than that the statement was wrong: trying again may help. */
export function isDatabaseUnavailable(error: unknown): boolean {
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

const guarded = new WeakMap<pg.PoolClient, PostgresPoolClient>();

/** One wrapper per client, since Kysely recognises connections by identity. */
function guardClient(client: pg.PoolClient): PostgresPoolClient {
  const known = guarded.get(client);
  if (known !== undefined) return known;
  let breakage: unknown;
  async function query(sql: string, parameters: readonly unknown[]) {
    // A rollback on a hanging connection would only hang as well.
    if (breakage !== undefined) throw breakage;
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      if (isDatabaseUnavailable(error)) breakage = error;
      throw error;
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
