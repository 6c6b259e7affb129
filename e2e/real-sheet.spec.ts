import { outsideData } from '../src/shared/testing/outside-data.ts';
import { takePicture } from './support/look.ts';
import { type Program, startProgram } from './support/program.ts';
import { expect, test } from './support/test.ts';

/** 4,326 real messages to a city, not part of the product: odd white space, times written in two ways, several messages of one person. */
const sheet = outsideData('messages/messages-4326.xlsx');

/** Matters a reader of these messages names, each by a word its headline has; all were raised by many. */
const matters = [/搅拌站/, /伊景园/, /58车贷/, /购房补贴/, /老地方|美食/, /魅力之城/, /月亮岛路/, /泉星公园/];

// A year of another city would move the numbers and lists of all other tests: it gets a program of its own.
let program: Program | undefined;
test.afterAll(() => program?.stop());

test('a real year of messages is imported through the screen, once; its topics are the matters a reader names, and two characters find them', async ({ person }) => {
  test.skip(sheet === undefined, 'needs messages-4326.xlsx in TESTDATA_DIR or in ../shared/testdata/messages');
  test.setTimeout(420_000);
  program = await startProgram({ DEMO_REQUESTS: '0' });
  const { page } = await person('clerk', { url: program.url });
  const upload = async (): Promise<void> => {
    await page.goto('/desk/sheet-imports');
    await page.locator('input[type=file]').setInputFiles(sheet ?? '');
    await expect(page.getByRole('heading', { level: 1, name: 'messages-4326.xlsx' })).toBeVisible({ timeout: 60_000 });
  };
  const columns = page.getByRole('region', { name: '前几行' });
  const confirm = page.getByRole('button', { name: /^确认导入 \d+ 行/ });

  await upload();
  const guesses = { 留言编号: 'outsideNumber', 留言用户: 'author', 留言主题: 'subject', 留言时间: 'sentAt', 留言详情: 'text', 反对数: 'dislikes', 点赞数: 'likes' };
  for (const [header, field] of Object.entries(guesses)) await expect(columns.getByLabel(header)).toHaveValue(field);
  // The clerk may say otherwise.
  await columns.getByLabel('反对数').selectOption('');
  await page.getByLabel('来源').fill('市民留言板');
  await page.getByRole('radio', { name: /存档/ }).check();
  await page.getByRole('button', { name: /^试跑/ }).click();
  await expect(confirm).toHaveText('确认导入 4326 行', { timeout: 60_000 });
  await takePicture(page, 'real-sheet-tried');
  await confirm.click();
  await expect(page.getByText('已导入 4326')).toBeVisible({ timeout: 180_000 });

  // Two characters find what was imported, in headlines and texts.
  await page.getByRole('link', { name: '看导入的事项' }).click();
  const cases = page.getByRole('table', { name: '诉求' }).locator('tbody tr');
  await expect(cases.first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('车贷');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/text=/);
  await expect.poll(() => cases.filter({ hasText: '车贷' }).count()).toBeGreaterThan(9);

  // The same sheet once more: as it was read the last time, and nothing new in it.
  await upload();
  await expect(columns.getByLabel('反对数')).toHaveValue('');
  await expect(page.getByLabel('来源')).toHaveValue('市民留言板');
  await page.getByRole('button', { name: /^试跑/ }).click();
  await expect(confirm).toHaveText('确认导入 0 行', { timeout: 60_000 });
  await expect(confirm).toBeDisabled();

  await page.goto('/desk/topics?sort=people&period=earlier');
  await page.getByRole('button', { name: '现在查找' }).click();
  const topics = page.getByRole('table', { name: '热点' }).locator('tbody tr');
  await expect(topics.nth(20)).toBeVisible({ timeout: 120_000 });
  await expect(topics.nth(0)).toContainText('搅拌站');
  await expect(topics.nth(1)).toContainText('伊景园');
  const headlines = (await topics.allInnerTexts()).join('\n');
  for (const matter of matters) expect(headlines).toMatch(matter);
  await takePicture(page, 'real-sheet-topics');
  await page.goto('/desk/topics');
  await expect(topics.first()).toContainText('搅拌站');
  await topics.first().getByRole('link').click();
  const behind = page.getByRole('heading', { name: /^背后的 \d+ 件诉求$/ });
  expect(Number(/\d+/.exec(await behind.innerText())?.[0])).toBeGreaterThan(50);
  const rows = page.getByRole('row').filter({ hasText: /CL-\d{4}-/ });
  await expect(rows).toHaveCount(20);
  const about = (await rows.allInnerTexts()).filter((words) => /搅拌|丽发|噪音|污染|灰尘|扬尘|暮云/.test(words));
  expect(about.length).toBeGreaterThan(17);
  await takePicture(page, 'real-sheet-topic');
});
