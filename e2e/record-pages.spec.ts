import type { Page } from '@playwright/test';
import { test } from './support/test.ts';
import { walk } from './support/walk.ts';

// Pages that need the number of a record; every-page.*.spec.ts looks at all others.
const publicPage = '/r/CL-2022-000001';
const figures = '/figures/320508020014';

test.setTimeout(120_000);

async function caseAddress(page: Page): Promise<string> {
  await page.goto('/desk/requests?text=CL-2022-000001&open=');
  await page.waitForLoadState('networkidle');
  return (await page.getByRole('link', { name: 'CL-2022-000001' }).first().getAttribute('href')) ?? '/desk/requests';
}

test('the public page of a case holds on a phone, in both languages and in elder mode', async ({ person }) => {
  const { page: chinese } = await person('visitor', { phone: true });
  await walk(chinese, { paths: [publicPage, figures], accessible: true });
  const { page: english } = await person('visitor', { phone: true, language: 'en' });
  await walk(english, { paths: [publicPage, figures, '/', '/report', '/fares'] });
  const { page: elder } = await person('visitor', { phone: true, elder: true });
  await walk(elder, { paths: [publicPage], elder: true });
  await elder.setViewportSize({ width: 320, height: 640 });
  await walk(elder, { paths: ['/', '/report', publicPage, '/fares'] });
});

test('the case page holds at the desk, in both languages and on a small screen', async ({ person }) => {
  const { page } = await person('clerk');
  const address = await caseAddress(page);
  await walk(page, { paths: [address], accessible: true });
  await page.setViewportSize({ width: 1024, height: 768 });
  await walk(page, { paths: [address] });
  await page.evaluate(() => localStorage.setItem('lianxin.language', 'en'));
  await walk(page, { paths: [address, '/desk', '/desk/requests'] });
});
