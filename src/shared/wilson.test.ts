import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from './wilson.ts';

describe('the interval of a share', () => {
  it('is the one of the textbooks', () => {
    // Newcombe 1998, Statistics in Medicine 17, table I (score method without correction): 81/263, 15/148, 0/20, 1/29.
    const cases = [[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]] as const;
    for (const [part, whole, low, high] of cases) {
      const found = wilson(part, whole);
      expect(found?.share).toBeCloseTo(part / whole, 10);
      expect(found?.low, `${part}/${whole}`).toBeCloseTo(low, 4);
      expect(found?.high, `${part}/${whole}`).toBeCloseTo(high, 4);
    }
  });

  it('is nothing of nothing', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it('holds the share, stays between 0 and 1, and grows narrower with more looks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (whole, some) => {
        const part = Math.min(some, whole);
        const one = wilson(part, whole);
        const many = wilson(part * 4, whole * 4);
        if (!one || !many) throw new Error('there is an interval');
        expect(one.low).toBeLessThanOrEqual(one.share + 1e-12);
        expect(one.high).toBeGreaterThanOrEqual(one.share - 1e-12);
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(many.high - many.low).toBeLessThan(one.high - one.low);
      }),
    );
  });
});
