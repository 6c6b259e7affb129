import type { Page } from '@playwright/test';
import { expectAccessible, expectElderSizes, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

interface OutboxAnswer {
  readonly items: readonly { readonly template: string; readonly text: string | null }[];
}

/** The code last sent, as the outbox shows it to an administrator while no message provider is configured. */
async function lastCode(administrator: Page): Promise<string> {
  let code = '';
  await expect(async () => {
    const answer = (await (await administrator.request.get('/api/v1/outbox?limit=20')).json()) as OutboxAnswer;
    code = /\d{6}/.exec(answer.items.find(({ template }) => template === 'people.phoneCode')?.text ?? '')?.[0] ?? '';
    expect(code).toMatch(/^\d{6}$/);
  }).toPass();
  return code;
}

test('a resident signs in with the code sent to the phone, decides about consents and closes the account', async ({ page, person, watch }) => {
  const administrator = await person('cityAdministrator');
  await page.goto('/me');
  await page.getByRole('link', { name: '登录' }).click();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'people-sign-in');

  watch.expect(/422/);
  await page.getByLabel('手机号').fill('12345');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByText('请填 11 位手机号')).toBeVisible();

  await page.getByLabel('手机号').fill('139 1234 5678');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByRole('button', { name: /秒后可重新获取/ })).toBeDisabled();
  const code = await lastCode(administrator.page);

  watch.expect(/401/);
  await page.getByLabel('验证码').fill(code === '000000' ? '111111' : '000000');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByText('验证码不对或已过期')).toBeVisible();
  // Going back keeps the number.
  await page.getByRole('button', { name: '返回' }).click();
  await expect(page.getByLabel('手机号')).toHaveValue('139 1234 5678');
  await page.getByRole('button', { name: '已经收到验证码了' }).click();
  await page.getByLabel('验证码').fill(code);
  await page.getByRole('button', { name: '登录', exact: true }).click();

  await expect(page).toHaveURL('/me');
  await expect(page.getByText('139****5678')).toBeVisible();

  await page.getByRole('link', { name: /139\*\*\*\*5678/ }).click();
  await page.getByLabel('怎么称呼您').fill('郑阿姨');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '返回' }).click();
  await expect(page.getByText('郑阿姨')).toBeVisible();

  await page.getByRole('link', { name: '我同意的事' }).click();
  const callback = page.getByRole('checkbox', { name: /打电话回访/ });
  await expect(callback).not.toBeChecked();
  await callback.click();
  await expect(callback).toBeChecked();
  await callback.click();
  await expect(callback).not.toBeChecked();
  await expect(page.getByText(/撤回/)).toBeVisible();
  await expectAccessible(page);

  const exported = await page.request.get('/api/v1/me/data');
  expect(await exported.json()).toMatchObject({ profile: { phone: '13912345678', preferredName: '郑阿姨' } });

  await page.goto('/me/data');
  await page.getByRole('button', { name: '注销账号' }).click();
  await expect(page.getByText('不能恢复').last()).toBeVisible();
  await page.getByRole('button', { name: '我明白不能恢复，注销并删除' }).click();
  await expect(page).toHaveURL('/');
  await page.goto('/me');
  await expect(page.getByRole('link', { name: '登录' })).toBeVisible();
});

test('an elderly resident finds elder mode again after signing in, large by measure on every page of the account', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: /长辈版/ }).click();
  await expect(page).toHaveURL('/me');
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder');
  for (const path of ['/me/profile', '/me/consents', '/me/devices', '/me/data']) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await expectElderSizes(page);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await takePicture(page, `people-elder${path.replaceAll('/', '-')}`);
  }
  await page.goto('/me');
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('link', { name: '登录' })).toBeVisible();
  await page.goto('/sign-in');
  await expectElderSizes(page);
});

test('pages of one\'s own account lead through the sign-in and back', async ({ page }) => {
  await page.goto('/me/consents');
  await expect(page).toHaveURL('/sign-in?next=%2Fme%2Fconsents');
  await page.getByRole('button', { name: /^居民/ }).first().click();
  await expect(page).toHaveURL('/me/consents');
});

test('a grid worker signs in on the phone and finds the account', async ({ page }) => {
  await page.goto('/field/');
  await expect(page).toHaveURL('/field/sign-in');
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: /网格员/ }).first().click();
  await expect(page).toHaveURL(/\/field\/?$/);
  await page.goto('/field/security');
  await expect(page.getByText('本机', { exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
