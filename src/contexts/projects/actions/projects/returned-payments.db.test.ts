import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../../platform/events/verify.ts';
import type { StaffActor } from '../../../../shared/actor.ts';
import { chainedTables } from '../../index.ts';
import { type ProjectWorld, projectWorld } from '../../testing/project-world.ts';
import { planMovement } from '../funds/index.ts';
import { readLedger } from '../funds/read-funds.ts';
import { readDeskProject, readPublicProject } from './read-project.ts';

let world: ProjectWorld;
beforeAll(async () => {
  world = await projectWorld();
});
afterAll(() => world.close());

const withPhoto = async (actor: StaffActor) => ({ photos: [await world.photo(actor)] });
const because = { voucher: '退字 1 号', explanation: '账号少写一位' };
const actionsOf = async (actor: StaffActor, id: string) => (await readDeskProject(world.platform, actor, id)).actions.map(({ action }) => action);
const paymentsOf = async (id: string) => (await readDeskProject(world.platform, world.accountant, id)).payments;

/** A project accepted and paid in these instalments. */
async function paid(fundId: string, ...instalments: readonly number[]): Promise<string> {
  const total = instalments.reduce((sum, one) => sum + one, 0);
  const id = await world.submitted(fundId, total);
  await world.act(world.approver, id, 'approve', {});
  await world.working(id, total);
  await world.act(world.worker, id, 'reportDone', { summary: '完工', ...(await withPhoto(world.worker)) });
  await world.act(world.clerk, id, 'accept', { residentsPresent: 3, residentsAgreed: 3, acceptanceView: '好', ...(await withPhoto(world.clerk)) });
  await world.act(world.lead, id, 'settle', { finalLines: [{ item: '护栏', quantity: 1, unit: '项', unitPriceFen: total }] });
  for (const amountFen of instalments) await world.act(world.accountant, id, 'pay', { amountFen });
  return id;
}

describe('a payment the bank sent back', () => {
  it('is struck out by a counter-entry, reserved again and paid once more', async () => {
    const fundId = await world.fund(1_000_000);
    const id = await paid(fundId, 300_000, 100_000);
    // Both were paid in the same moment of this clock: the ledger's numbers order them.
    const [first] = await paymentsOf(id);
    expect(first?.amountFen).toBe(300_000);
    const paymentId = first?.id ?? '';
    expect((await world.row(id)).state).toBe('paid');
    // Whoever paid does not take it back: hidden and refused.
    expect(await actionsOf(world.accountant, id)).not.toContain('recordBankReturn');
    await expect(world.act(world.accountant, id, 'recordBankReturn', { paymentId, ...because })).rejects.toMatchObject({ code: 'needs-another-person' });
    expect(await actionsOf(world.approver, id)).toContain('recordBankReturn');
    await world.act(world.approver, id, 'recordBankReturn', { paymentId, ...because });
    expect(await world.row(id)).toMatchObject({ state: 'settled', paidAt: null, paidFen: 100_000, reservedFen: 300_000 });
    expect(await world.balance(fundId)).toEqual({ source: 1_000_000, free: 600_000, reserved: 300_000, paid: 100_000, carried: 0 });
    expect((await paymentsOf(id)).map(({ amountFen, reversed }) => [amountFen, reversed])).toEqual([[300_000, true], [100_000, false]]);
    await expect(world.act(world.approver, id, 'recordBankReturn', { paymentId, ...because })).rejects.toMatchObject({ fields: [{ field: 'paymentId', code: 'not-found' }] });
    await expect(world.act(world.accountant, id, 'pay', { amountFen: 300_001 })).rejects.toMatchObject({ code: 'more-than-accepted' });
    await world.act(world.accountant, id, 'pay', { amountFen: 300_000 });
    expect(await world.row(id)).toMatchObject({ state: 'paid', paidFen: 400_000, reservedFen: 0 });
    const { items } = await readLedger(world.platform, world.accountant, fundId, { limit: 50 });
    expect(items.map(({ kind }) => kind)).toEqual(['pay', 'counterPay', 'pay', 'pay', 'reserve', 'budget']);
    expect(items.find(({ kind }) => kind === 'counterPay')).toMatchObject({ amountFen: 300_000, counters: 3 });
    const page = await readPublicProject(world.platform, { kind: 'visitor' }, (await world.row(id)).number);
    expect(page.payments.filter(({ reversed }) => !reversed).reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(page.paidFen);
    expect(JSON.stringify(page)).not.toContain('账号少写一位');
  });

  it('comes back once when two note it at once, and while others pay nothing is lost', async () => {
    const fundId = await world.fund(1_000_000);
    const id = await paid(fundId, 200_000);
    const paymentId = (await paymentsOf(id))[0]?.id ?? '';
    const results = await Promise.allSettled([world.approver, world.secondApprover].map((actor) => world.act(actor, id, 'recordBankReturn', { paymentId, ...because })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const again = await Promise.allSettled([1, 2, 3].map(() => world.act(world.accountant, id, 'pay', { amountFen: 200_000 })));
    expect(again.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await world.balance(fundId)).toEqual({ source: 1_000_000, free: 800_000, reserved: 0, paid: 200_000, carried: 0 });
  });

  it('is taken back at the project, not in the ledger behind it', async () => {
    const fundId = await world.fund(1_000_000);
    await paid(fundId, 200_000);
    await expect(planMovement(world.platform, { actor: world.accountant, fundId, plan: { kind: 'counterEntry', counters: 3, basis: '记错' } })).rejects.toMatchObject({ code: 'payment-of-project' });
    const { items } = await readLedger(world.platform, world.accountant, fundId, { limit: 50 });
    expect(items.find(({ kind }) => kind === 'pay')?.counterable).toBe(false);
  });
});

describe('money a contractor pays back', () => {
  it('is free in the fund again, never more than was paid, and nothing more is owed', async () => {
    const fundId = await world.fund(1_000_000);
    const id = await paid(fundId, 300_000);
    const paymentId = (await paymentsOf(id))[0]?.id ?? '';
    await expect(world.act(world.approver, id, 'recordRepayment', { paymentId, amountFen: 300_001, ...because })).rejects.toMatchObject({ fields: [{ field: 'amountFen', code: 'more-than-paid' }] });
    await world.act(world.approver, id, 'recordRepayment', { paymentId, amountFen: 50_000, ...because });
    expect(await world.row(id)).toMatchObject({ state: 'paid', paidFen: 250_000, returnedFen: 50_000, finalFen: 300_000 });
    expect(await world.balance(fundId)).toEqual({ source: 1_000_000, free: 750_000, reserved: 0, paid: 250_000, carried: 0 });
    expect(await actionsOf(world.accountant, id)).not.toContain('pay');
    await expect(world.act(world.approver, id, 'recordBankReturn', { paymentId, ...because })).rejects.toMatchObject({ code: 'payment-returned' });
    // Two at once cannot take back more than the contractor still holds.
    const results = await Promise.allSettled([world.approver, world.secondApprover].map((actor) => world.act(actor, id, 'recordRepayment', { paymentId, amountFen: 200_000, ...because })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await world.balance(fundId)).toEqual({ source: 1_000_000, free: 950_000, reserved: 0, paid: 50_000, carried: 0 });
  });

  it('leaves a history that verifies', async () => {
    expect((await verifyHistory(world.test.database, { tables: [...chainedTables] })).findings).toEqual([]);
  });
});
