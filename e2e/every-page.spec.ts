import { changeScreen, expectAccessible, expectNoSidewaysScroll, expectWords } from './support/look.ts';
import { pagesOf } from './support/pages.ts';
import { visit } from './support/settled.ts';
import { expect, test } from './support/test.ts';

for (const { path, identity } of [{ path: '', identity: 'clerk' } as const, ...(await pagesOf('desk'))]) {
  test(`the desk page ${path} reads well in Chinese, and in English on a small screen`, async ({ person }) => {
    const { page } = await person(identity);
    await visit(page, `/desk${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectWords(page);
    await expectAccessible(page);
    await changeScreen(page, { language: 'en' });
    await page.setViewportSize({ width: 1024, height: 768 });
    await visit(page, `/desk${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectWords(page);
  });
}
