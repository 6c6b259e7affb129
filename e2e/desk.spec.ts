import type { APIRequestContext, Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

const headers = { 'x-requested-with': 'lianxin' };

/** Some requests with a word of their own, so that nothing else is on the list. */
async function enterRequests(request: APIRequestContext, word: string, count: number): Promise<readonly { readonly id: string; readonly number: string }[]> {
  const places = await request.get(`/api/v1/places/search?type=compound&q=${encodeURIComponent('南园新村')}`);
  const { items } = (await places.json()) as { readonly items: readonly { readonly id: string }[] };
  const made: { id: string; number: string }[] = [];
  for (let index = 0; index < count; index++) {
    const data = { channel: 'phone', text: `${word}第${index + 1}处坏了`, where: { kind: 'compound', compoundId: items[0]?.id }, who: { anonymous: true } };
    const answer = await request.post('/api/v1/desk/requests', { headers, data });
    expect(answer.status()).toBe(201);
    made.push((await answer.json()) as { id: string; number: string });
  }
  return made;
}

async function stateOf(request: APIRequestContext, id: string): Promise<string> {
  return ((await (await request.get(`/api/v1/desk/requests/${id}`)).json()) as { state: string }).state;
}

const rows = (page: Page) => page.getByRole('table', { name: '诉求' }).locator('tbody tr');
const running = (page: Page) => page.getByRole('status').filter({ hasText: /秒后|正在处理|已完成|已撤销|马上/ });

test('keys alone: find, tick, act on several, undo, act again, see which were not done', async ({ person }) => {
  test.slow();
  const { page, context } = await person('clerk');
  const word = `石凳${Date.now()}`;
  const cases = await enterRequests(context.request, word, 4);
  await page.goto('/desk/requests');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(4);
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: '已选 2 条' })).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('region', { name: '已选 4 条' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toContainText('撤销刚才的批量操作');
  await page.keyboard.press('Escape');
  await expectAccessible(page);
  await takePicture(page, 'desk-bulk-bar');

  // One of them moves on behind the back of the page.
  const behind = await context.request.post(`/api/v1/requests/${cases[0]?.id}/actions/reject`, {
    headers, data: { rejectReason: 'notOurs', explanation: '已转供电公司。', baseVersion: 1 },
  });
  expect(behind.status()).toBe(200);
  await page.keyboard.press('1');
  const dialog = page.getByRole('dialog', { name: /受理：4 件/ });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: '受理', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('4 件中 3 件可以执行，另外 1 件不能，保持不变。')).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'desk-bulk-preview');
  await page.keyboard.press('Enter');
  await expect(running(page)).toContainText('秒后处理 3 件');
  await page.keyboard.press('u');
  await expect(running(page)).toContainText('已撤销');
  for (const { id } of cases.slice(1)) expect(await stateOf(context.request, id)).toBe('submitted');

  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('a');
  await page.getByRole('region', { name: '已选 4 条' }).getByRole('button', { name: /^受理/ }).click();
  await dialog.getByRole('button', { name: '受理', exact: true }).click();
  await dialog.getByRole('button', { name: /对 3 件执行/ }).click();
  await expect(running(page)).toContainText('受理：已完成 3 件', { timeout: 30_000 });
  for (const { id } of cases.slice(1)) expect(await stateOf(context.request, id)).toBe('accepted');
  expect(await stateOf(context.request, cases[0]?.id ?? '')).toBe('rejected');

  // Beyond the rows that are loaded: everything the filter finds, up to what one action takes.
  await page.goto('/desk/requests');
  await expect(rows(page).first()).toBeVisible();
  const total = Number(/\d+/.exec((await page.getByRole('status').filter({ hasText: '共' }).textContent()) ?? '')?.[0]);
  expect(total).toBeGreaterThan(await rows(page).count());
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: /^选中(全部|前)/ }).click();
  await expect(page.getByRole('region', { name: `已选 ${Math.min(total, 300)} 条` })).toBeVisible();
});

test('a view is named, shared, set as the one to begin with, and follows the person to another device', async ({ person }) => {
  const { page, context } = await person('clerk');
  const title = `超期的${Date.now() % 10_000}`;
  await page.goto('/desk/requests?due=overdue&sort=due&view=board');
  await page.getByRole('button', { name: '视图' }).click();
  await page.getByText('保存当前视图').click();
  const dialog = page.getByRole('dialog', { name: '保存当前视图' });
  await dialog.getByLabel('视图名称').fill(title);
  await dialog.getByText('打开列表时就用这个视图').click();
  await dialog.getByText(/的同事共用/).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('button', { name: `视图：${title}` })).toBeVisible();
  await expect(page).toHaveURL(/due=overdue/);
  await page.waitForTimeout(600);

  // The same person on a device that knows nothing of it yet.
  await page.evaluate(() => localStorage.clear());
  await page.goto('/desk/requests');
  await expect(page).toHaveURL(/due=overdue/);
  await expect(page.getByRole('group', { name: '按办理阶段排列的诉求' })).toBeVisible();

  const colleague = await person('supervisor');
  await colleague.page.goto('/desk/requests');
  await colleague.page.getByRole('button', { name: '视图' }).click();
  await colleague.page.getByText(title, { exact: true }).click();
  await expect(colleague.page).toHaveURL(/due=overdue/);

  await page.getByRole('button', { name: `视图：${title}` }).click();
  await page.getByText('管理视图').click();
  await expectAccessible(page);
  await takePicture(page, 'desk-views');
  await page.getByRole('button', { name: `删除视图：${title}` }).click();
  await page.getByRole('button', { name: '关闭' }).click();
  await page.waitForTimeout(600);
  await page.goto('/desk/requests');
  await expect(rows(page).first()).toBeVisible();
  await expect(page).not.toHaveURL(/due=overdue/);
  expect((await context.request.get('/api/v1/me/preferences')).status()).toBe(200);
});

