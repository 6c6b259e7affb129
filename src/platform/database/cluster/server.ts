import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { programPath } from './binaries.ts';
import type { ClusterAddress } from './address.ts';
import { serverEnvironment } from './environment.ts';
import { readPostmasterFile } from './leftovers.ts';
import type { ServerAccount } from './server-account.ts';

export interface DatabaseServer {
  readonly pid: number;
  /** Settles when the process has ended, with the reason in words. */
  readonly ended: Promise<string>;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly account: ServerAccount;
  readonly clusterDirectory: string;
  readonly address: ClusterAddress;
  /** False only for tests, which may lose everything in a crash. */
  readonly durable: boolean;
}

/** Starts the server and waits until it accepts connections. */
export async function startServer(options: ServerOptions): Promise<DatabaseServer> {
  const { account, clusterDirectory } = options;
  const { file, args, options: spawnOptions } = account.command(programPath(account.binaries, 'postgres'), serverArguments(options));
  const child = spawn(file, args, {
    ...spawnOptions,
    cwd: account.binaries.directory,
    env: serverEnvironment(),
    // Its own session: Ctrl-C in the terminal is for the program, which stops the server last.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (data: Buffer) => (complaint = (complaint + data.toString()).slice(-2_000)));
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : signal));
  });
  await becomesReady(child, ended, clusterDirectory, () => complaint);
  // A process without a number never becomes ready; 0 must not get out, since signals to it go to everybody.
  if (child.pid === undefined) throw new Error('The database server has no process number');
  return { pid: child.pid, ended, stop: () => stopServer(child, ended, options) };
}

async function becomesReady(child: ChildProcess, ended: Promise<string>, clusterDirectory: string, complaint: () => string): Promise<void> {
  let reason: string | null = null;
  void ended.then((text) => (reason = text));
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (reason !== null) {
      throw new Error(`The database server did not start (${reason}): ${complaint().trim().split('\n').slice(-3).join(' ')} See ${clusterDirectory}/log.`);
    }
    const file = readPostmasterFile(clusterDirectory);
    if (file?.ready === true && file.pid === child.pid) return;
  }
}

async function stopServer(child: ChildProcess, ended: Promise<string>, { account, clusterDirectory }: ServerOptions): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(programPath(account.binaries, 'pg_ctl'), ['stop', '-D', clusterDirectory, '-m', 'fast', '-w'], { stdio: 'ignore' });
    await ended;
    return;
  }
  // Immediate shutdown and, at last, killing cost a recovery at the next start and no data.
  const escalation = [setTimeout(() => child.kill('SIGQUIT'), 3_000), setTimeout(() => child.kill('SIGKILL'), 4_000)];
  child.kill('SIGINT');
  await ended;
  escalation.forEach(clearTimeout);
}

function serverArguments({ clusterDirectory, address, durable }: ServerOptions): string[] {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: address.socketDirectory === null ? '127.0.0.1' : '',
    port: String(address.port),
    unix_socket_directories: address.socketDirectory ?? '',
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '128MB',
    // Short statements all day: compiling them costs more than it saves.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'server-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_min_duration_statement: '1s',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return ['-D', clusterDirectory, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
