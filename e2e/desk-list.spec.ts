import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

test('the work list is driven by keys, with filters in the address', async ({ person }) => {
  const { page } = await person('clerk');
  await page.goto('/desk/requests', { waitUntil: 'networkidle' });
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'desk-list');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('/');
  const search = page.locator('main').getByRole('textbox').first();
  await expect(search).toBeFocused();
  await page.keyboard.type('jk');
  await expect(search).toHaveValue('jk');

  // While an input method composes, Enter belongs to it.
  await search.evaluate((input) => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })));
  await expect(page).not.toHaveURL(/text=/);
  await search.fill('停车');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/text=%E5%81%9C%E8%BD%A6/);
  await page.goBack();
  await expect(page).not.toHaveURL(/text=/);

  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/desk\/requests\/[0-9a-f-]{36}/);
});

test('at 1024 px and in English the desk stays usable', async ({ person }) => {
  const { page } = await person('clerk', { language: 'en' });
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto('/desk', { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Workbench');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
