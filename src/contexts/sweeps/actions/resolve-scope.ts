import type { Database, Transaction } from '../../../platform/database/database.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import { type Compound, type DivisionTree, compoundsById, compoundsWithin, divisionTree, locate, namesIn, workstationsOfStreet } from '../../places/index.ts';
import type { Scope } from '../inputs.ts';
import { type Territory, workstationFor } from '../rules.ts';
import type { PlannedPlace } from '../store/places.ts';

const mostPlaces = 500;

export interface ResolvedScope {
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly places: readonly PlannedPlace[];
}

/** Codes of the units a compound lies in, from large to small. */
function unitsOf(tree: DivisionTree, compound: Compound): readonly string[] {
  return tree.lineage(compound.gridCode ?? compound.communityCode).map(({ code }) => code);
}

function ofCompound(tree: DivisionTree, territories: readonly Territory[], compound: Compound): PlannedPlace {
  const code = compound.gridCode ?? compound.communityCode;
  const names = namesIn(tree, [compound.communityCode, code]);
  const station = workstationFor(territories, unitsOf(tree, compound));
  return {
    compoundId: compound.id,
    name: compound.name,
    address: compound.address,
    divisionCode: compound.communityCode,
    placePath: tree.get(code)?.path ?? compound.communityPath,
    placeName: names.get(compound.communityCode)?.fullName ?? '',
    gridCode: compound.gridCode,
    gridName: compound.gridCode === null ? null : (names.get(compound.gridCode)?.name ?? null),
    managed: compound.managed,
    point: compound.center && { longitude: compound.center[0], latitude: compound.center[1] },
    workstationId: station?.id ?? null,
    workstationName: station?.name ?? null,
  };
}

function inScope(tree: DivisionTree, territories: readonly Territory[], scope: Scope): (compound: Compound) => boolean {
  if (scope.by === 'grids') return (compound) => unitsOf(tree, compound).some((code) => scope.gridCodes.includes(code));
  if (scope.by === 'workstations') return (compound) => scope.workstationIds.includes(workstationFor(territories, unitsOf(tree, compound))?.id ?? '');
  return () => scope.by === 'division';
}

/** A place in words, such as a road mouth. Throws 422 when its unit lies outside the scope's. */
export async function ofAddress(executor: Database | Transaction, tree: DivisionTree, within: string, address: { readonly text: string; readonly divisionCode?: string | undefined }, field: string): Promise<PlannedPlace> {
  const found = await locate(executor, { address: address.text, divisionCode: address.divisionCode ?? within }, field, tree);
  if (!tree.lineage(found.divisionCode).some(({ code }) => code === within)) throw fieldProblem(`${field}.divisionCode`, 'outside-scope', 'This place lies outside the unit the sweep is for.');
  const names = namesIn(tree, [found.divisionCode, ...(found.gridCode ? [found.gridCode] : [])]);
  return {
    compoundId: null,
    name: address.text,
    address: '',
    divisionCode: found.divisionCode,
    placePath: found.placePath,
    placeName: names.get(found.divisionCode)?.fullName ?? '',
    gridCode: found.gridCode,
    gridName: found.gridCode ? (names.get(found.gridCode)?.name ?? null) : null,
    managed: null,
    point: found.position && { longitude: found.position[0], latitude: found.position[1] },
    workstationId: found.workstationId,
    workstationName: found.workstationName,
  };
}

/** One compound as a place of a checklist. Throws 422 when it lies outside the unit the sweep is for. */
export async function ofCompoundId(executor: Database | Transaction, tree: DivisionTree, within: string, compoundId: string, field: string): Promise<PlannedPlace> {
  const compound = (await compoundsById(executor, [compoundId])).get(compoundId);
  if (!compound || compound.archived) throw fieldProblem(field, 'not-found', 'There is no such compound.');
  if (!unitsOf(tree, compound).includes(within)) throw fieldProblem(field, 'outside-scope', 'This place lies outside the unit the sweep is for.');
  return ofCompound(tree, await workstationsOfStreet(executor, within), compound);
}

function byGridAndName(one: PlannedPlace, other: PlannedPlace): number {
  const keys = ({ divisionCode, gridCode, name }: PlannedPlace): string => `${divisionCode} ${gridCode ?? ''} ${name}`;
  return keys(one) < keys(other) ? -1 : 1;
}

/**
 * The places a scope leads to, community by community; `exceptId` names the compound where the problem is known already.
 * Throws 422 naming the field below `scope`: `unknown-division`, `not-found`, `outside-scope`, `too-many-places`.
 */
export async function resolveScope(executor: Database | Transaction, scope: Scope, exceptId: string | null): Promise<ResolvedScope> {
  const tree = await divisionTree(executor);
  const unit = tree.get(scope.divisionCode);
  if (!unit || unit.validTo !== null) throw fieldProblem('scope.divisionCode', 'unknown-division', 'There is no such unit.');
  const territories = await workstationsOfStreet(executor, unit.code);
  const managed = scope.managed === 'all' ? undefined : scope.managed === 'with';
  const all = scope.by === 'hand' ? [] : await compoundsWithin(executor, unit.path, managed);
  const given = all.filter(inScope(tree, territories, scope));
  const picked: PlannedPlace[] = [];
  for (const [index, id] of scope.compoundIds.entries()) picked.push(await ofCompoundId(executor, tree, unit.code, id, `scope.compoundIds.${index}`));
  for (const [index, address] of scope.addresses.entries()) picked.push(await ofAddress(executor, tree, unit.code, address, `scope.addresses.${index}`));
  const leftOut = new Set([...scope.leftOutIds, ...(exceptId === null ? [] : [exceptId])]);
  const byKey = new Map<string, PlannedPlace>();
  for (const place of [...given.filter(({ id }) => !leftOut.has(id)).map((compound) => ofCompound(tree, territories, compound)), ...picked]) {
    byKey.set(place.compoundId ?? `${place.divisionCode} ${place.name}`, place);
  }
  if (byKey.size > mostPlaces) throw fieldProblem('scope', 'too-many-places', `A sweep takes at most ${mostPlaces} places; this scope has ${byKey.size}.`);
  return {
    divisionCode: unit.code,
    placePath: unit.path,
    placeName: namesIn(tree, [unit.code]).get(unit.code)?.fullName ?? unit.name,
    places: [...byKey.values()].sort(byGridAndName),
  };
}
