import { boundingBox, contains, type Area, type BoundingBox, polygonsOf, type Position, type Ring } from '../../../shared/geometry.ts';

const metresPerDegree = 111_195;

/** Metres from the middle of a local plane: good to a few parts per thousand over a city. */
function project([longitude, latitude]: Position, [middleLongitude, middleLatitude]: Position): Position {
  const shrink = Math.cos((middleLatitude * Math.PI) / 180);
  return [(longitude - middleLongitude) * metresPerDegree * shrink, (latitude - middleLatitude) * metresPerDegree];
}

function distanceToSegment(a: Position, b: Position): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(a[0] * dx + a[1] * dy) / length));
  return Math.hypot(a[0] + along * dx, a[1] + along * dy);
}

/** Metres from a position to an area, 0 inside it. */
export function distanceToArea(area: Area, position: Position): number {
  if (contains(area, position)) return 0;
  let nearest = Infinity;
  for (const ring of polygonsOf(area).flat()) {
    for (let index = 1; index < ring.length; index++) {
      const [a, b] = [ring[index - 1] as Position, ring[index] as Position];
      nearest = Math.min(nearest, distanceToSegment(project(a, position), project(b, position)));
    }
  }
  return nearest;
}

/** A box grown by so many metres on each side. */
export function growBox([west, south, east, north]: BoundingBox, metres: number): BoundingBox {
  const up = metres / metresPerDegree;
  const aside = up / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
  return [west - aside, south - up, east + aside, north + up];
}

/** The longitudes at which a horizontal line crosses the rings of an area, ascending: inside lies between the 1st and 2nd, 3rd and 4th … */
function crossings(area: Area, latitude: number): number[] {
  const found: number[] = [];
  for (const ring of polygonsOf(area).flat()) {
    for (let index = 1; index < ring.length; index++) {
      const [a, b] = [ring[index - 1] as Position, ring[index] as Position];
      if (a[1] > latitude === b[1] > latitude) continue;
      found.push(a[0] + ((latitude - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
    }
  }
  return found.sort((one, other) => one - other);
}

function sharedLength(one: readonly number[], other: readonly number[]): number {
  let length = 0;
  for (let first = 0; first + 1 < one.length; first += 2) {
    for (let second = 0; second + 1 < other.length; second += 2) {
      const from = Math.max(one[first] as number, other[second] as number);
      const to = Math.min(one[first + 1] as number, other[second + 1] as number);
      length += Math.max(0, to - from);
    }
  }
  return length;
}

const scanLines = 401;

function scan(box: BoundingBox, lengthAt: (latitude: number) => number): number {
  const [, south, , north] = box;
  const step = (north - south) / scanLines;
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  let sum = 0;
  for (let line = 0; line < scanLines; line++) sum += lengthAt(south + (line + 0.5) * step);
  return sum * step * shrink * metresPerDegree * metresPerDegree;
}

/** Square metres two areas share, measured along 401 lines: exact enough to tell a shared border from an overlap. */
export function sharedSquareMetres(one: Area, other: Area): number {
  const [a, b] = [boundingBox(one), boundingBox(other)];
  const box: BoundingBox = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  if (box[0] >= box[2] || box[1] >= box[3]) return 0;
  return scan(box, (latitude) => sharedLength(crossings(one, latitude), crossings(other, latitude)));
}

/** Square metres of a ring by the surveyor's formula. */
function ringSquareMetres(ring: Ring, middle: Position): number {
  let twice = 0;
  for (let index = 1; index < ring.length; index++) {
    const [ax, ay] = project(ring[index - 1] as Position, middle);
    const [bx, by] = project(ring[index] as Position, middle);
    twice += ax * by - bx * ay;
  }
  return Math.abs(twice) / 2;
}

/** Square metres of an area, holes taken out. */
export function squareMetres(area: Area): number {
  const [west, south, east, north] = boundingBox(area);
  const middle: Position = [(west + east) / 2, (south + north) / 2];
  return polygonsOf(area).reduce((total, [outer, ...holes]) => {
    const hollow = holes.reduce((sum, hole) => sum + ringSquareMetres(hole, middle), 0);
    return total + (outer ? ringSquareMetres(outer, middle) : 0) - hollow;
  }, 0);
}
