import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFromStrata, drawSample, frameDigestOf, seedOf } from './draw-sample.ts';

const anyIds = fc.uniqueArray(fc.uuid(), { minLength: 0, maxLength: 60 });

describe('drawing a sample', () => {
  it('repeats itself: this seed draws these', () => {
    // Worked out apart from the program with Python’s hashlib: SHA-256 of seed:a is 3055…, of e 45aa…, d b73c…, c e1c7…, b e362….
    const ids = ['a', 'b', 'c', 'd', 'e'];
    expect(drawSample('seed', ids, 5)).toEqual(['a', 'e', 'd', 'c', 'b']);
    expect(drawSample('seed', ids, 2)).toEqual(['a', 'e']);
    expect(drawSample('another', ids, 5)).not.toEqual(drawSample('seed', ids, 5));
  });

  it('takes as many as wanted or there are, none twice, whatever the order they come in', () => {
    fc.assert(
      fc.property(fc.string(), anyIds, fc.nat(80), fc.infiniteStream(fc.nat()), (seed, ids, count, chance) => {
        const drawn = drawSample(seed, ids, count);
        expect(drawn).toHaveLength(Math.min(count, ids.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every((id) => ids.includes(id))).toBe(true);
        const mixed = ids.map((id) => ({ id, at: chance.next().value as number })).sort((a, b) => a.at - b.at).map(({ id }) => id);
        expect(drawSample(seed, [...mixed, ...mixed], count)).toEqual(drawn);
      }),
    );
  });

  it('gives everybody the same chance', () => {
    const ids = Array.from({ length: 20 }, (_, index) => `case-${index}`);
    const draws = 4000;
    const hits = new Map(ids.map((id) => [id, 0]));
    for (let round = 0; round < draws; round++) for (const id of drawSample(`round ${round}`, ids, 5)) hits.set(id, (hits.get(id) ?? 0) + 1);
    const expected = (draws * 5) / ids.length;
    // Chi-square of 19 degrees of freedom, divided by 1 − 5/20 for drawing without putting back; 43.8 is its 0.1 % point.
    const chiSquare = [...hits.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0) / (1 - 5 / ids.length);
    expect(chiSquare).toBeLessThan(43.8);
    expect(chiSquare).toBeGreaterThan(4);
  });

  it('draws pairs as often together as chance has it', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `case-${index}`);
    let together = 0;
    for (let round = 0; round < 5000; round++) {
      const drawn = drawSample(`pair ${round}`, ids, 4);
      if (drawn.includes('case-0') && drawn.includes('case-1')) together += 1;
    }
    // 4/10 · 3/9 = 2/15 of 5000 = 667, three standard deviations are 72.
    expect(Math.abs(together - 666.7)).toBeLessThan(72);
  });

  it('draws from each stratum its part', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }), fc.nat(60), (seed, sizes, count) => {
        const strata = sizes.map((size, index) => ({ key: `k${index}`, ids: Array.from({ length: size }, (_, one) => `${index}-${one}`) }));
        const drawn = drawFromStrata(seed, strata.toReversed(), count);
        expect(drawn.map(({ key }) => key)).toEqual(strata.map(({ key }) => key));
        expect(drawn.flatMap(({ ids }) => ids)).toHaveLength(Math.min(count, sizes.reduce((sum, size) => sum + size, 0)));
        for (const { key, ids } of drawn) expect(ids.every((id) => strata.find((one) => one.key === key)?.ids.includes(id))).toBe(true);
      }),
    );
  });

  it('names what it was drawn from, and its seed, by digests that anybody can make', () => {
    expect(seedOf('root', 'CL-CC-2026-0001')).toBe('db95bd74d914661177bbbd98f62b4d72c499717ee64994724687d3406278f6b2');
    expect(frameDigestOf([{ key: 'x', ids: ['b'] }, { key: 'y', ids: ['a'] }])).toBe('7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78');
  });
});
