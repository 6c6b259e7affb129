import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorthShowing, likenessOf, wordLikeness } from './likeness.ts';

describe('the likeness of two reports', () => {
  const near = { words: 0.4, distanceMetres: 40, sameCompound: false, daysApart: 3, sameCategory: true };

  it('is worth showing for the same words near by, not for other words or far away', () => {
    expect(isWorthShowing(likenessOf(near))).toBe(true);
    expect(isWorthShowing(likenessOf({ ...near, words: 0.05 }))).toBe(false);
    expect(isWorthShowing(likenessOf({ ...near, words: 0.12, distanceMetres: 290, sameCategory: false }))).toBe(false);
  });

  it('lies between 0 and 1 and falls with distance and time', () => {
    const pairing = fc.record({ words: fc.double({ min: 0, max: 1, noNaN: true }), distanceMetres: fc.integer({ min: 0, max: 5000 }), sameCompound: fc.constant(false), daysApart: fc.integer({ min: 0, max: 400 }), sameCategory: fc.boolean() });
    fc.assert(
      fc.property(pairing, fc.nat(1000), (one, more) => {
        const likeness = likenessOf(one);
        expect(likeness >= 0 && likeness <= 1).toBe(true);
        expect(likenessOf({ ...one, distanceMetres: one.distanceMetres + more })).toBeLessThanOrEqual(likeness);
        expect(likenessOf({ ...one, daysApart: one.daysApart + more })).toBeLessThanOrEqual(likeness);
      }),
    );
  });

  it('of words is 1 for the same text, 0 for nothing in common, and rises with what is shared', () => {
    const [same, some, none] = wordLikeness('西门口停满了车', ['西门口停满了车。', '西门外面有人停车', '垃圾桶满溢']);
    expect(same).toBeCloseTo(1);
    expect(some).toBeGreaterThan(0);
    expect(none).toBe(0);
    expect(same ?? 0).toBeGreaterThan(some ?? 1);
  });
});
