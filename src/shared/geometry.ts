import type { Position } from './coordinates.ts';

export type { Position } from './coordinates.ts';
/** A closed ring: first and last position are equal. */
export type Ring = readonly Position[];
export interface Polygon {
  readonly type: 'Polygon';
  readonly coordinates: readonly Ring[];
}
export interface MultiPolygon {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly (readonly Ring[])[];
}
/** A GeoJSON area in WGS 84: a grid, a compound, a community. */
export type Area = Polygon | MultiPolygon;
/** West, south, east, north in degrees. */
export type BoundingBox = readonly [west: number, south: number, east: number, north: number];

/** Mean radius of the earth in metres (IUGG). */
const EARTH_RADIUS = 6_371_008.8;

/** The polygons of an area, each as outer ring and holes. */
export function polygonsOf(area: Area): readonly (readonly Ring[])[] {
  return area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
}

/** The smallest box around an area. */
export function boundingBox(area: Area): BoundingBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of polygonsOf(area).flat(2) as Position[]) {
    west = Math.min(west, longitude);
    south = Math.min(south, latitude);
    east = Math.max(east, longitude);
    north = Math.max(north, latitude);
  }
  return [west, south, east, north];
}

/** True when the position lies in the box or on its rim. */
export function boxContains([west, south, east, north]: BoundingBox, [longitude, latitude]: Position): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** Twice the signed area of the triangle a, b, c: positive when c lies left of a → b, zero on the line. */
export function cross(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** True when c lies on the segment a–b. */
export function onSegment(a: Position, b: Position, c: Position): boolean {
  return (
    cross(a, b, c) === 0 &&
    Math.min(a[0], b[0]) <= c[0] && c[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= c[1] && c[1] <= Math.max(a[1], b[1])
  );
}

function placeInRing(ring: Ring, point: Position): 'inside' | 'outside' | 'rim' {
  let inside = false;
  for (let index = 1; index < ring.length; index++) {
    const a = ring[index - 1] as Position;
    const b = ring[index] as Position;
    if (onSegment(a, b, point)) return 'rim';
    if (a[1] > point[1] !== b[1] > point[1] && (cross(a, b, point) > 0) === b[1] > a[1]) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}

function polygonContains(rings: readonly Ring[], point: Position): boolean {
  const [outer, ...holes] = rings;
  return outer !== undefined && placeInRing(outer, point) !== 'outside' && !holes.some((hole) => placeInRing(hole, point) === 'inside');
}

/** True when the position lies in the area; rims count as inside, holes don't. Two neighbours may thus both contain a shared rim. */
export function contains(area: Area, point: Position): boolean {
  return polygonsOf(area).some((rings) => polygonContains(rings, point));
}

/** Great-circle distance in metres (haversine, WGS 84). */
export function distanceInMetres(a: Position, b: Position): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((b[1] - a[1]) * radians) / 2);
  const east = Math.sin(((b[0] - a[0]) * radians) / 2);
  const half = north * north + Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * east * east;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Twice the signed area of a ring and its moments, relative to an origin near the ring so that small shapes keep their digits. */
function momentsOf(ring: Ring, origin: Position): readonly [area: number, x: number, y: number] {
  let [area, x, y] = [0, 0, 0];
  for (let index = 1; index < ring.length; index++) {
    const [ax, ay] = [(ring[index - 1] as Position)[0] - origin[0], (ring[index - 1] as Position)[1] - origin[1]];
    const [bx, by] = [(ring[index] as Position)[0] - origin[0], (ring[index] as Position)[1] - origin[1]];
    const part = ax * by - bx * ay;
    area += part;
    x += (ax + bx) * part;
    y += (ay + by) * part;
  }
  return [area, x, y];
}

/** The centre of gravity of an area (holes taken out); of an area without extent the middle of its box. May lie outside a bent shape. */
export function centroid(area: Area): Position {
  const [west, south, east, north] = boundingBox(area);
  const middle: Position = [(west + east) / 2, (south + north) / 2];
  let [total, x, y] = [0, 0, 0];
  for (const rings of polygonsOf(area)) {
    rings.forEach((ring, index) => {
      const [ringArea, ringX, ringY] = momentsOf(ring, middle);
      const sign = (index === 0 ? 1 : -1) * Math.sign(ringArea);
      total += sign * ringArea;
      x += sign * ringX;
      y += sign * ringY;
    });
  }
  return total > 0 ? [middle[0] + x / (3 * total), middle[1] + y / (3 * total)] : middle;
}

/** `350 m`, `1.2 km`, `12 km`. */
export function formatDistance(metres: number): string {
  const whole = Math.round(metres);
  if (whole < 1000) return `${whole} m`;
  return whole < 9_950 ? `${(whole / 1000).toFixed(1)} km` : `${Math.round(whole / 1000)} km`;
}
