import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { photoOf } from './support/photo.ts';
import { act, dispatch, report, sendPhoto } from './support/requests.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(240_000);

const finds = ['化工新村', '东大街4号', '东大街18号'] as const;

test('branches on power lines: a sweep over compounds without property management finds three more, and all are trimmed', async ({ person, watch }) => {
  watch.expect(/ERR_INTERNET_DISCONNECTED/);
  const clerk = await person('clerk');
  const lead = await person('workstationLead');
  const worker = await person('gridWorker', { phone: true });
  const { request } = clerk.context;

  // 南园新村, blocks 14 and 26: looked at, and a plan made.
  const source = await report(request, '南园新村14幢、26幢门前的大树枝条压在电线上，刮风就冒火花。', { where: { kind: 'address', text: '南园新村', divisionCode: '320508020019' } });
  const categories = (await (await request.get('/api/v1/categories')).json()) as { readonly items: readonly { readonly id: string; readonly code: string }[] };
  await act(clerk, source.id, 'accept', { publicText: '南园新村14幢、26幢树枝压线。' });
  await act(clerk, source.id, 'recategorise', { categoryId: categories.items.find(({ code }) => code === '0610')?.id });
  await dispatch(clerk, source.id, { priority: 'urgent' });
  await act(worker, source.id, 'siteCheck', { findings: '枝条压住低压线约6米。', photos: [await sendPhoto(worker.context.request, '树枝')] });
  await act(lead, source.id, 'plan', {
    residentsViews: '尽快修剪', partyCommitteeView: '同意，同步摸排无物业小区', partyCommitteeAgreed: true, measure: '修剪压线枝条，清理屋面落叶', measureKind: 'rapidHandlingFund', plannedAmountFen: 350_000,
  });

  // From the case the lead plans a sweep over all compounds of the subdistrict without property management, and sees its places first.
  const page = lead.page;
  await page.goto(`/desk/requests/${source.id}`);
  await page.getByRole('link', { name: '发起摸排' }).click();
  await expect(page.getByLabel('名称')).toHaveValue(/南园新村/);
  await page.getByLabel('名称').fill('无物业小区压线枝条');
  await page.getByLabel('查什么').fill('门前屋后的树枝是否压住或碰到电线？');
  await expect(page.getByRole('heading', { name: /点位预览/ })).toBeVisible();
  for (const name of [...finds, '老禾家塘岸17号']) await expect(page.getByRole('checkbox', { name })).toBeChecked();
  // Another test enters a compound without property management of its own: it is not of this story.
  for (const stranger of await page.getByRole('checkbox', { name: '表格苑' }).all()) await stranger.uncheck();
  await expect(page.getByLabel('每处预计金额')).toHaveValue(/3,?500/);
  await expectAccessible(page);
  await takePicture(page, 'sweep-plan');
  await page.getByRole('button', { name: '开始摸排' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('无物业小区压线枝条');
  await expect(page.getByText('4 处中已有结果 0 处').first()).toBeVisible();
  const sweepId = page.url().split('/').pop() ?? '';

  // The grid worker has three of the places on the phone; the second one is noted where there is no network.
  const phone = worker.page;
  await phone.goto('/field');
  await phone.getByRole('link', { name: /无物业小区压线枝条/ }).click();
  for (const name of finds) await expect(phone.getByRole('link', { name: new RegExp(name) })).toBeVisible();
  await expect(phone.getByRole('link', { name: /老禾家塘岸17号/ })).toHaveCount(0);
  await expectNoSidewaysScroll(phone);
  await expectAccessible(phone);
  await takePicture(phone, 'sweep-checklist');
  for (const [index, name] of finds.entries()) {
    await phone.getByRole('link', { name: new RegExp(name) }).click();
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(name);
    if (index === 0) {
      await phone.getByRole('button', { name: '有，已拍照' }).click();
      await expect(phone.getByText('有问题请先拍照。')).toBeVisible();
      await takePicture(phone, 'sweep-place');
    }
    await phone.locator('input[type="file"]').first().setInputFiles(await photoOf('#5d7d4f', `${name}.jpg`));
    await phone.getByLabel('说明').fill(`${name}门前的树枝压线。`);
    if (index === 1) await worker.context.setOffline(true);
    await phone.getByRole('button', { name: '有，已拍照' }).click();
    if (index === 1) {
      await expect(phone.getByText(/等待|待发送|没有网络/).first()).toBeVisible();
      await worker.context.setOffline(false);
    }
    await expect(phone.getByRole('link', { name: new RegExp(`${name}.*有`, 's') })).toBeVisible({ timeout: 30_000 });
  }

  // The desk sees every find come in; the clerk notes the fourth place for the other workstation, which phoned.
  await expect(page.getByText('4 处中已有结果 3 处').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('heading', { name: '发现与诉求（3）' })).toBeVisible();
  const desk = clerk.page;
  await desk.goto(`/desk/sweeps/${sweepId}`);
  await desk.getByRole('button', { name: '登记结果 老禾家塘岸17号' }).click();
  await desk.getByRole('dialog').getByText('没有', { exact: true }).click();
  await desk.getByLabel('说明').fill('第一工作站来电：门前没有大树。');
  await desk.getByRole('dialog').getByRole('button', { name: '登记结果' }).click();
  await expect(desk.getByText('所有点位都有结果了')).toBeVisible();
  await expectAccessible(desk);
  await takePicture(desk, 'sweep-page');

  // Exactly three finds, each a linked case with category, photo and proposed plan; all are trimmed.
  const finding = desk.getByRole('list', { name: '发现与诉求（3）' });
  for (const name of finds) await expect(finding.getByRole('link', { name: new RegExp(name) })).toBeVisible();
  const { places } = (await (await request.get(`/api/v1/desk/sweeps/${sweepId}`)).json()) as { readonly places: readonly { readonly result: string; readonly name: string; readonly case: { readonly id: string } | null }[] };
  expect(places.filter(({ result }) => result === 'found').map(({ name }) => name).sort()).toEqual([...finds].sort());
  const cases = places.flatMap((place) => place.case ?? []);
  const officer = await person('supervisor');
  for (const [index, { id }] of cases.entries()) {
    if (index === 0) {
      await page.goto(`/desk/requests/${id}`);
      await expect(page.getByRole('heading', { name: '建议方案' })).toBeVisible();
      await expect(page.getByRole('link', { name: new RegExp(`由此摸排发现 ${source.number}`) })).toBeVisible();
      await page.getByRole('button', { name: '定方案' }).click();
      await expect(page.getByLabel('措施')).toHaveValue('修剪压线枝条，清理屋面落叶');
      await page.getByLabel('居民意见').fill('尽快修剪');
      await page.getByLabel('社区党委意见').fill('同意');
      await page.getByLabel('社区党委同意').check();
      await page.getByRole('button', { name: '定方案' }).click();
      await expect(page.getByText('已定方案').first()).toBeVisible();
      await takePicture(page, 'sweep-find-case');
    } else {
      await act(lead, id, 'plan', { residentsViews: '尽快', partyCommitteeView: '同意', partyCommitteeAgreed: true, measure: '修剪', measureKind: 'rapidHandlingFund' });
    }
    await act(worker, id, 'startWork');
    await act(worker, id, 'complete', { summary: '枝条已修剪，屋面落叶已清理。', photos: [await sendPhoto(worker.context.request, '剪好')] });
    await act(officer, id, 'verify', { verification: '枝条已离线。', photos: [await sendPhoto(officer.context.request, '核查')] });
  }

  // Closing publishes what was found on the page of the case it began with.
  await desk.reload();
  await desk.getByRole('button', { name: '完成摸排' }).click();
  await expect(desk.getByLabel('小结')).toHaveValue('共摸排 4 处，发现同类问题 3 处。');
  await desk.getByRole('button', { name: '完成摸排' }).click();
  await expect(desk.getByText('已完成').first()).toBeVisible();
  const visitor = (await person('visitor', { phone: true })).page;
  await visitor.goto(`/r/${source.number}`);
  await expect(visitor.getByText('摸排了 4 处，发现同类问题 3 处', { exact: false })).toBeVisible();
  for (const name of finds) await expect(visitor.getByRole('link', { name: new RegExp(name) })).toBeVisible();
  await expectNoSidewaysScroll(visitor);
  await expectAccessible(visitor);
  await takePicture(visitor, 'sweep-public');
});

test('sweeps of these days: the list, a late one, a draft, and the export', async ({ person }) => {
  const { page, context } = await person('workstationLead', { language: 'en' });
  await page.goto('/desk/sweeps');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sweeps');
  await expect(page.getByText('Overdue since', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('Not started').first()).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'sweep-list-en');
  await page.getByRole('link', { name: /墙面落水管/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('墙面落水管');
  await takePicture(page, 'sweep-page-en');
  const href = (await page.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? '';
  const csv = await (await context.request.get(href)).text();
  expect(csv.split('\r\n')[0]).toContain('点位');
  expect(csv).toContain('瑞光苑');
  const xlsx = await (await context.request.get(href.replace('.csv', '.xlsx'))).body();
  expect(xlsx.subarray(0, 2).toString()).toBe('PK');
});
