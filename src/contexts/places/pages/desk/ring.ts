import type { Position } from '../../../../shared/geometry.ts';

/** Corners of an outline without holes, not closed. */
export type Corners = readonly Position[];

/** Reads corners written one a line as `longitude, latitude`; undefined names the first line that is none. */
export function readCorners(text: string): { readonly corners: Corners } | { readonly wrongLine: number } {
  const corners: Position[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const parts = line.trim().split(/[,，\s]+/);
    const [longitude, latitude] = parts.map(Number);
    const sound = parts.length === 2 && Math.abs(longitude ?? NaN) <= 180 && Math.abs(latitude ?? NaN) <= 90;
    if (!sound || longitude === undefined || latitude === undefined) return { wrongLine: index + 1 };
    corners.push([longitude, latitude]);
  }
  return { corners };
}

/** Writes corners the way `readCorners` reads them. */
export function writeCorners(corners: Corners): string {
  return corners.map(([longitude, latitude]) => `${longitude}, ${latitude}`).join('\n');
}

/** The outline as GeoJSON; undefined as long as it has fewer than three corners. */
export function polygonOf(corners: Corners): { readonly type: 'Polygon'; readonly coordinates: number[][][] } | undefined {
  const [first] = corners;
  if (!first || corners.length < 3) return undefined;
  return { type: 'Polygon', coordinates: [[...corners, first].map(([longitude, latitude]) => [longitude, latitude])] };
}

/** The corners of a stored outline; undefined for one with holes or several parts, which only files can change. */
export function cornersOf(geometry: { readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[] } | null): Corners | undefined {
  if (!geometry) return [];
  const [polygon, ...more] = geometry.coordinates;
  const [ring, ...holes] = polygon ?? [];
  if (!ring || more.length > 0 || holes.length > 0) return undefined;
  return ring.slice(0, -1).map(([longitude = 0, latitude = 0]) => [longitude, latitude]);
}

/** The corners with a new one put where the outline grows least: after the corner it lies nearest behind. */
export function withCorner(corners: Corners, added: Position): Corners {
  if (corners.length < 3) return [...corners, added];
  const detour = (index: number): number => {
    const from = corners[index] as Position;
    const to = corners[(index + 1) % corners.length] as Position;
    return distance(from, added) + distance(added, to) - distance(from, to);
  };
  let best = corners.length - 1;
  for (let index = 0; index < corners.length; index++) if (detour(index) < detour(best)) best = index;
  return [...corners.slice(0, best + 1), added, ...corners.slice(best + 1)];
}

/** Flat distance in degrees of latitude, good enough to compare. */
function distance([ax, ay]: Position, [bx, by]: Position): number {
  return Math.hypot((ax - bx) * Math.cos((ay * Math.PI) / 180), ay - by);
}
