import { join } from 'node:path';
import type { DatabaseAddress } from '../platform/live/session.ts';
import type { Live } from '../platform/live/live.ts';
import type { Platform } from '../platform/platform.ts';
import { readOrCreateSecret } from '../platform/secret-file.ts';
import { openStorage } from '../platform/storage/storage.ts';
import type { ProgramContext } from './program/parts.ts';

/** Where the database is, for connections of one's own. */
export function addressOf({ configuration, databaseUrl }: ProgramContext): DatabaseAddress {
  return { url: databaseUrl, schema: configuration.databaseSchema };
}

/** Live updates for programs that nobody watches: commands, the demo. */
export const silentLive: Live = {
  announce: () => undefined,
  subscribe: () => () => undefined,
  ready: Promise.resolve(),
  close: () => Promise.resolve(),
};

/** Puts together what every action leans on. */
export async function platformOf(context: ProgramContext, live: Live): Promise<Platform> {
  const { configuration, database, clock, logger, dataDirectory } = context;
  return {
    configuration,
    database,
    clock,
    logger,
    live,
    storage: await openStorage(configuration.files),
    secret: readOrCreateSecret(join(dataDirectory, 'installation-secret')),
  };
}
