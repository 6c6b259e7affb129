import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lchownSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programPath } from './binaries.ts';
import { serverEnvironment } from './environment.ts';
import { killStrays } from './leftovers.ts';
import type { ServerAccount } from './server-account.ts';

const draftName = 'postgres.creating';

/** Name of the cluster's own superuser; the program itself works as an ordinary role. */
export const superuser = 'postgres';

/**
 * Makes the cluster under `<dataDirectory>/postgres` unless it is there. It is built beside its place and moved when
 * complete, so that an interrupted first start leaves nothing half-made behind.
 */
export async function createCluster(dataDirectory: string, account: ServerAccount, password: string, durable: boolean): Promise<void> {
  const draft = join(dataDirectory, draftName);
  if (existsSync(draft)) {
    await killStrays(draft);
    rmSync(draft, { recursive: true });
  }
  const directory = join(dataDirectory, 'postgres');
  if (existsSync(directory)) return checkCluster(directory, account);
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = join(draft, '.password');
  const cluster = join(draft, 'cluster');
  mkdirSync(cluster, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.owner !== null) {
    for (const path of [draft, passwordFile, cluster]) chownSync(path, account.owner.uid, account.owner.gid);
  }
  await run(account, programPath(account.binaries, 'initdb'), [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    ...(durable ? [] : ['--no-sync']),
  ]);
  renameSync(cluster, directory);
  rmSync(draft, { recursive: true });
}

/** Sets the superuser's password without knowing the old one; the server must not run. */
export async function resetPassword(clusterDirectory: string, account: ServerAccount, password: string): Promise<void> {
  const program = programPath(account.binaries, 'postgres');
  await run(account, program, ['--single', '-D', clusterDirectory, 'postgres'], `alter role ${superuser} password '${password}'\n`);
}

function checkCluster(directory: string, account: ServerAccount): void {
  const theirs = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  const ours = account.binaries.version.split('.')[0];
  if (theirs !== ours) {
    throw new Error(`The database in ${directory} was made by PostgreSQL ${theirs}, this program brings ${ours}: export it with the older program and import it here (docs/operations.md, “Backup and restore”).`);
  }
  const owner = account.owner?.uid ?? process.getuid?.();
  if (owner !== undefined && account.owner !== null && statSync(directory).uid !== owner) handOver(directory, account.owner);
  chmodSync(directory, 0o700);
}

/** The account changes when the folder above became closed or open to it. */
function handOver(directory: string, owner: { readonly uid: number; readonly gid: number }): void {
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
  lchownSync(directory, owner.uid, owner.gid);
}

function run(account: ServerAccount, program: string, programArguments: readonly string[], input = ''): Promise<void> {
  const { file, args, options } = account.command(program, programArguments);
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, cwd: account.binaries.directory, env: serverEnvironment(), stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
    child.stdin?.on('error', () => {}).end(input);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} failed (${signal ?? code}): ${output.trim().split('\n').slice(-5).join(' ')}`));
    });
  });
}
