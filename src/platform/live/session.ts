import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { connectionConfig } from '../database/connection.ts';
import type { Logger } from '../platform.ts';

/** Where a session connects: the tenant's database and schema. */
export interface DatabaseAddress {
  readonly url: string;
  readonly schema?: string;
}

export interface SessionOptions {
  readonly address: DatabaseAddress;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  readonly logger: Logger;
  /** Prepares a fresh connection: LISTEN, session locks. `first` is false after a reconnect. */
  readonly onConnect: (client: pg.Client, first: boolean) => Promise<void>;
  readonly onNotification?: (payload: string) => void;
}

export interface Session {
  /** Settles when the first connection is ready. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

const shortestPause = 200;
const longestPause = 5_000;

function ended(client: pg.Client): Promise<void> {
  return new Promise((resolve) => {
    client.once('end', () => resolve());
  });
}

/** Keeps one connection of its own open for the life of the program and renews it whenever it breaks. */
export function holdSession(options: SessionOptions): Session {
  const { address, name, logger, onConnect, onNotification } = options;
  const stop = new AbortController();
  const { promise: ready, resolve: becomeReady } = Promise.withResolvers<void>();
  let current: pg.Client | undefined;

  function newClient(): pg.Client {
    const schema = address.schema === undefined ? {} : { schema: address.schema };
    const client = new pg.Client({
      ...connectionConfig(address.url, { applicationName: name, ...schema }),
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => void client.end().catch(() => undefined));
    client.on('notification', ({ payload }) => onNotification?.(payload ?? ''));
    return client;
  }

  async function keep(): Promise<void> {
    let first = true;
    let pause = shortestPause;
    while (!stop.signal.aborted) {
      const client = newClient();
      current = client;
      const end = ended(client);
      try {
        await client.connect();
        await onConnect(client, first);
        first = false;
        pause = shortestPause;
        becomeReady();
        await end;
      } catch (error) {
        if (!stop.signal.aborted) logger.warn({ err: error, session: name }, 'database session failed');
        await client.end().catch(() => undefined);
      }
      await delay(pause, undefined, { signal: stop.signal }).catch(() => undefined);
      pause = Math.min(pause * 2, longestPause);
    }
  }

  const keeping = keep();
  return {
    ready,
    async close() {
      stop.abort();
      await current?.end().catch(() => undefined);
      await keeping;
    },
  };
}
