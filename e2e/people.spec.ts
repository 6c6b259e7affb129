import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

const password = 'hutong-lamp-quilt-nine';

function authenticator(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
}

/** A code the account has not used yet: the next step's, which is accepted a little early. */
function nextCode(secret: string, stepsAhead = 1): string {
  return authenticator(secret).generate({ timestamp: Date.now() + stepsAhead * 30_000 });
}

async function createAccount(page: Page, userName: string): Promise<string> {
  await page.goto('/desk/staff/new');
  await page.getByLabel('姓名').fill('新同事');
  await page.getByLabel('用户名').fill(userName);
  await page.getByLabel('角色').selectOption('clerk');
  await page.getByLabel('地点').click();
  await page.getByLabel('地点').fill('桂花');
  await page.getByTitle(/桂花社区/).first().click();
  await page.getByRole('button', { name: '新建并生成一次性链接' }).click();
  const link = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
  await takePicture(page, 'people-one-time-link');
  await page.getByRole('button', { name: '我已交给本人' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '新同事' })).toBeVisible();
  return link;
}

/** From the link over password and authenticator into the desk; answers the authenticator's secret. */
async function settleIn(page: Page, link: string): Promise<string> {
  await page.goto(link);
  await expect(page).toHaveURL(/\/desk\/start$/);
  await page.getByLabel('新密码').fill('123456');
  await page.getByRole('button', { name: '设置并继续' }).click();
  await expect(page.getByText('太短了')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('新密码').fill(password);
  await page.getByRole('button', { name: '设置并继续' }).click();
  await expect(page).toHaveURL(/second-factor/);
  // Nothing else is open without the second factor.
  expect((await page.request.get('/api/v1/me/sessions')).status()).toBe(403);
  await page.goto('/desk/staff');
  await expect(page).toHaveURL(/second-factor/);
  await page.getByText('手动输入').click();
  const secret = (await page.locator('details code').textContent()) ?? '';
  await expectAccessible(page);
  await takePicture(page, 'people-enrolment');
  await page.getByLabel(/6 位数字/).fill(nextCode(secret, 0));
  await page.getByRole('button', { name: '完成绑定' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: /^[a-z2-9]{5}-[a-z2-9]{5}$/ })).toHaveCount(10);
  await page.getByRole('checkbox', { name: /抄好/ }).click();
  await page.getByRole('button', { name: '进入工作台' }).click();
  await expect(page).toHaveURL(/\/desk\/?$/);
  return secret;
}

test('an administrator creates an account; its owner sets it up, signs out and in again; closing it signs the owner out', async ({ page, person, watch }) => {
  const administrator = await person('administrator');
  const link = await createAccount(administrator.page, 'xin.tongshi');
  watch.expect(/422|401|403|410/);
  const secret = await settleIn(page, link);

  // The link serves once.
  const stranger = await person('visitor');
  await stranger.page.goto(link);
  await expect(stranger.page.getByText('链接已用过或已过期')).toBeVisible();

  await page.getByRole('button', { name: '新同事' }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.getByLabel('用户名').fill('xin.tongshi');
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByText('用户名或密码不对')).toBeVisible();
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('6 位数字').fill(nextCode(secret));
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).toHaveURL(/\/desk\/?$/);

  await page.goto('/desk/me');
  await expect(page.getByText('姑苏区沧浪街道桂花社区').first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'people-account');

  await administrator.page.getByRole('button', { name: '停用账号' }).click();
  await administrator.page.getByLabel('原因').fill('调离');
  await administrator.page.getByRole('button', { name: '停用', exact: true }).click();
  await expect(administrator.page.getByText('已停用').first()).toBeVisible();
  await page.goto('/desk/');
  await expect(page).toHaveURL(/sign-in/);
});

test('a number is seen in full only with a reason, which the privacy log keeps', async ({ page, person }) => {
  const administrator = await person('administrator');
  await administrator.page.goto('/desk/staff');
  await expectAccessible(administrator.page);
  await takePicture(administrator.page, 'people-staff-list');
  await administrator.page.goto('/desk/staff/new');
  await administrator.page.getByLabel('姓名').fill('有电话的人');
  await administrator.page.getByLabel('用户名').fill('you.dianhua');
  await administrator.page.getByLabel('手机号').fill('13700007777');
  await administrator.page.getByLabel('角色').selectOption('gridWorker');
  await administrator.page.getByLabel('地点').click();
  await administrator.page.getByTitle(/沧浪街道/).last().click();
  await administrator.page.getByRole('button', { name: '新建并生成一次性链接' }).click();
  await administrator.page.getByRole('button', { name: '我已交给本人' }).click();
  await expect(administrator.page.getByText('137****7777')).toBeVisible();
  await administrator.page.getByRole('button', { name: '查看完整手机号' }).click();
  await administrator.page.getByLabel('原因').fill('安排值班');
  await administrator.page.getByRole('button', { name: '查看并留下记录' }).click();
  await expect(administrator.page.getByText('13700007777')).toBeVisible();
  await administrator.page.goto('/desk/unmaskings');
  await expect(administrator.page.getByRole('cell', { name: '安排值班' })).toBeVisible();
  await expectNoSidewaysScroll(administrator.page);
  await expectAccessible(administrator.page);
  await takePicture(administrator.page, 'people-privacy-log');
  await page.goto('/desk/unmaskings');
  await expect(page).toHaveURL('/desk/sign-in?next=%2Funmaskings');
});

test('the sign-in of staff offers the demonstration and works in English', async ({ page }) => {
  await page.goto('/desk/');
  await expect(page.getByRole('heading', { name: '以演示身份进入' })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'people-staff-sign-in');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Staff sign-in' })).toBeVisible();
  await page.getByRole('button', { name: /Subdistrict clerk/ }).first().click();
  await expect(page).toHaveURL(/\/desk\/?$/);
});
