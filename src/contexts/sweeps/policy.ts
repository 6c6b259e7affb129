import { type Actor, assignmentsOf, hasRoleAt } from '../../shared/actor.ts';
import type { Subject } from '../../shared/lifecycle.ts';
import { placeCovers } from '../../shared/place-path.ts';

/** The roles whose place or workstation opens a sweep. */
export const readerRoles = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor'] as const;
const plannerRoles = ['clerk', 'supervisor', 'communityOfficer', 'workstationLead'] as const;
const checkerRoles = ['gridWorker', 'workstationLead'] as const;

/** What the policy needs of a sweep. */
export interface PolicySweep {
  readonly state: string;
  readonly placePath: string;
  readonly doers: Readonly<Partial<Record<string, string>>>;
}

/** What the policy needs of one of its places. */
export interface PolicyPlace {
  readonly placePath: string;
  readonly workstationId: string | null;
}

/** Does the actor work at the workstation that has this place on its checklist, and for its grid where they hold only some? */
export function checks(actor: Actor, place: PolicyPlace): boolean {
  return assignmentsOf(actor).some(
    ({ role, workstationId, placePath }) =>
      (checkerRoles as readonly string[]).includes(role) && workstationId !== undefined && workstationId === place.workstationId && placeCovers(placePath, place.placePath),
  );
}

/** May the actor read the sweep: by its place, by one of its places, or because a place is on their checklist? */
export function maySee(sweep: Pick<PolicySweep, 'placePath'>, places: readonly PolicyPlace[], actor: Actor): boolean {
  return assignmentsOf(actor).some(({ role, placePath, workstationId }) => {
    if (!(readerRoles as readonly string[]).includes(role)) return false;
    // A lead plans sweeps of the street; a grid worker sees those that lead to their own workstation.
    if (workstationId !== undefined && role !== 'workstationLead') return places.some((place) => place.workstationId === workstationId);
    return placeCovers(placePath, sweep.placePath) || places.some((place) => placeCovers(placePath, place.placePath) || place.workstationId === workstationId);
  });
}

/** In which role the actor may plan a sweep over this place; undefined when in none. */
export function planningRole(actor: Actor, placePath: string): string | undefined {
  return plannerRoles.find((role) => hasRoleAt(actor, role, placePath));
}

/** May the actor plan a sweep over this place? */
export function mayPlan(actor: Actor, placePath: string): boolean {
  return planningRole(actor, placePath) !== undefined;
}

/** The sweep as the lifecycle engine sees it for this actor; with a place, for what is done at that place. */
export function subjectOf(sweep: PolicySweep, actor: Actor, place?: PolicyPlace): Subject<string, 'checker'> {
  return {
    state: sweep.state,
    placePath: place?.placePath ?? sweep.placePath,
    workstationId: place?.workstationId ?? null,
    relations: new Set(place && checks(actor, place) ? (['checker'] as const) : []),
    doers: sweep.doers,
  };
}
