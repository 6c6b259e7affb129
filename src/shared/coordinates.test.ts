import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { convertPosition, COORDINATE_SYSTEMS, isPosition, toWgs84, type Position } from './coordinates.ts';
import { distanceInMetres } from './geometry.ts';

const suzhou: Position = [120.6196, 31.2994];
const inChina = fc.tuple(fc.double({ min: 74, max: 134, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true }));
const system = fc.constantFrom(...COORDINATE_SYSTEMS);

describe('coordinates', () => {
  it('shifts by about 470 m at Suzhou, to the east and south', () => {
    const shifted = convertPosition(suzhou, 'WGS84', 'GCJ02');
    expect(distanceInMetres(suzhou, shifted)).toBeGreaterThan(440);
    expect(distanceInMetres(suzhou, shifted)).toBeLessThan(500);
    expect(shifted[0]).toBeGreaterThan(suzhou[0]);
    expect(shifted[1]).toBeLessThan(suzhou[1]);
  });

  it('returns the very position when nothing is to be done', () => {
    expect(convertPosition(suzhou, 'WGS84', 'WGS84')).toBe(suzhou);
    expect(toWgs84([2.35, 48.85], 'GCJ02')).toEqual([2.35, 48.85]);
  });

  it.each([[72.0041, 30], [137.83, 30], [100, 0.83], [100, 55.82], [73, 3], [137, 55]])('ends at the rim of China: %d, %d', (longitude, latitude) => {
    expect(toWgs84([longitude, latitude], 'GCJ02').every(Number.isFinite)).toBe(true);
  });

  it('a round trip between any two systems returns within a metre', () => {
    fc.assert(
      fc.property(inChina, system, system, (position, from, to) => {
        const back = convertPosition(convertPosition(position, from, to), to, from);
        expect(distanceInMetres(position, back)).toBeLessThan(1);
      }),
    );
  });

  it('knows the globe', () => {
    expect(isPosition(120, 31)).toBe(true);
    expect(isPosition(181, 0) || isPosition(0, 91) || isPosition(Number.NaN, 0) || isPosition(0, Number.POSITIVE_INFINITY)).toBe(false);
  });
});
