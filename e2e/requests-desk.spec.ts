import type { APIRequestContext, Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

const headers = { 'x-requested-with': 'lianxin' };

/** A request entered through the API by whoever is signed in. */
async function enterRequest(request: APIRequestContext, text: string, name = '钱晓燕'): Promise<{ readonly id: string; readonly number: string }> {
  const places = await request.get(`/api/v1/places/search?type=compound&q=${encodeURIComponent('南园新村')}`);
  const { items } = (await places.json()) as { readonly items: readonly { readonly id: string }[] };
  const answer = await request.post('/api/v1/desk/requests', {
    headers,
    data: { channel: 'phone', text, where: { kind: 'compound', compoundId: items[0]?.id }, who: { anonymous: false, name, phone: '13900007733' } },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()) as { id: string; number: string };
}

/** Takes an action behind the back of an open page. */
async function act(request: APIRequestContext, id: string, action: string, body: object, baseVersion: number): Promise<void> {
  const answer = await request.post(`/api/v1/requests/${id}/actions/${action}`, { headers, data: { ...body, baseVersion } });
  expect(answer.status(), await answer.text()).toBe(200);
}

function rows(page: Page) {
  return page.getByRole('table', { name: '诉求' }).locator('tbody tr');
}

test('the work list is found by words, filtered by chips in the address, walked by keys and exported', async ({ person }) => {
  const { page, context } = await person('clerk');
  const word = `枇杷树${Date.now()}`;
  const { number } = await enterRequest(context.request, `门前那棵${word}的枝子戳到二楼窗户了`);
  await page.goto('/desk/requests');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/text=/);
  await expect(rows(page).first()).toContainText(number);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);

  await page.goto('/desk/requests');
  await page.getByRole('button', { name: '筛选', exact: true }).click();
  await page.getByLabel('状态', { exact: true }).click();
  // The list of states is longer than its window.
  await page.locator('.ant-select-dropdown').getByText('已派单', { exact: true }).hover();
  await page.mouse.wheel(0, 2000);
  await page.locator('.ant-select-dropdown').getByText('已结案', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/state=closed/);
  await expect(page.getByRole('button', { name: /去掉筛选：状态/ })).toBeVisible();
  for (const text of await rows(page).allTextContents()) expect(text).toContain('已结案');
  // The filters lie over the button of the views.
  await page.getByRole('heading', { level: 1 }).click();
  await page.getByRole('button', { name: '视图' }).click();
  await page.getByText('保存当前视图').click();
  await page.getByLabel('视图名称').fill('已办结的');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const second = (await rows(page).nth(1).getByRole('link').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(second);
  await page.goBack();
  await expect(page).toHaveURL(/state=closed/);
  await page.goto('/desk/requests');
  await page.getByRole('button', { name: '视图' }).click();
  await page.getByText('已办结的', { exact: true }).click();
  await expect(page).toHaveURL(/state=closed/);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
});

test('list, map and empty list look right at 1440, 1024 and 390 pixels', async ({ person }) => {
  test.slow();
  const { page } = await person('supervisor');
  for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]] as const) {
    await page.setViewportSize({ width, height });
    for (const [name, path] of [['list', '/desk/requests?open=true&sort=due'], ['map', '/desk/requests?view=map'], ['none', '/desk/requests?text=xyzxyz']] as const) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await takePicture(page, `requests-${name}-${width}`);
    }
  }
  await expect(page.getByText('没有符合条件的诉求')).toBeVisible();
});

test('a case with a long text keeps names masked until somebody gives a reason', async ({ person }) => {
  const { page, context } = await person('clerk');
  const { id } = await enterRequest(context.request, '反映的内容很长，请耐心看完。'.repeat(140), '阿'.repeat(40));
  await page.goto(`/desk/requests/${id}`);
  await expect(page.getByText('阿**')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'requests-case-long');
  await page.getByRole('button', { name: '查看姓名电话' }).click();
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await expect(page.getByText('请填写这一项')).toBeVisible();
  await page.getByRole('button', { name: '回访' }).click();
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await expect(page.getByText('阿'.repeat(40))).toBeVisible();
  await expect(page.getByText('查看已留痕')).toBeVisible();
  await page.reload();
  await expect(page.getByText('阿**')).toBeVisible();
});

