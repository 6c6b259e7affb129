import type { Configuration } from '../../platform/config.ts';
import { checkServer } from '../../platform/database/check-server.ts';
import { startCluster } from '../../platform/database/cluster.ts';

/** The database the configuration asks for, running. */
export interface DatabaseAccess {
  readonly url: string;
  /** Empties the embedded database; null for one that belongs to somebody else. */
  readonly recreate: (() => Promise<void>) | null;
  stop(): Promise<void>;
}

/** Starts the embedded database or checks the one behind DATABASE_URL. The caller holds the data folder. */
export async function openDatabase(configuration: Configuration, onEvent: (event: string) => void): Promise<DatabaseAccess> {
  if (configuration.databaseUrl !== null) {
    await checkServer(configuration.databaseUrl);
    return { url: configuration.databaseUrl, recreate: null, stop: async () => {} };
  }
  const cluster = await startCluster({ dataDirectory: configuration.dataDirectory, onEvent });
  return { url: cluster.url, recreate: () => cluster.recreateDatabase(), stop: () => cluster.stop() };
}
