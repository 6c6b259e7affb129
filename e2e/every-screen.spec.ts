import type { Page } from '@playwright/test';
import { test } from './support/test.ts';
import { walk } from './support/walk.ts';

const residentOpen = ['/', '/nearby', '/messages', '/me', '/report', '/mine', '/track', '/place', '/fares', '/sign-in', '/r/CL-2022-000001'];
const residentOwn = ['/', '/messages', '/me', '/me/profile', '/me/consents', '/me/devices', '/me/data', '/mine'];
const field = ['/field', '/field/report', '/field/outbox', '/field/me', '/field/security'];
const clerk = ['/desk', '/desk/requests', '/desk/requests/new', '/desk/me'];
const administration = ['/desk/staff', '/desk/staff/new', '/desk/unmaskings', '/desk/sign-in-settings', '/desk/places', '/desk/categories', '/desk/erasure', '/desk/fares'];

test.setTimeout(240_000);

async function caseAddress(page: Page): Promise<string> {
  await page.goto('/desk/requests?text=CL-2022-000001&open=');
  await page.waitForLoadState('networkidle');
  return (await page.getByRole('link', { name: 'CL-2022-000001' }).first().getAttribute('href')) ?? '/desk/requests';
}

for (const language of ['zh', 'en'] as const) {
  const accessible = language === 'zh';

  test(`every screen of a visitor and a resident holds on a phone (${language})`, async ({ person }) => {
    const { page: visitor } = await person('visitor', { phone: true, language });
    await walk(visitor, { paths: residentOpen, accessible });
    const { page: resident } = await person('resident', { phone: true, language });
    await walk(resident, { paths: residentOwn, accessible });
  });

  test(`every screen of the field holds on a phone (${language})`, async ({ person }) => {
    const { page } = await person('gridWorker', { phone: true, language });
    await walk(page, { paths: field, accessible });
  });

  test(`every screen of the office holds on a desk (${language})`, async ({ person }) => {
    const { page } = await person('clerk', { language });
    await walk(page, { paths: [...clerk, await caseAddress(page)], accessible });
    const { page: administrator } = await person('administrator', { language });
    await walk(administrator, { paths: administration, accessible });
  });
}

test('every screen of a resident is large enough in elder mode, also on a small phone', async ({ person }) => {
  const { page } = await person('visitor', { phone: true, elder: true });
  await walk(page, { paths: residentOpen, elder: true });
  await page.setViewportSize({ width: 320, height: 640 });
  await walk(page, { paths: ['/', '/report', '/r/CL-2022-000001', '/fares'] });
});

test('the office is usable at 1024 pixels, the resident face at 1440', async ({ person }) => {
  const { page } = await person('clerk');
  await page.setViewportSize({ width: 1024, height: 768 });
  await walk(page, { paths: ['/desk', '/desk/requests', await caseAddress(page)] });
  const { page: visitor } = await person('visitor');
  await walk(visitor, { paths: ['/', '/report', '/r/CL-2022-000001', '/fares'] });
});
