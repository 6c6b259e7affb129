import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

const community = '320508020014';

test('an administrator enters a compound, is told of somebody else’s change, and takes it out of use', async ({ person, watch }) => {
  const { page } = await person('administrator');
  await page.goto('/desk');
  await page.getByRole('link', { name: '网格与地点' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('网格与地点');
  await page.getByRole('tree').getByText('桂花社区', { exact: true }).click();
  await page.getByRole('tab', { name: '小区' }).click();
  await page.getByRole('button', { name: '登记小区' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('名称', { exact: false }).first().fill('试验新苑');
  await drawer.getByText('无物业', { exact: true }).click();
  await drawer.getByLabel('楼幢').fill('1幢（甲、乙）\n2幢');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('table', { name: '小区' })).toContainText('试验新苑');
  await expectAccessible(page);
  await takePicture(page, 'places-compounds');

  await page.getByRole('link', { name: '试验新苑' }).click();
  await expect(drawer.getByLabel('楼幢')).toHaveValue('1幢(甲、乙)\n2幢');
  // Meanwhile somebody else changes the address.
  const id = new URL(page.url()).searchParams.get('compound') ?? '';
  const changed = await page.request.put(`/api/v1/places/compounds/${id}`, {
    headers: { 'x-requested-with': 'lianxin' },
    data: { baseVersion: 1, name: '试验新苑', communityCode: community, managed: false, address: '同事写的路' },
  });
  expect(changed.status()).toBe(200);
  watch.expect(/409/);
  await drawer.getByLabel('地址').fill('我写的路');
  await drawer.getByRole('button', { name: '保存' }).click();
  // What changed is said with the refusal; the history below tells it as well once it is read anew.
  await expect(drawer.getByText('同事写的路').first()).toBeVisible();
  await page.reload();
  await drawer.getByRole('button', { name: '停用' }).click();
  await page.getByRole('button', { name: '停用' }).last().click();
  await expect(page.getByRole('table', { name: '小区' })).not.toContainText('试验新苑');
});

test('an administrator redraws a grid: an overlap is refused, a smaller outline is saved', async ({ person, watch }) => {
  const { page } = await person('administrator');
  await page.goto(`/desk/places?code=${community}&tab=grids`);
  const table = page.getByRole('table', { name: '网格' });
  await expect(table.getByRole('row')).toHaveCount(6);
  await takePicture(page, 'places-grids');
  await expectAccessible(page);
  await table.getByRole('row', { name: /第一网格/ }).getByRole('button', { name: '修改' }).click();
  const coordinates = page.getByLabel('坐标');
  const corners = (await coordinates.inputValue()).split('\n').map((line) => line.split(', ').map(Number) as [number, number]);
  const middle = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + (corner[axis as 0 | 1] ?? 0), 0) / corners.length) as [number, number];
  const scaled = (factor: number): string =>
    corners.map(([x, y]) => `${(middle[0] + (x - middle[0]) * factor).toFixed(7)}, ${(middle[1] + (y - middle[1]) * factor).toFixed(7)}`).join('\n');

  await coordinates.fill(scaled(2));
  await page.getByRole('button', { name: '检查' }).click();
  await expect(page.getByRole('table', { name: '检查结果' })).toContainText('与别的网格重叠');
  watch.expect(/422/);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('范围有问题，没有保存')).toBeVisible();
  await takePicture(page, 'places-grid-editor');

  await coordinates.fill(scaled(0.9));
  await page.getByRole('button', { name: '保存' }).click();
  await expect(table.getByRole('row', { name: /第一网格/ })).not.toContainText('示意');
});

test('a corner is added by pressing the map and taken away again', async ({ person }) => {
  const { page } = await person('administrator');
  await page.goto(`/desk/places?code=${community}&tab=grids`);
  await page.getByRole('button', { name: '画新网格' }).click();
  const map = page.getByRole('group', { name: '网格示意图' });
  await map.click({ position: { x: 200, y: 200 } });
  await map.click({ position: { x: 300, y: 220 } });
  await map.click({ position: { x: 250, y: 320 } });
  const coordinates = page.getByLabel('坐标');
  await expect(coordinates).toHaveValue(/^(\S+, \S+\n){2}\S+, \S+$/);
  await map.getByRole('button', { name: '第 2 个角' }).click();
  await page.getByRole('button', { name: '去掉这个角' }).click();
  await expect(coordinates).toHaveValue(/^\S+, \S+\n\S+, \S+$/);
});

test('a file is tried before it is imported', async ({ person }) => {
  const { page } = await person('administrator');
  await page.goto('/desk/places?code=320508020000&tab=exchange');
  await page.getByText('小区表格（CSV）').click();
  const table = (rows: string) => ({ name: 'compounds.csv', mimeType: 'text/csv', buffer: Buffer.from(`社区,小区名称,有物业\n${rows}\n`) });
  await page.getByLabel('文件').setInputFiles(table('桂花社区,表格苑,也许\n没有社区,乙苑,是'));
  await page.getByRole('button', { name: '试运行' }).click();
  const findings = page.getByRole('table', { name: '检查结果' });
  await expect(findings.getByRole('row')).toHaveCount(3);
  await expect(findings).toContainText('只能写“是”或“否”');
  await expect(page.getByRole('button', { name: '导入' })).toBeDisabled();
  await takePicture(page, 'places-import');

  await page.getByLabel('文件').setInputFiles(table('桂花社区,表格苑,否'));
  await page.getByRole('button', { name: '试运行' }).click();
  await expect(page.getByText('将新增 1')).toBeVisible();
  await page.getByRole('button', { name: '导入' }).click();
  await expect(page.getByText('新增 1，修改 0').first()).toBeVisible();
  await page.goto('/desk/places?code=320508020014&tab=compounds&managed=no');
  await expect(page.getByRole('table', { name: '小区' })).toContainText('表格苑');
  await expectNoSidewaysScroll(page);
});

test('people without the role have no way in', async ({ person }) => {
  const { page } = await person('clerk');
  await page.goto('/desk');
  await expect(page.getByRole('link', { name: '工作台' })).toBeVisible();
  await expect(page.getByRole('link', { name: '网格与地点' })).toHaveCount(0);
});

test('the screen works in English and on a small desk', async ({ person }) => {
  const { page } = await person('administrator', { language: 'en' });
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto(`/desk/places?code=${community}&tab=overview`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Grids and places');
  await expect(page.getByText('Without property management')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'places-overview-en-1024');
});
