import { expectAccessible, expectElderSizes, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

const asked = '/fares?from=mudu&to=zhongnanjie&at=2022-07-16T10:00&medium=suzhou-tong';

test('a rider types two stations and learns the price and why', async ({ person }) => {
  const { page } = await person('visitor', { phone: true });
  await page.goto('/fares', { waitUntil: 'networkidle' });
  await expect(page.getByText('2022 年的线网')).toBeVisible();
  await page.getByRole('combobox', { name: '从哪一站上车' }).fill('md');
  await page.getByRole('option', { name: /木渎/ }).click();
  await page.getByRole('combobox', { name: '到哪一站下车' }).fill('zhongnan');
  await page.keyboard.press('Enter');
  await page.getByLabel('哪一天').fill('2022-07-16');
  await expect(page.getByText('¥3.00', { exact: true })).toBeVisible();
  await expect(page.getByText('符合条件：6 元按 5 折，为 3 元')).toBeVisible();
  await expect(page.getByText('不与“2022 年夏季双休日、法定节假日五折”叠加')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'fares-phone');

  // The address holds the whole question: somebody else sees the same answer.
  const other = await person('visitor', { phone: true, language: 'en' });
  await other.page.goto(new URL(page.url()).pathname + new URL(page.url()).search, { waitUntil: 'networkidle' });
  await expect(other.page.getByText('conditions met: ¥6.00 less 50% is ¥3.00')).toBeVisible();
  await expectAccessible(other.page);
  await takePicture(other.page, 'fares-phone-en');
});

test('excluded and unnamed cards get an honest answer', async ({ person }) => {
  const { page } = await person('visitor', { phone: true });
  await page.goto(asked, { waitUntil: 'networkidle' });
  await page.getByLabel('用什么卡、什么码').selectOption('stored-ride-ticket');
  await expect(page.getByText('这种情况算不出价格')).toBeVisible();
  await expect(page.getByText('通告点名排除了计次票')).toBeVisible();
  await page.getByLabel('用什么卡、什么码').selectOption('single-ticket');
  await expect(page.getByText('不在本通告范围内').first()).toBeVisible();
  await expect(page.getByText('¥6.00').first()).toBeVisible();
});

test('the calendar shows the discount days and asks for them', async ({ person }) => {
  const { page } = await person('visitor', { phone: true });
  await page.goto(asked, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: '下个月' }).click();
  await page.getByRole('button', { name: '下个月' }).click();
  await expect(page.getByText('本月优惠日 7 天')).toBeVisible();
  await page.getByRole('button', { name: /2022年9月12日 法定节假日 中秋节/ }).click();
  await expect(page).toHaveURL(/at=2022-09-12/);
  await expect(page.getByText('¥3.00', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /2022年9月13日/ }).click();
  await expect(page.getByText('¥5.70', { exact: true })).toBeVisible();
});

test('stations are chosen on the drawing, and fares painted over it', async ({ person }) => {
  const { page } = await person('visitor', { phone: true });
  await page.goto('/fares?at=2022-07-16T10:00&medium=suexing-code', { waitUntil: 'networkidle' });
  const drawing = page.getByRole('img', { name: /线网示意图/ });
  // Measured for each touch: the page above it may still settle.
  const touch = async (across: number, down: number): Promise<void> => {
    const box = await drawing.boundingBox();
    if (!box) throw new Error('the network is not drawn');
    await drawing.click({ position: { x: box.width * across, y: box.height * down } });
  };
  // The west end of line 1 and the south end of line 4, by their places on the drawing.
  await touch(0.16, 0.55);
  await expect(page).toHaveURL(/from=/);
  await touch(0.69, 0.92);
  await expect(page).toHaveURL(/to=/);
  await page.getByText('看看从上车站到各站要多少钱').click();
  await expect(page.getByText('¥1.00', { exact: true })).toBeVisible();
  await takePicture(page, 'fares-painted');
});

test('elder mode has large words and targets, in one column', async ({ person }) => {
  const { page } = await person('visitor', { phone: true, elder: true });
  await page.goto(asked, { waitUntil: 'networkidle' });
  await expect(page.getByText('¥3.00', { exact: true })).toBeVisible();
  await expectElderSizes(page);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'fares-elder');
});

test('once opened, the page works without a network', async ({ person, watch }) => {
  // The browser reports every call that finds no network.
  watch.expect(/net::ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  const { page, context } = await person('visitor', { phone: true, worker: true });
  await page.goto('/fares', { waitUntil: 'networkidle' });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.goto('/fares', { waitUntil: 'networkidle' });
  await context.setOffline(true);
  await page.goto(asked);
  await expect(page.getByText('¥3.00', { exact: true })).toBeVisible();
  await page.getByLabel('用什么卡、什么码').selectOption('suexing-code');
  await expect(page.getByText('没有提到“苏e行”乘车码')).toBeVisible();
});
