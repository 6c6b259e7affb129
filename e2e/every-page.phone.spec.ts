import { changeScreen, expectAccessible, expectElderSizes, expectNoSidewaysScroll, expectWords } from './support/look.ts';
import { pagesOf } from './support/pages.ts';
import { visit } from './support/settled.ts';
import { expect, test } from './support/test.ts';

const residentPages = ['/', '/nearby', '/messages', '/me', ...(await pagesOf('resident')).map(({ path }) => path)];
const fieldPages = ['', '/outbox', '/me', ...(await pagesOf('field')).map(({ path }) => path)];

for (const path of residentPages) {
  test(`the resident page ${path} reads well in Chinese, in English and in elder mode`, async ({ person }) => {
    const { page } = await person('resident', { phone: true });
    await visit(page, path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectWords(page);
    await expectAccessible(page);
    await changeScreen(page, { language: 'en' });
    await visit(page, path);
    await expectNoSidewaysScroll(page);
    await expectWords(page);
    await changeScreen(page, { mode: 'elder' });
    await visit(page, path);
    await expectElderSizes(page);
    await expectNoSidewaysScroll(page);
    await expectWords(page);
    await expect(page.locator('a[href^="tel:"]').first(), 'the number of a person').toBeVisible();
  });
}

for (const path of fieldPages) {
  test(`the field page ${path} reads well by day, at night and in English`, async ({ person }) => {
    const { page } = await person('gridWorker', { phone: true });
    await visit(page, `/field${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectWords(page);
    await expectAccessible(page);
    await changeScreen(page, { theme: 'night', language: 'en' });
    await visit(page, `/field${path}`);
    await expectNoSidewaysScroll(page);
    await expectWords(page);
    await expectAccessible(page);
  });
}
