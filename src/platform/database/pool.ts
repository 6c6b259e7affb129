import type { PostgresPool } from 'kysely';
import pg from 'pg';
import { isUnavailable, unavailable } from './availability.ts';
import { guardClient } from './client.ts';
import { connectionConfig, type ConnectionOptions } from './connection.ts';

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
    // Several statements may be on their way at once: see `client.ts`.
    pipeline: true,
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
