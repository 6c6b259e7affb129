import type { Configuration } from '../../platform/config.ts';
import { checkServer, isReachable } from '../../platform/database/check-server.ts';
import { runningClusterUrl, startCluster } from '../../platform/database/cluster.ts';
import { connect, type Database } from '../../platform/database/database.ts';
import { migrate, pendingMigrations } from '../../platform/database/migrate.ts';
import { waitForOtherClients } from '../../platform/database/other-clients.ts';
import { folderHolder, lockFolder } from '../../platform/folder-lock.ts';

export interface CommandDatabase {
  readonly database: Database;
  readonly url: string;
}

interface Access {
  readonly url: string;
  /** Whether a program is at work on the database while the command runs. */
  readonly joined: boolean;
  stop(): Promise<void>;
}

/**
 * Runs a command's work on the configured database: the one behind DATABASE_URL, the embedded one of the program that
 * runs on this data folder, or else the embedded one, started for the command and stopped after it. Brings the
 * database up to date first.
 */
export async function withDatabase<Result>(configuration: Configuration, work: (access: CommandDatabase) => Promise<Result>): Promise<Result> {
  const access = await openForCommand(configuration);
  try {
    await bringUpToDate(access, configuration.databaseSchema);
    const database = connect(access.url, {
      schema: configuration.databaseSchema,
      applicationName: 'lianxin command',
      size: 4,
      // Imports and verifications read and write much more at once than a page does.
      statementTimeout: 600_000,
    });
    try {
      return await work({ database, url: access.url });
    } finally {
      await database.destroy();
    }
  } finally {
    await access.stop();
  }
}

async function openForCommand(configuration: Configuration): Promise<Access> {
  const { dataDirectory, databaseUrl } = configuration;
  if (databaseUrl !== null) {
    await checkServer(databaseUrl);
    return { url: databaseUrl, joined: false, stop: async () => {} };
  }
  if (folderHolder(dataDirectory) !== null) return { url: await waitForCluster(dataDirectory), joined: true, stop: async () => {} };
  const lock = lockFolder(dataDirectory);
  try {
    const cluster = await startCluster({ dataDirectory, onEvent: (event) => console.error(event) });
    return {
      url: cluster.url,
      joined: false,
      async stop() {
        // A second command may have joined meanwhile.
        await waitForOtherClients(cluster.adminUrl);
        await cluster.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The program that holds the folder may still be making its database. */
async function waitForCluster(dataDirectory: string): Promise<string> {
  const url = await patiently(60_000, async () => {
    const candidate = folderHolder(dataDirectory) === null ? null : runningClusterUrl(dataDirectory);
    return candidate !== null && (await isReachable(candidate)) ? candidate : null;
  });
  if (url === null) throw new Error(`The program that uses ${dataDirectory} does not have its database running; try again when it is ready.`);
  return url;
}

async function bringUpToDate({ url, joined }: Access, schema: string): Promise<void> {
  if (!joined) {
    await migrate(url, { schema });
    return;
  }
  // The program brings its database up to date while it starts; one that never does is older than this command.
  const done = await patiently(30_000, async () => ((await pendingMigrations(url, { schema }))?.length === 0 ? true : null));
  if (done === null) throw new Error('The running program is older than this command: stop it and start it again.');
}

async function patiently<Found>(milliseconds: number, look: () => Promise<Found | null>): Promise<Found | null> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found !== null || performance.now() > deadline) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
