import { isPosition } from './coordinates.ts';
import { contains, cross, onSegment, polygonsOf, type Area, type Position, type Ring } from './geometry.ts';

/** Why a value is no usable area; the codes are stable. */
export type AreaProblem =
  | 'not-an-area'
  | 'too-many-positions'
  | 'position-out-of-range'
  | 'ring-too-short'
  | 'ring-not-closed'
  | 'ring-without-extent'
  | 'ring-crosses-itself'
  | 'hole-outside';

/** Enough for any district outline; keeps the quadratic crossing check below a tenth of a second. */
export const MOST_POSITIONS = 5000;

function isRing(value: unknown): value is Ring {
  return Array.isArray(value) && value.every((position: unknown) => Array.isArray(position) && position.length >= 2 && position.every((part) => typeof part === 'number'));
}

function isArea(value: unknown): value is Area {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('coordinates' in value)) return false;
  const polygons = value.type === 'Polygon' ? [value.coordinates] : value.type === 'MultiPolygon' ? value.coordinates : undefined;
  return Array.isArray(polygons) && polygons.length > 0 && polygons.every((rings: unknown) => Array.isArray(rings) && rings.length > 0 && rings.every(isRing));
}

function segmentsMeet(a: Position, b: Position, c: Position, d: Position): boolean {
  const [abc, abd, cda, cdb] = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)];
  if (((abc > 0 && abd < 0) || (abc < 0 && abd > 0)) && ((cda > 0 && cdb < 0) || (cda < 0 && cdb > 0))) return true;
  return onSegment(a, b, c) || onSegment(a, b, d) || onSegment(c, d, a) || onSegment(c, d, b);
}

/** Neighbouring segments share an end and may meet only there; others may not meet at all. */
function crossesItself(ring: Ring): boolean {
  const last = ring.length - 2;
  for (let first = 0; first <= last; first++) {
    const [a, b] = [ring[first] as Position, ring[first + 1] as Position];
    for (let second = first + 1; second <= last; second++) {
      const [c, d] = [ring[second] as Position, ring[second + 1] as Position];
      if (second === first + 1 ? onSegment(a, b, d) || onSegment(c, d, a) : first === 0 && second === last ? onSegment(a, b, c) || onSegment(c, d, b) : segmentsMeet(a, b, c, d)) return true;
    }
  }
  return false;
}

function isFlat(ring: Ring): boolean {
  return ring.every((position) => cross(ring[0] as Position, ring[1] as Position, position) === 0);
}

function ringProblem(ring: Ring): AreaProblem | undefined {
  if (!ring.every(([longitude, latitude]) => isPosition(longitude, latitude))) return 'position-out-of-range';
  if (ring.length < 4) return 'ring-too-short';
  const [first, last] = [ring[0] as Position, ring[ring.length - 1] as Position];
  if (first[0] !== last[0] || first[1] !== last[1]) return 'ring-not-closed';
  const corners = ring.filter((position, index) => index === 0 || position[0] !== ring[index - 1]?.[0] || position[1] !== ring[index - 1]?.[1]);
  if (corners.length < 4 || isFlat(corners)) return 'ring-without-extent';
  return crossesItself(corners) ? 'ring-crosses-itself' : undefined;
}

/** Checks a GeoJSON Polygon or MultiPolygon from outside; undefined means that it is a sound area. Repeated positions are tolerated. */
export function areaProblem(value: unknown): AreaProblem | undefined {
  if (!isArea(value)) return 'not-an-area';
  const polygons = polygonsOf(value);
  if (polygons.flat().reduce((sum, ring) => sum + ring.length, 0) > MOST_POSITIONS) return 'too-many-positions';
  for (const rings of polygons) {
    for (const ring of rings) {
      const found = ringProblem(ring);
      if (found) return found;
    }
    const [outer, ...holes] = rings;
    const outline: Area = { type: 'Polygon', coordinates: outer ? [outer] : [] };
    if (holes.some((hole) => !hole.every((position) => contains(outline, position)))) return 'hole-outside';
  }
  return undefined;
}
