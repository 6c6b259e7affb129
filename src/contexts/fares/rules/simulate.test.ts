import { describe, expect, it } from 'vitest';
import { policyTemplates, shippedCatalogue } from './catalogue.ts';
import { halfPrice, rulebookWith, testDays, ask } from '../testing/fixtures.ts';
import type { ConcessionPolicy } from './model.ts';
import { FareError } from './errors.ts';
import { type SimulationQuestion, simulate, withDraft } from './simulate.ts';

const ordinary = { ...shippedCatalogue, policies: shippedCatalogue.policies.filter((policy) => policy.id === 'ordinary-card-95') };
const template = (id: string): ConcessionPolicy => {
  const found = policyTemplates.find((policy) => policy.id === id);
  if (!found) throw new Error(id);
  return found;
};
const question = (more: Partial<SimulationQuestion> = {}): SimulationQuestion => ({
  network: 'suzhou-metro', draft: halfPrice(), from: '2022-07-16', to: '2022-09-18', times: [36_000],
  profiles: [{ medium: 'suexing-code', rider: { groups: [] } }, { medium: 'suzhou-tong', rider: { groups: [] } }], ...more,
});

describe('simulation of a draft', () => {
  it('recomputes the summer of 2022: 21 of 65 days change, each ride counted once', () => {
    const result = simulate(ordinary, testDays, question());
    const rides = 154 * 153 * 65 * 2;
    expect(result).toMatchObject({ pairs: 154 * 153, days: 65, rides, unknown: 0, dearer: 0, cheaper: 154 * 153 * 21 * 2 });
    expect(result.same).toBe(rides - result.cheaper);
    expect(result.daysChanged.length).toBe(21);
    const base = 154 * 153;
    const total = result.byBaseFare.reduce((sum, row) => sum + row.beforeFen, 0);
    expect(total).toBe(result.beforeFen);
    const code = result.byProfile[0];
    expect(code?.profile.medium).toBe('suexing-code');
    // With the code the 21 days cost half, the other 44 the whole fare.
    expect(code?.afterFen).toBe(((code?.beforeFen ?? 0) / 65) * (44 + 21 / 2));
    expect(code?.rides).toBe(base * 65);
  });

  it('agrees with quotes: one pair, one day', () => {
    const day = { from: '2022-07-16', to: '2022-07-16' };
    const result = simulate(ordinary, testDays, question(day));
    const tong = result.byProfile[1];
    let [before, after] = [0, 0];
    const rulebook = rulebookWith(withDraft(ordinary, halfPrice()).policies);
    const stations = shippedCatalogue.networks[0]?.stations ?? [];
    for (const from of stations.slice(0, 3)) {
      for (const to of stations) {
        if (from === to) continue;
        before += ask('2022-07-16 10:00', { from: from.id, to: to.id }, rulebookWith(ordinary.policies)).payFen ?? 0;
        after += ask('2022-07-16 10:00', { from: from.id, to: to.id }, rulebook).payFen ?? 0;
      }
    }
    // 9.5 折 becomes 5 折 on every fare alike, so any sample has the ratio of the whole.
    expect(after / before).toBeCloseTo((tong?.afterFen ?? 0) / (tong?.beforeFen ?? 1), 12);
    expect(result.byDayKind.map((row) => row.kind)).toEqual(['weekend']);
  });

  it('replaces an older version of the same policy rather than adding to it', () => {
    const result = simulate(shippedCatalogue, testDays, question({ draft: halfPrice({ version: 2, effect: { kind: 'percent', payPercent: 60 } }) }));
    expect(result.dearer).toBe(154 * 153 * 21 * 2);
    expect(result.cheaper).toBe(0);
  });

  it('shows who wins by hour: free from 70 except working-day peaks', () => {
    const result = simulate(ordinary, testDays, question({
      draft: template('seventy-free-off-peak'), from: '2022-07-18', to: '2022-07-18', times: [28_800, 36_000, 64_800],
      profiles: [{ medium: 'suzhou-citizen-card', rider: { age: 72, groups: [] } }, { medium: 'suzhou-citizen-card', rider: { age: 40, groups: [] } }],
    }));
    expect(result.byTime.map((row) => [row.second, row.cheaper])).toEqual([[28_800, 0], [36_000, 154 * 153], [64_800, 0]]);
    expect(result.byProfile.map((row) => row.cheaper)).toEqual([154 * 153, 0]);
  });

  it('prices monthly tiers by the ride number', () => {
    const result = simulate({ ...ordinary, policies: [] }, testDays, question({
      draft: template('monthly-ride-tiers'), from: '2022-07-18', to: '2022-07-18',
      profiles: [1, 21, 41].map((ride) => ({ medium: 'suexing-code', rider: { groups: [] }, ride })),
    }));
    expect(result.byProfile.map((row) => Math.round((row.afterFen / row.beforeFen) * 100))).toEqual([95, 90, 80]);
  });

  it('counts rides without a known price apart', () => {
    const result = simulate(ordinary, testDays, question({ profiles: [{ medium: 'tourist-ticket', rider: { groups: [] } }], to: '2022-07-16' }));
    expect(result).toMatchObject({ unknown: 154 * 153, beforeFen: 0, afterFen: 0 });
  });

  it('refuses a span without days, too long, or beyond the published calendar', () => {
    for (const [from, to] of [['2022-07-17', '2022-07-16'], ['2021-07-01', '2023-06-01'], ['2027-01-01', '2027-01-02']] as const) {
      expect(() => simulate(ordinary, testDays, question({ from, to }))).toThrow(FareError);
    }
  });
});
