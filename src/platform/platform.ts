import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from './clock.ts';
import type { Configuration } from './config.ts';
import type { Database } from './database/database.ts';
import type { Live } from './live/live.ts';
import type { Storage } from './storage/storage.ts';

export type Logger = FastifyBaseLogger;

/** What every action may lean on; made once at start-up by the composition root. */
export interface Platform {
  readonly configuration: Configuration;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly storage: Storage;
  readonly live: Live;
  /** Installation secret (32 bytes) from which tokens are derived. */
  readonly secret: Uint8Array;
}
