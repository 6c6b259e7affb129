import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedCatalogue } from './catalogue.ts';
import { halfPrice, testDays } from '../testing/fixtures.ts';
import type { Situation } from './clauses.ts';
import { combine } from './combine.ts';
import { applyEffect, roundFen } from './effects.ts';
import type { ConcessionPolicy, Effect } from './model.ts';

const entry = { date: '2022-07-16', second: 36_000 };
const ride = { entry, exit: undefined, decidedBy: undefined };
const situation = { medium: 'suzhou-tong', rider: { groups: [] }, ride: 1 };
const always: Partial<ConcessionPolicy> = { window: { from: '2022-01-01', to: null }, days: ['workday', 'weekend', 'publicHoliday', 'swappedWorkday'] };
const policy = (id: string, effect: Effect, more: Partial<ConcessionPolicy> = {}): ConcessionPolicy => halfPrice({ ...always, id, effect, ...more });
const adds = { stacking: { group: 'card-discount', mode: 'adds' } } as const;

describe('stacking', () => {
  it('lets the best replacing policy win and the adding ones follow', () => {
    const policies = [
      policy('a', { kind: 'percent', payPercent: 95 }), policy('b', { kind: 'percent', payPercent: 50 }),
      policy('c', { kind: 'amountOff', fen: 50 }, adds),
    ];
    const { fen, verdicts } = combine(600, policies, situation, ride, testDays);
    expect(fen).toBe(250);
    expect(verdicts.map((verdict) => [verdict.policy.id, verdict.applied, verdict.reason.code])).toEqual([
      ['a', false, 'replaced'], ['b', true, 'applied-percent'], ['c', true, 'applied-amount-off'],
    ]);
    expect(verdicts[0]?.reason.params).toEqual({ policy: 'b', otherFen: 570 });
  });

  it('multiplies across groups', () => {
    const policies = [policy('a', { kind: 'percent', payPercent: 50 }), policy('b', { kind: 'percent', payPercent: 50 }, { stacking: { group: 'other', mode: 'replaces' } })];
    expect(combine(600, policies, situation, ride, testDays).fen).toBe(150);
  });

  it('gives the same price in whatever order policies are listed, never below zero, and one verdict per policy', () => {
    const effect: fc.Arbitrary<Effect> = fc.oneof(
      fc.record({ kind: fc.constant('percent' as const), payPercent: fc.integer({ min: 1, max: 100 }) }),
      fc.record({ kind: fc.constant('amountOff' as const), fen: fc.integer({ min: 1, max: 1000 }) }),
      fc.record({ kind: fc.constant('fixed' as const), fen: fc.integer({ min: 0, max: 900 }) }),
      fc.constant({ kind: 'free' as const }),
    );
    const list = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), effect, group: fc.constantFrom('x', 'y'), mode: fc.constantFrom('replaces' as const, 'adds' as const) }), { selector: (one) => one.id, maxLength: 6 });
    fc.assert(fc.property(list, fc.constantFrom(200, 300, 700), fc.infiniteStream(fc.nat()), (parts, base, noise) => {
      const policies = parts.map((part) => policy(part.id, part.effect, { stacking: { group: part.group, mode: part.mode } }));
      const shuffled = policies.map((one) => ({ one, key: noise.next().value })).sort((a, b) => a.key - b.key).map(({ one }) => one);
      const first = combine(base, policies, situation, ride, testDays);
      expect(combine(base, shuffled, situation, ride, testDays).fen).toBe(first.fen);
      expect(first.fen).toBeGreaterThanOrEqual(0);
      expect(first.verdicts.map((verdict) => verdict.policy)).toEqual(policies);
      for (const group of ['x', 'y']) {
        const rivals = first.verdicts.filter(({ policy: one }) => one.stacking.group === group && one.stacking.mode === 'replaces');
        expect(rivals.filter((verdict) => verdict.applied).length).toBe(Math.min(1, rivals.length));
      }
    }));
  });
});

