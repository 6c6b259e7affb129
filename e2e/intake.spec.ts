import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

const header = '工单编号,来电时间,诉求标题,诉求内容,诉求人,点赞数';

test('a contact day is announced, its slips typed without a network, ended and summed up for everybody', async ({ person, watch }) => {
  test.slow();
  watch.expect(/ERR_INTERNET_DISCONNECTED/);
  const { page, context } = await person('clerk');
  const word = `雨篷${Date.now()}`;
  await page.goto('/desk/contact-days');
  await page.getByRole('button', { name: '预告联系日' }).click();
  await page.getByLabel('地点').fill('桂花社区居委会');
  await page.getByLabel('接待人').fill('街道、社区');
  await page.getByRole('button', { name: '预告，所有人可见' }).click();
  await page.getByRole('button', { name: '开始联系日' }).click();
  await page.getByRole('button', { name: '开始联系日' }).click();
  const text = page.getByRole('textbox', { name: '反映内容' });
  await text.fill(`${word}一号漏水`);
  await text.press('Enter');
  await expect(page.getByRole('list', { name: '刚才录入的' }).getByText('已发送')).toHaveCount(1);
  await expect(text).toBeFocused();

  await context.setOffline(true);
  await page.keyboard.type(`${word}二号漏水`);
  await page.keyboard.press('Enter');
  await page.keyboard.type(`${word}三号漏水`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: '刚才录入的' }).getByText('待发送').first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('list', { name: '刚才录入的' }).getByText('已发送')).toHaveCount(3, { timeout: 30_000 });
  await expect(page.getByRole('list', { name: '反映的事项' }).getByText(word)).toHaveCount(3);
  await expectAccessible(page);
  await takePicture(page, 'intake-contact-day-zh-1440');

  for (const action of ['结束联系日', '公布小结']) {
    await page.getByRole('button', { name: action }).click();
    await page.getByRole('button', { name: action }).click();
  }
  await expect(page.getByText('已公布小结').first()).toBeVisible();
  const address = (await page.getByRole('link', { name: '公开页面' }).getAttribute('href')) ?? '';
  const visitor = await person('visitor', { phone: true });
  await visitor.page.goto(address);
  await expect(visitor.page.getByText('听到 3 件').first()).toBeVisible();
  await expect(visitor.page.getByText(word)).toHaveCount(0);
  await expectNoSidewaysScroll(visitor.page);
  await takePicture(visitor.page, 'intake-contact-day-public-zh-390');
});

test('a rider says it through the code of a station, and it enters the same loop', async ({ person }) => {
  const rider = await person('visitor', { phone: true });
  const word = `骑手车位${Date.now()}`;
  await rider.page.goto('/points');
  await rider.page.getByRole('link', { name: /红色共享空间/ }).click();
  await expect(rider.page.getByRole('link', { name: '我有话说' })).toBeVisible();
  await takePicture(rider.page, 'intake-station-zh-390');
  await expectAccessible(rider.page);
  await rider.page.getByRole('link', { name: '我有话说' }).click();
  await expect(rider.page.getByText(/您正从“红小鸽·红色共享空间”反映/)).toBeVisible();
  await rider.page.getByLabel('发生了什么').fill(`商场后门能不能划几个${word}`);
  await rider.page.getByRole('button', { name: '下一步' }).click();
  await rider.page.getByRole('button', { name: /就在“红小鸽·红色共享空间”这里/ }).click();
  await rider.page.getByRole('button', { name: '下一步' }).click();
  await rider.page.getByRole('button', { name: /^提交/ }).click();
  await expect(rider.page.getByText(/[A-Z]{2}-\d{4}-\d{6}/).first()).toBeVisible();
  const point = await rider.context.request.get(rider.page.url().replace(/\/receipt.*/, '/api/v1/public/channel-points?kind=station'));
  const { items } = (await point.json()) as { readonly items: readonly { readonly name: string; readonly counts: { readonly heard: number } }[] };
  expect(items.find(({ name }) => name.includes('红色共享空间'))?.counts.heard).toBeGreaterThanOrEqual(2);
});

test('a hotline sheet is matched, tried, confirmed and imported; again it makes no doubles', async ({ person }) => {
  test.slow();
  const { page } = await person('clerk');
  const word = `窨井盖${Date.now()}`;
  const rows = ['1', '2', '3'].map((number) => `${word}-${number},2026-03-0${number} 9:05,${word}松动,第${number}处${word}松动,王芳,${number}`);
  const csv = [header, ...rows, `${word}-4,昨天,时间不对,内容,,`, `,2026-03-01,没有编号,内容,,很多`].join('\n');
  const choose = async (): Promise<void> => {
    await page.goto('/desk/sheet-imports');
    await page.locator('input[type=file]').setInputFiles({ name: `${word}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('button', { name: /^试跑/ }).click();
  };
  await choose();
  const wrong = page.getByRole('table', { name: '有错' });
  await expect(wrong.getByText('时间：时间看不懂')).toBeVisible();
  await expect(wrong.getByText('编号：没有填')).toBeVisible();
  await expect(wrong.getByText('点赞数：不是数字')).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'intake-import-zh-1440');
  await page.getByRole('button', { name: '确认导入 3 行' }).click();
  await page.getByRole('link', { name: '看导入的事项' }).click({ timeout: 30_000 });
  await expect(page.getByRole('table', { name: '诉求' }).locator('tbody tr')).toHaveCount(3);
  await choose();
  await expect(page.getByRole('button', { name: '确认导入 0 行' })).toBeDisabled();
});

test('a filtered list becomes a file in the background', async ({ person }) => {
  const { page } = await person('clerk');
  await page.goto('/desk/requests?state=closed');
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await page.getByRole('radio', { name: 'CSV' }).check();
  await page.getByRole('button', { name: '开始生成' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载文件' }).click({ timeout: 30_000 });
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  const lines = text.trim().split('\r\n').slice(1);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toContain('已结案');
});
