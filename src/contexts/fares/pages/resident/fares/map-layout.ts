import type { NetworkVersion } from '../../../rules/model.ts';

export interface MapPoint {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly interchange: boolean;
}

export interface MapLine {
  readonly id: string;
  readonly color: string;
  /** Points of a polyline: `x,y x,y …`. */
  readonly points: string;
}

/** A schematic drawing of the network: the middle enlarged, the ends drawn in. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly points: readonly MapPoint[];
  readonly lines: readonly MapLine[];
}

const WIDTH = 1000;
const MARGIN = 60;
/** Below 1: distances near the centre grow, far ones shrink. */
const PULL = 0.62;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const round = (value: number): number => Math.round(value * 10) / 10;

/** Places the stations: WGS 84 flattened at their own latitude, then drawn towards the middle of the interchanges. */
export function layoutOf(version: NetworkVersion): MapLayout {
  const { stations } = version;
  const middle = stations.filter((station) => station.lines.length > 1);
  const [lon, lat] = [mean(middle.map((station) => station.lon)), mean(middle.map((station) => station.lat))];
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const flat = stations.map((station) => ({ station, x: (station.lon - lon) * squeeze, y: lat - station.lat }));
  const radius = Math.max(...flat.map(({ x, y }) => Math.hypot(x, y)));
  const pulled = flat.map(({ station, x, y }) => {
    const distance = Math.hypot(x, y) / radius;
    const scale = distance === 0 ? 0 : distance ** PULL / distance;
    return { station, x: x * scale, y: y * scale };
  });
  const [left, right] = [Math.min(...pulled.map(({ x }) => x)), Math.max(...pulled.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...pulled.map(({ y }) => y)), Math.max(...pulled.map(({ y }) => y))];
  const unit = (WIDTH - 2 * MARGIN) / (right - left);
  const points = pulled.map(({ station, x, y }) => ({
    id: station.id,
    x: round(MARGIN + (x - left) * unit),
    y: round(MARGIN + (y - top) * unit),
    interchange: station.lines.length > 1,
  }));
  const at = new Map(points.map((point) => [point.id, point]));
  return {
    width: WIDTH,
    height: round(2 * MARGIN + (bottom - top) * unit),
    points,
    lines: version.lines.map((line) => ({
      id: line.id,
      color: line.color,
      points: line.stations.map((id) => `${at.get(id)?.x ?? 0},${at.get(id)?.y ?? 0}`).join(' '),
    })),
  };
}

/** The station nearest to a place on the drawing, within `reach`; undefined when none is so near. */
export function nearestPoint(layout: MapLayout, x: number, y: number, reach: number): MapPoint | undefined {
  let best: MapPoint | undefined;
  let near = reach;
  for (const point of layout.points) {
    const distance = Math.hypot(point.x - x, point.y - y);
    if (distance <= near) {
      best = point;
      near = distance;
    }
  }
  return best;
}
