import { expectAccessible, takePicture } from './support/look.ts';
import { act, dispatch, openStaff, report, sendPhoto } from './support/requests.ts';
import { expect, test } from './support/test.ts';

test('whoever reports or enters what is known already sees it with photo and state, joins, and is counted; with nothing to learn from the office is told so', async ({ person, request }) => {
  const clerk = await openStaff(person, 'clerk');
  const worker = await openStaff(person, 'gridWorker');
  const word = `晾衣架${Date.now()}`;
  const { id, number } = await report(request, `桂花新村西门边的${word}锈断了，随时会掉下来砸人。`);
  await act(clerk, id, 'accept', { publicText: `西门边的${word}锈断。` });
  await dispatch(clerk, id);
  await act(worker, id, 'siteCheck', { findings: '锈断属实。', photos: [await sendPhoto(worker.context.request, '锈断')] });

  const { page } = await person('visitor', { phone: true });
  await page.goto('/report');
  await page.getByLabel('发生了什么').fill(`西门的${word}锈断了，要掉下来了`);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('radio', { name: '写地址' }).check({ force: true });
  await page.getByRole('textbox', { name: '地址' }).fill('桂花新村西门');
  await expect(page.getByText('是不是这件事？')).toBeVisible();
  const found = page.getByRole('link').filter({ hasText: word });
  await expect(found).toContainText('已到现场看过');
  await expect(found.getByRole('img', { name: '现场照片' })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'similar-resident');
  await page.getByRole('button', { name: '我也遇到' }).first().click();
  await page.getByRole('button', { name: '不留号码，直接加入' }).click();
  await expect(page.getByText('已加入，共有 1 位居民也遇到。')).toBeVisible();
  await expect(page).toHaveURL(`/r/${number}`);
  await page.goto('/report');
  await expect(page.getByLabel('发生了什么')).toHaveValue('');

  // A caller says the same: joined from the form, no second case.
  const desk = clerk.page;
  await desk.goto('/desk/requests/new');
  await desk.getByLabel('内容', { exact: true }).fill(`西门那个${word}锈断了没人管`);
  await desk.getByRole('combobox', { name: '地点' }).fill('桂花新村西门');
  await desk.getByLabel('手机号').fill('13800001234');
  const panel = desk.locator('section').filter({ hasText: '可能是同一件事' }).last();
  await expect(panel.getByText(number)).toBeVisible();
  await expect(panel.getByText('已现场查看').first()).toBeVisible();
  await takePicture(desk, 'similar-desk');
  await panel.getByRole('button', { name: '记为“我也遇到”' }).first().click();
  await expect(desk.getByText(`已记入 ${number}`)).toBeVisible();
  await page.goto(`/r/${number}`);
  await expect(page.getByText('2 位居民', { exact: false }).first()).toBeVisible();

  const { page: settings } = await openStaff(person, 'supervisor');
  await settings.goto('/desk/classifier');
  await expect(settings.getByText('已办结的事项太少，暂不推荐类别')).toBeVisible();
});

test('a matter that several raise becomes a topic; one click each makes it the topic of the month, a sweep, a joint case', async ({ person, request }) => {
  const clerk = await openStaff(person, 'clerk');
  const place = { where: { kind: 'address', text: '桂花新村', divisionCode: '320508020014' } };
  for (const words of ['变压器整夜嗡嗡响，吵得睡不着', '配电房的变压器夜里嗡嗡响，睡不着觉', '变压器嗡嗡响了半个月，老人整夜睡不着', '楼下变压器一到夜里就嗡嗡响']) {
    await report(request, `桂花新村${words}。`, place);
  }
  const { page } = clerk;
  await page.goto('/desk/topics');
  await page.getByRole('button', { name: '现在查找' }).click();
  await page.getByRole('table', { name: '热点' }).getByRole('link', { name: /变压器/ }).click({ timeout: 30_000 });
  await expect(page.getByRole('heading', { name: '背后的 4 件诉求' })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'topic');
  await page.getByRole('button', { name: '列为每月一题' }).click();
  await expect(page.getByRole('button', { name: '取消每月一题' })).toBeVisible();
  await page.getByRole('link', { name: '发起摸排' }).click();
  await expect(page.getByLabel('名称')).toHaveValue(/\S/);
  await expect(page.getByText(/变压器/).first()).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: '并为一案' }).click();
  await page.getByRole('button', { name: '把 3 件并入' }).click();
  await expect(page.getByText('已并入 3 件')).toBeVisible();
  await expect(page.getByText('已并案').first()).toBeVisible();
  const rows = page.getByRole('row').filter({ hasText: '变压器' });
  await expect(rows.filter({ hasText: '已合并' })).toHaveCount(3);
  await rows.filter({ hasNotText: '已合并' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('变压器').first()).toBeVisible();
  await takePicture(page, 'topic-joint-case');
});
