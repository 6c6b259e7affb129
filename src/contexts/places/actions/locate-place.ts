import { isPosition } from '../../../shared/coordinates.ts';
import { boundingBox, boxContains, contains, type Position } from '../../../shared/geometry.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import { readAddress } from '../rules/address.ts';
import { divisionCodeOf } from '../rules/division.ts';
import { distanceToArea, growBox } from '../rules/outline.ts';
import { readCompoundsById } from '../store/compounds.ts';
import { type Division, readAliases } from '../store/divisions.ts';
import { namesInText } from '../store/names.ts';
import { readShapesNear, readShapesOfLevel } from '../store/shapes.ts';
import type { Executor } from '../store/sql.ts';
import { workstationServing } from '../store/workstations.ts';
import { type DivisionTree, divisionTree } from '../tree.ts';
import { convertFrom } from './point-input.ts';

/** Where something is, in the words of whoever says it. */
export type PlaceQuery =
  | { readonly longitude: number; readonly latitude: number; readonly system?: 'wgs84' | 'gcj02' | 'bd09' }
  | { readonly compoundId: string; readonly building?: string | null }
  | { readonly address: string; readonly divisionCode?: string | null }
  | { readonly divisionCode: string };

/** Where that is in the tree, and who serves it. */
export interface LocatedPlace {
  /** Twelve digits: the community, or a larger unit where no more is known. */
  readonly divisionCode: string;
  /** Path of the smallest known unit, down to the grid: what access is decided by. */
  readonly placePath: string;
  readonly gridCode: string | null;
  readonly compoundId: string | null;
  readonly workstationId: string | null;
  readonly workstationName: string | null;
  /** Does that workstation serve the place by its territory, and not only as the default of the street? */
  readonly byTerritory: boolean;
  /** WGS 84: the point itself, else the middle of compound, else null. */
  readonly position: Position | null;
}

/** The coarse district outlines may be this far from the true border. */
export const outlineToleranceMetres = 2_000;

interface Found {
  readonly unit: Division;
  readonly compoundId?: string;
  readonly position?: Position | null;
}

/**
 * Finds the smallest unit for a point, a compound with building, an address or a code, and the workstation serving it.
 * Throws 422 naming the field below `field`: `outside-area`, `unknown-compound`, `unknown-building`, `unknown-division`.
 */
export async function locate(executor: Executor, query: PlaceQuery, field = '', known?: DivisionTree): Promise<LocatedPlace> {
  const tree = known ?? (await divisionTree(executor));
  const { unit, compoundId = null, position = null } = await find(executor, tree, query, field === '' ? '' : `${field}.`);
  const lineage = tree.lineage(unit.code);
  const gridCode = unit.level === 'grid' ? unit.code : null;
  const street = lineage.find(({ level }) => level === 'street');
  const units = lineage.filter(({ level }) => level === 'community' || level === 'grid').map(({ code }) => code);
  const workstation = street ? await workstationServing(executor, units, street.code) : null;
  return { divisionCode: divisionCodeOf(unit.code), placePath: unit.path, gridCode, compoundId, workstationId: workstation?.id ?? null, workstationName: workstation?.name ?? null, byTerritory: workstation?.byTerritory ?? false, position };
}

async function find(executor: Executor, tree: DivisionTree, query: PlaceQuery, prefix: string): Promise<Found> {
  if ('longitude' in query) return findByPoint(executor, tree, query, prefix);
  if ('compoundId' in query) return findByCompound(executor, tree, query, prefix);
  if ('address' in query) return findByAddress(executor, tree, query, prefix);
  return { unit: await unitByCode(executor, tree, query.divisionCode, prefix) };
}

/** A living unit by its code or by a code it once had; a unit that ceased gives the one above it. */
async function unitByCode(executor: Executor, tree: DivisionTree, code: string, prefix: string): Promise<Division> {
  const known = tree.get(code);
  const unit = known ?? tree.get((await readAliases(executor, { codes: [code] }))[0]?.divisionCode ?? '');
  const living = unit && tree.lineage(unit.code).findLast(({ validTo }) => validTo === null);
  if (!living) throw fieldProblem(`${prefix}divisionCode`, 'unknown-division', 'There is no division with this code.');
  return living;
}

