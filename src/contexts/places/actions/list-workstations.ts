import type { Actor } from '../../../shared/actor.ts';
import type { OutputOf } from '../../../shared/route.ts';
import type * as contract from '../contract.ts';
import { compareNames } from '../rules/natural-order.ts';
import type { Executor } from '../store/sql.ts';
import { readWorkstationsAround } from '../store/workstations.ts';
import { divisionTree } from '../tree.ts';
import { findDivision } from './find-division.ts';
import { presentWorkstation } from './present.ts';

/** Living workstations of a unit, or of the street it lies in. */
export async function listWorkstations(executor: Executor, actor: Actor, within: string): Promise<OutputOf<typeof contract.listWorkstations>> {
  const tree = await divisionTree(executor);
  const workstations = await readWorkstationsAround(executor, findDivision(tree, within).path);
  const ordered = workstations.toSorted((one, other) => compareNames(one.name, other.name));
  return { items: ordered.map((workstation) => presentWorkstation(tree, actor, workstation)) };
}
