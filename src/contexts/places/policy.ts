import { type Actor, assignmentsOf, hasRoleAt } from '../../shared/actor.ts';
import { placeCovers } from '../../shared/place-path.ts';
import type { PlaceLevel } from './rules/division.ts';

export type PlaceAction = 'edit' | 'archive' | 'addGrid' | 'addCompound' | 'addWorkstation' | 'import' | 'readRecords';

/** May the actor change what belongs to this place? Administrators of the place or of one above it. */
export function mayAdminister(actor: Actor, placePath: string): boolean {
  return hasRoleAt(actor, 'administrator', placePath);
}

/** May the actor read the office's records of this place? Whoever works at it or above it. */
export function mayReadRecords(actor: Actor, placePath: string): boolean {
  return assignmentsOf(actor).some((assignment) => placeCovers(assignment.placePath, placePath));
}

/** May the actor read who changed what? */
export function mayReadHistory(actor: Actor, placePath: string): boolean {
  return hasRoleAt(actor, 'administrator', placePath) || hasRoleAt(actor, 'auditor', placePath);
}

/** What the actor may do to a unit. */
export function divisionActions(actor: Actor, level: PlaceLevel, placePath: string): PlaceAction[] {
  const reading: PlaceAction[] = mayReadRecords(actor, placePath) ? ['readRecords'] : [];
  if (!mayAdminister(actor, placePath)) return reading;
  const adding: Readonly<Partial<Record<PlaceLevel, readonly PlaceAction[]>>> = {
    street: ['addWorkstation', 'addCompound'],
    community: ['addGrid', 'addCompound'],
    grid: ['archive'],
  };
  return [...reading, 'edit', 'import', ...(adding[level] ?? [])];
}

/** What the actor may do to a compound, a workstation or a grid. */
export function recordActions(actor: Actor, placePath: string, archived: boolean): PlaceAction[] {
  return !archived && mayAdminister(actor, placePath) ? ['edit', 'archive'] : [];
}
