import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentBox, moved, project, unproject, viewOf, zoomed } from './projection.ts';

const position = fc.tuple(fc.double({ min: 119.9, max: 121.4, noNaN: true }), fc.double({ min: 30.7, max: 32.1, noNaN: true }));

describe('schematic projection', () => {
  it('finds the place back from the drawing, to a metre', () => {
    fc.assert(
      fc.property(position, position, fc.double({ min: 0.003, max: 1, noNaN: true }), (center, place, span) => {
        const view = { center, span };
        const [x, y] = project(view, 390, 300, place);
        const [longitude, latitude] = unproject(view, 390, 300, x, y);
        expect(longitude).toBeCloseTo(place[0], 5);
        expect(latitude).toBeCloseTo(place[1], 5);
      }),
    );
  });

  it('keeps all content inside the drawing', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 20 }), (places) => {
        const pins = places.map((place, index) => ({ id: String(index), position: place, label: '' }));
        const view = viewOf(contentBox({ pins }), 390 / 300);
        for (const place of places) {
          const [x, y] = project(view, 390, 300, place);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(390);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(300);
        }
      }),
    );
  });

  it('looks at focused shapes before all others', () => {
    const square = (at: number) => ({ type: 'Polygon', coordinates: [[[at, at], [at + 1, at], [at + 1, at + 1], [at, at]]] }) as const;
    const shapes = [
      { id: 'a', name: 'a', area: square(10) },
      { id: 'b', name: 'b', area: square(20), emphasis: 'focus' as const },
    ];
    expect(contentBox({ shapes })).toEqual([20, 20, 21, 21]);
    expect(contentBox({})).toBeUndefined();
  });

  it('zooms within limits and moves north for up', () => {
    const view = viewOf(undefined, 1);
    expect(zoomed(view, 0.0001).span).toBeGreaterThan(0);
    expect(zoomed(view, 10_000).span).toBeLessThanOrEqual(4);
    expect(moved(view, 0, 0.5).center[1]).toBeGreaterThan(view.center[1]);
    expect(moved(view, 0.5, 0).center[0]).toBeGreaterThan(view.center[0]);
  });
});
