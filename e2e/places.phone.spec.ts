import type { Page } from '@playwright/test';
import { expectAccessible, expectElderSizes, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

async function openWhere(page: Page): Promise<void> {
  await page.goto('/report');
  await page.getByRole('textbox').first().fill('楼道灯坏了三天');
  await page.getByRole('button', { name: '下一步' }).click();
}

test('a place is said by compound and building, without a map', async ({ page }) => {
  await openWhere(page);
  await page.getByLabel('小区名称').fill('ghxc');
  await page.getByRole('button', { name: /桂花新村/ }).click();
  await page.getByLabel('哪一幢').selectOption('14幢');
  await expect(page.getByText('在姑苏区沧浪街道桂花社区。')).toBeVisible();
  await expect(page.getByText('第五网格化联动工作站')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await takePicture(page, 'place-compound');
});

test('a place is found by its community', async ({ page }) => {
  await openWhere(page);
  await page.getByRole('button', { name: '按社区找' }).click();
  await page.getByLabel('区（市）').selectOption({ label: '姑苏区' });
  await page.getByLabel('街道（镇）').selectOption({ label: '沧浪街道' });
  await page.getByLabel('社区（村）').selectOption({ label: '三香社区' });
  await page.getByRole('button', { name: /老禾家塘岸17号/ }).click();
  await expect(page.getByText('第一网格化联动工作站')).toBeVisible();
});

test('a pin on the map names its community; one outside the city is refused', async ({ page, watch }) => {
  await openWhere(page);
  await page.getByText('地图或定位').click();
  const map = page.getByRole('group', { name: '在图上选位置' });
  await map.click();
  await expect(page.getByText(/^在.*。|还看不出/)).toBeVisible();
  watch.expect(/422/);
  await map.focus();
  for (let step = 0; step < 8; step++) await page.keyboard.press('-');
  await map.click({ position: { x: 4, y: 4 } });
  await expect(page.getByText('这个位置不在服务范围内')).toBeVisible();
  await takePicture(page, 'place-map');
});

test('the phone’s own position is taken where the person allows it', async ({ page, context }) => {
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ longitude: 120.6192, latitude: 31.2892 });
  await openWhere(page);
  await page.getByText('地图或定位').click();
  await page.getByRole('button', { name: '用我现在的位置' }).click();
  await expect(page.getByText('在姑苏区沧浪街道桂花社区。')).toBeVisible();
  await takePicture(page, 'place-position');
});

test('who does not allow it, or is not found, can still say where', async ({ page }) => {
  await openWhere(page);
  await page.getByText('地图或定位').click();
  await page.getByRole('button', { name: '用我现在的位置' }).click();
  await expect(page.getByText('没能定位')).toBeVisible();
  await page.getByText('写地址', { exact: true }).click();
  await expect(page.getByLabel('地址', { exact: false }).last()).toBeVisible();
});

test('an address in words is read', async ({ page }) => {
  await openWhere(page);
  await page.getByText('写地址', { exact: true }).click();
  await page.getByLabel('地址', { exact: false }).last().fill('沧浪街道东大街18号门口');
  await expect(page.getByText('在姑苏区沧浪街道东大街社区。')).toBeVisible();
});

test('elder mode: choosing my community is large, and names whom to call', async ({ person }) => {
  const { page } = await person('visitor', { phone: true, elder: true });
  await page.goto('/place');
  await page.getByLabel('小区或社区名称').fill('桂花新村');
  await page.getByRole('button', { name: /桂花新村/ }).click();
  await expect(page.getByRole('heading', { name: '姑苏区沧浪街道桂花社区' })).toBeVisible();
  await expect(page.locator('a[href="tel:0512-0000-0000"]')).toBeVisible();
  await expectElderSizes(page);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'my-place-elder');
  await page.goto('/');
  await expect(page.getByRole('link', { name: '沧浪街道 桂花社区' })).toBeVisible();
  await openWhere(page);
  await page.getByLabel('小区名称').fill('南园');
  await page.getByRole('button', { name: /南园新村/ }).click();
  await expect(page.getByText('在姑苏区沧浪街道瑞光社区。')).toBeVisible();
  await expectElderSizes(page);
  await takePicture(page, 'place-elder');
});
