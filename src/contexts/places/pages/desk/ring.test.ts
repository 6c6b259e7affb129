import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cornersOf, polygonOf, readCorners, withCorner, writeCorners } from './ring.ts';

const square = [[0, 0], [1, 0], [1, 1], [0, 1]] as const;

describe('corners of an outline', () => {
  it('are written and read back', () => {
    const position = fc.tuple(fc.double({ min: 70, max: 140, noNaN: true }), fc.double({ min: 10, max: 50, noNaN: true }));
    fc.assert(fc.property(fc.array(position), (corners) => {
      expect(readCorners(writeCorners(corners))).toEqual({ corners });
    }));
  });

  it.each([['120.6', 1], ['120.6, 31.3\nx, y', 2], ['120, 31\n\n500, 31', 3], ['1,2,3', 1]])('name the line that is none: %j', (text, wrongLine) => {
    expect(readCorners(text)).toEqual({ wrongLine });
  });

  it('accept full-width commas and spaces', () => {
    expect(readCorners(' 120.6，31.3 \n120.7 31.4')).toEqual({ corners: [[120.6, 31.3], [120.7, 31.4]] });
  });

  it('become a closed polygon from three on', () => {
    expect(polygonOf([[0, 0], [1, 1]])).toBeUndefined();
    expect(polygonOf(square)?.coordinates[0]).toEqual([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]);
  });

  it('are taken from simple outlines only', () => {
    const ring = [...square, [0, 0]];
    expect(cornersOf({ coordinates: [[ring]] })).toEqual(square);
    expect(cornersOf({ coordinates: [[ring], [ring]] })).toBeUndefined();
    expect(cornersOf({ coordinates: [[ring, ring]] })).toBeUndefined();
    expect(cornersOf(null)).toEqual([]);
  });

  it('get a new one on the side it lies nearest to', () => {
    expect(withCorner(square, [0.5, -0.2])).toEqual([[0, 0], [0.5, -0.2], [1, 0], [1, 1], [0, 1]]);
    expect(withCorner(square, [-0.2, 0.5])).toEqual([...square, [-0.2, 0.5]]);
    expect(withCorner([[0, 0], [1, 0]], [1, 1])).toEqual([[0, 0], [1, 0], [1, 1]]);
  });
});
