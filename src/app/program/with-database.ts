import type { Configuration } from '../../platform/config.ts';
import { checkServer } from '../../platform/database/check-server.ts';
import { runningClusterUrl, startCluster } from '../../platform/database/cluster.ts';
import { connect, type Database } from '../../platform/database/database.ts';
import { enterAsGuest, stopAfterGuests } from '../../platform/database/guests.ts';
import { migrate, pendingMigrations } from '../../platform/database/migrate.ts';
import { FolderInUseError, lockFolder, type FolderLock } from '../../platform/folder-lock.ts';

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
  // The holder of the folder may still be starting its database, or be stopping it: then it is our turn.
  const access = await patiently(60_000, async () => {
    const lock = tryLock(dataDirectory);
    return lock === null ? join(dataDirectory) : own(dataDirectory, lock);
  });
  if (access === null) throw new Error(`The program that uses ${dataDirectory} does not have its database running; try again when it is ready.`);
  return access;
}

function tryLock(dataDirectory: string): FolderLock | null {
  try {
    return lockFolder(dataDirectory);
  } catch (error) {
    if (error instanceof FolderInUseError) return null;
    throw error;
  }
}

async function join(dataDirectory: string): Promise<Access | null> {
  const url = runningClusterUrl(dataDirectory);
  const guest = url === null ? null : await enterAsGuest(url);
  return url === null || guest === null ? null : { url, joined: true, stop: () => guest.leave() };
}

async function own(dataDirectory: string, lock: FolderLock): Promise<Access> {
  try {
    const cluster = await startCluster({ dataDirectory, onEvent: (event) => console.error(event) });
    return {
      url: cluster.url,
      joined: false,
      async stop() {
        await stopAfterGuests(cluster.url, () => cluster.stop());
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
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
