import { placeCovers } from '../../shared/place-path.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { fieldProblem, problem } from '../../platform/problem.ts';
import { divisionNames, divisionTree, workstationById } from '../places/index.ts';

type Executor = Database | Transaction;

export interface PlaceRef {
  readonly code: string;
  readonly path: string;
}

/** The topmost place; 409 `no-places` while no divisions are loaded. */
export async function rootPlace(executor: Executor): Promise<PlaceRef> {
  const [root] = (await divisionTree(executor)).children(null);
  if (!root) throw problem(409, 'no-places', { detail: 'No divisions are loaded yet.' });
  return { code: root.code, path: root.path };
}

/** A place that exists, by its code; 422 on `field` otherwise. */
export async function existingPlace(executor: Executor, code: string, field: string): Promise<PlaceRef> {
  const division = (await divisionTree(executor)).get(code);
  if (!division || division.validTo !== null) throw fieldProblem(field, 'not-found', 'There is no such place.');
  return { code: division.code, path: division.path };
}

/** Checks that a workstation exists and belongs to the place or to something in it, or around it within its street. */
export async function checkWorkstation(executor: Executor, workstationId: string, placePath: string, field: string): Promise<void> {
  const workstation = await workstationById(executor, workstationId);
  if (!workstation || workstation.archived) throw fieldProblem(field, 'not-found', 'There is no such workstation.');
  const street = workstation.placePath;
  if (!placeCovers(street, placePath) && !placeCovers(placePath, street)) {
    throw fieldProblem(field, 'other-place', 'This workstation belongs to another place.');
  }
}

/** The names of places by code, as people call them; a code nobody knows keeps its digits. */
export async function placeNames(executor: Executor, codes: readonly string[]): Promise<(code: string) => string> {
  const names = await divisionNames(executor, [...new Set(codes)]);
  return (code) => names.get(code)?.fullName ?? code;
}
