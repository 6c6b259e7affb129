import { spawnSync, type SpawnOptions } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyBinaries, programPath, type Binaries } from './binaries.ts';

/** How the server runs: PostgreSQL refuses to run as root, so root needs another account for it. */
export interface ServerAccount {
  readonly binaries: Binaries;
  /** Who must own the server's files; null when that is whoever runs this program. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  /** Turns a command into one that runs under the account. */
  command(program: string, args: readonly string[]): { readonly file: string; readonly args: readonly string[]; readonly options: SpawnOptions };
}

interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Chooses the account: this one, unless it is root; then the first account that can enter both the programs and the
 * data folder, else a user namespace that shows root as an ordinary account (Linux), else copied programs.
 * Throws with the one line to follow when nothing works.
 */
export function chooseServerAccount(binaries: Binaries, dataDirectory: string): ServerAccount {
  if (process.getuid?.() !== 0) return { binaries, owner: null, command: (file, args) => ({ file, args, options: {} }) };
  const accounts = candidates(dataDirectory);
  const enterable = accounts.filter((account) => canEnter(dataDirectory, account));
  for (const account of enterable) {
    const direct = asAccount(binaries, account);
    if (works(direct) && canRead(join(binaries.directory, 'share/postgresql/postgres.bki'), account)) return direct;
  }
  for (const account of accounts) {
    const namespaced = inNamespace(binaries, account);
    if (works(namespaced)) return namespaced;
  }
  for (const account of enterable) {
    const copied = asAccount(copyBinaries(binaries, dataDirectory), account);
    if (works(copied)) return copied;
  }
  throw new Error(
    `The database server cannot run as root, and no other account may enter ${dataDirectory}: set DATA_DIR to a folder that every account may enter, e.g. DATA_DIR=/var/lib/lianxin`,
  );
}

function asAccount(binaries: Binaries, { uid, gid }: Account): ServerAccount {
  return { binaries, owner: { uid, gid }, command: (file, args) => ({ file, args, options: { uid, gid } }) };
}

function inNamespace(binaries: Binaries, { uid, gid }: Account): ServerAccount {
  return {
    binaries,
    // Outside the namespace the files belong to root.
    owner: { uid: 0, gid: 0 },
    command: (program, args) => ({
      file: 'unshare',
      args: ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--', program, ...args],
      options: {},
    }),
  };
}

function works(account: ServerAccount): boolean {
  const { file, args, options } = account.command(programPath(account.binaries, 'postgres'), ['--version']);
  return spawnSync(file, args, { uid: options.uid, gid: options.gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The owner of an existing cluster first, so that its files need not change hands; then the usual accounts. */
function candidates(dataDirectory: string): Account[] {
  const all = readAccounts();
  const owners = [join(dataDirectory, 'postgres'), dataDirectory].map((path) => statSync(path, { throwIfNoEntry: false })?.uid);
  const preferred = [
    ...owners.map((uid) => all.find((account) => account.uid === uid)),
    ...['postgres', 'nobody', 'daemon'].map((name) => all.find((account) => account.name === name)),
  ];
  return [...new Set(preferred.filter((account) => account !== undefined))];
}

/** initdb looks its account up by number, so only accounts the machine knows will do. */
function readAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.uid > 0 && account.gid > 0);
}

function canEnter(directory: string, account: Account): boolean {
  return allows(directory, account, 1) && (dirname(directory) === directory || canEnter(dirname(directory), account));
}

function canRead(file: string, account: Account): boolean {
  return allows(file, account, 4) && canEnter(dirname(file), account);
}

/** Whether the permission bit (4 read, 1 enter) holds for the account. */
function allows(path: string, account: Account, bit: 1 | 4): boolean {
  const { uid, gid, mode } = statSync(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & bit) !== 0;
}
