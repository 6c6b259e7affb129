import sharp from 'sharp';
import { expect, test } from './support/test.ts';

async function photo(color: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: color } }).jpeg().toBuffer();
  return { name: 'photo.jpg', mimeType: 'image/jpeg', buffer };
}

test('photos are made smaller, say when they did not get through, and survive a reload', async ({ page, watch }) => {
  watch.expect(/Failed to load resource/);
  const sizes: number[] = [];
  let broken = true;
  await page.route('**/api/v1/files', async (route) => {
    sizes.push(route.request().postDataBuffer()?.length ?? 0);
    if (broken) await route.abort('connectionreset');
    else await route.continue();
  });
  await page.goto('/report');
  const chooser = page.locator('input[type="file"]');
  await chooser.setInputFiles(await photo('#0f6e84'));
  await expect(page.getByRole('button', { name: '没传成，点此重传' })).toBeVisible();
  broken = false;
  await page.getByRole('button', { name: '没传成，点此重传' }).click();
  await expect(page.getByRole('button', { name: '没传成，点此重传' })).toBeHidden();
  await expect(page.getByText('正在上传')).toBeHidden();
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible();
  expect(sizes).toHaveLength(2);
  expect(Math.max(...sizes)).toBeLessThan(1_500_000);

  await page.reload();
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible();
  await expect(page.getByText('正在上传')).toBeHidden();
  expect(sizes, 'sent again only when it had to be').toHaveLength(2);

  await page.getByRole('button', { name: '移除照片 1' }).click();
  await expect(page.getByRole('img', { name: '照片 1' })).toBeHidden();
  await page.reload();
  await expect(chooser).toBeAttached();
  await expect(page.getByRole('img', { name: '照片 1' })).toBeHidden();
});

test('on a phone the camera comes first and the album second, from one control', async ({ page }) => {
  await page.goto('/report');
  const chooser = page.locator('input[type="file"]');
  await expect(chooser).toHaveAttribute('capture', 'environment');
  const opened = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '从相册选' }).click();
  expect((await opened).isMultiple()).toBe(true);
  await expect(chooser).not.toHaveAttribute('capture');
  const again = page.waitForEvent('filechooser');
  await page.getByText('拍照', { exact: true }).click();
  expect((await again).isMultiple()).toBe(false);
  await expect(chooser).toHaveAttribute('capture', 'environment');
});
