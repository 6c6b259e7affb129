import type { Page } from '@playwright/test';
import { expectAccessible, expectElderSizes, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { act, dispatch, drawPhoto, openStaff, report, sendPhoto } from './support/requests.ts';
import { expect, test } from './support/test.ts';

/** The primary button at the foot of the screen. */
function footButton(page: Page, name: string | RegExp) {
  return page.getByRole('button', { name });
}

async function fillWhat(page: Page, text: string): Promise<void> {
  await page.getByLabel('发生了什么').fill(text);
}

async function fillAddress(page: Page, text: string): Promise<void> {
  await page.getByRole('radio', { name: '写地址' }).check({ force: true });
  await page.getByRole('textbox', { name: '地址' }).fill(text);
}

/** Walks through the three steps and answers the number on the receipt. */
async function reportAnonymously(page: Page, text: string): Promise<string> {
  await page.goto('/report');
  await fillWhat(page, text);
  await footButton(page, '下一步').click();
  await fillAddress(page, '桂花新村西门路口');
  await footButton(page, '下一步').click();
  await footButton(page, /^提交，.*内有人跟进$/).click();
  await expect(page).toHaveURL(/\/receipt\?number=/);
  return new URL(page.url()).searchParams.get('number') ?? '';
}

test('a resident reports in three steps without a name and follows it on this phone', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /我要反映/ }).click();
  await expect(page.getByRole('heading', { name: '您想反映什么？' })).toBeVisible();
  await footButton(page, '下一步').click();
  await expect(page.getByText('请写一句或说一句发生了什么。')).toBeVisible();
  await page.getByLabel('拍照或选图').setInputFiles(await drawPhoto('树枝'));
  await fillWhat(page, '南园新村14幢门口的树枝压在电线上，请来修剪。');
  await page.getByRole('button', { name: '树木修剪' }).click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await takePicture(page, 'report-what');

  await footButton(page, '下一步').click();
  await expect(page.getByRole('heading', { name: '在哪里？' })).toBeVisible();
  await fillAddress(page, '南园新村14幢');
  await expectAccessible(page);
  // The phone's own “back” goes one question back; a reload loses nothing.
  await page.goBack();
  await page.reload();
  await expect(page.getByLabel('发生了什么')).toHaveValue(/树枝压在电线上/);
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible();
  await footButton(page, '下一步').click();
  await expect(page.getByRole('textbox', { name: '地址' })).toHaveValue('南园新村14幢');
  await footButton(page, '下一步').click();

  await expect(page.getByRole('radio', { name: /不留姓名电话/ })).toBeChecked();
  await expectAccessible(page);
  await takePicture(page, 'report-who');
  await footButton(page, '提交，4 个工作小时内有人跟进').click();
  await expect(page.getByText('收到了，谢谢您')).toBeVisible();
  await expect(page.getByRole('img', { name: '扫一扫，看这件事的进展' })).toBeVisible();
  await expect(page.getByText(/^CL-\d{4}-\d{6}$/)).toBeVisible();
  await expect(page.getByText(/月\d+日 周. \d\d:\d\d前$/).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await takePicture(page, 'receipt');

  await page.getByRole('link', { name: '看进展、补充情况' }).click();
  await expect(page.getByText('下一步：街道受理')).toBeVisible();
  await expect(page.locator('img[alt="照片 1"]').first()).toHaveJSProperty('complete', true);
  expect(await page.locator('img[alt="照片 1"]').first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expectAccessible(page);
  await takePicture(page, 'tracking');

  await page.getByRole('button', { name: '补充情况' }).click();
  await page.getByLabel('补充内容').fill('刮风时会冒火花');
  await page.getByRole('dialog').getByRole('button', { name: '补充情况' }).click();
  await expect(page.getByText('补充了情况')).toBeVisible();
  await expect(page.getByText('刮风时会冒火花')).toBeVisible();

  await page.goto('/');
  await expect(page.getByRole('link', { name: /南园新村14幢门口的树枝/ })).toBeVisible();
  // A new form is empty again.
  await page.goto('/report');
  await expect(page.getByLabel('发生了什么')).toHaveValue('');
});

