import { expectAccessible, expectElderSizes, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

test('the home page greets, offers one large button and works in both languages', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/好$/);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'home-zh');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/);
  await takePicture(page, 'home-en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/);
});

test('the language of the address wins', async ({ page }) => {
  await page.goto('/?lang=en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/);
});

test('elder mode is entered on the home page, stays, and is large by measure', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: '长辈版' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder');
  await expect(page.locator('main ul > li')).toHaveCount(6);
  for (const path of ['/', '/nearby', '/messages', '/me']) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await expectElderSizes(page);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await expect(page.locator('a[href^="tel:"]').first()).toBeVisible();
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('/');
  await expectNoSidewaysScroll(page);
  await takePicture(page, 'home-elder-320');
});

test('an unknown address says so and leads back', async ({ page }) => {
  await page.goto('/no/such/page');
  await page.getByRole('link', { name: '回到首页' }).click();
  await expect(page).toHaveURL('/');
});

test('four tabs lead to four pages', async ({ page }) => {
  await page.goto('/');
  for (const [name, path] of [['身边', '/nearby'], ['消息', '/messages'], ['我的', '/me'], ['首页', '/']] as const) {
    await page.getByRole('navigation').getByRole('link', { name }).click();
    await expect(page).toHaveURL(path);
    await expectNoSidewaysScroll(page);
  }
});
