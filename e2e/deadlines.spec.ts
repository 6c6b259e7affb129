import { randomUUID } from 'node:crypto';
import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { act, dispatch, drawPhoto, openStaff, report, sendPhoto } from './support/requests.ts';
import { expect, test } from './support/test.ts';

const headers = (): Record<string, string> => ({ 'x-requested-with': 'lianxin', 'idempotency-key': randomUUID() });

interface Units {
  readonly items: readonly { readonly id: string; readonly name: string }[];
}
interface CaseOnDesk {
  readonly state: string;
  readonly handOvers: readonly { readonly id: string; readonly status: string }[];
}

test('a unit without an account handles a request through the link in its message', async ({ person, request }) => {
  const clerk = await openStaff(person, 'clerk');
  const { id, number } = await report(request, `水管爆了${Date.now()}`);
  await act(clerk, id, 'accept');
  const { items } = (await (await clerk.context.request.get('/api/v1/desk/units')).json()) as Units;
  const water = items.find(({ name }) => name === '自来水抢修队');

  // The clerk hands over on the page of the request.
  const { page } = clerk;
  await page.goto(`/desk/requests/${id}`);
  await page.getByRole('button', { name: '移交单位' }).click();
  await page.getByText(water?.name ?? '', { exact: true }).click();
  await page.getByText('主办', { exact: true }).click();
  await page.getByLabel('交办事项').fill('请抢修爆管，修好后拍照。');
  await page.getByRole('button', { name: '移交单位' }).last().click();
  await expect(page.getByText('自来水抢修队 · 主办')).toBeVisible();
  await takePicture(page, 'hand-over-desk');

  const read = async (): Promise<CaseOnDesk> => (await (await clerk.context.request.get(`/api/v1/desk/requests/${id}`)).json()) as CaseOnDesk;
  const hand = (await read()).handOvers[0]?.id ?? '';
  const renewed = await clerk.context.request.post(`/api/v1/desk/hand-overs/${hand}/link`, { headers: headers() });
  const { link } = (await renewed.json()) as { readonly link: string };
  const unit = await person('visitor', { phone: true });
  await unit.page.goto(new URL(link).pathname);
  await expect(unit.page.getByText('请抢修爆管，修好后拍照。')).toBeVisible();
  await expectAccessible(unit.page);
  await expectNoSidewaysScroll(unit.page);
  await takePicture(unit.page, 'unit-link');
  await unit.page.getByRole('button', { name: '接收' }).click();
  await unit.page.getByRole('button', { name: '接收' }).click();
  await expect(unit.page.getByText('主办 · 办理中')).toBeVisible();
  await unit.page.getByRole('button', { name: '办结' }).click();
  await unit.page.getByLabel('处理结果').fill('爆管已修复，路面已冲洗。');
  await unit.page.getByLabel('拍照或选图').setInputFiles(await drawPhoto('修好'));
  await expect(unit.page.getByRole('img', { name: '照片 1' })).toBeVisible();
  await unit.page.getByRole('button', { name: '办结' }).click();
  await expect(unit.page.getByText('主办 · 已办结')).toBeVisible();
  expect((await read()).state).toBe('completed');

  const visitor = await person('visitor', { phone: true });
  await visitor.page.goto(`/r/${number}`);
  await expect(visitor.page.getByText('爆管已修复，路面已冲洗。')).toBeVisible();
});

test('a supervisor gives notice on the page of a request and finds it under follow-up', async ({ person, request }) => {
  const clerk = await openStaff(person, 'clerk');
  const { id, number } = await report(request, `垃圾没人清${Date.now()}`);
  await dispatch(clerk, id);
  const { page } = await openStaff(person, 'supervisor');
  await page.goto(`/desk/requests/${id}`);
  await page.getByRole('button', { name: '督办' }).click();
  await page.getByLabel('督办原因').click();
  await page.locator('.ant-select-dropdown').getByText('多次反映', { exact: true }).click();
  await page.getByLabel('交办要求').fill('请今天清走并回复。');
  await page.getByRole('button', { name: '督办' }).last().click();
  await expect(page.getByText('督办 · 街道督办 · 多次反映', { exact: false })).toBeVisible();
  await page.goto('/desk/follow-up?tab=supervision');
  await expect(page.getByText(number)).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'follow-up-supervision');
});

test('a neighbour contests a “done” with a photo, a supervisor decides', async ({ person, request }) => {
  const clerk = await openStaff(person, 'clerk');
  const worker = await openStaff(person, 'gridWorker');
  const { id, number } = await report(request, `污水没冲${Date.now()}`);
  await dispatch(clerk, id);
  await act(worker, id, 'siteCheck', { findings: '属实', photos: [await sendPhoto(worker.context.request, '查看')] });
  await act(worker, id, 'complete', { summary: '冲洗完', photos: [await sendPhoto(worker.context.request, '冲洗')] });
  await act(clerk, id, 'verify', { verification: '属实', photos: [await sendPhoto(clerk.context.request, '核查')] });

  const { page } = await person('resident', { phone: true });
  await page.goto(`/r/${number}`);
  await page.getByRole('link', { name: '没解决？告诉我们' }).click();
  await page.getByLabel('拍照或选图').setInputFiles(await drawPhoto('还是脏'));
  await page.getByLabel('哪里没解决').fill('地上还是脏的。');
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'contest');
  await page.getByRole('button', { name: '提交，由督查员核实' }).click();
  await expect(page.getByText('收到了。', { exact: false })).toBeVisible();

  const { page: desk } = await openStaff(person, 'supervisor');
  await desk.goto('/desk/follow-up');
  await expect(desk.getByText(number)).toBeVisible();
  await takePicture(desk, 'follow-up-decide');
  await desk.goto(`/desk/requests/${id}`);
  await expect(desk.getByText('地上还是脏的。')).toBeVisible();
  await desk.getByRole('button', { name: '情况属实，重新办理' }).click();
  await desk.getByLabel('说明').fill('复查属实，请重新冲洗。');
  await desk.getByRole('button', { name: '情况属实，重新办理' }).last().click();
  await expect(desk.getByText('处理中').first()).toBeVisible();
  await takePicture(desk, 'case-contested');
});
