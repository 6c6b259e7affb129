import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrCreateSecret } from '../secret-file.ts';
import { chooseAddress, clusterUrl, rolePassword, type ClusterAddress } from './cluster/address.ts';
import { findBinaries } from './cluster/binaries.ts';
import { createCluster, resetPassword, superuser } from './cluster/create.ts';
import { clearLeftovers, killStrays, readPostmasterFile } from './cluster/leftovers.ts';
import { applicationRole, dropDatabase, provision } from './cluster/provision.ts';
import { chooseServerAccount } from './cluster/server-account.ts';
import { startServer, type DatabaseServer } from './cluster/server.ts';

/** The embedded database, running and watched. */
export interface Cluster {
  /** Address for the program's own role; its database is made when the cluster starts. */
  readonly url: string;
  /** Address for the superuser, e.g. for tests that make databases. */
  readonly adminUrl: string;
  /** Process number of the server that runs now. */
  pid(): number;
  /** Drops the program's database with everything in it and makes it anew, empty. */
  recreateDatabase(): Promise<void>;
  /** Stops the server within 5 seconds; everything committed is on disk. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  readonly dataDirectory: string;
  /** False for tests: faster, and lost in a crash. */
  readonly durable?: boolean;
  /** Told, in a sentence, when the server ended unasked and when it is back. */
  readonly onEvent?: (event: string) => void;
}

const databaseName = 'lianxin';

/**
 * Finds or creates the cluster under `<dataDirectory>/postgres`, starts it and keeps it running until `stop()`.
 * The caller must hold the folder (`lockFolder`).
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { durable = true, onEvent = () => {} } = options;
  mkdirSync(options.dataDirectory, { recursive: true });
  // The server knows its folder by its real path.
  const dataDirectory = realpathSync(options.dataDirectory);
  const clusterDirectory = join(dataDirectory, 'postgres');
  const binaries = findBinaries();
  const account = chooseServerAccount(binaries, dataDirectory);
  const secretFile = secretPath(dataDirectory);
  const secretIsLost = existsSync(clusterDirectory) && !existsSync(secretFile);
  const secret = readOrCreateSecret(secretFile);
  const adminPassword = rolePassword(secret, superuser);
  removeOldSocketFolder(clusterDirectory);
  await clearLeftovers(clusterDirectory, binaries);
  await createCluster(dataDirectory, account, adminPassword, durable);
  if (secretIsLost) await resetPassword(clusterDirectory, account, adminPassword);
  const address = await chooseAddress(dataDirectory, account);
  const start = () => startServer({ account, clusterDirectory, address, durable });
  const watched = watch(await start(), clusterDirectory, start, onEvent);
  const adminUrl = clusterUrl(address, superuser, adminPassword, 'postgres');
  const provisionDatabase = () => provision(adminUrl, databaseName, rolePassword(secret, applicationRole));
  await provisionDatabase();
  return {
    url: applicationUrl(address, secret),
    adminUrl,
    pid: watched.pid,
    async recreateDatabase() {
      await dropDatabase(adminUrl, databaseName);
      await provisionDatabase();
    },
    async stop() {
      await watched.stop();
      removeSocketFolder(address.socketDirectory);
    },
  };
}

/** Address of the cluster that another process runs in this folder; null when none is ready. */
export function runningClusterUrl(dataDirectory: string): string | null {
  if (!existsSync(secretPath(dataDirectory))) return null;
  const file = readPostmasterFile(join(dataDirectory, 'postgres'));
  if (file?.ready !== true) return null;
  const address = { socketDirectory: file.socketDirectory === '' ? null : file.socketDirectory, port: file.port };
  return applicationUrl(address, readOrCreateSecret(secretPath(dataDirectory)));
}

function applicationUrl(address: ClusterAddress, secret: Uint8Array): string {
  return clusterUrl(address, applicationRole, rolePassword(secret, applicationRole), databaseName);
}

function secretPath(dataDirectory: string): string {
  return join(dataDirectory, 'postgres-secret');
}

/** Starts the server again whenever it ends unasked, at once and then at growing intervals. */
function watch(first: DatabaseServer, clusterDirectory: string, start: () => Promise<DatabaseServer>, onEvent: (event: string) => void) {
  let server = first;
  let stopping = false;
  const stopped = Promise.withResolvers<void>();
  async function keepRunning(): Promise<void> {
    for (;;) {
      const reason = await server.ended;
      if (stopping) return;
      onEvent(`The database server ended unexpectedly (${reason}); starting it again.`);
      for (let pause = 100; !stopping; pause = Math.min(pause * 2, 5_000)) {
        try {
          await killStrays(clusterDirectory);
          server = await start();
          onEvent('The database server runs again.');
          break;
        } catch (error) {
          onEvent(error instanceof Error ? error.message : String(error));
          await Promise.race([stopped.promise, new Promise((resolve) => setTimeout(resolve, pause))]);
        }
      }
      if (stopping) return server.stop();
    }
  }
  const watching = keepRunning();
  return {
    pid: () => server.pid,
    async stop(): Promise<void> {
      stopping = true;
      stopped.resolve();
      await server.stop();
      await watching;
    },
  };
}

/** A socket folder outside the data folder is made for one run; a run that was killed leaves it behind. */
function removeOldSocketFolder(clusterDirectory: string): void {
  removeSocketFolder(readPostmasterFile(clusterDirectory)?.socketDirectory ?? null);
}

function removeSocketFolder(directory: string | null): void {
  if (directory?.startsWith(join(tmpdir(), 'lianxin-')) === true) rmSync(directory, { recursive: true, force: true });
}
