import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOrCreateSecret } from './secret-file.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes 32 random bytes once, readable by the owner only', () => {
  const file = join(folder, 'secret');
  const secret = readOrCreateSecret(file);
  expect(secret).toHaveLength(32);
  expect(readOrCreateSecret(file)).toEqual(secret);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readOrCreateSecret(join(folder, 'other'))).not.toEqual(secret);
  expect(readdirSync(folder).toSorted()).toEqual(['other', 'secret']);
});

it('refuses a damaged file instead of replacing it', () => {
  writeFileSync(join(folder, 'secret'), 'abc');
  expect(() => readOrCreateSecret(join(folder, 'secret'))).toThrow('is damaged');
});
