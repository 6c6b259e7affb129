import { randomUUID } from 'node:crypto';
import { takePicture } from './support/look.ts';
import { act, dispatch, openStaff, report, sendPhoto } from './support/requests.ts';
import { expect, test } from './support/test.ts';

test('two clerks take one case at the same moment: one succeeds, the other is told what changed and keeps what was typed', async ({ person, request, watch }) => {
  // The browser reports the refusal.
  watch.expect(/409/);
  const { id } = await report(request, `两个人同时受理${Date.now()}，路口灯杆歪了。`);
  const windows = [await openStaff(person, 'clerk'), await openStaff(person, 'clerk')];
  const words = ['第一个窗口写的公开内容。', '第二个窗口写的公开内容。'];
  for (const [index, { page }] of windows.entries()) {
    await page.goto(`/desk/requests/${id}`);
    await page.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByLabel('公开内容', { exact: true }).fill(words[index] ?? '');
  }
  await Promise.all(windows.map(({ page }) => page.getByRole('button', { name: '受理', exact: true }).last().click()));
  const told = windows.map(({ page }) => page.getByText(/您填写期间，这件事有了变化|现在不能这样操作/).first());
  await expect.poll(async () => (await Promise.all(told.map((note) => note.isVisible()))).filter(Boolean).length).toBe(1);
  const loser = (await told[0]?.isVisible()) ? 0 : 1;
  const { page: lost } = windows[loser] as (typeof windows)[number];
  await expect(lost.getByLabel('公开内容', { exact: true })).toHaveValue(words[loser] ?? '');
  await takePicture(lost, 'two-clerks');
  const { page: won } = windows[1 - loser] as (typeof windows)[number];
  await expect(won.getByText('已受理').first()).toBeVisible();
  const read = await won.context().request.get(`/api/v1/desk/requests/${id}`);
  const { text, steps } = (await read.json()) as { readonly text: string; readonly steps: readonly { readonly action: string }[] };
  expect(text).toBe(words[1 - loser]);
  expect(steps.filter(({ action }) => action === 'accept')).toHaveLength(1);
});

test('a unit gives a task back through its link, and the office sees why', async ({ person, request }) => {
  const clerk = await openStaff(person, 'clerk');
  const { id } = await report(request, `燃气味道${Date.now()}`);
  await act(clerk, id, 'accept');
  const headers = { 'x-requested-with': 'lianxin', 'idempotency-key': randomUUID() };
  const { items } = (await (await clerk.context.request.get('/api/v1/desk/units')).json()) as { readonly items: readonly { readonly id: string; readonly name: string }[] };
  const unit = items.find(({ name }) => name === '供电服务站');
  await act(clerk, id, 'handOver', { unitId: unit?.id, part: 'lead', task: '请到现场检测。' });
  const read = async (): Promise<{ readonly state: string; readonly handOvers: readonly { readonly id: string; readonly status: string }[] }> => (await clerk.context.request.get(`/api/v1/desk/requests/${id}`)).json();
  const renewed = await clerk.context.request.post(`/api/v1/desk/hand-overs/${(await read()).handOvers[0]?.id ?? ''}/link`, { headers });
  const { link } = (await renewed.json()) as { readonly link: string };
  const { page } = await person('visitor', { phone: true });
  await page.goto(new URL(link).pathname);
  await page.getByRole('button', { name: '退回' }).click();
  await page.getByRole('radio', { name: '需要职能部门处理' }).check({ force: true });
  await page.getByLabel('说明').fill('燃气由燃气公司负责。');
  await takePicture(page, 'unit-return');
  await page.getByRole('button', { name: '退回' }).last().click();
  await expect(page.getByText('主办 · 已退回')).toBeVisible();
  const { page: desk } = clerk;
  await desk.goto(`/desk/requests/${id}`);
  await expect(desk.getByText('燃气由燃气公司负责。').first()).toBeVisible();
  expect((await read()).handOvers[0]?.status).toBe('returned');
});

test('a call with the script finds the matter unsolved, and it goes back to work', async ({ person, request }) => {
  const clerk = await openStaff(person, 'clerk');
  const worker = await openStaff(person, 'gridWorker');
  const { id } = await report(request, `楼道堆物${Date.now()}`, { who: { anonymous: false, name: '周敏', phone: '13800005678' } });
  await dispatch(clerk, id);
  await act(worker, id, 'siteCheck', { findings: '属实', photos: [await sendPhoto(worker.context.request, '查看')] });
  await act(worker, id, 'complete', { summary: '已清理', photos: [await sendPhoto(worker.context.request, '清理')] });
  await act(clerk, id, 'verify', { verification: '属实', photos: [await sendPhoto(clerk.context.request, '核查')] });
  const { page } = clerk;
  await page.goto(`/desk/requests/${id}`);
  await page.getByRole('button', { name: '电话回访' }).click();
  await expect(page.getByText('问题解决了吗：', { exact: false })).toBeVisible();
  await page.getByRole('radio', { name: '接通并答复' }).check();
  await page.getByRole('checkbox', { name: '办理人员联系过反映人' }).check();
  await page.getByRole('radio', { name: '没解决', exact: true }).check();
  await page.getByRole('radio', { name: '不满意', exact: true }).check();
  await page.getByLabel('您还想说的').fill('清走两天又堆回来了。');
  await takePicture(page, 'callback-form');
  await page.getByRole('button', { name: '电话回访' }).last().click();
  await expect(page.getByText('处理中').first()).toBeVisible();
  await expect(page.getByText('清走两天又堆回来了。').first()).toBeVisible();
});