test('what somebody is writing survives a change made meanwhile, and the change is shown', async ({ person }) => {
  const { page, context } = await person('clerk');
  const { id } = await enterRequest(context.request, '路灯不亮，晚上看不清台阶。');
  await page.goto(`/desk/requests/${id}`);
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByLabel('公开内容', { exact: true }).fill('南园新村一处路灯不亮。');
  await act(context.request, id, 'note', { note: '已电话核实。' }, 1);
  await expect(page.getByText('您填写期间，这件事有了变化')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByLabel('公开内容', { exact: true })).toHaveValue('南园新村一处路灯不亮。');
  await act(context.request, id, 'reject', { rejectReason: 'notOurs', explanation: '已转供电公司。' }, 2);
  await expect(page.getByText('现在不能这样操作')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByLabel('公开内容', { exact: true })).toHaveValue('南园新村一处路灯不亮。');
});

test('a slip names its nature and several places, and the clerk splits one of them off and removes another', async ({ person }) => {
  const { page } = await person('clerk');
  await page.goto('/desk/requests/new');
  await page.getByLabel('内容').fill('请问楼下的井盖什么时候能换？一踩就响。');
  await page.getByLabel('地点', { exact: true }).fill('桂花新村12幢楼下');
  await page.getByRole('button', { name: '还有别的地方' }).click();
  await page.getByLabel('第 2 处', { exact: true }).fill('桂花新村15幢楼下');
  await page.getByRole('button', { name: '还有别的地方' }).click();
  await page.getByLabel('第 3 处', { exact: true }).fill('桂花新村17幢楼下');
  await expect(page.getByText('按内容：咨询')).toBeVisible();
  await page.getByLabel('诉求性质').click();
  await page.locator('.ant-select-dropdown').getByText('求助', { exact: true }).click();
  await page.getByLabel('姓名或称呼').fill('潘师傅');
  await expectAccessible(page);
  await takePicture(page, 'desk-entry-two-places');
  await page.getByRole('button', { name: '保存，录下一件' }).click();
  const entered = page.getByRole('status').getByRole('link', { name: /^CL-/ });
  const number = (await entered.textContent()) ?? '';
  await entered.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(number);
  await expect(page.getByText('桂花新村15幢楼下')).toBeVisible();
  await page.getByRole('button', { name: '第 2 处单独办理' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /桂花新村15幢楼下/ })).toBeChecked();
  await expectAccessible(page);
  await takePicture(page, 'desk-split-place');
  await dialog.getByRole('button', { name: '拆分出另一件' }).click();
  await expect(page.getByRole('button', { name: '第 2 处单独办理' })).toBeHidden();
  await expect(page.getByRole('link', { name: /拆分出/ }).first()).toBeVisible();

  // The third was a slip of the pen.
  await page.getByRole('button', { name: '去掉第 3 处' }).click();
  await expect(dialog.getByRole('radio', { name: /桂花新村17幢楼下/ })).toBeChecked();
  await dialog.getByLabel('说明').fill('纸条上写的是15幢。');
  await expectAccessible(page);
  await takePicture(page, 'desk-remove-place');
  await dialog.getByRole('button', { name: '去掉地点' }).click();
  await expect(page.getByRole('button', { name: '去掉第 3 处' })).toBeHidden();
  await expect(page.getByText('桂花新村17幢楼下')).toHaveCount(0);
  await expect(page.getByText('纸条上写的是15幢。')).toBeVisible();

  // The same again: entered as its own, its join form begins with the similar case.
  await page.goto('/desk/requests/new');
  await page.getByLabel('内容').fill('楼下的井盖什么时候能换，一踩就响。');
  await page.getByLabel('地点', { exact: true }).fill('桂花新村12幢楼下');
  await page.getByLabel('不留姓名电话').check();
  await page.getByRole('checkbox', { name: '单独录入，保存后合并到这件' }).first().check();
  await page.getByRole('button', { name: '保存，录下一件' }).click();
  await expect(page).toHaveURL(/\?join=/);
  await expect(page.getByRole('heading', { name: '合并到同一事项' })).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
  await page.getByRole('button', { name: '合并到同一事项' }).click();
  await expect(page.getByText('已合并').first()).toBeVisible();
});

