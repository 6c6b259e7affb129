import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

const year = 'from=2025-12-01&until=2026-11-30';

test('every number of the statistics leads to as many cases', async ({ person }) => {
  const { page } = await person('clerk');
  await page.goto('/desk/statistics', { waitUntil: 'networkidle' });
  await page.getByRole('combobox', { name: '时间段' }).click();
  await page.getByTitle('今年').click();
  await expect(page).toHaveURL(/from=\d{4}-01-01/u);
  const table = page.getByRole('table').first();
  await expect(table.locator('tbody tr').first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'statistics');

  // The first category's cases: the list counts as many as the table said.
  const link = table.locator("tbody tr").first().getByRole('link').first();
  const count = Number(await link.textContent());
  expect(count).toBeGreaterThan(0);
  await link.click();
  await expect(page).toHaveURL(/\/desk\/requests\?.*measure=reported/u);
  await expect(page.getByText(new RegExp(`共\\s*${count}\\s*`, 'u')).first()).toBeVisible();
  await page.goBack();

  // Down to the communities, with the map, and into one of them.
  await page.getByText('辖区', { exact: true }).first().click();
  await expect(page).toHaveURL(/by=place/u);
  await expect(page.getByRole('group', { name: /各辖区新收件数/u })).toBeVisible();
  await takePicture(page, 'statistics-places');
  await page.getByRole('table').first().getByRole('button').first().click();
  await expect(page).toHaveURL(/placeCode=/u);

  // Callbacks behind a rate.
  await page.goto(`/desk/statistics?${year}`, { waitUntil: 'networkidle' });
  await page.locator('a', { hasText: '有效回访' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('有效回访');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await takePicture(page, 'statistics-callbacks');
});

test('the breakdown is downloaded as a workbook and as CSV', async ({ person }) => {
  const { page } = await person('supervisor');
  await page.goto(`/desk/statistics?${year}`, { waitUntil: 'networkidle' });
  for (const [name, start] of [['XLSX', 'PK'], ['CSV', '\uFEFFname']] as const) {
    const address = await page.getByRole('link', { name }).getAttribute('href');
    const answer = await page.request.get(address ?? '');
    expect(answer.ok()).toBe(true);
    expect((await answer.body()).toString('utf8').startsWith(start)).toBe(true);
  }
});

test('the weekly and the monthly report say what stands out and print on A4', async ({ person }) => {
  const { page } = await person('clerk');
  await page.goto('/desk/report', { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('周报');
  await expect(page.getByRole('heading', { name: '本期看点' })).toBeVisible();
  const first = await page.locator('article ol li').first().textContent();
  await page.getByRole('button', { name: '前一周' }).click();
  await expect(page).toHaveURL(/date=/u);
  await expect(page.locator('article ol li').first()).not.toHaveText(first ?? '');
  await expectAccessible(page);
  await takePicture(page, 'report-week');
  await page.getByRole('button', { name: '看月报' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('月报');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
  await takePicture(page, 'report-month-print');
});

test('in English, with the weights and where they come from', async ({ person }) => {
  const { page } = await person('clerk', { language: 'en' });
  await page.goto(`/desk/statistics?${year}`, { waitUntil: 'networkidle' });
  await takePicture(page, 'statistics-en');
  await page.getByRole('link', { name: 'Definitions and weights' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('weights of the rates');
  await expect(page.getByText('in force')).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'rate-rules-en');
});

test('everybody sees how their community is doing', async ({ person }) => {
  const { page } = await person('visitor', { phone: true });
  await page.goto('/figures/320508020014?kind=year', { waitUntil: 'networkidle' });
  await expect(page.getByText('桂花社区').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: '一句话' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'figures-phone');
  await page.getByRole('link', { name: '看整个街道' }).click();
  await expect(page.getByRole('heading', { name: '各社区' })).toBeVisible();
  const elder = await person('visitor', { phone: true, elder: true });
  await elder.page.goto('/figures/320508020014?kind=year', { waitUntil: 'networkidle' });
  await expectNoSidewaysScroll(elder.page);
  await takePicture(elder.page, 'figures-elder');
});
