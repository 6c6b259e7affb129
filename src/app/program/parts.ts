import type { Clock } from '../../platform/clock.ts';
import type { Configuration } from '../../platform/config.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Logger } from '../../platform/platform.ts';

/** What the start program hands to the parts it starts. */
export interface ProgramContext {
  readonly configuration: Configuration;
  readonly database: Database;
  /** For connections of one's own (job queue, LISTEN); the embedded database's address changes with every start. */
  readonly databaseUrl: string;
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface RunningServer {
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no new requests, lets running ones finish for a few seconds, stops jobs and live updates. */
  close(): Promise<void>;
}

export interface Demo {
  /** Loads the demo into an empty database. An interrupted load is never continued: the database is made anew. */
  load(context: ProgramContext): Promise<void>;
  /** Lines that tell the visitor under which identities to look around. */
  describeAccounts(context: ProgramContext): Promise<readonly string[]>;
}

/** What the program consists of; tests put in small ones. */
export interface ProgramParts {
  /** Brings the web pages up to date with their sources; null where there are none. */
  readonly buildWeb: ((signal: AbortSignal) => Promise<void>) | null;
  startServer(context: ProgramContext): Promise<RunningServer>;
  readonly demo: Demo | null;
  /** A one-time link to create the first administrator, or null when there is one already. */
  createFirstAdministratorLink(context: ProgramContext, publicUrl: string): Promise<string | null>;
}
