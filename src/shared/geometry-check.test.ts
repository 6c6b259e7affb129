import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { areaProblem, MOST_POSITIONS } from './geometry-check.ts';

const square = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]];
const hole = [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]];
const polygon = (...coordinates: unknown[]): unknown => ({ type: 'Polygon', coordinates });

describe('area check', () => {
  it.each([
    ['square', polygon(square)],
    ['square with hole', polygon(square, hole)],
    ['heights', polygon(square.map(([x, y]) => [x, y, 3]))],
    ['repeated position', polygon([[0, 0], [4, 0], [4, 0], [4, 4], [0, 4], [0, 0]])],
    ['two parts', { type: 'MultiPolygon', coordinates: [[square], [hole]] }],
    ['position on a straight edge', polygon([[0, 0], [2, 0], [4, 0], [4, 4], [0, 0]])],
  ])('accepts: %s', (_, value) => {
    expect(areaProblem(value)).toBeUndefined();
  });

  it.each([
    ['nothing', null, 'not-an-area'],
    ['a point', { type: 'Point', coordinates: [1, 2] }, 'not-an-area'],
    ['no ring', polygon(), 'not-an-area'],
    ['no part', { type: 'MultiPolygon', coordinates: [] }, 'not-an-area'],
    ['text for number', polygon([['0', 0], [4, 0], [4, 4], ['0', 0]]), 'not-an-area'],
    ['off the globe', polygon([[0, 0], [400, 0], [4, 4], [0, 0]]), 'position-out-of-range'],
    ['not a number', polygon([[0, 0], [Number.NaN, 0], [4, 4], [0, 0]]), 'position-out-of-range'],
    ['three positions', polygon([[0, 0], [4, 0], [0, 0]]), 'ring-too-short'],
    ['open ring', polygon([[0, 0], [4, 0], [4, 4], [0, 4]]), 'ring-not-closed'],
    ['flat', polygon([[0, 0], [2, 2], [4, 4], [0, 0]]), 'ring-without-extent'],
    ['one position', polygon([[1, 1], [1, 1], [1, 1], [1, 1]]), 'ring-without-extent'],
    ['bow tie', polygon([[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]]), 'ring-crosses-itself'],
    ['spike', polygon([[0, 0], [4, 0], [4, 4], [4, 8], [4, 4], [0, 4], [0, 0]]), 'ring-crosses-itself'],
    ['touches itself', polygon([[0, 0], [4, 0], [4, 4], [2, 0], [0, 4], [0, 0]]), 'ring-crosses-itself'],
    ['hole outside', polygon(hole, square), 'hole-outside'],
    ['endless', polygon(Array.from({ length: MOST_POSITIONS + 1 }, () => [0, 0])), 'too-many-positions'],
  ])('refuses: %s', (_, value, expected) => {
    expect(areaProblem(value)).toBe(expected);
  });

  it('accepts every star-shaped ring and refuses it with two corners exchanged', () => {
    const radii = fc.array(fc.double({ min: 1, max: 2, noNaN: true }), { minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(radii, (list) => {
        const ring = list.map((radius, index) => {
          const angle = (2 * Math.PI * index) / list.length;
          return [radius * Math.cos(angle), radius * Math.sin(angle)];
        });
        expect(areaProblem(polygon([...ring, ring[0]]))).toBeUndefined();
        const half = Math.floor(list.length / 2);
        const exchanged = ring.map((position, index) => (index === 0 ? ring[half] : index === half ? ring[0] : position));
        expect(areaProblem(polygon([...exchanged, exchanged[0]]))).toBe('ring-crosses-itself');
      }),
    );
  });

  it('never throws, whatever comes in', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(areaProblem(value)).toBe('not-an-area');
      }),
    );
  });
});
