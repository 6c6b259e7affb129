import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedSquareMetres, squareMetres } from '../src/contexts/places/rules/outline.ts';
import { areaProblem } from '../src/shared/geometry-check.ts';
import { contains, type MultiPolygon, type Position } from '../src/shared/geometry.ts';
import { canglangOutline, canglangSeeds } from './places-canglang.ts';
import { makeSchematicGrids, type SchematicArea } from './schematic-grids.ts';

const map = makeSchematicGrids(canglangOutline, canglangSeeds);

function geometryOf({ ring }: SchematicArea): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: [[ring]] };
}

/** A position strictly inside a convex ring: a weighted mean of its corners. */
function insideOf(ring: readonly Position[]): fc.Arbitrary<Position> {
  const corners = ring.slice(1);
  return fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: corners.length, maxLength: corners.length }).map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const mean = (axis: 0 | 1): number => corners.reduce((total, corner, index) => total + corner[axis] * (weights[index] ?? 0), 0) / sum;
    return [mean(0), mean(1)];
  });
}

describe('the schematic map of 沧浪街道', () => {
  it('draws every community and four to six grids in each', () => {
    expect(map.communities).toHaveLength(21);
    for (const { code } of map.communities) {
      const count = map.grids.filter(({ communityCode }) => communityCode === code).length;
      expect(count).toBeGreaterThanOrEqual(4);
      expect(count).toBeLessThanOrEqual(6);
    }
  });

  it('draws sound outlines of a believable size', () => {
    for (const grid of map.grids) {
      expect(areaProblem(geometryOf(grid))).toBeUndefined();
      const area = squareMetres(geometryOf(grid));
      expect(area).toBeGreaterThan(10_000);
      expect(area).toBeLessThan(250_000);
    }
  });

  it('leaves no overlaps', () => {
    map.grids.forEach((one, index) => {
      for (const other of map.grids.slice(index + 1)) {
        expect(sharedSquareMetres(geometryOf(one), geometryOf(other)), `${one.name} and ${other.name}`).toBeLessThan(1);
      }
    });
  });

  it('leaves no gaps: the grids of a community fill it', () => {
    for (const community of map.communities) {
      const parts = map.grids.filter(({ communityCode }) => communityCode === community.code);
      const sum = parts.reduce((total, grid) => total + squareMetres(geometryOf(grid)), 0);
      expect(Math.abs(sum / squareMetres(geometryOf(community)) - 1)).toBeLessThan(0.01);
    }
  });

  it('puts every inner point of a grid into that grid alone', () => {
    const cases = fc.constantFrom(...map.grids).chain((grid) => insideOf(grid.ring).map((position) => ({ grid, position })));
    fc.assert(
      fc.property(cases, ({ grid, position }) => {
        const found = map.grids.filter((other) => contains(geometryOf(other), position)).map(({ code }) => code);
        expect(found).toEqual([grid.code]);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same every time', () => {
    expect(makeSchematicGrids(canglangOutline, canglangSeeds)).toEqual(map);
  });
});
