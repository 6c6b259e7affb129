import { expectAccessible, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

const emptyStyle = { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#F5F7F9' } }] };

test('without a base map the schematic shows what is near, by finger and by keys', async ({ person }) => {
  const { page } = await person('visitor', { phone: true });
  await page.goto('/nearby', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: '地图', exact: true }).click();
  const map = page.locator('svg[role="group"]');
  await expect(map).toBeVisible();
  await expect(page.getByText('示意图').first()).toBeVisible();
  const pin = map.getByRole('button').first();
  await expect(pin).toBeVisible();
  const place = async (): Promise<string | null> => pin.getAttribute('transform');
  const before = await place();
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(place).not.toBe(before);
  await expectAccessible(page);
  await takePicture(page, 'map-schematic');
  await page.getByRole('button', { name: '列表' }).first().click();
  await expect(map).toBeHidden();
});

test('with a configured style the moving map is drawn by our own worker, within the content policy', async ({ person }) => {
  const { page, context } = await person('visitor', { phone: true, movingMap: true });
  await context.route('**/test-style.json', (route) => route.fulfill({ json: emptyStyle }));
  await context.route('**/nearby', async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(/name="map-style" content="[^"]*"/, 'name="map-style" content="/test-style.json"');
    await route.fulfill({ response, body: html });
  });
  await page.goto('/nearby', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: '地图', exact: true }).click();
  await expect(page.locator('canvas.maplibregl-canvas')).toBeVisible();
  await expect(page.getByRole('button', { name: '放大' })).toBeVisible();
  const workers = (): Promise<number> => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /\/assets\/worker-/.test(name)).length);
  await expect.poll(workers).toBe(1);
});
