import { takePicture } from './support/look.ts';
import { report, sendPhoto } from './support/requests.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(120_000);

test('parts of a photo are drawn with the mouse and the keyboard and then hidden from everybody', async ({ person }) => {
  const { page, context } = await person('clerk');
  const photo = await sendPhoto(context.request, '车牌');
  const { id } = await report(context.request, '西门口停满了车。', { photos: [photo] });
  const served = async (): Promise<Buffer> => (await context.request.get(`/api/v1/files/${photo}/photo`)).body();
  const before = await served();
  await page.goto(`/desk/requests/${id}`);
  await page.getByRole('button', { name: '遮挡 1' }).click();
  const area = page.getByRole('group', { name: '在这里画出要遮挡的部分' });
  await expect(area).toBeVisible();
  const box = await area.boundingBox();
  if (!box) throw new Error('There is nothing to draw on');
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.3);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.6, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: '遮挡部分 1' })).toBeVisible();
  await page.getByRole('button', { name: '添加遮挡' }).click();
  await page.getByRole('button', { name: '遮挡部分 2' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: '遮挡部分 2' })).toHaveCount(0);
  await takePicture(page, 'photo-parts');
  await page.getByRole('button', { name: '保存 1 处遮挡' }).click();
  await expect(page.getByText('照片与遮挡（已遮挡 1 张）')).toBeVisible();
  expect((await served()).equals(before)).toBe(false);
  expect((await context.request.get(`/api/v1/files/${photo}/original`)).status()).toBe(404);
});
