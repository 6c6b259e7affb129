import { createHmac } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createServer, type ListenOptions } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerAccount } from './server-account.ts';

/** Where the server listens: a folder with a Unix socket, or a loopback port where sockets don't work. */
export interface ClusterAddress {
  readonly socketDirectory: string | null;
  readonly port: number;
}

/** Paths of Unix sockets are limited by the kernel (Linux 107 bytes, macOS 103). */
const longestSocketPath = 103;
const socketPort = 5432;

/** Picks the address for the next start: a socket inside the data folder, else one under the temporary folder, else TCP. */
export async function chooseAddress(dataDirectory: string, account: ServerAccount): Promise<ClusterAddress> {
  if (process.platform === 'win32') return { socketDirectory: null, port: await freePort() };
  const inside = join(dataDirectory, 'postgres-socket');
  if (fits(inside)) {
    mkdirSync(inside, { recursive: true });
    giveTo(inside, account);
    if (await takesSockets(inside)) return { socketDirectory: inside, port: socketPort };
  }
  if (fits(join(tmpdir(), 'lianxin-XXXXXX'))) {
    const temporary = mkdtempSync(join(tmpdir(), 'lianxin-'));
    giveTo(temporary, account);
    if (await takesSockets(temporary)) return { socketDirectory: temporary, port: socketPort };
  }
  return { socketDirectory: null, port: await freePort() };
}

/** Address for clients; the socket folder travels as `host` parameter, which libpq's tools understand as well. */
export function clusterUrl(address: ClusterAddress, role: string, password: string, database: string): string {
  const url = new URL(`postgresql://${role}:${password}@127.0.0.1:${address.port}/${database}`);
  if (address.socketDirectory !== null) url.searchParams.set('host', address.socketDirectory);
  return url.href;
}

/** Each role's password, derived from the installation's one database secret. */
export function rolePassword(secret: Uint8Array, role: string): string {
  return createHmac('sha256', secret).update(role).digest('hex');
}

function fits(directory: string): boolean {
  return Buffer.byteLength(join(directory, `.s.PGSQL.${socketPort}`)) <= longestSocketPath;
}

function giveTo(directory: string, account: ServerAccount): void {
  chmodSync(directory, 0o700);
  if (account.owner !== null) chownSync(directory, account.owner.uid, account.owner.gid);
}

/** Some shared and network folders refuse sockets; only trying tells. */
async function takesSockets(directory: string): Promise<boolean> {
  const path = join(directory, '.try');
  if (existsSync(path)) return true;
  return (await listenBriefly({ path })) !== null;
}

async function freePort(): Promise<number> {
  const port = await listenBriefly({ port: 0, host: '127.0.0.1' });
  if (port === null) throw new Error('No free port on 127.0.0.1 for the database');
  return port;
}

/** Listens and stops again: the port it got (0 for a path), or null when the system refused. */
function listenBriefly(options: ListenOptions): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(options, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
