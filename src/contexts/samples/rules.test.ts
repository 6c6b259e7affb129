import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../shared/actor.ts';
import { workedOn } from './policy.ts';
import { allocate, isLate, lackOf, ratesOfSample, sizeOf } from './rules.ts';

describe('dividing a sample over strata', () => {
  it('follows the sizes, worked out by hand', () => {
    expect(allocate([50, 30, 20], 10)).toEqual([5, 3, 2]);
    // Quotas 4.5, 3.5, 1.0 of 9: the two halves are equal, the earlier one gets the place.
    expect(allocate([45, 35, 10], 9)).toEqual([5, 3, 1]);
    // The small ones get one each, taken from the large one.
    expect(allocate([98, 1, 1], 10)).toEqual([8, 1, 1]);
    expect(allocate([98, 0, 1], 1)).toEqual([1, 0, 0]);
    expect(allocate([3, 2], 9)).toEqual([3, 2]);
    expect(allocate([], 4)).toEqual([]);
    expect(allocate([0, 0], 4)).toEqual([0, 0]);
  });

  it('gives out every place, never more than there are, and leaves no stratum out without need', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 12 }), fc.nat(300), (sizes, count) => {
        const places = allocate(sizes, count);
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const filled = sizes.filter((size) => size > 0).length;
        expect(places.reduce((sum, one) => sum + one, 0)).toBe(Math.min(count, total));
        for (const [index, size] of sizes.entries()) {
          const got = places[index] ?? -1;
          expect(got).toBeGreaterThanOrEqual(size > 0 && count >= filled ? 1 : 0);
          expect(got).toBeLessThanOrEqual(size);
          const quota = total === 0 ? 0 : (Math.min(count, total) * size) / total;
          expect(got).toBeLessThan(Math.max(quota + 1, 1.000_001));
        }
      }),
    );
  });
});

describe('the size of a sample', () => {
  it('is a number or a share rounded up, never more than there is', () => {
    expect(sizeOf('count', 20, 100)).toBe(20);
    expect(sizeOf('count', 20, 7)).toBe(7);
    expect(sizeOf('share', 5, 101)).toBe(6);
    expect(sizeOf('share', 100, 9)).toBe(9);
    expect(sizeOf('share', 250, 9)).toBe(9);
  });
});

describe('a look', () => {
  const look = { method: 'visit' as const, verdict: 'done' as const, photos: [] };
  it('needs what shows it', () => {
    expect(lackOf(look, 0)).toBeUndefined();
    expect(lackOf({ ...look, verdict: 'notDone', remark: '还在漏水', photos: ['a'] }, 0)).toBeUndefined();
    expect(lackOf({ ...look, verdict: 'notDone', remark: '还在漏水' }, 0)).toEqual(['photos', 'photo-required']);
    expect(lackOf({ ...look, method: 'call', verdict: 'notDone', remark: '说没来过' }, 0)).toBeUndefined();
    expect(lackOf({ ...look, verdict: 'notDone', photos: ['a'], remark: ' …' }, 0)).toEqual(['remark', 'reason-required']);
    expect(lackOf({ ...look, verdict: 'cannotVerify' }, 0)).toEqual(['remark', 'reason-required']);
    expect(lackOf({ ...look, verdict: 'cannotVerify', remark: '无人接听', level: 3 }, 0)).toEqual(['level', 'not-without-verdict']);
    expect(lackOf(look, 1)).toEqual(['remark', 'correction-reason-required']);
  });

  it('is not taken by whoever did or judged the work', () => {
    const actor: Actor = { kind: 'staff', id: 'me', mustEnrol: false, assignments: [] };
    expect(workedOn({ complete: 'me' }, actor)).toBe(true);
    expect(workedOn({ verify: 'me' }, actor)).toBe(true);
    expect(workedOn({ callback: 'me', verify: 'you' }, actor)).toBe(true);
    expect(workedOn({ complete: 'you', verify: 'she', supervise: 'me', note: 'me' }, actor)).toBe(false);
    expect(workedOn({}, { kind: 'system' })).toBe(false);
  });
});

describe('what a sample found', () => {
  it('counts only what could be verified, with the interval', () => {
    const rates = ratesOfSample({ total: 32, checked: 32, done: 29, notDone: 0, cannotVerify: 3, heard: 20, satisfied: 12, basicallySatisfied: 3 });
    expect(rates.passed?.share).toBe(1);
    expect(rates.passed?.low).toBeCloseTo(0.883, 3);
    expect(rates.content?.share).toBe(0.75);
    expect(ratesOfSample({ total: 3, checked: 3, done: 0, notDone: 0, cannotVerify: 3, heard: 0, satisfied: 0, basicallySatisfied: 0 })).toEqual({ passed: null, content: null });
  });

  it('is late only while it is under way', () => {
    expect(isLate('underWay', 10, 11)).toBe(true);
    expect(isLate('underWay', 10, 10)).toBe(false);
    expect(isLate('finished', 10, 11)).toBe(false);
    expect(isLate('drawn', undefined, 11)).toBe(false);
  });
});
