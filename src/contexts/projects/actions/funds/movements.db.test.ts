import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { verifyHistory } from '../../../../platform/events/verify.ts';
import { type TestHttp, testHttp } from '../../../../platform/testing/test-http.ts';
import type { Actor, StaffActor } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import type { FundDetail, LedgerEntry, PublicFund } from '../../contract.ts';
import { chainedTables, serveFunds } from '../../index.ts';
import { type FundWorld, fundWorld } from '../../testing/fund-world.ts';
import { fundBalance, payFromReservation, readReservation, reserveFromFund, returnPayment } from './index.ts';

let world: FundWorld;
let http: TestHttp;
let secondApprover: StaffActor;
beforeAll(async () => {
  world = await fundWorld();
  secondApprover = world.staff('approver');
  http = await testHttp((router) => serveFunds(router, world.platform));
});
afterAll(async () => {
  await http.close();
  await world.close();
});
beforeEach(() => http.actAs(world.accountant));

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}
interface Planned {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly code?: string;
}

async function ask<Body = Planned>(method: 'GET' | 'POST', path: string, body?: unknown, actor?: Actor): Promise<Answer<Body>> {
  if (actor) http.actAs(actor);
  const response = await fetch(`${http.url}/api/v1${path}`, {
    method, headers: { 'x-requested-with': 'lianxin', ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}
const plan = (fundId: string, body: object, actor: Actor = world.accountant) => ask('POST', `/desk/funds/${fundId}/movements`, { basis: '沧街财〔2026〕3号', ...body }, actor);
const act = (movementId: string, action: string, actor: Actor, body: object = {}) => ask('POST', `/desk/fund-movements/${movementId}/actions/${action}`, { baseVersion: 1, ...body }, actor);
const balance = (fundId: string) => fundBalance(world.test.database, fundId);

describe('a budget', () => {
  const opening = (change: object = {}) => ({ kind: 'rapidHandling', name: `经费 ${newId()}`, source: '街道财政', divisionCode: world.street, year: 2026, ...change });

  it('within the limit is booked by whoever planned it, once', async () => {
    const made = await ask<{ readonly id: string }>('POST', '/desk/funds', opening({ budgetFen: 5_000_000 }));
    expect(made.status).toBe(201);
    const [movement] = (await ask<FundDetail>('GET', `/desk/funds/${made.body.id}`)).body.movements;
    expect(movement).toMatchObject({ state: 'ready', amountFen: 5_000_000, actions: [{ action: 'bookMovement' }, { action: 'withdrawMovement' }] });
    expect((await balance(made.body.id)).free).toBe(0);
    const twice = await Promise.all([act(movement!.id, 'book', world.accountant), act(movement!.id, 'book', world.accountant)]);
    expect(new Set(twice.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(await balance(made.body.id)).toMatchObject({ source: 5_000_000, free: 5_000_000 });
  });

  it('above the limit is released by an approver who did not plan it', async () => {
    const made = await ask<{ readonly id: string }>('POST', '/desk/funds', opening(), world.approver);
    const big = (await plan(made.body.id, { kind: 'budget', amountFen: 5_000_001 }, world.approver)).body;
    expect(big.state).toBe('awaiting');
    expect(await act(big.id, 'book', world.accountant)).toMatchObject({ status: 409, body: { code: 'illegal-transition' } });
    expect(await act(big.id, 'release', world.accountant)).toMatchObject({ status: 403 });
    expect(await act(big.id, 'release', world.approver)).toMatchObject({ status: 403, body: { code: 'needs-another-person' } });
    expect(await act(big.id, 'release', secondApprover)).toMatchObject({ status: 200, body: { state: 'released' } });
    expect(await balance(made.body.id)).toMatchObject({ free: 5_000_001 });
  });

  it('can be refused with a reason or taken back, and then moves nothing', async () => {
    const fundId = await world.fund(0);
    const refused = (await plan(fundId, { kind: 'topUp', amountFen: 9_000_000 })).body;
    expect((await act(refused.id, 'refuse', world.approver, { explanation: '依据不足' })).body.state).toBe('refused');
    const taken = (await plan(fundId, { kind: 'topUp', amountFen: 100 })).body;
    expect((await act(taken.id, 'withdraw', world.approver, { explanation: '写错了' })).status).toBe(403);
    expect((await act(taken.id, 'withdraw', world.accountant, { explanation: '写错了' })).body.state).toBe('withdrawn');
    expect((await act(taken.id, 'book', world.accountant)).status).toBe(409);
    expect((await balance(fundId)).source).toBe(0);
  });

  it('is planned for one’s own place, by keepers of funds, with an amount', async () => {
    const fundId = await world.fund(0);
    expect((await plan(fundId, { kind: 'topUp', amountFen: 100 }, world.staff('accountant', `${world.placePath}.320508020014`))).status).toBe(404);
    expect((await plan(fundId, { kind: 'topUp', amountFen: 100 }, world.staff('auditor'))).status).toBe(403);
    expect((await plan(fundId, { kind: 'topUp', amountFen: 0 })).status).toBe(422);
    expect((await plan(fundId, { kind: 'topUp', amountFen: 1.5 })).status).toBe(422);
    expect((await ask('POST', '/desk/funds', opening({ divisionCode: '999999' }), world.accountant)).status).toBe(422);
    expect((await ask('POST', '/desk/funds', opening({ divisionCode: '320500000000' }), world.accountant)).status).toBe(403);
  });
});

describe('a counter-entry', () => {
  it('takes a wrong payment back into its reservation, once', async () => {
    const fundId = await world.fund(10_000);
    const origin = { type: 'project', id: newId() };
    const { reservationId } = await world.run((transaction) => reserveFromFund(transaction, { fundId, amountFen: 6_000, origin, ...world.doing() }));
    await world.run((transaction) => payFromReservation(transaction, { reservationId, amountFen: 4_000, payee: { name: '甲队' }, origin, ...world.doing() }));
    const first = (await plan(fundId, { kind: 'counterEntry', counters: 3 })).body;
    const second = (await plan(fundId, { kind: 'counterEntry', counters: 3 })).body;
    const [one, other] = await Promise.all([act(first.id, 'book', world.accountant), act(second.id, 'book', world.accountant)]);
    expect(new Set([one.status, other.status])).toEqual(new Set([200, 409]));
    expect(await balance(fundId)).toEqual({ source: 10_000, free: 4_000, reserved: 6_000, paid: 0, carried: 0 });
    expect(await readReservation(world.test.database, reservationId)).toMatchObject({ paidFen: 0, outstandingFen: 6_000 });
    const { items } = (await ask<{ readonly items: readonly LedgerEntry[] }>('GET', `/desk/funds/${fundId}/ledger`)).body;
    expect(items.map(({ number, kind, counters, counteredBy }) => [number, kind, counters, counteredBy])).toEqual([[4, 'counterPay', 3, null], [3, 'pay', null, 4], [2, 'reserve', null, null], [1, 'budget', null, null]]);
    expect(await plan(fundId, { kind: 'counterEntry', counters: 3 })).toMatchObject({ status: 409, body: { code: 'entry-countered' } });
  });

  it('is refused for what another operation undoes, for what is not there, and for what was partly returned', async () => {
    const fundId = await world.fund(10_000);
    const origin = { type: 'project', id: newId() };
    const { reservationId } = await world.run((transaction) => reserveFromFund(transaction, { fundId, amountFen: 6_000, origin, ...world.doing() }));
    expect((await plan(fundId, { kind: 'counterEntry', counters: 2 })).status).toBe(422);
    expect((await plan(fundId, { kind: 'counterEntry', counters: 99 })).status).toBe(422);
    const { paymentId } = await world.run((transaction) => payFromReservation(transaction, { reservationId, amountFen: 4_000, payee: { name: '甲队' }, origin, ...world.doing() }));
    await world.run((transaction) => returnPayment(transaction, { paymentId, amountFen: 10, ...world.doing() }));
    const late = (await plan(fundId, { kind: 'counterEntry', counters: 3 })).body;
    expect(await act(late.id, 'book', world.accountant)).toMatchObject({ status: 409, body: { code: 'payment-returned' } });
    // A budget that is promised already cannot be taken back: nothing falls below zero.
    const budget = (await plan(fundId, { kind: 'counterEntry', counters: 1 })).body;
    expect(await act(budget.id, 'book', world.accountant)).toMatchObject({ status: 409, body: { code: 'fund-insufficient' } });
  });
});

describe('the end of the year', () => {
  it('carries free money on to the next year, and the emptied fund is closed by an approver', async () => {
    const old = await world.fund(8_000, { year: 2025, name: '结转' });
    const next = await world.fund(0, { year: 2026, name: '结转' });
    expect((await plan(old, { kind: 'carryOver', amountFen: 8_000, targetFundId: old })).status).toBe(422);
    const carried = (await plan(old, { kind: 'carryOver', amountFen: 8_000, targetFundId: next })).body;
    expect((await ask('POST', `/desk/funds/${old}/close`, undefined, world.approver)).body).toMatchObject({ code: 'fund-not-empty' });
    await act(carried.id, 'book', world.accountant);
    expect([await balance(old), await balance(next)]).toEqual([{ source: 8_000, free: 0, reserved: 0, paid: 0, carried: 8_000 }, { source: 8_000, free: 8_000, reserved: 0, paid: 0, carried: 0 }]);
    expect((await ask('POST', `/desk/funds/${old}/close`, undefined, world.accountant)).status).toBe(403);
    expect((await ask('POST', `/desk/funds/${old}/close`, undefined, world.approver)).body).toMatchObject({ state: 'closed' });
    expect(await plan(old, { kind: 'topUp', amountFen: 1 })).toMatchObject({ status: 409, body: { code: 'fund-closed' } });
  });

  it('returns to the treasury what may not go on', async () => {
    const old = await world.fund(8_000, { year: 2025, kind: 'annualMicro', name: '年度' });
    const next = await world.fund(0, { year: 2026, kind: 'annualMicro', name: '年度' });
    expect(await plan(old, { kind: 'carryOver', amountFen: 8_000, targetFundId: next })).toMatchObject({ status: 409, body: { code: 'carry-over-not-allowed' } });
    const surrender = (await plan(old, { kind: 'surrender', amountFen: 8_000 })).body;
    await act(surrender.id, 'book', world.accountant);
    expect(await balance(old)).toEqual({ source: 0, free: 0, reserved: 0, paid: 0, carried: 0 });
  });
});

describe('what others see', () => {
  it('the public page balances to the fen and names no person', async () => {
    const fundId = await world.fund(10_000);
    const origin = { type: 'project', id: newId() };
    await world.run(async (transaction) => {
      const { reservationId } = await reserveFromFund(transaction, { fundId, amountFen: 6_000, origin, ...world.doing() });
      await payFromReservation(transaction, { reservationId, amountFen: 3_333, payee: { name: '王老板' }, origin, ...world.doing() });
    });
    http.actAs({ kind: 'visitor' });
    const { items } = (await ask<{ readonly items: readonly { readonly id: string; readonly key: string }[] }>('GET', '/public/funds?year=2026')).body;
    const key = items.find(({ id }) => id === fundId)?.key ?? '';
    const page = (await ask<PublicFund>('GET', `/public/funds/${key}`)).body;
    expect(page.balances).toEqual(await balance(fundId));
    expect(page.uses).toMatchObject([{ paidFen: 3_333, reservedFen: 2_667 }]);
    const links = page.flow.links.map(({ source, target, valueFen }) => [source, target, valueFen]);
    expect(links).toContainEqual([page.source, `${page.name} 2026`, 10_000]);
    const csv = await (await fetch(`${http.url}/api/v1/public/funds/${key}/ledger.csv`)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(4);
    expect(csv).toContain('33.33');
    expect(csv + JSON.stringify(page)).not.toContain('王老板');
    expect((await ask('GET', '/desk/funds')).status).toBe(401);
  });

  it('the spreadsheet holds every entry and a trial balance whose sides agree', async () => {
    const fundId = await world.fund(123_456);
    await world.run((transaction) => reserveFromFund(transaction, { fundId, amountFen: 3_456, origin: { type: 'project', id: newId() }, ...world.doing() }));
    http.actAs(world.accountant);
    const response = await fetch(`${http.url}/api/v1/desk/funds/${fundId}/ledger.xlsx`);
    expect(response.headers.get('content-disposition')).toMatch(/\.xlsx"$/u);
    const book = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    const rows = book.sheets[0]?.rows ?? [];
    expect(rows[1]?.slice(0, 8)).toMatchObject([1, expect.any(String), '下达预算', '', '', '可用', '资金来源', 1_234.56]);
    expect(rows[2]?.[7]).toBe(34.56);
    const total = rows.at(-1);
    expect([total?.[5], total?.[7], total?.[8]]).toEqual(['合计', 1_269.12, 1_269.12]);
  });

  it('there is no way to change or delete an entry', async () => {
    const fundId = await world.fund(1_000);
    http.actAs(world.staff('administrator', world.placePath.split('.').slice(0, 1).join('.')));
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
      // The ledger can be read, nothing else; a single line has no address at all.
      for (const [path, status] of [[`/desk/funds/${fundId}/ledger`, 405], [`/desk/funds/${fundId}/ledger/1`, 404]] as const) {
        expect((await fetch(`${http.url}/api/v1${path}`, { method, headers: { 'content-type': 'application/json', 'x-requested-with': 'lianxin' }, body: '{"amountFen":1}' })).status, `${method} ${path}`).toBe(status);
      }
    }
  });

  it('leaves a history that agrees with everything', async () => {
    expect((await verifyHistory(world.test.database, { tables: chainedTables })).findings).toEqual([]);
  });
});
