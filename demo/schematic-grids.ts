import { centroid, type Position } from '../src/shared/geometry.ts';
import { createRandom, type Random } from '../src/shared/random.ts';

/** A community to be drawn: roughly where it lies, and into how many grids it is divided. */
export interface CommunitySeed {
  readonly code: string;
  readonly name: string;
  readonly near: Position;
  readonly grids: number;
}

/** A drawn unit; the outline is a closed ring without holes. */
export interface SchematicArea {
  readonly code: string;
  readonly name: string;
  readonly communityCode: string;
  readonly ring: readonly Position[];
}

export interface SchematicMap {
  readonly communities: readonly SchematicArea[];
  readonly grids: readonly SchematicArea[];
}

/** An open convex polygon, counter-clockwise. */
type Convex = readonly Position[];

/** The part of a polygon where `side` is not negative; `side` is linear. */
function clip(polygon: Convex, side: (position: Position) => number): Convex {
  const result: Position[] = [];
  polygon.forEach((from, index) => {
    const to = polygon[(index + 1) % polygon.length] as Position;
    const [a, b] = [side(from), side(to)];
    if (a >= 0) result.push(from);
    if ((a > 0 && b < 0) || (a < 0 && b > 0)) {
      const part = a / (a - b);
      result.push([from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])]);
    }
  });
  return result;
}

function areaOf(polygon: Convex): number {
  let twice = 0;
  polygon.forEach(([ax, ay], index) => {
    const [bx, by] = polygon[(index + 1) % polygon.length] as Position;
    twice += (ax - (polygon[0] as Position)[0]) * (by - (polygon[0] as Position)[1]) - (bx - (polygon[0] as Position)[0]) * (ay - (polygon[0] as Position)[1]);
  });
  return twice / 2;
}

function close(polygon: Convex): readonly Position[] {
  return [...polygon, polygon[0] as Position];
}

function middleOf(polygon: Convex): Position {
  return centroid({ type: 'Polygon', coordinates: [close(polygon)] });
}

/** The cell of one point: what lies nearer to it than to any other (Voronoi). */
function cellOf(outline: Convex, own: Position, points: readonly Position[]): Convex {
  return points.reduce<Convex>((cell, other) => {
    if (other === own) return cell;
    const [dx, dy] = [other[0] - own[0], other[1] - own[1]];
    const limit = (other[0] * other[0] + other[1] * other[1] - own[0] * own[0] - own[1] * own[1]) / 2;
    return clip(cell, ([x, y]) => limit - dx * x - dy * y);
  }, outline);
}

/** Cells of the points, moved a few times to the middles of their cells so that none is tiny. */
function tessellate(outline: Convex, seeds: readonly Position[]): readonly Convex[] {
  // Around their own origin the coordinates keep their digits.
  const [originX, originY] = seeds[0] as Position;
  const shift = ([x, y]: Position): Position => [x - originX, y - originY];
  const local = outline.map(shift);
  let points = seeds.map(shift);
  for (let round = 0; round < 3; round++) points = points.map((point) => middleOf(cellOf(local, point, points)));
  return points.map((point) => cellOf(local, point, points).map(([x, y]): Position => [x + originX, y + originY]));
}

/** Cuts a polygon into parts of equal area, across its longer side with a little slant. */
function split(polygon: Convex, parts: number, random: Random): readonly Convex[] {
  if (parts === 1) return [polygon];
  const xs = polygon.map(([x]) => x);
  const ys = polygon.map(([, y]) => y);
  const wide = Math.max(...xs) - Math.min(...xs) >= Math.max(...ys) - Math.min(...ys);
  const slant = (random.next() - 0.5) * 0.4;
  const [nx, ny] = wide ? [1, slant] : [slant, 1];
  const [cx, cy] = middleOf(polygon);
  const along = ([x, y]: Position): number => (x - cx) * nx + (y - cy) * ny;
  const first = Math.floor(parts / 2);
  const wanted = (areaOf(polygon) * first) / parts;
  let [low, high] = [Math.min(...polygon.map(along)), Math.max(...polygon.map(along))];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (areaOf(clip(polygon, (position) => middle - along(position))) < wanted) low = middle;
    else high = middle;
  }
  const near = clip(polygon, (position) => low - along(position));
  const far = clip(polygon, (position) => along(position) - low);
  return [...split(near, first, random), ...split(far, parts - first, random)];
}

/** Eight decimals are about a millimetre: two drawings of one border stay one border. */
function round(polygon: Convex): readonly Position[] {
  const rounded = polygon.map(([x, y]): Position => [Number(x.toFixed(8)), Number(y.toFixed(8))]);
  return close(rounded.filter(([x, y], index) => {
    const [previousX, previousY] = rounded[(index + rounded.length - 1) % rounded.length] as Position;
    return x !== previousX || y !== previousY;
  }));
}

const digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/**
 * Draws communities and their grids into a convex outline (counter-clockwise, not closed): a tessellation without gaps
 * or overlaps that looks like a map and is none (示意). The same seeds give the same drawing.
 */
export function makeSchematicGrids(outline: Convex, seeds: readonly CommunitySeed[]): SchematicMap {
  const cells = tessellate(outline, seeds.map(({ near }) => near));
  const communities = seeds.map(({ code, name }, index) => ({ code, name, communityCode: code, ring: round(cells[index] as Convex) }));
  const grids = seeds.flatMap((seed, index) =>
    split(cells[index] as Convex, seed.grids, createRandom(seed.code)).map((cell, number) => ({
      code: `${seed.code}${String(number + 1).padStart(3, '0')}`,
      name: `${seed.name}第${digits[number] ?? number + 1}网格`,
      communityCode: seed.code,
      ring: round(cell),
    })),
  );
  return { communities, grids };
}
