import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SeenProject, type SignalRule, signalRuleOn, signalRules, signalsOf } from './signals.ts';

const [shippedRule] = signalRules;
const rule = shippedRule!;
const day = 86_400_000;
const now = Date.parse('2026-03-10T02:00:00Z');
let made = 0;
const project = (change: Partial<SeenProject> = {}): SeenProject => {
  made += 1;
  return {
    id: `p${made}`, number: `CL-XM-2026-${made}`, workType: 'pipe', places: [`place-${made}`], contractorId: null, contractorName: null, amountFen: 100_000, at: now,
    warrantyUntil: null, lines: [], ...change,
  };
};
const kinds = (one: SeenProject, others: readonly SeenProject[], limitFen = 3_000_000): readonly string[] => signalsOf(one, others, limitFen, rule).map(({ kind }) => kind);

describe('signals', () => {
  it('see one contractor with half of the contracts of a year, once there are enough', () => {
    const by = (contractorId: string, ago: number) => project({ contractorId, contractorName: contractorId, at: now - ago * day });
    const mine = by('甲', 0);
    expect(kinds(mine, [by('甲', 1), by('甲', 2), by('乙', 3)])).toEqual([]);
    const [signal] = signalsOf(mine, [by('甲', 1), by('甲', 2), by('乙', 3), by('丙', 4)], 1, rule);
    expect(signal).toMatchObject({ kind: 'contractorShare', evidence: { contractor: '甲', held: 3, all: 5, days: 365 } });
    expect(signal?.numbers).toHaveLength(2);
    expect(kinds(mine, [by('甲', 400), by('甲', 2), by('乙', 3), by('丙', 4), by('丁', 5)])).toEqual([]);
  });

  it('see the same work at the same place again within the warranty', () => {
    const again = project({ places: ['老禾家塘岸17号'] });
    const before = (change: Partial<SeenProject>) => project({ places: ['老禾家塘岸17号', '别处'], at: now - 500 * day, ...change });
    expect(kinds(again, [before({ warrantyUntil: '2026-03-10' })])).toEqual(['samePlace']);
    expect(kinds(again, [before({ warrantyUntil: '2026-03-09' })])).toEqual([]);
    expect(kinds(again, [before({ warrantyUntil: '2027-01-01', workType: 'road' })])).toEqual([]);
    expect(kinds(again, [before({ at: now - 300 * day })])).toEqual(['samePlace']);
  });

  it('see a price per unit far above the usual, compared with enough others', () => {
    const line = (unitPriceFen: number) => ({ item: 'PVC 落水管', unit: '米', unitPriceFen });
    const others = [8_000, 9_000, 10_000, 11_000, 50_000].map((price) => project({ lines: [line(price)] }));
    expect(signalsOf(project({ lines: [line(15_001)] }), others, 1, rule)).toMatchObject([{ kind: 'unitPrice', evidence: { item: 'PVC 落水管', unitPriceFen: 15_001, usualFen: 10_000, lines: 5 }, numbers: others.map(({ number }) => number) }]);
    expect(kinds(project({ lines: [line(15_000)] }), others)).toEqual([]);
    expect(kinds(project({ lines: [line(99_000)] }), others.slice(1))).toEqual([]);
    expect(kinds(project({ lines: [{ ...line(99_000), unit: '根' }] }), others)).toEqual([]);
  });

  it('see orders that stay just below the limit, and together pass it', () => {
    const limit = 3_000_000;
    const just = (change: Partial<SeenProject> = {}) => project({ amountFen: 2_900_000, places: ['西门'], ...change });
    expect(kinds(just({ at: now }), [just({ at: now - 10 * day, warrantyUntil: '2026-03-01' })], limit)).toEqual(['splitting']);
    expect(kinds(just(), [just({ at: now - 61 * day, warrantyUntil: '2026-03-01' })], limit)).toEqual([]);
    expect(kinds(just(), [just({ at: now - day, amountFen: 1_000_000, warrantyUntil: '2026-03-01' })], limit)).toEqual([]);
    expect(kinds(just(), [just({ at: now - day, places: ['东门'], warrantyUntil: '2026-03-01' })], limit)).toEqual([]);
  });

  it('never count the project itself nor what came after it, and do not depend on the order', () => {
    const seen = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), workType: fc.constantFrom('pipe', 'road'), places: fc.array(fc.constantFrom('x', 'y'), { minLength: 1, maxLength: 2 }),
      contractorId: fc.constantFrom('甲', '乙', null), amountFen: fc.integer({ min: 1, max: 4_000_000 }), at: fc.integer({ min: now - 500 * day, max: now + 100 * day }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(seen, { selector: ({ id }) => id }), (drawn) => {
        const all = drawn.map((one) => project({ ...one, number: one.id }));
        for (const one of all) {
          const signals = signalsOf(one, all, 3_000_000, rule);
          expect(signalsOf(one, [...all].reverse(), 3_000_000, rule).map(({ kind }) => kind)).toEqual(signals.map(({ kind }) => kind));
          const later = new Set(all.filter(({ at }) => at > one.at).map(({ number }) => number));
          for (const { numbers } of signals) expect(numbers.some((number) => number === one.number || later.has(number))).toBe(false);
        }
      }),
    );
  });

  it('take the newest version of the thresholds that began', () => {
    const newer: SignalRule = { ...rule, from: '2026-07-01' };
    expect([signalRuleOn([rule, newer], '2026-06-30'), signalRuleOn([newer, rule], '2026-07-01'), signalRuleOn([rule], '2021-12-31')]).toEqual([rule, newer, undefined]);
  });
});
