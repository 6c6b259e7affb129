import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

const headers = { 'x-requested-with': 'lianxin' };

test('a rule is written in words, tried on last month, sends a request, and the request says why', async ({ person }) => {
  test.slow();
  const { page } = await person('administrator');
  await page.goto('/desk/dispatch-rules');
  const table = page.getByRole('table', { name: '派单规则' });
  await expect(table).toContainText('桂花社区的“暴露垃圾”，工作日 08:00–18:00，由街道环卫所主办');
  await expectAccessible(page);
  await takePicture(page, 'dispatch-rules');

  await page.getByRole('button', { name: '新增规则' }).click();
  const drawer = page.getByRole('dialog', { name: '新增规则' });
  await drawer.getByLabel('类别', { exact: true }).fill('0205');
  await page.locator('.ant-select-dropdown').getByText('0205 广告招牌破损', { exact: true }).click();
  await page.keyboard.press('Escape');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer).toContainText('请填写这一项');
  await drawer.getByText('主办单位', { exact: true }).click();
  await drawer.getByLabel('派给', { exact: true }).click();
  await page.locator('.ant-select-dropdown').getByText('街道环卫所', { exact: true }).last().click();
  await expect(drawer).toContainText('沧浪街道的“广告招牌破损”，由街道环卫所主办');
  await takePicture(page, 'dispatch-rule-form');

  await drawer.getByRole('button', { name: '试算这条' }).click();
  await expect(page.getByText('试算的是草稿')).toBeVisible();
  await page.getByLabel('从', { exact: true }).fill('2026-01-01');
  await page.getByRole('button', { name: '开始试算' }).click();
  await expect(page.getByText('看过的诉求')).toBeVisible({ timeout: 30_000 });
  await takePicture(page, 'dispatch-trial');

  await page.getByRole('tab', { name: '规则', exact: true }).click();
  await page.getByRole('button', { name: '新增规则' }).click();
  await expect(drawer).toContainText('沧浪街道的“广告招牌破损”，由街道环卫所主办');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(table).toContainText('沧浪街道的“广告招牌破损”，由街道环卫所主办');

  const clerk = await person('clerk');
  const { items } = (await (await clerk.context.request.get('/api/v1/categories')).json()) as { items: { id: string; code: string }[] };
  const categoryId = items.find(({ code }) => code === '0205')?.id;
  const filed = await clerk.context.request.post('/api/v1/desk/requests', {
    headers, data: { channel: 'phone', text: '店招掉了一半，晃来晃去。', categoryId, where: { kind: 'division', divisionCode: '320508020014' }, who: { anonymous: true } },
  });
  expect(filed.status(), await filed.text()).toBe(201);
  const { id } = (await filed.json()) as { id: string };
  await clerk.page.goto(`/desk/requests/${id}`);
  await expect(clerk.page.getByText('建议由街道环卫所主办')).toBeVisible();
  await clerk.page.getByRole('button', { name: '看看是怎么判断的' }).click();
  await expect(clerk.page.getByText('沧浪街道的“广告招牌破损”，由街道环卫所主办').first()).toBeVisible();
  await expect(clerk.page.getByText('dispatchRule')).toHaveCount(0);
  await expectNoSidewaysScroll(clerk.page);
  await expectAccessible(clerk.page);
  await takePicture(clerk.page, 'dispatch-why');

  await page.getByRole('button', { name: '结束：沧浪街道的“广告招牌破损”，由街道环卫所主办' }).click();
  await page.getByRole('button', { name: /^结\s?束$/ }).click();
  await expect(page.getByText('规则已结束')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await takePicture(page, 'dispatch-rules-390');
});
