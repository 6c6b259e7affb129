import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import type { Person } from './support/people.ts';
import { act as actOnCase, dispatch, openStaff, report, sendPhoto } from './support/requests.ts';
import { expect, test } from './support/test.ts';

const headers = (): Record<string, string> => ({ 'x-requested-with': 'lianxin', 'idempotency-key': randomUUID() });

interface Detail {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: string;
  readonly approvedAt: string;
  readonly doneAt: string;
  readonly quotes: readonly { readonly contractorId: string }[];
  readonly actions: readonly { readonly action: string }[];
}

async function get<Value>(request: APIRequestContext, path: string): Promise<Value> {
  const response = await request.get(path);
  expect(response.ok(), `${path}: ${await response.text()}`).toBe(true);
  return (await response.json()) as Value;
}

/** Tries an action through the API; answers status and problem code. */
async function attempt(person: Person, id: string, action: string, body: object): Promise<{ readonly status: number; readonly code?: string }> {
  const { request } = person.context;
  const { version } = await get<Detail>(request, `/api/v1/desk/projects/${id}`);
  const response = await request.post(`/api/v1/projects/${id}/actions/${action}`, { headers: headers(), data: { ...body, baseVersion: version } });
  const answer = (await response.json()) as { readonly code?: string };
  return { status: response.status(), ...(answer.code === undefined ? {} : { code: answer.code }) };
}

async function done(person: Person, id: string, action: string, body: object = {}): Promise<void> {
  expect(await attempt(person, id, action, body), action).toMatchObject({ status: 200 });
}

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

function yuan(text: string | null): number {
  return Math.round(Number((text ?? '').replace(/[^\d.]/g, '')) * 100);
}

/** The amounts of the money box, in fen, by their labels. */
async function moneyOf(page: Page): Promise<Record<string, number>> {
  const box = page.locator('dl', { has: page.getByText('已支付', { exact: true }) }).first();
  const labels = await box.locator('dt').allTextContents();
  const values = await box.locator('dd').allTextContents();
  return Object.fromEntries(labels.map((label, index) => [label, yuan(values[index] ?? '')]));
}

