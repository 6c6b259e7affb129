import { describe, expect, it } from 'vitest';
import { shippedCatalogue } from '../../../rules/catalogue.ts';
import type { NetworkVersion } from '../../../rules/model.ts';
import { layoutOf, nearestPoint } from './map-layout.ts';

const version = shippedCatalogue.networks[0] as NetworkVersion;
const layout = layoutOf(version);

describe('the drawn network', () => {
  it('holds every station once, inside its frame, north above south and west left of east', () => {
    expect(layout.points.map((point) => point.id)).toEqual(version.stations.map((station) => station.id));
    for (const { x, y } of layout.points) expect(x >= 0 && x <= layout.width && y >= 0 && y <= layout.height).toBe(true);
    const at = (id: string) => layout.points.find((point) => point.id === id) ?? { x: 0, y: 0 };
    expect(at('qihe').y).toBeLessThan(at('tongli').y);
    expect(at('mudu').x).toBeLessThan(at('zhongnanjie').x);
  });

  it('keeps stations apart enough to be told from each other', () => {
    for (const [index, one] of layout.points.entries()) {
      for (const other of layout.points.slice(index + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y), `${one.id} ${other.id}`).toBeGreaterThan(8);
    }
  });

  it('finds the station under a finger, and none in the empty corner', () => {
    for (const point of layout.points) expect(nearestPoint(layout, point.x + 2, point.y - 2, 30)?.id).toBe(point.id);
    expect(nearestPoint(layout, -500, -500, 30)).toBeUndefined();
  });
});
