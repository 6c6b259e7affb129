import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '../../../../platform/database/database.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { verifyHistory } from '../../../../platform/events/verify.ts';
import { Problem } from '../../../../platform/problem.ts';
import { newId } from '../../../../shared/ids.ts';
import { chainedTables } from '../../index.ts';
import { entriesOf } from '../../store/funds/ledger.ts';
import { type FundWorld, fundWorld } from '../../testing/fund-world.ts';
import { fundBalance, payFromReservation, releaseReservation, reserveFromFund } from './index.ts';

let world: FundWorld;
let many: Database;
beforeAll(async () => {
  world = await fundWorld();
  many = connect(world.test.url, { applicationName: 'lianxin test', size: 30 });
});
afterAll(async () => {
  await many.destroy();
  await world.close();
});

const budgetFen = 1_000_000;
const payee = { name: '苏州某某工程队' };

interface Wish {
  readonly key: string;
  readonly amountFen: number;
  readonly origin: { readonly type: string; readonly id: string };
  readonly pays: boolean;
}

/** Approves one wish: reserves, and pays part of it at once where it says so, in one transaction. */
async function approve(fundId: string, { key, amountFen, origin, pays }: Wish): Promise<string | undefined> {
  try {
    return await runInTransaction(many, async (transaction) => {
      const { reservationId } = await reserveFromFund(transaction, { fundId, amountFen, origin, ...world.doing(), idempotencyKey: key });
      if (pays) await payFromReservation(transaction, { reservationId, amountFen: Math.ceil(amountFen / 2), payee, origin, ...world.doing(), idempotencyKey: `${key}-pay` });
      return reservationId;
    });
  } catch (error) {
    if (error instanceof Problem && error.code === 'fund-insufficient') return undefined;
    throw error;
  }
}

describe('200 at once against one fund with too little money', () => {
  it.each([1, 2, 3, 4, 5])('run %i: what is accepted fits the budget, nothing is lost or doubled', async () => {
    const fundId = await world.fund(budgetFen);
    const wishes: readonly Wish[] = Array.from({ length: 160 }, (_, index) => ({
      key: newId(), amountFen: 5_000 + ((index * 7_919) % 20_000), origin: { type: 'project', id: newId() }, pays: index % 2 === 0,
    }));
    // Every fourth call comes twice, as from a phone that repeats itself.
    const calls = wishes.flatMap((wish, index) => (index % 4 === 0 ? [wish, wish] : [wish]));
    expect(calls).toHaveLength(200);
    const answers = await Promise.all(calls.map(async (wish) => ({ wish, reservationId: await approve(fundId, wish) })));

    const accepted = new Map(answers.flatMap(({ wish, reservationId }) => (reservationId === undefined ? [] : [[wish.key, { wish, reservationId }] as const])));
    const acceptedFen = [...accepted.values()].reduce((sum, { wish }) => sum + wish.amountFen, 0);
    const paidFen = [...accepted.values()].reduce((sum, { wish }) => sum + (wish.pays ? Math.ceil(wish.amountFen / 2) : 0), 0);
    expect(acceptedFen).toBeLessThanOrEqual(budgetFen);
    expect(accepted.size).toBeLessThan(wishes.length);
    expect(await fundBalance(many, fundId)).toEqual({ source: budgetFen, free: budgetFen - acceptedFen, reserved: acceptedFen - paidFen, paid: paidFen, carried: 0 });

    // One entry for each that was told yes, none for the others, numbers without a gap.
    const entries = await entriesOf(many, fundId);
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
    const reserved = entries.filter(({ kind }) => kind === 'reserve');
    expect(new Set(reserved.map(({ reservationId }) => reservationId))).toEqual(new Set([...accepted.values()].map(({ reservationId }) => reservationId)));
    expect(reserved).toHaveLength(accepted.size);
    expect(entries.filter(({ kind }) => kind === 'pay')).toHaveLength([...accepted.values()].filter(({ wish }) => wish.pays).length);
    // Nobody was refused who would have fitted into what is left.
    const refused = wishes.filter(({ key }) => !accepted.has(key));
    expect(Math.min(...refused.map(({ amountFen }) => amountFen))).toBeGreaterThan(budgetFen - acceptedFen);
  }, 60_000);

  it('200 payments out of one reservation take no more than it holds', async () => {
    const fundId = await world.fund(budgetFen);
    const origin = { type: 'project', id: newId() };
    const { reservationId } = await world.run((transaction) => reserveFromFund(transaction, { fundId, amountFen: 100_000, origin, ...world.doing() }));
    const pay = () => runInTransaction(many, (transaction) => payFromReservation(transaction, { reservationId, amountFen: 700, payee, origin, ...world.doing() })).then(() => true, (error: unknown) => {
      if (error instanceof Problem && error.code === 'reservation-exceeded') return false;
      throw error;
    });
    const release = () => runInTransaction(many, (transaction) => releaseReservation(transaction, { reservationId, amountFen: 10_000, reason: '结余', ...world.doing() })).then(() => true, () => false);
    const [released, ...paid] = await Promise.all([release(), ...Array.from({ length: 199 }, pay)]);
    const paidFen = paid.filter(Boolean).length * 700;
    expect(paidFen + (released ? 10_000 : 0)).toBeLessThanOrEqual(100_000);
    expect(100_000 - paidFen - (released ? 10_000 : 0)).toBeLessThan(700);
    expect(await fundBalance(many, fundId)).toMatchObject({ paid: paidFen, free: budgetFen - 100_000 + (released ? 10_000 : 0) });
  }, 60_000);

  it('leaves a history that agrees with every ledger', async () => {
    const report = await verifyHistory(many, { tables: chainedTables });
    expect(report.findings).toEqual([]);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ledger_entry`.execute(many);
    expect(rows[0]?.count).toBeGreaterThan(400);
  }, 60_000);
});
