import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { faces, type FaceName } from '../scripts/web-faces.ts';
import { expect, test } from './support/test.ts';

const assets = resolve(import.meta.dirname, '../dist/web/assets');
const sizes = new Map(
  readdirSync(assets)
    .filter((file) => file.endsWith('.js'))
    .map((file) => [`/assets/${file}`, gzipSync(readFileSync(join(assets, file)), { level: 9 }).length]),
);

/** Gzipped bytes of all scripts the page has fetched by the time it rests. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  await page.goto(path, { waitUntil: 'networkidle' });
  const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
  return [...new Set(fetched)].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
}

async function expectWithin(page: Page, face: FaceName, path: string): Promise<void> {
  const bytes = await scriptBytes(page, path);
  expect(bytes, `${face} at ${path}`).toBeGreaterThan(20_000);
  expect(bytes, `${face} at ${path}`).toBeLessThanOrEqual(faces[face].budget);
}

test('what the first page of each face really fetches stays within its budget', async ({ person }) => {
  const resident = await person('visitor', { phone: true });
  await expectWithin(resident.page, 'resident', '/');
  const worker = await person('gridWorker', { phone: true });
  await expectWithin(worker.page, 'field', '/field');
  const clerk = await person('clerk');
  await expectWithin(clerk.page, 'desk', '/desk/requests');
  const visitor = await person('visitor');
  await expectWithin(visitor.page, 'desk', '/desk/sign-in');
});

test('a browser without the newer parts of the language opens every face', async ({ person }) => {
  for (const [who, path] of [['visitor', '/'], ['gridWorker', '/field'], ['clerk', '/desk']] as const) {
    const { page, context } = await person(who);
    await context.addInitScript((desk) => {
      const lacking = ['toSorted', 'toReversed', 'toSpliced', 'with', ...(desk ? [] : ['at', 'findLast', 'findLastIndex'])];
      for (const name of lacking) Reflect.deleteProperty(Array.prototype, name);
      for (const name of ['groupBy', ...(desk ? [] : ['hasOwn'])]) Reflect.deleteProperty(Object, name);
      if (!desk) Reflect.deleteProperty(String.prototype, 'at');
      Reflect.deleteProperty(Promise, 'withResolvers');
      if (!desk) Reflect.deleteProperty(globalThis, 'structuredClone');
      for (const name of ['union', 'intersection', 'difference']) Reflect.deleteProperty(Set.prototype, name);
      Reflect.deleteProperty(globalThis, 'Iterator');
    }, path === '/desk');
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});
