import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configurationReference, demoWanted, isLoopback, readConfiguration } from './config.ts';

describe('readConfiguration', () => {
  it('has a default for everything', () => {
    expect(readConfiguration({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      demo: 'auto',
      logLevel: 'warn',
      trustProxy: [],
      mail: null,
    });
  });

  it('makes the data folder absolute and keeps files and anchors in it', () => {
    const configuration = readConfiguration({ DATA_DIR: '/srv/lianxin' });
    expect(configuration.files).toEqual({ kind: 'local', directory: '/srv/lianxin/files' });
    expect(configuration.anchorFile).toBe('/srv/lianxin/anchors.jsonl');
  });

  it('takes an empty variable as not set', () => {
    expect(readConfiguration({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: null });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['DEMO', 'maybe'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_SCHEMA', 'Robert"; drop'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['WEBHOOK_SECRET', 'short'],
    ['FILES_S3_PATH_STYLE', 'yes'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => readConfiguration({ [name]: value })).toThrow(new RegExp(`^${name} `));
  });

  it('accepts a database URL without a host, with a socket folder and with a proxy list', () => {
    const url = 'postgresql://lianxin:secret@localhost/lianxin?host=/var/run/postgresql';
    expect(readConfiguration({ DATABASE_URL: url, TRUST_PROXY: '10.0.0.1, 10.0.0.2' })).toMatchObject({
      databaseUrl: url,
      trustProxy: ['10.0.0.1', '10.0.0.2'],
    });
  });

  it('says what else a setting needs', () => {
    expect(() => readConfiguration({ FILES_S3_BUCKET: 'photos' })).toThrow('FILES_S3_ACCESS_KEY_ID must be set when FILES_S3_BUCKET is set');
    expect(() => readConfiguration({ SMTP_URL: 'smtp://mail.example' })).toThrow('MAIL_FROM must be set when SMTP_URL is set');
  });
});

describe('demoWanted', () => {
  const embedded = { demo: 'auto', databaseUrl: null, host: '127.0.0.1' } as const;

  it('is on for the embedded database on a loopback address only', () => {
    expect(demoWanted(embedded)).toBe(true);
    expect(demoWanted({ ...embedded, host: '0.0.0.0' })).toBe(false);
    expect(demoWanted({ ...embedded, databaseUrl: 'postgresql://db/x' })).toBe(false);
  });

  it('obeys an explicit wish', () => {
    expect(demoWanted({ ...embedded, demo: 'off' })).toBe(false);
    expect(demoWanted({ demo: 'on', databaseUrl: 'postgresql://db/x', host: '0.0.0.0' })).toBe(true);
  });
});

it('knows loopback addresses', () => {
  expect(['localhost', '::1', '127.0.0.1', '127.1.2.3'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '192.168.1.2', '127.example.org'].some(isLoopback)).toBe(false);
});

it('documents each variable once', () => {
  const names = configurationReference.map((variable) => variable.name);
  expect(new Set(names).size).toBe(names.length);
});

it('is described in the operations manual, row by row', () => {
  const rows = configurationReference.map(({ name, byDefault, meaning }) => `| \`${name}\` | ${byDefault} | ${meaning} |`);
  const table = ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n');
  expect(readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')).toContain(table);
});
