import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { openStaff } from './support/requests.ts';
import { expect, test } from './support/test.ts';

const headers = (): Record<string, string> => ({ 'x-requested-with': 'lianxin', 'idempotency-key': randomUUID() });
const canglang = '320508020000';

async function get<Value>(request: APIRequestContext, path: string): Promise<Value> {
  const response = await request.get(path);
  expect(response.ok(), `${path}: ${await response.text()}`).toBe(true);
  return (await response.json()) as Value;
}

interface Fund {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly year: number;
  readonly balances: { readonly source: number; readonly free: number; readonly reserved: number; readonly paid: number; readonly carried: number };
  readonly trial: { readonly debitFen: number; readonly creditFen: number };
}

const fen = (value: unknown): number => Math.round(Number(value) * 100);
const yuan = (text: string): number => Math.round(Number(text.replace(/[^\d.]/g, '')) * 100);

async function plan(page: Page, kind: string, amount: string | undefined, basis: string): Promise<void> {
  await page.getByRole('button', { name: kind, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (amount !== undefined) await dialog.getByLabel('金额').fill(amount);
  await dialog.getByLabel('依据').fill(basis);
  await dialog.getByRole('button', { name: '提出' }).click();
  await expect(dialog).toHaveCount(0);
}

/** The panel of planned movements. */
const movements = (page: Page) => page.locator('section', { has: page.getByRole('heading', { name: '预算、追加、结转、冲销' }) });

test('the fund desk: a top-up released by a second person, the year’s end, the export summed to the fen, and the public page', async ({ person }) => {
  test.slow();
  const accountant = await openStaff(person, 'accountant');
  const approver = await openStaff(person, 'approver');
  const visitor = await person('visitor', { phone: true });
  const { request } = accountant.context;
  const { items, years } = await get<{ readonly items: readonly Fund[]; readonly years: readonly number[] }>(request, '/api/v1/desk/funds');
  const thisYear = Math.max(...years);
  const found = (kind: string): string => items.find(({ key }) => key === `canglang-${kind}-${thisYear}`)?.id ?? '';
  const fundId = found('emergency');
  const read = (): Promise<Fund> => get<Fund>(request, `/api/v1/desk/funds/${fundId}`);
  const before = await read();
  const paper = `沧街财〔${thisYear}〕${Date.now() % 100_000}号`;

  // More than the limit: whoever planned it finds no way to release it, another does.
  await accountant.page.goto(`/desk/funds/${fundId}`);
  await expect(accountant.page.getByRole('heading', { level: 1 })).toHaveText(`${before.name} ${thisYear}`);
  await plan(accountant.page, '追加', '200000', paper);
  await expect(movements(accountant.page).getByText(paper)).toBeVisible();
  expect((await read()).balances).toEqual(before.balances);
  const waiting = await get<{ readonly movements: readonly { readonly id: string; readonly basis: string; readonly version: number }[] }>(request, `/api/v1/desk/funds/${fundId}`);
  const planned = waiting.movements.find(({ basis }) => basis === paper);
  await expect(accountant.page.getByRole('button', { name: '批准并入账' })).toHaveCount(0);
  const own = await request.post(`/api/v1/desk/fund-movements/${planned?.id}/actions/release`, { headers: headers(), data: { baseVersion: planned?.version } });
  expect(own.status()).toBe(403);
  await approver.page.goto('/desk/funds');
  await approver.page.getByRole('link', { name: new RegExp(`${before.name}.*${paper.replaceAll(/[〔〕]/gu, '.')}`) }).click();
  await expect(approver.page.getByRole('heading', { level: 1 })).toHaveText(`${before.name} ${thisYear}`);
  // The newest stands first.
  await movements(approver.page).getByRole('button', { name: '批准并入账' }).first().click();
  await movements(approver.page).locator('form').getByRole('button', { name: '批准并入账' }).click();
  await expect.poll(async () => (await read()).balances.free).toBe(before.balances.free + 20_000_000);
  await takePicture(approver.page, 'funds-fund');
  await expectAccessible(approver.page);

  // The accountant's view: both sides agree, and the spreadsheet says the same, fen for fen.
  await accountant.page.goto(`/desk/funds/${fundId}/ledger`);
  await expect(accountant.page.getByText('借贷相等，一分不差。')).toBeVisible();
  await expect(accountant.page.getByRole('button', { name: /删除|修改/ })).toHaveCount(0);
  await takePicture(accountant.page, 'funds-ledger');
  await expectAccessible(accountant.page);
  const [download] = await Promise.all([accountant.page.waitForEvent('download'), accountant.page.getByRole('link', { name: '导出表格' }).click()]);
  const book = await readXlsx(new Uint8Array(readFileSync(await download.path())));
  const rows = book.sheets[0]?.rows ?? [];
  const entries = rows.slice(1).filter(([number]) => typeof number === 'number');
  const after = await read();
  const side = (index: 5 | 6, account: string): number => entries.filter((row) => row[index] === account).reduce((sum, row) => sum + fen(row[7]), 0);
  const turnover = entries.reduce((sum, row) => sum + fen(row[7]), 0);
  expect([turnover, turnover]).toEqual([after.trial.debitFen, after.trial.creditFen]);
  for (const [account, balance] of [['可用', after.balances.free], ['已预留', after.balances.reserved], ['已支付', after.balances.paid], ['已结转', after.balances.carried]] as const) {
    expect(side(5, account) - side(6, account), account).toBe(balance);
  }
  expect(side(6, '资金来源') - side(5, '资金来源')).toBe(after.balances.source);

  // Everybody reads the same figures, and what flowed where adds up to them.
  await visitor.page.goto(`/funds/${before.key}`);
  await expect(visitor.page.getByText('共拨入')).toBeVisible();
  const shown = await visitor.page.locator('dl').first().evaluate((list) => Object.fromEntries([...list.querySelectorAll('dt')].map((term) => [term.textContent ?? '', term.nextElementSibling?.textContent ?? ''])));
  expect(Object.fromEntries(['共拨入', '已支付', '已预留', '可用'].map((name) => [name, yuan(shown[name] ?? '')]))).toEqual({
    共拨入: after.balances.source, 已支付: after.balances.paid, 已预留: after.balances.reserved, 可用: after.balances.free,
  });
  const open = await get<{ readonly flow: { readonly links: readonly { readonly source: number; readonly valueFen: number }[] } }>(visitor.context.request, `/api/v1/public/funds/${before.key}`);
  expect(open.flow.links.length).toBeGreaterThan(3);
  await takePicture(visitor.page, 'funds-public');
  await expectNoSidewaysScroll(visitor.page);
  await expectAccessible(visitor.page);

  // The end of the year: the annual round returns to the treasury, as its rule says; carrying it on is not offered.
  await accountant.page.goto(`/desk/funds/${found('annual')}`);
  await expect(accountant.page.getByText('交回财政').first()).toBeVisible();
  await expect(accountant.page.getByRole('button', { name: '结转下年' })).toHaveCount(0);
  await plan(accountant.page, '交回财政', '1000', `姑财${paper}`);
  const annual = movements(accountant.page);
  await annual.getByRole('button', { name: '记账' }).click();
  await annual.locator('form').getByRole('button', { name: '记账' }).click();
  await expect(annual.getByText('已入账').first()).toBeVisible();
  const last = () => get<{ readonly items: readonly { readonly kind: string; readonly amountFen: number }[] }>(request, `/api/v1/desk/funds/${found('annual')}/ledger?limit=1`);
  // Earlier movements of the fund are entered already: only the ledger tells that this one is.
  await expect.poll(async () => (await last()).items[0]).toMatchObject({ kind: 'surrender', amountFen: 100_000 });
});

interface Notice {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly endsAt: string;
}

test('a notice: objected to on the phone, answered at the desk, read by whoever objected; not to be closed early', async ({ person }) => {
  test.slow();
  const clerk = await openStaff(person, 'clerk');
  const visitor = await person('visitor', { phone: true });
  const { request } = clerk.context;
  const title = `楼道加装扶手公示${Date.now() % 1_000_000}`;
  const made = await request.post('/api/v1/desk/notices', { headers: headers(), data: { kind: 'before', title, body: '拟加装扶手。', facts: [], termDays: 3, divisionCode: canglang } });
  const { id, number } = (await made.json()) as Notice;

  await clerk.page.goto(`/desk/notices/${id}`);
  await clerk.page.getByRole('button', { name: '发布公示' }).click();
  await clerk.page.getByRole('dialog').or(clerk.page.locator('form')).getByRole('button', { name: '发布公示' }).last().click();
  await expect(clerk.page.getByText('公示中').first()).toBeVisible();

  // Closing before the term is over: not on the screen, and refused.
  const close = async (): Promise<unknown> => {
    const { version } = await get<Notice>(request, `/api/v1/desk/notices/${id}`);
    return (await request.post(`/api/v1/desk/notices/${id}/actions/close`, { headers: headers(), data: { baseVersion: version } })).json();
  };
  await expect(clerk.page.getByRole('button', { name: '结束公示' })).toHaveCount(0);
  expect(await close()).toMatchObject({ code: 'notice-term-running' });

  await visitor.page.goto(`/notices/${number}`);
  await visitor.page.getByLabel('您的意见').fill('扶手会挡住轮椅。');
  await visitor.page.getByLabel('手机号').fill('13900004321');
  await visitor.page.getByRole('button', { name: '提出异议' }).click();
  await expect(visitor.page.getByText('收到了，您的异议是第 1 条')).toBeVisible();
  await visitor.page.getByRole('link', { name: '查看我的异议' }).click();
  await expect(visitor.page.getByRole('heading', { level: 1 })).toHaveText('我的异议');
  await expect(visitor.page.getByText('等待答复').first()).toBeVisible();
  const secret = visitor.page.url();
  expect(await close()).toMatchObject({ code: 'objection-open' });

  await clerk.page.reload();
  await expect(clerk.page.getByText('扶手会挡住轮椅。')).toBeVisible();
  await expect(clerk.page.getByText('139****4321')).toBeVisible();
  await expect(clerk.page.getByRole('button', { name: '结束公示' })).toHaveCount(0);
  await clerk.page.getByRole('button', { name: '答复异议' }).click();
  await clerk.page.getByLabel('采纳，会作调整').check();
  await clerk.page.getByLabel('答复', { exact: true }).fill('留出一米二的通道。');
  await clerk.page.getByRole('button', { name: '答复异议' }).click();
  await expect(clerk.page.getByText('已答复')).toBeVisible();
  await takePicture(clerk.page, 'notices-desk');
  await expectAccessible(clerk.page);
  expect(await close()).toMatchObject({ code: 'notice-term-running' });

  // Whoever objected reads their words and the answer; everybody else the answer alone.
  await visitor.page.reload();
  await expect(visitor.page.getByText('留出一米二的通道。')).toBeVisible();
  await expect(visitor.page.getByText('扶手会挡住轮椅。')).toBeVisible();
  await takePicture(visitor.page, 'notices-own');
  await expectAccessible(visitor.page);
  await expectNoSidewaysScroll(visitor.page);
  await visitor.page.goto('/objections');
  await expect(visitor.page.getByRole('link', { name: new RegExp(title) })).toBeVisible();
  const stranger = await person('visitor', { phone: true, elder: true });
  await stranger.page.goto(`/notices/${number}`);
  await expect(stranger.page.getByText('留出一米二的通道。')).toBeVisible();
  await expect(stranger.page.getByText('扶手会挡住轮椅。')).toHaveCount(0);
  await expectNoSidewaysScroll(stranger.page);
  await stranger.page.goto(secret);
  await expect(stranger.page.getByText('扶手会挡住轮椅。')).toBeVisible();
  await takePicture(stranger.page, 'notices-own-elder');
  await expectAccessible(stranger.page);
});
