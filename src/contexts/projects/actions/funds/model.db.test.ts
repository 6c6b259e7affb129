import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../../platform/problem.ts';
import { newId } from '../../../../shared/ids.ts';
import { accounts, type Balances, emptyBalances, type EntryKind, isBalanced, post, trialBalanceOf } from '../../rules/ledger.ts';
import { turnoverOf } from '../../store/funds/statements.ts';
import { type FundWorld, fundWorld } from '../../testing/fund-world.ts';
import { fundBalance, increaseReservation, payFromReservation, releaseReservation, reserveFromFund, returnPayment } from './index.ts';
import { postEntry } from './post-entry.ts';

let world: FundWorld;
beforeAll(async () => {
  world = await fundWorld();
});
afterAll(() => world.close());

interface Reservation {
  readonly id: string;
  outstanding: number;
}
interface Payment {
  readonly id: string;
  left: number;
}

const operation = fc.record({
  kind: fc.constantFrom('budget', 'topUp', 'reserve', 'increase', 'release', 'pay', 'return'),
  amountFen: fc.integer({ min: 1, max: 4_000 }), which: fc.nat(), repeat: fc.boolean(),
});

describe('any sequence of operations', () => {
  it('moves money exactly as the rules say, keeps both sides equal, and is idempotent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 8, maxLength: 25 }), async (operations) => {
        const fundId = await world.fund(0);
        let model: Balances = emptyBalances;
        const reservations: Reservation[] = [];
        const payments: Payment[] = [];
        const step = (kind: EntryKind, amountFen: number): boolean => {
          const after = post(model, kind, amountFen);
          if (after) model = after;
          return after !== undefined;
        };
        const attempt = async (expected: boolean, work: () => Promise<unknown>): Promise<void> => {
          const done = await work().then(() => true, (error: unknown) => {
            if (error instanceof Problem && error.status === 409) return false;
            throw error;
          });
          expect(done).toBe(expected);
        };
        for (const { kind, amountFen, which, repeat } of operations) {
          const key = newId();
          const origin = { type: 'project', id: '00000000-0000-7000-8000-0000000000bb' };
          const reservation = reservations[which % Math.max(1, reservations.length)];
          const payment = payments[which % Math.max(1, payments.length)];
          if (kind === 'budget' || kind === 'topUp') {
            await attempt(step(kind, amountFen), () => world.run((transaction) => postEntry(transaction, { fundId, kind, amountFen, ...world.doing() })));
          } else if (kind === 'reserve') {
            const call = () => world.run((transaction) => reserveFromFund(transaction, { fundId, amountFen, origin, ...world.doing(), idempotencyKey: key }));
            const fits = step('reserve', amountFen);
            let id = '';
            await attempt(fits, async () => void ({ reservationId: id } = await call()));
            if (fits) reservations.push({ id, outstanding: amountFen });
            if (fits && repeat) expect((await call()).reservationId).toBe(id);
          } else if (reservation && kind === 'increase') {
            const fits = step('reserve', amountFen);
            if (fits) reservation.outstanding += amountFen;
            await attempt(fits, () => world.run((transaction) => increaseReservation(transaction, { reservationId: reservation.id, amountFen, ...world.doing() })));
          } else if (reservation && kind === 'release') {
            const fits = amountFen <= reservation.outstanding && step('release', amountFen);
            if (fits) reservation.outstanding -= amountFen;
            await attempt(fits, () => world.run((transaction) => releaseReservation(transaction, { reservationId: reservation.id, amountFen, reason: '结余', ...world.doing() })));
          } else if (reservation && kind === 'pay') {
            const fits = amountFen <= reservation.outstanding && step('pay', amountFen);
            const call = () => world.run((transaction) => payFromReservation(transaction, { reservationId: reservation.id, amountFen, payee: { name: '工程队' }, origin, ...world.doing(), idempotencyKey: key }));
            let paid = { paymentId: '', entryId: '' };
            await attempt(fits, async () => void (paid = await call()));
            if (fits) {
              reservation.outstanding -= amountFen;
              payments.push({ id: paid.paymentId, left: amountFen });
              if (repeat) expect(await call()).toEqual(paid);
            }
          } else if (payment && kind === 'return') {
            const fits = amountFen <= payment.left && step('return', amountFen);
            if (fits) payment.left -= amountFen;
            await attempt(fits, () => world.run((transaction) => returnPayment(transaction, { paymentId: payment.id, amountFen, ...world.doing() })));
          }
          const now = await fundBalance(world.test.database, fundId);
          expect(now).toEqual(model);
          expect(isBalanced(now)).toBe(true);
          expect(now.reserved).toBe(reservations.reduce((sum, { outstanding }) => sum + outstanding, 0));
        }
        const trial = trialBalanceOf(await turnoverOf(world.test.database, fundId));
        expect(trial.debitFen).toBe(trial.creditFen);
        expect(Object.fromEntries(trial.lines.map(({ account, balanceFen }) => [account, balanceFen]))).toEqual(Object.fromEntries(accounts.map((account) => [account, model[account]])));
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
