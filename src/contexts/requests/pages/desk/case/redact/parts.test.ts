import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedByKey, middle, moved, partBetween, type Part, resized } from './parts.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anywhere = fc.double({ min: -2, max: 3, noNaN: true });
const corner = fc.record({ x: anywhere, y: anywhere });
const part: fc.Arbitrary<Part> = fc
  .tuple(fc.record({ x: share, y: share }), fc.record({ x: share, y: share }))
  .map(([one, other]) => partBetween(one, other))
  .filter((found) => found !== undefined);

function isInside({ x, y, width, height }: Part): boolean {
  return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9;
}

describe('a part of a photo', () => {
  it('is the same from whichever corner it is drawn, and stays inside', () => {
    fc.assert(
      fc.property(corner, corner, (one, other) => {
        const drawn = partBetween(one, other);
        expect(drawn).toEqual(partBetween(other, one));
        if (drawn) expect(isInside(drawn)).toBe(true);
      }),
    );
  });

  it('is not made by a mere touch', () => {
    expect(partBetween({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.9 })).toBeUndefined();
  });

  it('stays inside however it is moved and resized', () => {
    fc.assert(
      fc.property(part, anywhere, anywhere, (given, byX, byY) => {
        expect(isInside(moved(given, byX, byY))).toBe(true);
        expect(isInside(resized(given, byX, byY))).toBe(true);
      }),
    );
  });

  it('answers the keys', () => {
    expect(changedByKey(middle, 'ArrowRight', false)?.x).toBeCloseTo(0.42);
    expect(changedByKey(middle, 'ArrowDown', true)?.height).toBeCloseTo(0.22);
    expect(changedByKey(middle, 'Delete', false)).toBeNull();
    expect(changedByKey(middle, 'a', false)).toBeUndefined();
  });
});