test('a report written without a network is kept, sent later and shows its state', async ({ page, context, watch }) => {
  watch.expect(/ERR_INTERNET_DISCONNECTED/);
  await page.goto('/report');
  await page.getByLabel('拍照或选图').setInputFiles(await drawPhoto('井盖'));
  await fillWhat(page, '12幢门口窨井盖松动。');
  await footButton(page, '下一步').click();
  await fillAddress(page, '桂花新村12幢');
  await footButton(page, '下一步').click();
  await expect(page.getByRole('heading', { name: '结果怎么告诉您？' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await footButton(page, '先存在手机上，有网自动提交').click();
  await expect(page.getByText('现在没有网络，有网后会自动提交')).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'receipt-queued');
  await context.setOffline(false);
  await expect(page.getByText('收到了，谢谢您')).toBeVisible();
  await page.getByRole('link', { name: '看进展、补充情况' }).click();
  await expect(page.getByText('12幢门口窨井盖松动。')).toBeVisible();
  await expect(page.locator('img[alt="照片 1"]').first()).toBeVisible();
});

test('somebody files for a neighbour, and a wrong phone is named where it was typed', async ({ page }) => {
  await page.goto('/report');
  await fillWhat(page, '楼上漏水，老人家里墙皮掉了。');
  await footButton(page, '下一步').click();
  await fillAddress(page, '桂花新村3幢');
  await page.getByRole('button', { name: '还有别的地方' }).click();
  const second = page.locator('section', { has: page.getByRole('heading', { name: '第 2 处' }) });
  await second.getByText('写地址', { exact: true }).click();
  await second.getByRole('textbox', { name: '地址' }).fill('南园新村5幢');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'report-two-places');
  await footButton(page, '下一步').click();
  await page.getByRole('radio', { name: /替别人反映/ }).check({ force: true });
  await footButton(page, /^提交/).click();
  await expect(page.getByText('请填您的姓名，并选一下您是当事人的谁。')).toBeVisible();
  await page.getByLabel('您（代办人）的姓名').fill('李强');
  await page.getByRole('radio', { name: '邻居', exact: true }).check({ force: true });
  await page.getByLabel('当事人的手机号').fill('1390000');
  await footButton(page, /^提交/).click();
  await expect(page.getByText('手机号应是 11 位数字，请检查一下。').first()).toBeVisible();
  await page.getByLabel('当事人的手机号').fill('139 0000 6666');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await footButton(page, /^提交/).click();
  await expect(page.getByText('收到了，谢谢您')).toBeVisible();
});

test('a solved matter is compared, rated with reasons that fit, and reopened', async ({ page, person, request }) => {
  const [clerk, worker, lead, officer] = [await openStaff(person, 'clerk'), await openStaff(person, 'gridWorker'), await openStaff(person, 'workstationLead'), await openStaff(person, 'communityOfficer')];
  const { id, number, token } = await report(request, '西门路口又停满了车，过不去。');
  await act(clerk, id, 'accept', { publicText: '西门路口机动车乱停放。' });
  await dispatch(clerk, id);
  await page.goto(`/t/${token}`);
  await expect(page.getByText('已交给第五网格化联动工作站')).toBeVisible();
  // The open page hears of each step by itself.
  await act(worker, id, 'siteCheck', { findings: '两侧停车5辆。', photos: [await sendPhoto(worker.context.request, '前')] });
  await expect(page.getByText('到现场看过了')).toBeVisible();
  await act(lead, id, 'plan', {
    residentsViews: '11户同意', partyCommitteeView: '同意', partyCommitteeAgreed: true, measure: '安装不锈钢护栏', measureKind: 'emergencyMicroProject', plannedAmountFen: 862_000,
  });
  await act(worker, id, 'startWork');
  await act(worker, id, 'complete', { summary: '护栏一天完工。', photos: [await sendPhoto(worker.context.request, '后')] });
  await act(officer, id, 'verify', { verification: '护栏牢固。', photos: [await sendPhoto(officer.context.request, '核查')] });

  await expect(page.getByText('这件事办得怎么样？')).toBeVisible();
  await expect(page.getByText('¥8,620.00')).toBeVisible();
  await expect(page.getByRole('slider', { name: '左右拖动，对比前后' })).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByText('请先选一个满意程度。')).toBeVisible();
  await page.getByRole('radio', { name: '非常不满意' }).check({ force: true });
  await expect(page.getByText('问题没有解决')).toBeVisible();
  await page.getByRole('radio', { name: '满意', exact: true }).check({ force: true });
  await expect(page.getByText('问题没有解决')).toBeHidden();
  await page.getByText('处理快').click();
  await expectAccessible(page);
  await takePicture(page, 'tracking-rating');
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByText('4.0 分（满分 5 分）')).toBeVisible();
  await expect(page.getByText('这件事办得怎么样？')).toBeHidden();

  const neighbour = await person('visitor', { phone: true });
  await neighbour.page.goto(`/r/${number}`);
  await expect(neighbour.page.getByText('西门路口机动车乱停放。')).toBeVisible();
  await expect(neighbour.page.getByText('西门路口又停满了车')).toHaveCount(0);
  await expect(neighbour.page.getByRole('slider')).toBeVisible();
  await expectAccessible(neighbour.page);
  await expectNoSidewaysScroll(neighbour.page);
  await takePicture(neighbour.page, 'public-page');

  await page.getByRole('button', { name: '再次反映' }).click();
  await page.getByLabel('说明').fill('护栏松了。');
  await page.getByRole('dialog').getByRole('button', { name: '再次反映' }).click();
  await expect(page.getByText('再次反映，重新受理')).toBeVisible();
});

