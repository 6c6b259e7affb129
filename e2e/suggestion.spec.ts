import type { Locator, Page } from '@playwright/test';
import { expectAccessible, takePicture } from './support/look.ts';
import { type Program, startProgram } from './support/program.ts';
import { expect, test } from './support/test.ts';

// Learning changes what every other test is offered while typing: it gets a program of its own, with enough solved cases to learn from.
let program: Program | undefined;
test.afterAll(() => program?.stop());

/** The number of a share such as 63.8%. */
async function shareOf(page: Page, label: string): Promise<number> {
  const text = await page.getByText(label, { exact: true }).locator('xpath=ancestor::*[contains(., "%")][1]').innerText();
  return Number(/(\d+(?:\.\d+)?)%/.exec(text)?.[1]);
}

async function expectCategory(page: Page, number: string, category: string): Promise<void> {
  await page.goto(`/desk/requests?text=${number}`);
  await page.getByRole('table', { name: '诉求' }).getByRole('link', { name: number }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(number);
  await expect(page.getByText(category, { exact: true }).first()).toBeVisible();
}

test('the program learns from solved cases, says how well, and what it suggests while typing is in the case with one tap', async ({ person }) => {
  test.setTimeout(150_000);
  program = await startProgram({ DEMO_REQUESTS: '300' });
  const { url } = program;
  const { page: settings } = await person('supervisor', { url });
  await settings.goto('/desk/classifier');
  await settings.getByRole('button', { name: '现在重新学习' }).click();
  await expect(settings.getByText('比总猜最多一类高出 20 个百分点以上，正在推荐类别。')).toBeVisible({ timeout: 60_000 });
  expect(await shareOf(settings, '准确率')).toBeGreaterThanOrEqual((await shareOf(settings, '总猜最多一类')) + 20);
  await expect(settings.getByRole('row').filter({ hasText: '飞线充电' })).toContainText('%');
  // While the program is still at it the button is pale on purpose.
  await expect(settings.getByRole('button', { name: '现在重新学习' })).not.toHaveClass(/loading/);
  await expectAccessible(settings);
  await takePicture(settings, 'classifier-trained');

  // None of these words stands in the name of a category: only what was learnt can tell.
  const { page: phone } = await person('visitor', { phone: true, url });
  await phone.goto('/report');
  const suggested: Locator = phone.getByRole('button', { name: '飞线充电' });
  await phone.getByLabel('发生了什么').fill('邻居从阳台放插线板下来给车子接电，雨天吓人');
  await suggested.click();
  await expect(suggested).toHaveAttribute('aria-pressed', 'true');
  await takePicture(phone, 'suggestion-resident');
  await phone.getByRole('button', { name: '下一步' }).click();
  await phone.getByRole('radio', { name: '写地址' }).check({ force: true });
  await phone.getByRole('textbox', { name: '地址' }).fill('桂花新村西门');
  await phone.getByRole('button', { name: '下一步' }).click();
  await phone.getByRole('button', { name: /^提交/ }).click();
  await expect(phone).toHaveURL(/\/receipt\?number=/);
  const { page: desk } = await person('clerk', { url });
  await expectCategory(desk, new URL(phone.url()).searchParams.get('number') ?? '', '飞线充电');

  await desk.goto('/desk/requests/new');
  await desk.getByLabel('内容', { exact: true }).fill('门口的桶好几天没收，袋子堆了一地，苍蝇很多');
  await desk.getByRole('button', { name: /^暴露垃圾 \d/ }).click();
  await desk.getByRole('combobox', { name: '地点' }).fill('桂花新村12幢');
  await desk.getByLabel('不留姓名电话').check();
  await takePicture(desk, 'suggestion-desk');
  await desk.getByRole('button', { name: '保存，录下一件' }).click();
  const entered = await desk.getByRole('status').getByRole('link', { name: /^CL-/ }).innerText();
  await expectCategory(desk, entered, '暴露垃圾');
});