test('guardrail: from approval to done in one working day, at desk and phone, and the public page equals the ledger', async ({ person }) => {
  test.slow();
  const clerk = await openStaff(person, 'clerk');
  const lead = await openStaff(person, 'workstationLead');
  const worker = await openStaff(person, 'gridWorker', { phone: true });
  const approver = await openStaff(person, 'approver', { phone: true });
  const accountant = await openStaff(person, 'accountant');
  const officer = await openStaff(person, 'communityOfficer');
  const resident = await person('resident', { phone: true });
  const word = `西门护栏${Date.now() % 1_000_000}`;

  const { id: requestId } = await report(clerk.context.request, `${word}，天天乱停车，出不去。`);
  await dispatch(clerk, requestId);
  await actOnCase(lead, requestId, 'siteCheck', { findings: '停有机动车5辆', photos: [await sendPhoto(lead.context.request, '整治前')] });
  await actOnCase(lead, requestId, 'plan', { residentsViews: '11户同意', partyCommitteeView: '同意', partyCommitteeAgreed: true, measure: `${word}安装护栏`, measureKind: 'emergencyMicroProject', plannedAmountFen: 462_000 });

  // The request leads to the application, which knows already what the plan said.
  await lead.page.goto(`/desk/requests/${requestId}`);
  await lead.page.getByRole('link', { name: '提出小项目' }).click();
  await expect(lead.page.getByLabel('项目名称')).toHaveValue(`${word}安装护栏`);
  await expect(lead.page.getByText('¥4,620.00')).toBeVisible();
  await lead.page.getByLabel('征求户数').fill('12');
  await lead.page.getByLabel('同意户（人）数').fill('11');
  // What the same cost elsewhere stands beside a price while it is typed, with a warning outside of it.
  await lead.page.getByLabel('项目', { exact: true }).fill('建筑垃圾清运');
  await lead.page.getByLabel('单位', { exact: true }).fill('车');
  await lead.page.getByLabel('单价').fill('400');
  await expect(lead.page.getByText('高于常见价')).toBeVisible();
  await lead.page.getByLabel('单价').fill('262');
  await expect(lead.page.getByText(/^常见价 ¥/)).toBeVisible();
  await lead.page.getByLabel('项目', { exact: true }).fill('不锈钢护栏');
  await lead.page.getByLabel('数量').fill('11');
  await lead.page.getByLabel('单位', { exact: true }).fill('米');
  await lead.page.getByLabel('单价').fill('420');
  await lead.page.getByLabel('工程种类').selectOption('other');
  await lead.page.getByLabel('资金来源').selectOption({ index: 1 });
  await lead.page.getByRole('button', { name: '保存' }).click();
  await expect(lead.page.getByRole('heading', { level: 1 })).toHaveText(`${word}安装护栏`);
  const id = lead.page.url().split('/').at(-1) ?? '';
  await expect(lead.page.getByText('金额在类别限额内')).toBeVisible();
  const submitted = await attempt(lead, id, 'submit', {});
  expect(submitted).toMatchObject({ status: 200 });

  // Nobody approves what they wrote: hidden on the screen and refused by the API.
  await lead.page.reload();
  await expect(lead.page.getByRole('heading', { level: 1 })).toHaveText(`${word}安装护栏`);
  await expect(lead.page.getByRole('button', { name: '批准', exact: true })).toHaveCount(0);
  expect(await attempt(lead, id, 'approve', {})).toMatchObject({ status: 403 });

  // The approver decides on the phone.
  await approver.page.goto('/field/projects');
  await approver.page.getByRole('link', { name: new RegExp(word) }).click();
  await expectAccessible(approver.page);
  await takePicture(approver.page, 'projects-field-approval');
  await approver.page.getByRole('link', { name: '批准', exact: true }).click();
  await approver.page.getByRole('button', { name: '批准', exact: true }).click();
  await expect(approver.page.getByText('已批准').first()).toBeVisible();

  const { items } = await get<{ readonly items: readonly { readonly id: string; readonly state: string }[] }>(lead.context.request, '/api/v1/desk/contractors');
  const contractorId = items.find(({ state }) => state === 'active')?.id ?? '';
  await done(lead, id, 'add-quote', { contractorId, amountFen: 460_000, quotedOn: today() });
  await done(lead, id, 'choose-contractor', { contractorId, amountFen: 460_000, noConflict: true, conflictStatement: '无利害关系', plannedStart: today(), plannedEnd: today() });

  // Work with photos on the phone.
  await worker.page.goto(`/field/projects/${id}`);
  await expect(worker.page.getByRole('link', { name: '开工' })).toBeVisible();
  await done(worker, id, 'start-work', { photos: [await sendPhoto(worker.context.request, '施工前')] });
  await worker.page.goto(`/field/projects/${id}/workNote`);
  await worker.page.getByLabel('施工日志').fill('立柱已固定');
  await worker.page.getByRole('button', { name: '记施工日志' }).click();
  await expect(worker.page.getByText('立柱已固定')).toBeVisible();
  await done(worker, id, 'report-done', { summary: '当天完工', photos: [await sendPhoto(worker.context.request, '施工后')] });
  const detail = await get<Detail>(lead.context.request, `/api/v1/desk/projects/${id}`);
  expect(Date.parse(detail.doneAt) - Date.parse(detail.approvedAt)).toBeLessThan(86_400_000);

  // Nothing is paid before acceptance, hidden and refused.
  await accountant.page.goto(`/desk/projects/${id}`);
  await expect(accountant.page.getByText('待验收').first()).toBeVisible();
  await expect(accountant.page.getByRole('button', { name: '付款' })).toHaveCount(0);
  expect(await attempt(accountant, id, 'pay', { amountFen: 100 })).toMatchObject({ status: 409, code: 'illegal-transition' });

  await done(officer, id, 'accept', { residentsPresent: 5, residentsAgreed: 5, acceptanceView: '牢固', photos: [await sendPhoto(officer.context.request, '验收')] });
  await done(lead, id, 'settle', { finalLines: [{ item: '不锈钢护栏', quantity: 11, unit: '米', unitPriceFen: 41_000 }] });
  expect(await attempt(accountant, id, 'pay', { amountFen: 451_001 })).toMatchObject({ status: 422, code: 'more-than-accepted' });
  await accountant.page.reload();
  await accountant.page.getByRole('button', { name: '付款' }).click();
  await accountant.page.getByRole('button', { name: '付款' }).click();
  await expect(accountant.page.getByText('已付清').first()).toBeVisible();

  // The public page says what the ledger says.
  await resident.page.goto(`/projects/${detail.number}`);
  await expect(resident.page.getByText('钱花在哪')).toBeVisible();
  expect(await moneyOf(resident.page)).toMatchObject({ 已支付: 451_000, 预留中: 0, 决算金额: 451_000, 批准金额: 462_000 });
  await resident.page.getByRole('radio', { name: /非常满意/ }).check();
  await resident.page.getByRole('button', { name: '评价', exact: true }).click();
  await expect(resident.page.getByText(/5\.0 分/).first()).toBeVisible();
  await expectAccessible(resident.page);
  await expectNoSidewaysScroll(resident.page);
});

interface PublicProject {
  readonly number: string;
  readonly title: string;
  readonly placeCount: number;
  readonly fundName: string;
  readonly paidFen: number;
  readonly finalFen: number;
  readonly approvedAt: string;
  readonly doneAt: string;
}

async function story(request: APIRequestContext, title: string): Promise<PublicProject> {
  let cursor: string | null = null;
  do {
    const page: { readonly items: readonly PublicProject[]; readonly nextCursor: string | null } = await get(request, `/api/v1/public/projects?limit=100${cursor === null ? '' : `&cursor=${cursor}`}`);
    const found = page.items.find((one) => one.title.includes(title));
    if (found) return found;
    cursor = page.nextCursor;
  } while (cursor !== null);
  throw new Error(`There is no project ${title}`);
}

