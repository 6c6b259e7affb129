import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createRandom } from './random.ts';

const draws = (seed: string | number): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: 5 }, () => random.next());
};

describe('seeded random', () => {
  it('repeats with the seed and differs without', () => {
    expect(draws('桂花')).toEqual(draws('桂花'));
    expect(draws('桂花')).not.toEqual(draws('瑞光'));
    expect(draws(1)).toEqual([0.8317172497045249, 0.12300889613106847, 0.8262572751846164, 0.7499541824217886, 0.5743482173420489]);
  });

  it('forks do not disturb each other', () => {
    const a = createRandom('seed');
    a.next();
    expect(a.fork('photos').next()).toBe(createRandom('seed').fork('photos').next());
    expect(a.fork('photos').next()).not.toBe(a.fork('people').next());
  });

  it('keeps its bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, min, span) => {
        const random = createRandom(seed);
        for (let draw = 0; draw < 20; draw++) {
          const value = random.integer(min, min + span);
          expect(value >= min && value <= min + span && Number.isInteger(value)).toBe(true);
        }
      }),
    );
  });

  it('shuffles without losing anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, list) => {
        const order = (a: number, b: number): number => a - b;
        expect(createRandom(seed).shuffle(list).sort(order)).toEqual(list.slice().sort(order));
      }),
    );
  });

  it('draws evenly and by weight', () => {
    const random = createRandom('even');
    const count = new Map<string, number>();
    for (let draw = 0; draw < 10_000; draw++) {
      const value = random.weighted([['often', 3], ['seldom', 1], ['never', 0]]);
      count.set(value, (count.get(value) ?? 0) + 1);
    }
    expect(count.get('never')).toBeUndefined();
    expect((count.get('often') ?? 0) / 10_000).toBeCloseTo(0.75, 1);
    expect(Array.from({ length: 1000 }, () => random.chance(0.2)).filter(Boolean).length).toBeGreaterThan(150);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
