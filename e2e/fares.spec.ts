import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

const asked = '/fares?from=mudu&to=zhongnanjie&at=2022-07-18T10:00&medium=suzhou-citizen-card&rider=age:72';

test('a policy goes from a draft without code to everybody’s price, through two people', async ({ person }) => {
  const writer = await person('cityAdministrator');
  const rider = await person('visitor', { phone: true });
  await rider.page.goto(asked, { waitUntil: 'networkidle' });
  await expect(rider.page.getByText('¥5.70', { exact: true })).toBeVisible();

  const { page } = writer;
  await page.goto('/desk/fares', { waitUntil: 'networkidle' });
  await expectAccessible(page);
  await takePicture(page, 'fares-desk-list');
  await page.getByRole('link', { name: /70 周岁以上工作日高峰以外免费/ }).last().click();
  await page.getByRole('button', { name: '存为草稿' }).click();
  await expect(page.getByText('起草中')).toBeVisible();
  await page.getByRole('button', { name: '开始试算' }).click();
  await expect(page.getByText('已试算')).toBeVisible();
  await expect(page.getByRole('row', { name: /10:00/ }).getByRole('cell', { name: '100%' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'fares-desk-simulated');
  await page.getByRole('button', { name: '送批' }).click();
  await page.getByRole('button', { name: '送批' }).last().click();
  await expect(page.getByText('待批准')).toBeVisible();
  // Whoever wrote it finds no way to approve it.
  await expect(page.getByRole('button', { name: '批准', exact: true })).toBeHidden();

  const approver = await person('citySupervisor');
  await approver.page.goto(new URL(page.url()).pathname, { waitUntil: 'networkidle' });
  await approver.page.getByRole('button', { name: '批准', exact: true }).click();
  await approver.page.getByRole('button', { name: '批准', exact: true }).last().click();
  await expect(approver.page.getByText('已批准')).toBeVisible();

  await page.reload({ waitUntil: 'networkidle' });
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByRole('button', { name: '发布' }).last().click();
  await expect(page.getByText('执行中')).toBeVisible();

  await rider.page.goto(asked, { waitUntil: 'networkidle' });
  await expect(rider.page.getByText('¥0.00', { exact: true })).toBeVisible();

  // The story leaves the prices as it found them.
  await page.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('textbox', { name: '说明' }).fill('试验结束');
  await page.getByRole('button', { name: '撤回' }).last().click();
  await expect(page.getByText('已撤回')).toBeVisible();
});

test('the fare page uses a wide screen', async ({ person }) => {
  const { page } = await person('visitor', { language: 'en' });
  await page.goto('/fares?from=mudu&to=tongli&at=2022-07-16T10:00&medium=suzhou-tong', { waitUntil: 'networkidle' });
  await expect(page.getByText('¥4.00', { exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'fares-wide-en');
});