test('list, case and map stand beside each other at 1440; at 1024 the list and the case do', async ({ person }) => {
  test.slow();
  const { page } = await person('clerk');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/desk/requests?view=split&open=true', { waitUntil: 'networkidle' });
  const aside = page.getByRole('group', { name: '选中的诉求' });
  await expect(aside.getByRole('heading', { level: 2 }).first()).toHaveText((await rows(page).first().getByRole('link').textContent()) ?? '');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(aside.getByRole('heading', { level: 2 }).first()).toHaveText((await rows(page).nth(1).getByRole('link').textContent()) ?? '');
  await expect(page.getByRole('group', { name: '筛选出的诉求在地图上的位置' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'desk-split-1440');
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect(page.getByRole('group', { name: '筛选出的诉求在地图上的位置' })).toBeHidden();
  await expect(aside).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'desk-split-1024');
});

test('the board has a column for each stage and is walked by keys', async ({ person }) => {
  const { page } = await person('clerk', { language: 'en' });
  await page.goto('/desk/requests?view=board', { waitUntil: 'networkidle' });
  const board = page.getByRole('group', { name: 'Requests by stage' });
  await expect(board.getByRole('heading', { level: 2 })).toHaveCount(6);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'desk-board-en');
  await page.keyboard.press('j');
  await page.keyboard.press('l');
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: '1 selected' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/desk\/requests\/[0-9a-f-]{36}/);
});

test('the workbench begins with what waits for the person; the place of one’s own answers in large print', async ({ person }) => {
  const { page } = await person('clerk');
  await page.goto('/desk', { waitUntil: 'networkidle' });
  const first = page.getByRole('main').getByRole('link').first();
  await expect(first).toContainText('等我办');
  await expectAccessible(page);
  await takePicture(page, 'desk-workbench');
  await page.getByRole('link', { name: /^今天到期/ }).click();
  await expect(page).toHaveURL(/due=today/);
  // One's own deadlines as a calendar: made, and ended again.
  await page.goto('/desk', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: '在手机日历里看期限' }).click();
  await page.getByRole('button', { name: '生成我的日历地址' }).click();
  await expect(page.getByRole('button', { name: '换一个地址' })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'desk-deadline-calendar');
  await page.getByRole('button', { name: '停用' }).click();
  await expect(page.getByRole('button', { name: '生成我的日历地址' })).toBeVisible();
  const supervisor = await person('supervisor');
  await supervisor.page.goto('/desk', { waitUntil: 'networkidle' });
  await expect(supervisor.page.getByRole('heading', { level: 2 }).first()).toHaveText(/件(以上)?等您决定$/u);
  await expectAccessible(supervisor.page);
  await takePicture(supervisor.page, 'desk-approvals');
  const elder = await person('visitor', { phone: true, elder: true });
  await elder.page.goto('/me', { waitUntil: 'networkidle' });
  await expect(elder.page.getByRole('link', { name: '拨打 12345' })).toBeVisible();
  await elder.page.evaluate(() => localStorage.setItem('lianxin.place', '320508020014'));
  await elder.page.reload({ waitUntil: 'networkidle' });
  await expect(elder.page.getByRole('link', { name: /^拨打 沧浪街道/ })).toHaveAttribute('href', /^tel:\d{8,}$/);
});

test('the map asks for the part it shows', async ({ person }) => {
  const { page } = await person('clerk');
  await page.goto('/desk/requests?view=map&open=true', { waitUntil: 'networkidle' });
  const asked = page.waitForRequest((request) => request.url().includes('/api/v1/desk/map') && !request.url().includes('west=119.5'));
  await page.getByRole('group', { name: '筛选出的诉求在地图上的位置' }).focus();
  await page.keyboard.press('+');
  const box = new URL((await asked).url()).searchParams;
  expect(Number(box.get('east')) - Number(box.get('west'))).toBeLessThan(0.5);
});

test('several work orders are printed at once, each on a sheet of its own', async ({ person }) => {
  const { page, context } = await person('clerk');
  const cases = await enterRequests(context.request, `路牙${Date.now()}`, 2);
  await page.goto(`/desk/work-orders?ids=${cases.map(({ id }) => id).join(',')}`, { waitUntil: 'networkidle' });
  for (const { number } of cases) await expect(page.getByRole('region', { name: number })).toBeVisible();
  await expect(page.getByRole('button', { name: '打印' })).toBeEnabled();
  await expectAccessible(page);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length).toBe(2);
});