test('the stories of 2022: four places from one fund, the downpipe from the other, figures equal to the ledger', async ({ person }) => {
  const visitor = await person('visitor', { phone: true });
  const accountant = await openStaff(person, 'accountant');
  const { request } = visitor.context;
  for (const [title, fund, places, paid, pages] of [
    ['不锈钢护栏', '民生小项目应急专项资金', 1, 856_000, '桂花新村'],
    ['压线枝条', '社情民意联系日快速处置工作经费', 4, 700_000, '东大街18号'],
    ['落水管更换', '民生小项目应急专项资金', 1, 608_000, '老禾家塘岸17号'],
  ] as const) {
    const project = await story(request, title);
    expect(project).toMatchObject({ placeCount: places, fundName: fund, paidFen: paid, finalFen: paid });
    await visitor.page.goto(`/projects/${project.number}`);
    await expect(visitor.page.getByText(pages).first()).toBeVisible();
    expect(await moneyOf(visitor.page)).toMatchObject({ 已支付: paid, 预留中: 0, 决算金额: paid });
    const rows = await visitor.page.getByRole('table', { name: '决算明细' }).locator('tbody tr td:last-child').allTextContents();
    expect(rows.reduce((sum, text) => sum + yuan(text), 0)).toBe(paid);
    await expectNoSidewaysScroll(visitor.page);
  }
  const guardrail = await story(request, '不锈钢护栏');
  expect(guardrail).toMatchObject({ approvedAt: '2022-07-05T08:05:00.000Z', doneAt: '2022-07-06T08:40:00.000Z' });
  const csv = await (await request.get('/api/v1/public/projects.csv')).text();
  expect(csv).toContain(guardrail.number);
  await accountant.page.goto('/desk/projects?text=护栏');
  await expect(accountant.page.getByRole('link', { name: /桂花新村西门路口不锈钢护栏/ })).toBeVisible();
});

test('board, project, inbox, contractors and forms look right in both languages', async ({ person }) => {
  test.slow();
  for (const language of ['zh', 'en'] as const) {
    const { page, context } = await person('clerk', { language });
    const { columns } = await get<{ readonly columns: readonly { readonly state: string; readonly items: readonly { readonly id: string }[] }[] }>(context.request, '/api/v1/desk/project-board');
    const idOf = (state: string): string => columns.find((column) => column.state === state)?.items[0]?.id ?? '';
    const paths = [
      ['board', '/desk/projects'], ['closed', `/desk/projects/${idOf('closed')}`], ['working', `/desk/projects/${idOf('working')}`], ['inbox', '/desk/projects/inbox'],
      ['contractors', '/desk/projects/contractors'], ['new', '/desk/projects/new'], ['print-application', `/desk/projects/${idOf('closed')}/application`], ['print-acceptance', `/desk/projects/${idOf('closed')}/acceptance`],
    ] as const;
    for (const [width, height] of [[1440, 900], [390, 844]] as const) {
      await page.setViewportSize({ width, height });
      for (const [name, path] of paths) {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        await takePicture(page, `projects-${name}-${language}-${width}`);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
      }
    }
  }
});

test('residents find projects near them, in elder mode too', async ({ person }) => {
  for (const screen of [{ phone: true }, { phone: true, elder: true }, { language: 'en' as const }]) {
    const { page, context } = await person('visitor', screen);
    const { number } = await story(context.request, '压线枝条');
    for (const [name, path] of [['list', '/projects'], ['public', `/projects/${number}`]] as const) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await takePicture(page, `projects-resident-${name}-${'elder' in screen ? 'elder' : 'language' in screen ? 'en' : 'phone'}`);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  }
});

test('new rules that loosen a limit wait for somebody else, and nothing holds before', async ({ person }) => {
  const accountant = await openStaff(person, 'accountant');
  const approver = await openStaff(person, 'approver');
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await accountant.page.goto('/desk/projects/rules/microGrant');
  await accountant.page.getByLabel('超过此数须两人经手').fill('60000');
  await accountant.page.getByLabel('生效日期').fill(day);
  await accountant.page.getByLabel('依据', { exact: true }).fill('沧街办〔2026〕12号');
  await takePicture(accountant.page, 'projects-rule-change');
  await expectAccessible(accountant.page);
  await accountant.page.getByRole('button', { name: '提出新规则' }).click();
  await expect(accountant.page.getByText('已提出，等另一个人批准')).toBeVisible();
  await expect(accountant.page.getByText('60,000.00')).toBeVisible();
  await expect(accountant.page.getByRole('button', { name: '批准新规则' })).toHaveCount(0);
  await approver.page.goto('/desk/projects/rules');
  await expect(approver.page.getByRole('button', { name: '批准新规则' })).toBeVisible();
  await takePicture(approver.page, 'projects-rules');
  await approver.page.getByRole('button', { name: '不批准', exact: true }).click();
  await approver.page.getByLabel('原因').fill('依据不足');
  await approver.page.getByRole('button', { name: '不批准', exact: true }).click();
  await expect(approver.page.getByRole('button', { name: '批准新规则' })).toHaveCount(0);
  const grants = approver.page.locator('section', { has: approver.page.getByRole('heading', { name: '微公益创投资金' }) });
  await expect(grants.getByText('历史版本（1）')).toBeVisible();
});
