import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accounts, counterKinds, emptyBalances, entryKinds, isBalanced, post, postings, trialBalanceOf } from './ledger.ts';

const operation = fc.record({ kind: fc.constantFrom(...entryKinds), amountFen: fc.integer({ min: -5, max: 10_000 }) });

describe('the ledger of a fund', () => {
  it('stays balanced and never below zero, whatever comes in whatever order', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        let balances = emptyBalances;
        const taken: { debit: (typeof accounts)[number]; credit: (typeof accounts)[number]; amountFen: number }[] = [];
        for (const { kind, amountFen } of operations) {
          const after = post(balances, kind, amountFen);
          if (after === undefined) continue;
          balances = after;
          taken.push({ ...postings[kind], amountFen });
          expect(isBalanced(balances)).toBe(true);
          expect(accounts.every((account) => balances[account] >= 0)).toBe(true);
          // What is promised was given and is not spent.
          expect(balances.reserved).toBeLessThanOrEqual(balances.source - balances.paid - balances.carried);
        }
        const trial = trialBalanceOf(taken);
        expect(trial.debitFen).toBe(trial.creditFen);
        for (const { account, balanceFen } of trial.lines) expect(balanceFen).toBe(balances[account]);
      }),
    );
  });

  it('refuses exactly what would bring the account it takes from below zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 20_000 }), (budget, asked) => {
        const given = post(emptyBalances, 'budget', budget);
        expect(given && post(given, 'reserve', asked) !== undefined).toBe(asked <= budget);
      }),
    );
    for (const amountFen of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(post(emptyBalances, 'budget', amountFen)).toBeUndefined();
  });

  it('is taken back to where it was by a counter-entry', () => {
    for (const [kind, counter] of Object.entries(counterKinds)) {
      const { debit, credit } = postings[kind as keyof typeof postings];
      expect(postings[counter]).toEqual({ debit: credit, credit: debit });
    }
  });

  it('adds up by example', () => {
    const steps = [['budget', 100_000], ['reserve', 60_000], ['pay', 45_000], ['return', 5_000], ['release', 15_000], ['carryOut', 20_000]] as const;
    const end = steps.reduce((balances, [kind, amountFen]) => post(balances, kind, amountFen) ?? balances, emptyBalances);
    expect(end).toEqual({ source: 100_000, free: 40_000, reserved: 0, paid: 40_000, carried: 20_000 });
  });
});
