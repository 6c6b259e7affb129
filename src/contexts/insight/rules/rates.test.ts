import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Counts } from '../../requests/contract.ts';
import { addCounts, noCounts, rankByScore, ratesOf } from './rates.ts';

const rule = { responseWeight: 100, resolutionWeight: 500, satisfactionWeight: 400, basicallySatisfied: 900, smallNumber: 10 };

const anyCounts = fc
  .record({ valid: fc.nat(500), a: fc.double({ min: 0, max: 1, noNaN: true }), b: fc.double({ min: 0, max: 1, noNaN: true }), c: fc.double({ min: 0, max: 1, noNaN: true }), d: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ valid, a, b, c, d }): Counts => {
    const satisfied = Math.floor(valid * c);
    return { ...noCounts, valid, contacted: Math.floor(valid * a), resolved: Math.floor(valid * b), satisfied, basicallySatisfied: Math.floor((valid - satisfied) * d) };
  });

describe('rates', () => {
  it('follow the working formula, worked out by hand', () => {
    // 40 valid: 38 contacted, 30 solved, 24 satisfied, 10 fairly satisfied: 24 + 9 = 33 of 40.
    const rates = ratesOf({ ...noCounts, valid: 40, invalid: 7, contacted: 38, resolved: 30, satisfied: 24, basicallySatisfied: 10 }, rule);
    expect(rates.response).toBeCloseTo(0.95, 12);
    expect(rates.resolution).toBeCloseTo(0.75, 12);
    expect(rates.satisfaction).toBeCloseTo(0.825, 12);
    expect(rates.score).toBeCloseTo(0.1 * 0.95 + 0.5 * 0.75 + 0.4 * 0.825, 12);
    expect(rates).toMatchObject({ noValidCallbacks: false, small: false });
  });

  it('are 0 and say so without a valid callback, whatever else was counted', () => {
    const rates = ratesOf({ ...noCounts, invalid: 5, reported: 9, handled: 8, finished: 6 }, rule);
    expect(rates).toMatchObject({ response: 0, resolution: 0, satisfaction: 0, score: 0, noValidCallbacks: true, small: true, completion: 0.75, solvedInTime: null, sampledSatisfaction: null });
  });

  it('follow Suzhou’s definitions', () => {
    const rates = ratesOf({ ...noCounts, answered: 50, answeredInTime: 49, solved: 20, solvedInTime: 18, solvingMinutes: 72_000, sampled: 10, sampledSatisfied: 8, sampledBasicallySatisfied: 1 }, rule);
    expect(rates).toMatchObject({ answeredInTime: 0.98, solvedInTime: 0.9, solvingHours: 60 });
    expect(rates.sampledSatisfaction).toBeCloseTo(0.89, 12);
  });

  it('stay between 0 and 1 and do not depend on invalid callbacks', () => {
    fc.assert(
      fc.property(anyCounts, fc.nat(100), (counts, invalid) => {
        const rates = ratesOf(counts, rule);
        for (const value of [rates.response, rates.resolution, rates.satisfaction, rates.score]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(ratesOf({ ...counts, invalid }, rule)).toEqual(rates);
        expect(rates.satisfaction <= (counts.valid === 0 ? 0 : (counts.satisfied + counts.basicallySatisfied) / counts.valid) + 1e-12).toBe(true);
      }),
    );
  });

  it('one more satisfied resident never lowers the score of the same number of callbacks', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        fc.pre(counts.satisfied + counts.basicallySatisfied < counts.valid);
        expect(ratesOf({ ...counts, satisfied: counts.satisfied + 1 }, rule).score).toBeGreaterThan(ratesOf(counts, rule).score);
      }),
    );
  });

  it('of a whole lie between those of its parts', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (one, other) => {
        fc.pre(one.valid > 0 && other.valid > 0);
        const [a, b, both] = [ratesOf(one, rule), ratesOf(other, rule), ratesOf(addCounts([one, other]), rule)];
        expect(both.score).toBeGreaterThanOrEqual(Math.min(a.score, b.score) - 1e-9);
        expect(both.score).toBeLessThanOrEqual(Math.max(a.score, b.score) + 1e-9);
      }),
    );
  });
});

describe('ranking', () => {
  const row = (name: string, score: number, small = false) => ({ name, rates: { score, small } });

  it('gives equals the same rank, leaves out the next, and does not rank small numbers', () => {
    const ranked = rankByScore([row('a', 0.8), row('b', 0.9), row('c', 0.9), row('d', 1, true), row('e', 0.5)]);
    expect(ranked.map(({ row: { name }, rank }) => [name, rank])).toEqual([['b', 1], ['c', 1], ['a', 3], ['e', 4], ['d', null]]);
  });
});