async function findByPoint(
  executor: Executor,
  tree: DivisionTree,
  query: Extract<PlaceQuery, { longitude: number }>,
  prefix: string,
): Promise<Found> {
  const outside = () => fieldProblem(`${prefix}longitude`, 'outside-area', 'The point lies outside the area this platform serves.');
  if (!isPosition(query.longitude, query.latitude)) throw outside();
  const position = convertFrom(query.system ?? 'wgs84', [query.longitude, query.latitude]);
  const unit = await unitAt(executor, tree, position);
  if (!unit) throw outside();
  return { unit, position };
}

/** The smallest unit whose outline holds the point; near the coarse outer border the nearest district. */
export async function unitAt(executor: Executor, tree: DivisionTree, position: Position): Promise<Division | undefined> {
  const [longitude, latitude] = position;
  const point = [longitude, latitude, longitude, latitude] as const;
  const here = (await readShapesNear(executor, point)).find(({ geometry }) => contains(geometry, position));
  if (here) return tree.get(here.shared ? (tree.get(here.divisionCode)?.parentCode ?? '') : here.divisionCode);
  const near = (await readShapesNear(executor, growBox(point, outlineToleranceMetres), 'district'))
    .map((shape) => ({ shape, distance: distanceToArea(shape.geometry, position) }))
    .filter(({ distance }) => distance <= outlineToleranceMetres)
    .sort((one, other) => one.distance - other.distance)[0]?.shape;
  // So near the border nothing below the city is certain.
  return near && tree.get(tree.get(near.divisionCode)?.parentCode ?? '');
}

/** A test of whether a position lies in the area served, for many positions at once. Without any district outline all do. */
export async function servedArea(executor: Executor): Promise<(position: Position) => boolean> {
  const outlines = (await readShapesOfLevel(executor, 'district')).map(({ geometry }) => ({
    geometry,
    box: growBox(boundingBox(geometry), outlineToleranceMetres),
  }));
  return (position) =>
    outlines.length === 0 ||
    outlines.some(({ geometry, box }) => boxContains(box, position) && distanceToArea(geometry, position) <= outlineToleranceMetres);
}

async function findByCompound(
  executor: Executor,
  tree: DivisionTree,
  { compoundId, building }: Extract<PlaceQuery, { compoundId: string }>,
  prefix: string,
): Promise<Found> {
  const [compound] = await readCompoundsById(executor, [compoundId]);
  if (!compound || compound.archived) {
    throw fieldProblem(`${prefix}compoundId`, 'unknown-compound', 'There is no such compound.');
  }
  const named = building ? compound.buildings.find(({ name }) => name === building) : undefined;
  if (building && !named) throw fieldProblem(`${prefix}building`, 'unknown-building', 'The compound has no such building.');
  const known = tree.get(named?.gridCode ?? compound.gridCode ?? '');
  const byPoint = known || !compound.center ? undefined : await unitAt(executor, tree, compound.center);
  const grid = [known, byPoint].find((unit) => unit?.level === 'grid' && unit.validTo === null);
  const community = await unitByCode(executor, tree, compound.communityCode, prefix);
  const unit = grid && grid.parentCode === community.code ? grid : community;
  return { unit, compoundId, position: compound.center };
}

async function findByAddress(
  executor: Executor,
  tree: DivisionTree,
  { address, divisionCode }: Extract<PlaceQuery, { address: string }>,
  prefix: string,
): Promise<Found> {
  const within = divisionCode ? await unitByCode(executor, tree, divisionCode, prefix) : undefined;
  const hits = await namesInText(executor, address, within?.path);
  const read = readAddress(
    hits.map(({ subjectType, subjectId, name, path }) => ({
      path,
      name,
      compoundId: subjectType === 'compound' ? subjectId : null,
    })),
  );
  if (read?.compoundId) return findByCompound(executor, tree, { compoundId: read.compoundId }, prefix);
  const unit = (read && tree.at(read.path)) ?? within ?? tree.children(tree.children(null)[0]?.code ?? null)[0];
  if (!unit) throw fieldProblem(`${prefix}address`, 'unknown-division', 'The address names no place this platform serves.');
  return { unit };
}
