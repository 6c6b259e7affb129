import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { folderHolder, FolderInUseError, lockFolder } from './folder-lock.ts';
import { identifyProcess, isSameProcess } from './process-identity.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const writeLock = (text: string) => writeFileSync(join(folder, 'lianxin.lock'), text);

it('keeps others out until it is released', () => {
  const lock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(new FolderInUseError(folder, process.pid));
  expect(folderHolder(folder)).toBe(process.pid);
  lock.release();
  expect(folderHolder(folder)).toBeNull();
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

it('makes a missing folder', () => {
  const inner = join(folder, 'a/b');
  lockFolder(inner).release();
  expect(readdirSync(folder)).toEqual(['a']);
});

it('takes over the lock of a process that has ended', async () => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  const identity = identifyProcess(child.pid!);
  await new Promise((resolve) => child.once('exit', resolve));
  writeLock(JSON.stringify(identity));
  expect(folderHolder(folder)).toBeNull();
  lockFolder(folder);
  expect(folderHolder(folder)).toBe(process.pid);
});

it('takes over when the number now belongs to another process', () => {
  writeLock(JSON.stringify({ pid: process.pid, startedAt: 'another-boot/1' }));
  lockFolder(folder).release();
});

it('takes over a lock that is damaged', () => {
  writeLock('{"pid":');
  lockFolder(folder).release();
});

it('does not remove a lock that somebody else took meanwhile', () => {
  const lock = lockFolder(folder);
  const other = identifyProcess(process.ppid);
  writeLock(JSON.stringify(other));
  lock.release();
  expect(folderHolder(folder)).toBe(process.ppid);
});

it('recognises a process by number and start', () => {
  const me = identifyProcess(process.pid)!;
  expect(isSameProcess(me)).toBe(true);
  expect(isSameProcess({ ...me, startedAt: 'earlier' })).toBe(false);
  expect(identifyProcess(2 ** 22 + 1)).toBeNull();
});
