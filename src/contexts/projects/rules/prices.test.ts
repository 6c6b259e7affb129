import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PricedLine, pricesAsCsv, standingOf, unitPrices } from './prices.ts';
import { quantile } from './quantile.ts';

const rule = { leastLines: 5, factor: 1.5 };
const pipe = (unitPriceFen: number, number = `P${unitPriceFen}`): PricedLine => ({ number, title: number, item: '落水管', unit: '米', unitPriceFen });

describe('the quantile', () => {
  it('lies between the two nearest values', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile([40, 10, 30, 20], share))).toEqual([10, 17.5, 25, 32.5, 40]);
    expect([quantile([7], 0.25), quantile([], 0.5)]).toEqual([7, 0]);
  });

  it('rises with the share, stays within the values, and has at least that share of them on each side', () => {
    const values = fc.array(fc.integer({ min: 1, max: 100_000_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(fc.property(values, (drawn) => {
      const [lower, middle, upper] = [0.25, 0.5, 0.75].map((share) => quantile(drawn, share)) as [number, number, number];
      expect(Math.min(...drawn) <= lower && lower <= middle && middle <= upper && upper <= Math.max(...drawn)).toBe(true);
      expect(drawn.filter((value) => value <= middle).length * 2).toBeGreaterThanOrEqual(drawn.length);
      expect(drawn.filter((value) => value >= middle).length * 2).toBeGreaterThanOrEqual(drawn.length);
    }));
  });
});

describe('unit prices', () => {
  it('are compared by item and unit, with what is usual and what stands out once there are enough', () => {
    const [group, ...others] = unitPrices([pipe(10_000), pipe(9_000), pipe(11_000), pipe(15_001), pipe(6_666), { ...pipe(100), unit: '根' }], rule);
    expect(group).toEqual({
      item: '落水管', unit: '米', lines: 5, projects: 5, medianFen: 10_000, usual: { lowerFen: 9_000, upperFen: 11_000 },
      outliers: [{ number: 'P15001', title: 'P15001', unitPriceFen: 15_001, side: 'above' }, { number: 'P6666', title: 'P6666', unitPriceFen: 6_666, side: 'below' }],
    });
    expect(others).toMatchObject([{ unit: '根', lines: 1, medianFen: 100, usual: null, outliers: [] }]);
    // Exactly so many times the median is still usual enough.
    expect(unitPrices([pipe(10_000), pipe(9_000), pipe(11_000), pipe(15_000), pipe(6_667)], rule)[0]?.outliers).toEqual([]);
    expect(unitPrices([pipe(10_000), pipe(9_000), pipe(11_000), pipe(99_000)], rule)[0]).toMatchObject({ usual: null, outliers: [] });
  });

  it('lose no line, keep the middle half around the median, and do not depend on the order', () => {
    const line = fc.record({
      number: fc.constantFrom('A', 'B', 'C', 'D'), title: fc.constant('x'), item: fc.constantFrom('管', '灯'), unit: fc.constantFrom('米', '个'), unitPriceFen: fc.integer({ min: 1, max: 1_000_000 }),
    });
    fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const groups = unitPrices(lines, rule);
      expect(groups.reduce((sum, group) => sum + group.lines, 0)).toBe(lines.length);
      expect(new Set(groups.map(({ item, unit }) => `${item}/${unit}`)).size).toBe(groups.length);
      for (const { usual, lines: count, medianFen, outliers } of groups) {
        expect(usual === null).toBe(count < rule.leastLines);
        if (usual) expect(usual.lowerFen <= medianFen && medianFen <= usual.upperFen).toBe(true);
        else expect(outliers).toEqual([]);
        for (const { side, unitPriceFen } of outliers) expect(side === 'above' ? unitPriceFen > medianFen * rule.factor : unitPriceFen * rule.factor < medianFen).toBe(true);
        for (const side of ['above', 'below'] as const) expect(outliers.filter((one) => one.side === side).length * 2).toBeLessThanOrEqual(count);
      }
      expect(unitPrices([...lines].reverse(), rule).map(({ item, unit, medianFen, usual }) => ({ item, unit, medianFen, usual }))).toEqual(groups.map(({ item, unit, medianFen, usual }) => ({ item, unit, medianFen, usual })));
    }));
  });

  it('are written as CSV that no spreadsheet runs', () => {
    const groups = unitPrices([9_000, 9_500, 10_000, 10_500, 40_000].map((price) => pipe(price)).concat({ ...pipe(5), item: '=1+1', unit: '个' }), rule);
    expect(pricesAsCsv(groups).split('\r\n')).toEqual([
      '\uFEFFitem,unit,lines,projects,median_fen,usual_from_fen,usual_to_fen,outliers', '落水管,米,5,5,10000,9500,10500,P40000 40000', "'=1+1,个,1,1,5,,,", '',
    ]);
  });

  it('tell how a price being typed stands', () => {
    const groups = unitPrices([9_000, 9_500, 10_000, 10_500, 11_000].map((price) => pipe(price)), rule);
    const side = (unitPriceFen?: number, unit = '米') => standingOf(groups, 1.5, { item: ' 落水管 ', unit, unitPriceFen });
    expect(side()).toEqual({ lowerFen: 9_500, upperFen: 10_500, side: undefined });
    expect([11_000, 15_000, 15_001, 6_667, 6_666].map((price) => side(price)?.side)).toEqual([undefined, undefined, 'above', undefined, 'below']);
    expect(side(9_500, '根')).toBeUndefined();
  });
});