describe('conditions', () => {
  const check = (changes: Partial<ConcessionPolicy>, more: Partial<Situation> = {}, at = entry): string | undefined =>
    combine(600, [halfPrice({ ...always, ...changes })], { ...situation, ...more }, { ...ride, entry: at }, testDays).verdicts[0]?.reason.code;
  const peaks = { times: { only: [], except: [{ from: '07:00', to: '09:00', days: ['workday' as const] }] } };
  const at = (date: string, second: number) => ({ date, second });

  it.each([
    [{ rider: { minAge: 70 } }, { rider: { groups: [] } }, 'rider-age-unknown'],
    [{ rider: { minAge: 70 } }, { rider: { age: 69, groups: [] } }, 'rider-too-young'],
    [{ rider: { minAge: 70 } }, { rider: { age: 70, groups: [] } }, 'applied-percent'],
    [{ rider: { minAge: 60, maxAge: 69 } }, { rider: { age: 70, groups: [] } }, 'rider-too-old'],
    [{ rider: { maxHeightCm: 130 } }, { rider: { groups: [] } }, 'rider-height-unknown'],
    [{ rider: { maxHeightCm: 130 } }, { rider: { heightCm: 131, groups: [] } }, 'rider-too-tall'],
    [{ rider: { groups: ['pupil'] } }, { rider: { groups: [] } }, 'rider-not-in-group'],
    [{ rider: { groups: ['pupil'] } }, { rider: { groups: ['pupil'] } }, 'applied-percent'],
    [{ window: { from: '2022-07-17', to: null } }, {}, 'before-window'],
    [{ window: { from: '2022-07-01', to: '2022-07-15' } }, {}, 'after-window'],
    [{ window: { from: '2022-07-16', to: '2022-07-16' } }, {}, 'applied-percent'],
    [{ days: ['workday' as const] }, {}, 'day-not-included'],
  ])('%o with %o: %s', (changes, more, code) => { expect(check(changes, more)).toBe(code); });

  it('excludes times to the second, ends not included, on the named kinds of day only', () => {
    const monday = (second: number) => check(peaks, {}, at('2022-07-18', second));
    expect([25_199, 25_200, 32_399, 32_400].map(monday)).toEqual(['applied-percent', 'time-excluded', 'time-excluded', 'applied-percent']);
    expect(check(peaks, {}, at('2022-07-16', 28_800))).toBe('applied-percent');
  });

  it('limits to times', () => {
    const only = { times: { only: [{ from: '10:00', to: '16:00' }], except: [] } };
    expect(check(only)).toBe('applied-percent');
    expect(check(only, {}, at('2022-07-16', 57_600))).toBe('time-not-included');
  });

  it('reports the first clause that fails in reading order', () => {
    expect(check({ window: { from: '2023-01-01', to: null }, days: ['workday'] }, { medium: 'single-ticket' })).toBe('before-window');
    expect(check({ days: ['workday'] }, { medium: 'single-ticket' })).toBe('medium-not-covered');
  });
});

describe('effects', () => {
  const exact = { toFen: 1, mode: 'half-up' } as const;
  const tiers = { kind: 'rideTiers', period: 'calendar-month', tiers: [{ fromRide: 41, payPercent: 80 }, { fromRide: 1, payPercent: 95 }, { fromRide: 21, payPercent: 90 }] } as const;

  it.each([[1, 570], [20, 570], [21, 540], [40, 540], [41, 480], [400, 480]])('ride %i of the month costs %i fen', (number, fen) => {
    expect(applyEffect(tiers, 600, exact, number).fen).toBe(fen);
  });

  it('gives no tier before the first one and none without a count', () => {
    const late: Effect = { ...tiers, tiers: [{ fromRide: 10, payPercent: 80 }] };
    const reason = (number: number | undefined): string | undefined =>
      combine(600, [policy('t', late)], { ...situation, ride: number }, ride, testDays).verdicts[0]?.reason.code;
    expect([reason(undefined), reason(9), reason(10)]).toEqual(['rides-unknown', 'rides-too-few', 'applied-tier']);
  });

  it.each([
    ['half-up', 1, 1_425_000, 143], ['half-even', 1, 1_425_000, 142], ['half-even', 1, 1_435_000, 144], ['up', 1, 1_420_001, 143], ['down', 1, 1_429_999, 142],
    ['half-up', 10, 1_450_000, 150], ['half-up', 10, 1_449_999, 140], ['down', 50, 1_990_000, 150], ['up', 100, 1_000_001, 200],
  ] as const)('rounds %s to %i: %i/10000 fen → %i', (mode, toFen, numerator, fen) => {
    expect(roundFen(numerator, { mode, toFen })).toBe(fen);
  });

  it('names rounding only when it changed something', () => {
    const coarse = { toFen: 10, mode: 'half-up' } as const;
    expect(applyEffect({ kind: 'percent', payPercent: 95 }, 300, coarse, 1)).toMatchObject({ fen: 290, reason: { code: 'applied-percent-rounded' } });
    expect(applyEffect({ kind: 'percent', payPercent: 95 }, 200, coarse, 1)).toMatchObject({ fen: 190, reason: { code: 'applied-percent' } });
  });

  it('never takes off more than there is', () => {
    expect(applyEffect({ kind: 'amountOff', fen: 500 }, 200, exact, 1)).toMatchObject({ fen: 0, reason: { params: { offFen: 200 } } });
  });
});

it('ships policies without an equal id', () => {
  expect(new Set(shippedCatalogue.policies.map((one) => one.id)).size).toBe(shippedCatalogue.policies.length);
});
