import { contains, type MultiPolygon, polygonsOf, type Position } from '../../../shared/geometry.ts';
import { distanceToArea, sharedSquareMetres, squareMetres } from './outline.ts';

/** Something about an outline an administrator should know; errors cannot be saved. */
export interface GridFinding {
  readonly level: 'error' | 'warning';
  readonly code: 'overlaps-grid' | 'touches-grid' | 'outside-parent' | 'beyond-parent' | 'very-small' | 'very-large';
  readonly other: string | null;
  readonly squareMetres: number | null;
}

export interface Outline {
  readonly code: string;
  readonly geometry: MultiPolygon;
}

/** The nearest unit above whose outline is known; a coarse one forgives up to so many metres. */
export interface ParentOutline extends Outline {
  readonly toleranceMetres: number;
}

/** Slivers where two drawings of one border differ: of the smaller of the two. */
const sliverShare = 0.02;
/** More of a grid than this outside its community is no matter of drawing. */
const strayShare = 0.5;
const smallestSquareMetres = 100;
const largestSquareMetres = 50_000_000;

function overlap(grid: MultiPolygon, area: number, other: Outline): GridFinding | undefined {
  const shared = sharedSquareMetres(grid, other.geometry);
  const share = shared / Math.min(area, squareMetres(other.geometry));
  // Below a square metre it is the rounding of coordinates.
  if (shared < 1) return undefined;
  const sliver = share <= sliverShare;
  return { level: sliver ? 'warning' : 'error', code: sliver ? 'touches-grid' : 'overlaps-grid', other: other.code, squareMetres: Math.round(shared) };
}

function stray(grid: MultiPolygon, area: number, parent: ParentOutline): GridFinding | undefined {
  if (parent.toleranceMetres > 0) {
    const corners = polygonsOf(grid).flat(2) as Position[];
    const far = corners.some((corner) => !contains(parent.geometry, corner) && distanceToArea(parent.geometry, corner) > parent.toleranceMetres);
    return far ? { level: 'error', code: 'outside-parent', other: parent.code, squareMetres: null } : undefined;
  }
  const outside = area - sharedSquareMetres(grid, parent.geometry);
  if (outside < 1 || outside / area <= sliverShare / 2) return undefined;
  const error = outside / area > strayShare;
  return { level: error ? 'error' : 'warning', code: error ? 'outside-parent' : 'beyond-parent', other: parent.code, squareMetres: Math.round(outside) };
}

/** Compares a sound outline with its neighbours and with the unit it belongs to. */
export function checkGrid(grid: MultiPolygon, neighbours: readonly Outline[], parent: ParentOutline | undefined): readonly GridFinding[] {
  const area = squareMetres(grid);
  const size: GridFinding[] = [];
  if (area < smallestSquareMetres) size.push({ level: 'warning', code: 'very-small', other: null, squareMetres: Math.round(area) });
  if (area > largestSquareMetres) size.push({ level: 'warning', code: 'very-large', other: null, squareMetres: Math.round(area) });
  const strayed = parent ? stray(grid, area, parent) : undefined;
  return [...size, ...(strayed ? [strayed] : []), ...neighbours.flatMap((other) => overlap(grid, area, other) ?? [])];
}