test('the receipt and the work order fit on paper, in black and white and without names', async ({ person }) => {
  const { page, context } = await person('clerk');
  const { id, number } = await enterRequest(context.request, '楼道灯坏了。');
  await page.goto(`/desk/requests/${id}`);
  await page.getByRole('link', { name: '打印回执' }).click();
  await expect(page.getByText(number)).toBeVisible();
  await expect(page.getByRole('img', { name: '扫一扫，看这件事的进展' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/desk/requests/${id}/work-order`);
  await expect(page.getByRole('heading', { name: '诉求交办单' })).toBeVisible();
  await expect(page.getByText('钱晓燕')).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
  await takePicture(page, 'requests-work-order');
  await page.emulateMedia({ media: 'screen' });
  await expectAccessible(page);
});

test('the workbench counts what waits, each number leads to its list', async ({ person }) => {
  const { page, context } = await person('clerk');
  await enterRequest(context.request, '垃圾桶满了。');
  await page.goto('/desk');
  await expect(page.getByRole('heading', { name: '我的诉求' })).toBeVisible();
  const waiting = page.getByRole('main').getByRole('link', { name: /^待受理 ?\d+/ });
  const count = Number(/\d+/.exec((await waiting.textContent()) ?? '')?.[0]);
  await expectAccessible(page);
  await takePicture(page, 'requests-workbench');
  await page.getByRole('button', { name: '看数据表' }).click();
  await expect(page.getByRole('table').locator('tbody tr')).toHaveCount(30);
  await waiting.click();
  await expect(page.getByRole('status').filter({ hasText: '共' })).toHaveText(`共 ${count} 条`);
});

test('an administrator changes a category, is told what is wrong, and sees a change made meanwhile', async ({ person, watch }) => {
  const { page, context } = await person('cityAdministrator');
  await page.goto('/desk/categories');
  await expectAccessible(page);
  await page.getByRole('button', { name: '修改类别 0601' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('中文名称').fill('');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText('请填写这一项')).toBeVisible();
  await drawer.getByLabel('中文名称').fill('楼道照明');
  const renameElsewhere = async (nameZh: string): Promise<void> => {
    const { items } = (await (await context.request.get('/api/v1/categories')).json()) as { items: { id: string; code: string; version: number }[] };
    const { id, ...fields } = items.find(({ code }) => code === '0601') ?? { id: '' };
    expect((await context.request.put(`/api/v1/categories/${id}`, { headers, data: { ...fields, nameZh } })).status()).toBe(200);
  };
  await renameElsewhere('楼道照明设施');
  watch.expect(/409/);
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText(/楼道照明设施/)).toBeVisible();
  await expect(drawer.getByLabel('中文名称')).toHaveValue('楼道照明');
  await drawer.getByRole('button', { name: '保留我的，再次保存' }).click();
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('row', { name: /0601/ })).toContainText('楼道照明');
  // Theirs goes on from theirs: it is saved at once, too.
  await page.getByRole('button', { name: '修改类别 0601' }).click();
  await expect(drawer.getByLabel('中文名称')).toHaveValue('楼道照明');
  await renameElsewhere('楼道灯');
  await drawer.getByRole('button', { name: '保存' }).click();
  await drawer.getByRole('button', { name: '采用对方的' }).click();
  await expect(drawer.getByLabel('中文名称')).toHaveValue('楼道灯');
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('row', { name: /0601/ })).toContainText('楼道灯');
  await expect(drawer).toBeHidden();
});

test('an administrator erases a reporter’s personal data by the number of the receipt', async ({ person }) => {
  const clerk = await person('clerk');
  const { id, number } = await enterRequest(clerk.context.request, '楼上漏水。', '孙美玲');
  const { page } = await person('administrator');
  await page.goto('/desk/erasure');
  await page.getByRole('searchbox').fill(number.toLowerCase());
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '删除个人信息' }).click();
  await page.getByRole('button', { name: '本人要求删除' }).click();
  await page.getByRole('button', { name: '确认删除' }).click();
  await expect(page.getByText('已按规定删除').first()).toBeVisible();
  await clerk.page.goto(`/desk/requests/${id}`);
  await expect(clerk.page.getByText('已按规定删除').first()).toBeVisible();
  await expect(clerk.page.getByText('孙**')).toHaveCount(0);
});

test('the outbox shows messages with masked numbers, the calendar its year and an edited day', async ({ person }) => {
  const { page } = await person('cityAdministrator');
  await page.goto('/desk/outbox?channel=sms');
  await expect(page.getByText(/1\d\d\*{4}\d{4}/).first()).toBeVisible();
  await expectAccessible(page);
  await page.goto('/desk/calendar?year=2026');
  await expectAccessible(page);
  await takePicture(page, 'calendar-2026');
  await page.getByRole('button', { name: /2026年12月30日/ }).click();
  await page.getByText('法定节假日', { exact: true }).last().click();
  await page.getByLabel('中文名称').fill('市运会');
  await page.getByLabel('英文名称').fill('City games');
  await page.getByLabel('依据').fill('市政府通知');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('button', { name: /2026年12月30日.* 法定节假日 市运会/ })).toBeVisible();
  await page.goto('/desk/calendar?year=2028');
  await expect(page.getByText('这一年的放假安排还没有公布')).toBeVisible();
});
