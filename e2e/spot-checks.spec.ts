import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { photoOf } from './support/photo.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(120_000);

test('a spot check: drawn at random, checked on the phone and by call, and its rate stands in the statistics', async ({ person, watch }) => {
  const { page } = await person('citySupervisor');
  await page.goto('/desk/samples', { waitUntil: 'networkidle' });
  await expect(page.getByText('沧浪街道上月办结抽查')).toBeVisible();
  await takePicture(page, 'samples-list');
  await page.getByRole('link', { name: '新建抽查' }).first().click();
  // The list has a search field of that name too.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('新建抽查');
  const title = `浏览器抽查 ${Date.now()}`;
  await page.getByLabel('名称').fill(title);
  await page.getByLabel('从', { exact: true }).fill('2025-12-01');
  await page.getByLabel('数量').fill('2');
  await page.getByRole('radio', { name: '不分组' }).check();
  await expect(page.getByText(/符合条件 \d+ 件，将抽取 2 件/u)).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'samples-draw');
  await page.getByRole('button', { name: '随机抽取' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  await page.getByRole('button', { name: '开始抽查' }).click();
  await page.getByRole('button', { name: '开始抽查' }).click();
  await expect(page.getByText('2 件中已查 0 件')).toBeVisible();
  await expect(page.getByText(/抽取前最近/u).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  const sampleId = page.url().split('/').pop() ?? '';

  // On site, one is not done: without words and photo it is not taken, with them the case goes back to work.
  const { page: phone, context: pocket } = await person('citySupervisor', { phone: true });
  watch.expect(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await phone.goto('/field');
  await phone.getByRole('link', { name: new RegExp(title, 'u') }).click();
  await phone.getByRole('list', { name: /待抽查/u }).getByRole('link').first().click();
  await phone.getByRole('radio', { name: '现场查看' }).check();
  await phone.getByRole('radio', { name: '没有办结' }).check();
  await phone.getByRole('button', { name: '登记结果' }).click();
  await expect(phone.getByText('请写明看到或听到了什么。')).toBeVisible();
  await phone.getByLabel('怎么看出来的').fill('现场还是老样子');
  await phone.locator('input[type=file]').first().setInputFiles(await photoOf('#886644'));
  await phone.getByRole('radio', { name: '退回重办并督办' }).check();
  await expectNoSidewaysScroll(phone);
  await expectAccessible(phone);
  await takePicture(phone, 'samples-check-phone');
  // In the cellar there is no network: the look waits on the phone and is sent by itself.
  await pocket.setOffline(true);
  await phone.getByRole('button', { name: '登记结果' }).click();
  await expect(phone.getByText('已存在手机里，有网络时自动发送')).toBeVisible();
  await expect(phone.getByRole('list', { name: /待抽查/u })).toContainText('待发送');
  await takePicture(phone, 'samples-waiting-phone');
  await pocket.setOffline(false);
  await expect(phone.getByRole('list', { name: /已有结果/u })).toContainText('没有办结');
  await expect(phone.getByRole('list', { name: /已有结果/u })).toContainText('已督办');
  await expectNoSidewaysScroll(phone);
  await takePicture(phone, 'samples-list-phone');

  // The other by call, at the desk; then the end.
  await page.reload({ waitUntil: 'networkidle' });
  await page.getByRole('link', { name: '抽查', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: '登记抽查结果' })).toBeVisible();
  await page.getByRole('radio', { name: '属实办结' }).check();
  await page.getByLabel('问到的满意程度').selectOption('4');
  await expectAccessible(page);
  await takePicture(page, 'samples-item');
  await page.getByRole('button', { name: '登记结果' }).click();
  await expect(page.getByText('2 件中已查 2 件')).toBeVisible();
  await page.getByRole('button', { name: '完成抽查' }).click();
  await expect(page.getByLabel('小结')).toHaveValue(/共抽查 2 件，属实办结 1 件，没有办结 1 件/u);
  await page.getByRole('button', { name: '完成抽查' }).click();
  await expect(page.getByText('已完成').first()).toBeVisible();
  await expect(page.getByText('1 / 2 件，95% 区间', { exact: false })).toBeVisible();
  await takePicture(page, 'samples-finished');
  const number = ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').split(' ')[0] ?? '';
  const proof = (await (await page.request.get(`/api/v1/public/samples/${number}`)).json()) as { readonly strata: readonly { readonly drawn: readonly string[] }[]; readonly result: { readonly tally: { readonly done: number } } };
  expect(proof.strata.flatMap(({ drawn }) => drawn)).toHaveLength(2);
  expect(proof.result.tally.done).toBe(1);

  // The rate with its interval, and the cases behind it.
  await page.goto('/desk/statistics?from=2025-12-01&until=2026-12-31', { waitUntil: 'networkidle' });
  const rate = page.locator('a', { hasText: '抽查合格率' }).first();
  await expect(rate).toContainText(/\d+ \/ \d+ 件，95% 区间/u);
  await takePicture(page, 'statistics-spot-checks');
  await rate.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('抽查有效件数');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  expect(sampleId).toMatch(/^[0-9a-f-]{36}$/u);
});

test('a supervisor who verified a case does not check it', async ({ person }) => {
  const { page } = await person('supervisor', { language: 'en' });
  await page.goto('/desk/samples', { waitUntil: 'networkidle' });
  await page.getByText('沧浪街道近期办结抽查').click();
  await expect(page.getByText('Somebody else’s').first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await takePicture(page, 'samples-page-en');
  await page.getByRole('link', { name: 'View' }).last().click();
  await expect(page.getByText('another supervisor has to check it', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record' })).toHaveCount(0);
});

test('a rule of requests is changed from a day on, with what that means, and taken back', async ({ person }) => {
  const { page } = await person('cityAdministrator');
  await page.goto('/desk/categories', { waitUntil: 'networkidle' });
  await page.getByRole('link', { name: '看诉求规则' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('诉求规则');
  await expectNoSidewaysScroll(page);
  await takePicture(page, 'request-rules');
  await page.getByRole('button', { name: '修改：异议期' }).click();
  const drawer = page.getByRole('dialog', { name: '异议期' });
  await expect(drawer.getByText(/现在有 \d+ 件诉求在办/u)).toBeVisible();
  await drawer.getByRole('button', { name: '保存新值' }).click();
  await expect(drawer.getByText('请填写').or(drawer.getByText('必填')).first()).toBeVisible();
  await drawer.getByLabel('新值').fill('21');
  await drawer.getByLabel('从哪天起').fill('2027-01-01');
  await drawer.getByLabel('依据').fill('浏览器测试依据');
  await expectAccessible(page);
  await takePicture(page, 'request-rules-drawer');
  await drawer.getByRole('button', { name: '保存新值' }).click();
  await expect(page.getByText('2027年1月1日 起改为 21 天')).toBeVisible();
  await page.getByRole('button', { name: '修改：异议期' }).click();
  await page.getByRole('button', { name: '撤回 2027年1月1日 起的新值' }).click();
  await expect(page.getByText('2027年1月1日 起改为 21 天')).toHaveCount(0);
});
