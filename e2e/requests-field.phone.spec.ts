import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { act, dispatch, drawPhoto, openStaff, report, sendPhoto } from './support/requests.ts';
import { expect, test } from './support/test.ts';

const phone = { phone: true } as const;

async function expectLargeTargets(page: Page): Promise<void> {
  const small = await page.locator('main button:visible, main a[href]:visible').evaluateAll((targets) =>
    targets.filter((target) => target.getBoundingClientRect().height < 44).map((target) => target.textContent),
  );
  expect(small, 'targets too small for a glove').toEqual([]);
}

test('a grid worker takes a task from 签收 to done, photos first', async ({ person, request }) => {
  const clerk = await openStaff(person, 'clerk');
  const { page } = await openStaff(person, 'gridWorker', phone);
  const words = `3幢楼道堆满纸箱${Date.now()}`;
  const { id, number } = await report(request, words, { photos: [await sendPhoto(request, '纸箱')] });
  await dispatch(clerk, id, { priority: 'urgent', instruction: '先清出通道。' });

  await page.goto('/field');
  const card = page.getByRole('listitem').filter({ hasText: words });
  await expect(card).toBeVisible();
  await expect(card.getByText(/还剩|前$/).first()).toBeVisible();
  await expect(card.getByRole('link', { name: '导航' })).toHaveAttribute('href', /^https:\/\/uri\.amap\.com\//);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await expectLargeTargets(page);
  await takePicture(page, 'field-today');
  await card.getByRole('button', { name: '签收' }).click();
  await expect(card.getByText('已签收')).toBeVisible();

  await card.getByRole('link', { name: new RegExp(words) }).click();
  await expect(page.getByRole('heading', { name: number })).toBeVisible();
  await expect(page.getByText('先清出通道。').first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await takePicture(page, 'field-task');
  await page.getByRole('link', { name: '现场查看' }).click();
  await page.getByRole('button', { name: '现场查看', exact: true }).click();
  await expect(page.getByText('请至少拍一张照片。')).toBeVisible();
  await page.getByLabel('拍照或选图').setInputFiles(await drawPhoto('现场'));
  await page.getByRole('button', { name: '情况属实，需要处理。' }).click();
  await expectAccessible(page);
  await expectLargeTargets(page);
  await takePicture(page, 'field-site-check');
  await page.getByRole('button', { name: '现场查看', exact: true }).click();
  // The form goes first: while it stands, the words stand in it as well.
  await expect(page.getByRole('textbox', { name: '现场情况' })).toHaveCount(0);
  await expect(page.getByText('情况属实，需要处理。')).toBeVisible();
  await page.getByRole('link', { name: '处理完成' }).click();
  await page.getByLabel('拍照或选图').setInputFiles(await drawPhoto('清好'));
  await page.getByRole('button', { name: '已清理干净。' }).click();
  await page.getByRole('button', { name: '处理完成', exact: true }).click();
  await expect(page.getByText('待核查')).toBeVisible();
  await page.goto('/field');
  await expect(page.getByText('我的任务', { exact: false })).toBeVisible();
  await expect(page.getByText(words)).toHaveCount(0);
});

test('without a network work goes on; what was refused says why, shows what changed and loses nothing', async ({ person, request, watch }) => {
  watch.expect(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|409/);
  const clerk = await openStaff(person, 'clerk');
  const lead = await openStaff(person, 'workstationLead');
  const { page, context } = await openStaff(person, 'gridWorker', { phone: true, worker: true });
  const words = `12幢窨井盖松动${Date.now()}`;
  const { id, number } = await report(request, words);
  await dispatch(clerk, id);

  await page.goto('/field');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`/field/tasks/${id}`);
  await expect(page.getByText(words)).toBeVisible();
  await act(lead, id, 'note', { note: '我先去看一下' });
  await context.setOffline(true);
  // The phone was put away and taken out again.
  await page.goto(`/field/tasks/${id}`);
  await expect(page.getByText(words)).toBeVisible();
  await page.getByRole('link', { name: '现场查看' }).click();
  await page.getByLabel('拍照或选图').setInputFiles(await drawPhoto('井盖'));
  await page.getByRole('button', { name: '情况属实，需要处理。' }).click();
  await page.getByRole('button', { name: '现场查看', exact: true }).click();
  await expect(page.getByText('待发送', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'field-waiting');

  await context.setOffline(false);
  await expect(page.getByText('没有收下：刚才有人处理过这件事项')).toBeVisible();
  await expect(page.getByText('您看的时候，有人先做了这些：')).toBeVisible();
  await expect(page.getByText('我先去看一下').first()).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'field-refused');
  await page.getByRole('button', { name: '按最新情况重做' }).click();
  await expect(page.getByLabel('现场情况')).toHaveValue('情况属实，需要处理。');
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible();
  await page.getByRole('button', { name: '现场查看', exact: true }).click();
  await expect(page.getByText('已现场查看')).toBeVisible();
  await page.goto('/field/outbox');
  await expect(page.getByRole('listitem').filter({ hasText: number }).getByText('已发送')).toBeVisible();
});

test('a check and its completion are both done without a network and sent in their order', async ({ person, request, watch }) => {
  watch.expect(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  const clerk = await openStaff(person, 'clerk');
  const { page, context } = await openStaff(person, 'gridWorker', { phone: true, worker: true });
  const words = `8幢门口垃圾${Date.now()}`;
  const { id } = await report(request, words, { photos: [await sendPhoto(request, '垃圾')] });
  await dispatch(clerk, id);
  await page.goto('/field');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await expect(page.getByText(words)).toBeVisible();
  await expect(async () => expect(await page.evaluate(() => caches.has('lianxin-kept-photos'))).toBe(true)).toPass();
  await page.waitForLoadState('networkidle');

  await context.setOffline(true);
  await page.goto(`/field/tasks/${id}`);
  const photo = page.getByRole('img', { name: '照片 1' }).first();
  await expect(async () => expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)).toPass();
  await page.getByRole('button', { name: '签收' }).click();
  await page.getByRole('link', { name: '现场查看' }).click();
  await page.getByLabel('拍照或选图').setInputFiles(await drawPhoto('看'));
  await page.getByRole('button', { name: '情况属实，已当场处理。' }).click();
  await page.getByRole('button', { name: '现场查看', exact: true }).click();
  await page.getByRole('link', { name: '处理完成' }).click();
  await page.getByLabel('拍照或选图').setInputFiles(await drawPhoto('净'));
  await page.getByRole('button', { name: '已清理干净。' }).click();
  await page.getByRole('button', { name: '处理完成', exact: true }).click();
  await expect(page.getByText('待发送', { exact: true })).toHaveCount(3);
  await takePicture(page, 'field-three-waiting');
  await context.setOffline(false);
  await expect(page.getByText('待核查')).toBeVisible();
  await expect(page.getByText('待发送', { exact: true })).toHaveCount(0);
});

test('a reporter’s phone shows only after a recorded reason', async ({ person, request }) => {
  const clerk = await openStaff(person, 'clerk');
  const { page } = await openStaff(person, 'gridWorker', phone);
  const { id } = await report(request, '楼上漏水。', {
    who: { anonymous: false, name: '王阿姨', phone: '13900006666', helper: { name: '李强', relation: 'neighbour', phone: '13900007777' } },
  });
  await dispatch(clerk, id);
  await page.goto(`/field/tasks/${id}`);
  await expect(page.getByText('139****6666')).toBeVisible();
  await expect(page.getByText('13900006666')).toHaveCount(0);
  await page.getByRole('button', { name: '看完整姓名电话' }).click();
  await page.getByRole('button', { name: '记录原因并查看' }).click();
  await expect(page.getByText('请写明为什么要看。')).toBeVisible();
  await page.getByRole('button', { name: '约时间上门查看' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: '记录原因并查看' }).click();
  await expect(page.getByRole('link', { name: '拨打 13900006666' })).toHaveAttribute('href', 'tel:13900006666');
  await expect(page.getByText('李强（邻居）')).toBeVisible();
});

test('a task is returned with a reason, and the night theme stays readable', async ({ person, request }) => {
  const clerk = await openStaff(person, 'clerk');
  const { page } = await openStaff(person, 'gridWorker', { phone: true, night: true });
  const { id } = await report(request, '路面塌了一块。');
  await dispatch(clerk, id);
  await page.goto(`/field/tasks/${id}`);
  await expectAccessible(page);
  await takePicture(page, 'field-task-night');
  await page.getByRole('link', { name: '退回派单' }).click();
  await page.getByRole('radio', { name: '需要职能部门处理' }).check({ force: true });
  await page.getByLabel('说明').fill('属于市政道路。');
  // Leaving the page keeps what was begun.
  await page.reload();
  await expect(page.getByLabel('说明')).toHaveValue('属于市政道路。');
  await expectAccessible(page);
  await page.getByRole('button', { name: '退回派单' }).click();
  await expect(page.getByText('已受理').first()).toBeVisible();
});

test('a find is reported on the spot; a resident scans the code from the worker’s phone', async ({ person, watch }) => {
  watch.expect(/ERR_INTERNET_DISCONNECTED/);
  const { page, context } = await openStaff(person, 'gridWorker', phone);
  await page.goto('/field');
  await page.getByRole('link', { name: '上报' }).click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: '上报', exact: true }).click();
  await expect(page.getByText('请写一句，或点一个常见问题。').first()).toBeVisible();
  await page.getByLabel('拍照或选图').setInputFiles(await drawPhoto('垃圾'));
  await page.getByRole('button', { name: '垃圾堆放，需要清运。' }).click();
  await page.getByRole('radio', { name: '写地址' }).check({ force: true });
  await page.getByRole('textbox', { name: '地址' }).fill('桂花新村8幢东侧');
  await page.getByRole('radio', { name: '居民当面说的' }).check({ force: true });
  await page.getByLabel('居民怎么称呼').fill('陈伯');
  await page.waitForLoadState('networkidle');
  await takePicture(page, 'field-report');
  await page.getByRole('button', { name: '上报', exact: true }).click();
  await expect(page.getByText('已上报')).toBeVisible();
  await expect(page.getByText(/^CL-\d{4}-\d{6}$/)).toBeVisible();
  await expect(page.getByRole('img', { name: '扫一扫，看这件事的进展' })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'field-report-sent');

  await page.getByRole('link', { name: '再报一件' }).click();
  await expect(page.getByLabel('发现了什么')).toHaveValue('');
  await page.getByRole('button', { name: '公共设施损坏。' }).click();
  await page.getByRole('radio', { name: '写地址' }).check({ force: true });
  await page.getByRole('textbox', { name: '地址' }).fill('桂花新村8幢');
  await context.setOffline(true);
  await page.getByRole('button', { name: '先存在手机上，有网自动上报' }).click();
  await expect(page.getByText('已存在手机上，有网自动上报。')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('已上报')).toBeVisible();
});
