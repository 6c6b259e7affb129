import { problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import { mayAdminister, mayReadRecords } from '../policy.ts';
import type { Division } from '../store/divisions.ts';
import type { DivisionTree } from '../tree.ts';

/** A living unit named by a path or a query; 404 when there is none. */
export function findDivision(tree: DivisionTree, code: string): Division {
  const division = tree.get(code);
  if (!division || division.validTo !== null) throw problem(404, 'unknown-division', { detail: 'There is no such division.' });
  return division;
}

/** Refuses (403) whoever may not change what belongs to this place. */
export function assertMayAdminister(actor: Actor, placePath: string): void {
  if (!mayAdminister(actor, placePath)) throw problem(403, 'forbidden', { detail: 'You administer other places, not this one.' });
}

/** Refuses (403) whoever does not work at this place or above it. */
export function assertMayReadRecords(actor: Actor, placePath: string): void {
  if (!mayReadRecords(actor, placePath)) throw problem(403, 'forbidden', { detail: 'You work at other places, not at this one.' });
}
