import { expect, it } from 'vitest';
import { findComplaint } from './check-server.ts';

const good = { versionNumber: 150_014, encoding: 'UTF8', knowsChinese: true, database: 'lianxin', mayCreate: true };

it('accepts PostgreSQL 15 with UTF-8', () => {
  expect(findComplaint(good)).toBeNull();
});

it.each([
  [{ versionNumber: 140_020 }, /PostgreSQL 14 is too old; install 15 or newer/],
  [{ encoding: 'SQL_ASCII', knowsChinese: false }, /encoding is SQL_ASCII.*CREATE DATABASE "lianxin".*LOCALE 'C.UTF-8'/],
  [{ knowsChinese: false }, /does not know Chinese characters.*LOCALE 'C.UTF-8'/],
  [{ knowsChinese: false, versionNumber: 180_000 }, /LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'/],
  [{ mayCreate: false }, /may not create tables/],
])('says what to change for %o', (wrong, expected) => {
  expect(findComplaint({ ...good, ...wrong })).toMatch(expected);
});
