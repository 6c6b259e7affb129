import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplication } from '../src/app/server.ts';
import { type TestDatabase, testDatabase } from '../src/platform/testing/test-database.ts';
import { testPlatform } from '../src/platform/testing/test-platform.ts';
import { contractRoutes } from './contract-routes.ts';

interface Document {
  readonly paths: Readonly<Record<string, unknown>>;
}

let test: TestDatabase;
let application: Awaited<ReturnType<typeof createApplication>>;

beforeAll(async () => {
  test = await testDatabase();
  application = await createApplication(testPlatform(test), false);
});
afterAll(async () => {
  await application.app.close();
  await test.close();
});

describe('the API', () => {
  it('serves every operation of the contracts, and none besides', async () => {
    const declared = (await contractRoutes()).map(({ operationId }) => operationId);
    const served = application.router.routes.map(({ operationId }) => operationId).sort();
    expect(served).toEqual([...declared].sort());
  });

  it('describes itself as the committed document does', async () => {
    const answer: Document = (await application.app.inject('/openapi.json')).json();
    const committed = JSON.parse(readFileSync(join(import.meta.dirname, '../docs/openapi.json'), 'utf8')) as Document;
    const paths = new Set([...Object.keys(answer.paths), ...Object.keys(committed.paths)]);
    expect([...paths].filter((path) => !isDeepStrictEqual(answer.paths[path], committed.paths[path]))).toEqual([]);
    expect({ ...answer, paths: {} }).toEqual({ ...committed, paths: {} });
  });

  it('has no two operations at one address', async () => {
    const addresses = (await contractRoutes()).map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/gu, '{}')}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});
