import type { ChainedTable } from '../../platform/events/verify.ts';
import { toldOfPlace } from './actions/record-change.ts';
import type { Workstation } from './store/workstations.ts';
import { readWorkstationsAround, readWorkstationsById, workstationServing } from './store/workstations.ts';
import type { Compound } from './store/compounds.ts';
import { readCompoundsById, readCompoundsWithin } from './store/compounds.ts';
import type { Division } from './store/divisions.ts';
import type { Executor } from './store/sql.ts';
import { type DivisionTree, divisionTree } from './tree.ts';

export { locate, type LocatedPlace, type PlaceQuery } from './actions/locate-place.ts';
export { loadReferenceDivisions } from './actions/load-reference-divisions.ts';
export { type DivisionTree, divisionTree } from './tree.ts';
export type { Building, Compound } from './store/compounds.ts';
export type { Division } from './store/divisions.ts';
export type { Workstation } from './store/workstations.ts';

export { servePlaces } from './routes.ts';

/** The tables of this context whose records have a history. */
export const chainedTables: readonly ChainedTable[] = [
  {
    subjectType: 'division', table: 'division', telling: toldOfPlace,
    told: { name: 'name', contactName: 'contact_name', contactPhone: 'contact_phone', requestPrefix: 'request_prefix' },
  },
  {
    subjectType: 'compound', table: 'compound', telling: toldOfPlace,
    told: { name: 'name', aliases: 'aliases', communityCode: 'community_code', gridCode: 'grid_code', address: 'address', managed: 'managed', managerName: 'manager_name' },
  },
  { subjectType: 'workstation', table: 'workstation', telling: toldOfPlace, told: { name: 'name', streetCode: 'street_code', address: 'address', phone: 'phone' } },
];

/** How a unit is called. */
export interface DivisionName {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** From the district down: `姑苏区沧浪街道桂花社区`. */
  readonly fullName: string;
  readonly level: Division['level'];
  readonly placePath: string;
}

/** The paths of units by their codes; unknown codes are left out. Keys are the codes as given. */
export async function placePathOf(executor: Executor, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const tree = await divisionTree(executor);
  const divisions = codes.flatMap((code) => tree.get(code) ?? []);
  return new Map(divisions.map(({ code, path }) => [code, path]));
}

/** The names of units by their codes, also of units that no longer exist; unknown codes are left out. */
export async function divisionNames(executor: Executor, codes: readonly string[]): Promise<ReadonlyMap<string, DivisionName>> {
  return namesIn(await divisionTree(executor), codes);
}

/** The same from a tree at hand. */
export function namesIn(tree: DivisionTree, codes: readonly string[]): ReadonlyMap<string, DivisionName> {
  const names = new Map<string, DivisionName>();
  for (const code of codes) {
    const division = tree.get(code);
    if (!division) continue;
    const { name, shortName, level, path } = division;
    const spoken = tree.lineage(code).filter((above) => above.level !== 'province' && above.level !== 'city');
    const fullName = (spoken.length > 0 ? spoken : [division]).map((above) => above.shortName).join('');
    names.set(code, { code, name, shortName, fullName, level, placePath: path });
  }
  return names;
}

/** Workstations by their ids, also closed ones; unknown ids are left out. */
export async function workstationsById(executor: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, Workstation>> {
  const workstations = await readWorkstationsById(executor, ids);
  return new Map(workstations.map((workstation) => [workstation.id, workstation]));
}

/** One workstation, also a closed one; undefined when there is none with this id. */
export async function workstationById(executor: Executor, id: string): Promise<Workstation | undefined> {
  return (await readWorkstationsById(executor, [id]))[0];
}

/** The workstation that serves a place by territory 属地, else the default one of its street; null when there is none. */
export async function workstationOfPlace(
  executor: Executor,
  place: { readonly placePath: string; readonly gridCode: string | null },
): Promise<{ readonly id: string; readonly name: string; readonly byTerritory: boolean } | null> {
  const codes = place.placePath.split('.');
  return workstationServing(executor, place.gridCode === null ? codes : [...codes, place.gridCode], codes[3]);
}

/** The living workstations of the street that a unit is or lies in; of a larger unit, all in it. */
export async function workstationsOfStreet(executor: Executor, code: string): Promise<readonly Workstation[]> {
  const path = (await divisionTree(executor)).get(code)?.path;
  return path === undefined ? [] : readWorkstationsAround(executor, path);
}

/** Compounds by their ids, also archived ones; unknown ids are left out. */
export async function compoundsById(executor: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, Compound>> {
  const compounds = await readCompoundsById(executor, ids);
  return new Map(compounds.map((compound) => [compound.id, compound]));
}

/** Living compounds inside a unit, by name: all, or only those with or without property management (无物业小区): the list a sweep begins with. */
export async function compoundsWithin(executor: Executor, placePath: string, managed?: boolean): Promise<readonly Compound[]> {
  return readCompoundsWithin(executor, { withinPath: placePath, managed });
}

/** Letters for places above which nobody set any. */
const generalPrefix = 'LX';

/** The letters that begin the numbers of records of a place: its own or those of the nearest unit above, e.g. `CL`. */
export function requestNumberPrefix(tree: DivisionTree, divisionCode: string): string {
  const lineage = tree.lineage(divisionCode);
  return lineage.findLast(({ requestPrefix }) => requestPrefix !== null)?.requestPrefix ?? generalPrefix;
}
