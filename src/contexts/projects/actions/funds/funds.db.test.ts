import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../../shared/ids.ts';
import { chainedTables } from '../../index.ts';
import { entriesOf } from '../../store/funds/ledger.ts';
import { paymentsOf } from '../../store/funds/reservations.ts';
import { type FundWorld, fundWorld } from '../../testing/fund-world.ts';
import { verifyHistory } from '../../../../platform/events/verify.ts';
import { fundBalance, fundsAt, increaseReservation, payFromReservation, readReservation, releaseReservation, reserveFromFund, returnPayment } from './index.ts';

let world: FundWorld;
beforeAll(async () => {
  world = await fundWorld();
});
afterAll(() => world.close());

const origin = () => ({ type: 'project', id: newId() });
const payee = { name: '苏州某某工程队', code: null };
const balance = (fundId: string) => fundBalance(world.test.database, fundId);
const reserve = (fundId: string, amountFen: number, idempotencyKey?: string) =>
  world.run((transaction) => reserveFromFund(transaction, { fundId, amountFen, origin: { type: 'project', id: '00000000-0000-7000-8000-0000000000aa' }, ...world.doing(), idempotencyKey }));
const pay = (reservationId: string, amountFen: number) =>
  world.run((transaction) => payFromReservation(transaction, { reservationId, amountFen, payee, origin: origin(), ...world.doing() }));

