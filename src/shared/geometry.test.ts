import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { boundingBox, boxContains, centroid, contains, distanceInMetres, formatDistance, type MultiPolygon, type Polygon, type Position, type Ring } from './geometry.ts';

function square(west: number, south: number, size: number): Ring {
  return [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]];
}

const plain: Polygon = { type: 'Polygon', coordinates: [square(0, 0, 10)] };
const holed: Polygon = { type: 'Polygon', coordinates: [square(0, 0, 10), square(4, 4, 2)] };
const two: MultiPolygon = { type: 'MultiPolygon', coordinates: [[square(0, 0, 2)], [square(8, 8, 2)]] };
const bent: Polygon = { type: 'Polygon', coordinates: [[[0, 0], [10, 0], [10, 10], [8, 10], [8, 2], [2, 2], [2, 10], [0, 10], [0, 0]]] };

describe('geometry', () => {
  it.each<[string, Polygon | MultiPolygon, Position, boolean]>([
    ['inside', plain, [5, 5], true],
    ['outside', plain, [11, 5], false],
    ['on an edge', plain, [0, 5], true],
    ['on a corner', plain, [10, 10], true],
    ['level with a corner but outside', plain, [-1, 0], false],
    ['in the hole', holed, [5, 5], false],
    ['on the rim of the hole', holed, [4, 5], true],
    ['beside the hole', holed, [3, 5], true],
    ['in the second part', two, [9, 9], true],
    ['between the parts', two, [5, 5], false],
    ['between the arms', bent, [5, 5], false],
    ['in an arm', bent, [9, 9], true],
  ])('point %s', (_, area, point, expected) => {
    expect(contains(area, point)).toBe(expected);
  });

  it('boxes', () => {
    expect(boundingBox(two)).toEqual([0, 0, 10, 10]);
    expect(boxContains([0, 0, 10, 10], [10, 0])).toBe(true);
    expect(boxContains([0, 0, 10, 10], [10.1, 0])).toBe(false);
  });

  it('distances: a degree of latitude, and Suzhou station to the 桂花 corner', () => {
    expect(distanceInMetres([120, 31], [120, 32])).toBeCloseTo(111_195, -1);
    expect(distanceInMetres([0, 0], [180, 0])).toBeCloseTo(Math.PI * 6_371_008.8, 3);
    expect(distanceInMetres([120.6, 31.3], [120.6, 31.3])).toBe(0);
  });

  it('centroids', () => {
    expect(centroid(plain)).toEqual([5, 5]);
    expect(centroid(two)).toEqual([5, 5]);
    const lopsided: Polygon = { type: 'Polygon', coordinates: [square(0, 0, 10), square(6, 4, 2)] };
    expect(centroid(lopsided)[0]).toBeCloseTo((100 * 5 - 4 * 7) / 96, 12);
    expect(centroid({ type: 'Polygon', coordinates: [[[1, 1], [3, 3], [1, 1]]] })).toEqual([2, 2]);
  });

  it('the direction in which a ring is drawn does not matter', () => {
    const reversed: Polygon = { type: 'Polygon', coordinates: holed.coordinates.map((ring) => ring.slice().reverse()) };
    expect(centroid(reversed)).toEqual(centroid(holed));
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 12 }), fc.integer({ min: -2, max: 12 }), (x, y) => {
        expect(contains(reversed, [x, y])).toBe(contains(holed, [x, y]));
      }),
    );
  });

  it('agrees with arithmetic on a square, also far from zero', () => {
    const coordinate = fc.double({ min: 120, max: 121, noNaN: true });
    const area: Polygon = { type: 'Polygon', coordinates: [square(120.25, 120.25, 0.5)] };
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        expect(contains(area, [x, y])).toBe(x >= 120.25 && x <= 120.75 && y >= 120.25 && y <= 120.75);
      }),
    );
  });

  it('distance is symmetric and obeys the triangle', () => {
    const position = fc.tuple(fc.double({ min: 120, max: 122, noNaN: true }), fc.double({ min: 30, max: 32, noNaN: true }));
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        expect(distanceInMetres(a, b)).toBeCloseTo(distanceInMetres(b, a), 6);
        expect(distanceInMetres(a, c)).toBeLessThanOrEqual(distanceInMetres(a, b) + distanceInMetres(b, c) + 1e-6);
      }),
    );
  });

  it.each([[0, '0 m'], [349.6, '350 m'], [999.4, '999 m'], [999.6, '1.0 km'], [1234, '1.2 km'], [9949, '9.9 km'], [9950, '10 km'], [12_400, '12 km']])('%d m', (metres, text) => {
    expect(formatDistance(metres)).toBe(text);
  });
});