test('a number typed anyhow finds the public version; a wrong one says what a number looks like', async ({ page, person, request, watch }) => {
  watch.expect(/404/);
  const clerk = await openStaff(person, 'clerk');
  const { id, number } = await report(request, '路灯不亮。');
  await page.goto('/track');
  await page.getByLabel('编号').fill('桂花新村');
  await page.getByRole('button', { name: '查这件事的进展' }).click();
  await expect(page.getByText('编号应像 CL-2026-000123 这样')).toBeVisible();
  await expectAccessible(page);
  await act(clerk, id, 'accept', { publicText: '一盏路灯不亮。' });
  await page.getByLabel('编号').fill(number.replaceAll('-', ' ').toLowerCase());
  await page.getByRole('button', { name: '查这件事的进展' }).click();
  await expect(page.getByText('一盏路灯不亮。')).toBeVisible();
  await page.goto('/r/CL-2020-999999');
  await expect(page.getByText('没有这个编号的公开内容')).toBeVisible();
  await page.goto('/t/no-such-link-at-all-here');
  await expect(page.getByText('这个链接打不开')).toBeVisible();
});

test('nearby is searched with two characters, filtered, and shown on a map', async ({ page, person, request }) => {
  const clerk = await openStaff(person, 'clerk');
  const { id, number } = await report(request, '不公开的原话');
  await act(clerk, id, 'accept', { publicText: '鹦鹉笼子占了消防通道。' });
  await page.goto('/nearby');
  await expect(page.locator('a[href^="/r/"]').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('搜地点、事情或编号').fill('鹦鹉');
  await expect(page.locator(`a[href="/r/${number}"]`)).toBeVisible();
  await expect(page.locator('a[href^="/r/"]').filter({ hasNotText: '鹦鹉' })).toHaveCount(0);
  await expect(page).toHaveURL(/text=/);
  await page.getByRole('radio', { name: '已解决' }).check({ force: true });
  await expect(page.getByText('没有找到')).toBeVisible();
  await page.getByRole('radio', { name: '正在办' }).check({ force: true });
  await page.locator(`a[href="/r/${number}"]`).click();
  await expect(page).toHaveURL(`/r/${number}`);
  await page.goBack();
  await expect(page.getByLabel('搜地点、事情或编号')).toHaveValue('鹦鹉');

  await page.getByLabel('搜地点、事情或编号').fill('桂花');
  await page.getByRole('button', { name: '桂花社区', exact: true }).click();
  await expect(page.getByRole('button', { name: /只看桂花/ })).toBeVisible();
  await page.getByRole('radio', { name: '全部' }).check({ force: true });
  await page.getByRole('button', { name: '地图' }).click();
  await expect(page).toHaveURL(/as=map/);
  await expectAccessible(page);
  await takePicture(page, 'nearby-map');
});

test('a signed-in resident finds every matter again and is told at the number of the account', async ({ person, request }) => {
  const resident = await person('resident', { phone: true });
  const { page } = resident;
  await page.goto('/report');
  await fillWhat(page, '楼道灯不亮三天了。');
  await footButton(page, '下一步').click();
  await fillAddress(page, '桂花新村5幢');
  await footButton(page, '下一步').click();
  await page.getByRole('radio', { name: /用我登录的手机号 1\d\d\*{4}\d{4}/ }).check({ force: true });
  await footButton(page, /^提交/).click();
  await expect(page.getByText('收到了，谢谢您')).toBeVisible();
  const number = new URL(page.url()).searchParams.get('number') ?? '';
  // Another phone knows nothing but the account.
  await page.evaluate(() => localStorage.removeItem('lianxin.links'));
  await page.goto('/mine');
  await page.getByRole('link', { name: /楼道灯不亮三天了/ }).click();
  await expect(page).toHaveURL(/\/my\//);
  await expect(page.getByText(number)).toBeVisible();
  await expectAccessible(page);
  const clerk = await openStaff(person, 'clerk');
  const id = page.url().split('/').at(-1) ?? '';
  await act(clerk, id, 'accept', {});
  await page.goto('/messages');
  await expect(page.getByRole('link', { name: /楼道灯不亮三天了.*新/s })).toBeVisible();
  expect((await request.get(`/api/v1/my/requests/${id}`)).status()).toBe(401);
});

test('elder mode stays large on every step and page, also at 320 pixels', async ({ person }) => {
  const { page } = await person('visitor', { phone: true, elder: true });
  await page.setViewportSize({ width: 320, height: 700 });
  const check = async (): Promise<void> => {
    await page.waitForLoadState('networkidle');
    await expectElderSizes(page);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await expect(page.locator('a[href^="tel:"]').first()).toBeVisible();
  };
  await page.goto('/report');
  await expect(page.getByText('看全部类别')).toHaveCount(0);
  await check();
  await fillWhat(page, '楼下垃圾没人收。');
  await footButton(page, '下一步').click();
  await fillAddress(page, '桂花新村3幢');
  await check();
  await footButton(page, '下一步').click();
  await check();
  await footButton(page, /^提交/).click();
  await expect(page.getByText('收到了，谢谢您')).toBeVisible();
  await check();
  await takePicture(page, 'receipt-elder-320');
  await page.getByRole('link', { name: '看进展、补充情况' }).click();
  await expect(page.getByText('您反映的内容')).toBeVisible();
  await check();
  await takePicture(page, 'tracking-elder-320');
  for (const path of ['/mine', '/track', '/nearby']) {
    await page.goto(path);
    await check();
  }
});

test('an untouched form asks for nothing, and every screen speaks English too', async ({ person, watch }) => {
  watch.expect(/404/);
  const { page } = await person('visitor', { phone: true, language: 'en' });
  await page.goto('/report');
  await page.getByLabel('What is happening').fill('A street lamp is broken.');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { name: 'Where is it?' })).toBeVisible();
  const chinese = /[\u4e00-\u9fff]/;
  for (const path of ['/track', '/mine', '/receipt', '/t/no-such-link-at-all-here']) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('main').innerText(), path).not.toMatch(chinese);
    await expectNoSidewaysScroll(page);
  }
});

test('a report whose answer got lost four times is sent five times and stays one report', async ({ page, person, watch }) => {
  watch.expect(/ERR_FAILED/);
  const clerk = await openStaff(person, 'clerk');
  const words = `回执丢了的事${Date.now()}`;
  let sent = 0;
  await page.route('**/api/v1/requests', async (route) => {
    sent += 1;
    if (sent > 4) return route.continue();
    await route.fetch();
    return route.abort();
  });
  const sending = reportAnonymously(page, words);
  // The phone finds its network again and again: what waits is sent at once.
  await expect.poll(() => sent, { timeout: 20_000 }).toBeGreaterThan(0);
  await expect.poll(async () => {
    // The page may be on its way to the receipt.
    await page.evaluate(() => window.dispatchEvent(new Event('online'))).catch(() => undefined);
    return sent;
  }, { timeout: 30_000 }).toBe(5);
  const number = await sending;
  const found = await clerk.context.request.get(`/api/v1/desk/requests?text=${encodeURIComponent(words)}`);
  const { items } = (await found.json()) as { items: { number: string }[] };
  expect(items.map((item) => item.number)).toEqual([number]);
});