describe('money of a fund', () => {
  it('goes from free to reserved to paid, and back', async () => {
    const fundId = await world.fund(100_000);
    const { reservationId } = await reserve(fundId, 60_000);
    expect(await balance(fundId)).toEqual({ source: 100_000, free: 40_000, reserved: 60_000, paid: 0, carried: 0 });
    await world.run((transaction) => increaseReservation(transaction, { reservationId, amountFen: 10_000, ...world.doing() }));
    const { paymentId } = await pay(reservationId, 50_000);
    expect(await balance(fundId)).toEqual({ source: 100_000, free: 30_000, reserved: 20_000, paid: 50_000, carried: 0 });
    await world.run((transaction) => returnPayment(transaction, { paymentId, amountFen: 5_000, ...world.doing(), remark: '多付退回' }));
    await world.run((transaction) => releaseReservation(transaction, { reservationId, reason: '决算结余', ...world.doing() }));
    expect(await balance(fundId)).toEqual({ source: 100_000, free: 55_000, reserved: 0, paid: 45_000, carried: 0 });
    expect(await readReservation(world.test.database, reservationId)).toMatchObject({ totalFen: 70_000, releasedFen: 20_000, paidFen: 50_000, returnedFen: 5_000, outstandingFen: 0 });
    expect((await entriesOf(world.test.database, fundId)).map(({ number, kind, amountFen, freeAfter }) => [number, kind, amountFen, freeAfter])).toEqual([
      [1, 'budget', 100_000, 100_000], [2, 'reserve', 60_000, 40_000], [3, 'reserve', 10_000, 30_000], [4, 'pay', 50_000, 30_000],
      [5, 'return', 5_000, 35_000], [6, 'release', 20_000, 55_000],
    ]);
  });

  it('is refused beyond what there is, saying how much that is, and changes nothing', async () => {
    const fundId = await world.fund(10_000);
    await expect(reserve(fundId, 10_001)).rejects.toMatchObject({ status: 409, code: 'fund-insufficient', extra: { freeFen: 10_000, askedFen: 10_001 } });
    const { reservationId } = await reserve(fundId, 4_000);
    await expect(pay(reservationId, 4_001)).rejects.toMatchObject({ status: 409, code: 'reservation-exceeded', extra: { outstandingFen: 4_000 } });
    const { paymentId } = await pay(reservationId, 4_000);
    await expect(pay(reservationId, 1)).rejects.toMatchObject({ code: 'reservation-exceeded' });
    await expect(world.run((transaction) => returnPayment(transaction, { paymentId, amountFen: 4_001, ...world.doing() }))).rejects.toMatchObject({ code: 'return-exceeds-payment' });
    await expect(world.run((transaction) => releaseReservation(transaction, { reservationId, amountFen: 1, reason: '', ...world.doing() }))).rejects.toMatchObject({ code: 'reservation-exceeded' });
    for (const amountFen of [0, -1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) await expect(reserve(fundId, amountFen)).rejects.toMatchObject({ code: 'bad-amount' });
    await expect(reserve(newId(), 1)).rejects.toMatchObject({ status: 404 });
    expect(await balance(fundId)).toEqual({ source: 10_000, free: 6_000, reserved: 0, paid: 4_000, carried: 0 });
    expect(await paymentsOf(world.test.database, fundId)).toHaveLength(1);
  });

  it('is taken once when a phone repeats itself', async () => {
    const fundId = await world.fund(10_000);
    const key = newId();
    const [first, second, third] = await Promise.all([reserve(fundId, 3_000, key), reserve(fundId, 3_000, key), reserve(fundId, 3_000, key)]);
    expect(new Set([first?.reservationId, second?.reservationId, third?.reservationId]).size).toBe(1);
    expect((await balance(fundId)).free).toBe(7_000);
    await expect(reserve(fundId, 3_001, key)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('is offered to the place and those below, for what it is meant for', async () => {
    await world.fund(1_000, { kind: 'annualMicro', name: '年度' });
    const at = world.platform.clock.now();
    const below = `${world.placePath}.320508020014`;
    const emergency = await fundsAt(world.test.database, { placePath: below, at, purpose: 'emergency' });
    expect(new Set(emergency.map(({ kind }) => kind))).toEqual(new Set(['rapidHandling']));
    const all = await fundsAt(world.test.database, { placePath: below, at });
    expect(all.map(({ kind }) => kind)).toContain('annualMicro');
    expect(await fundsAt(world.test.database, { placePath: world.placePath.split('.').slice(0, -1).join('.'), at })).toEqual([]);
    expect(await fundsAt(world.test.database, { placePath: below, at: new Date('2025-12-31T15:00:00Z') })).toEqual([]);
  });
});

describe('the ledger in the database', () => {
  const attempt = (statement: ReturnType<typeof sql>) => world.run((transaction) => statement.execute(transaction));

  it('refuses every change of an entry', async () => {
    const fundId = await world.fund(1_000);
    await expect(attempt(sql`update ledger_entry set amount_fen = 2 where fund_id = ${fundId}`)).rejects.toThrow('append-only');
    await expect(attempt(sql`delete from ledger_entry where fund_id = ${fundId}`)).rejects.toThrow('append-only');
    await expect(attempt(sql`truncate ledger_entry cascade`)).rejects.toThrow('append-only');
  });

  it('refuses balances without an entry and entries without balances', async () => {
    const fundId = await world.fund(1_000);
    await expect(attempt(sql`update fund set free_fen = free_fen - 1, paid_fen = paid_fen + 1 where id = ${fundId}`)).rejects.toThrow('differ from its ledger');
    await expect(attempt(sql`update fund set free_fen = free_fen + 1 where id = ${fundId}`)).rejects.toThrow('check constraint');
    const copy = (number: number, free: number) => sql`
      insert into ledger_entry (id, fund_id, number, kind, debit, credit, amount_fen, actor_kind, booked_at, sourced_after, free_after, reserved_after, paid_after, carried_after)
      values (${newId()}, ${fundId}, ${number}, 'topUp', 'free', 'source', 500, 'system', now(), 1500, ${free}, ${1_500 - free}, 0, 0)`;
    await expect(attempt(copy(3, 1_500))).rejects.toThrow('no gaps');
    await expect(attempt(copy(2, 1_400))).rejects.toThrow('continues the balances');
    await expect(attempt(copy(2, 1_500))).rejects.toThrow('differ from its ledger');
  });

  it('agrees with the history of all funds', async () => {
    const report = await verifyHistory(world.test.database, { tables: chainedTables });
    expect(report.findings).toEqual([]);
    expect(report.records).toBeGreaterThan(3);
  });
});
