import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Logger } from '../platform.ts';
import { type DatabaseAddress, holdSession } from './session.ts';

/** What a subscriber hears: topics whose records changed, or that changes may have been missed. */
export type LiveSignal = { readonly kind: 'changed'; readonly topics: readonly string[] } | { readonly kind: 'resync' };

export interface Subscriber {
  readonly topics: ReadonlySet<string>;
  readonly hear: (signal: LiveSignal) => void;
  /** Called once when the program stops. */
  readonly close: () => void;
}

export interface Live {
  /**
   * Tells open screens that what a topic stands for has changed (`request:<id>`, `place:<code>`). Only the name
   * travels; screens fetch again what they may see. Call it after the commit: `afterCommit(() => live.announce(…))`.
   */
  announce(...topics: readonly string[]): void;
  /** Hears of changes until the returned function is called. */
  subscribe(subscriber: Subscriber): () => void;
  /** Settles when changes made by other programs are heard too. */
  readonly ready: Promise<void>;
  /** Tells what is still waiting, ends all streams and the connection. Call it before the HTTP server closes. */
  close(): Promise<void>;
}

export interface LiveOptions {
  readonly address: DatabaseAddress;
  readonly logger: Logger;
  /** Milliseconds over which announcements are gathered into one NOTIFY. */
  readonly batchTime?: number;
}

/** Of PostgreSQL's 8000 bytes per notification. */
const largestPayload = 7_000;
const everything = '*';

/** Several programs may share a database, one schema each. */
function channelOf(address: DatabaseAddress): string {
  return `lianxin_live_${address.schema ?? 'public'}`;
}

function payloadOf(topics: ReadonlySet<string>): string {
  const payload = JSON.stringify([...topics]);
  return Buffer.byteLength(payload) > largestPayload ? JSON.stringify([everything]) : payload;
}

function topicsOf(payload: string): readonly string[] {
  try {
    const topics: unknown = JSON.parse(payload);
    return Array.isArray(topics) ? topics.filter((topic) => typeof topic === 'string') : [];
  } catch {
    return [];
  }
}

/** Starts live updates: one LISTEN connection per program, one NOTIFY per batch instead of one per commit. */
export function startLive(database: Database, options: LiveOptions): Live {
  const { address, logger, batchTime = 200 } = options;
  const channel = channelOf(address);
  const subscribers = new Set<Subscriber>();
  let waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function askAllToFetchAgain(): void {
    for (const subscriber of [...subscribers]) subscriber.hear({ kind: 'resync' });
  }

  function onNotification(payload: string): void {
    const changed = topicsOf(payload);
    if (changed.includes(everything)) return askAllToFetchAgain();
    for (const subscriber of [...subscribers]) {
      const topics = changed.filter((topic) => subscriber.topics.has(topic));
      if (topics.length > 0) subscriber.hear({ kind: 'changed', topics });
    }
  }

  async function send(): Promise<void> {
    timer = undefined;
    if (waiting.size === 0) return;
    const payload = payloadOf(waiting);
    waiting = new Set();
    try {
      await sql`select pg_notify(${channel}, ${payload})`.execute(database);
    } catch (error) {
      // Screens fetch everything again once the connection is back, so nothing stays stale.
      logger.warn({ err: error }, 'live updates could not be announced');
    }
  }

  const session = holdSession({
    address,
    name: 'lianxin live',
    logger,
    onNotification,
    async onConnect(client, first) {
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      if (!first) askAllToFetchAgain();
    },
  });

  return {
    announce(...topics) {
      for (const topic of topics) waiting.add(topic);
      timer ??= setTimeout(() => void send(), batchTime);
    },
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
    ready: session.ready,
    async close() {
      clearTimeout(timer);
      await send();
      for (const subscriber of [...subscribers]) subscriber.close();
      subscribers.clear();
      await session.close();
    },
  };
}
