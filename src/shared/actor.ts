import { depthOf, isCityWide, placeCovers } from './place-path.ts';

/** The roles staff can hold, always at a place with its subtree. */
export const roles = [
  'administrator',
  'clerk',
  'supervisor',
  'workstationLead',
  'gridWorker',
  'communityOfficer',
  'auditor',
  'approver',
  'accountant',
] as const;
export type Role = (typeof roles)[number];

/** A role at a place: `placePath` is the path in the division tree, codes joined by dots, root first. */
export interface Assignment {
  readonly role: Role;
  readonly placePath: string;
  /** Set for those who work at a grid workstation. */
  readonly workstationId?: string;
}

export interface Visitor {
  readonly kind: 'visitor';
  /** Proof of a secret tracking link: the digest of the link's token. */
  readonly linkDigest?: string;
}
export interface ResidentActor {
  readonly kind: 'resident';
  readonly id: string;
  readonly linkDigest?: string;
}
export interface StaffActor {
  readonly kind: 'staff';
  readonly id: string;
  readonly assignments: readonly Assignment[];
  /** Signed in with a password but without a second factor yet: only its enrolment is open. */
  readonly mustEnrol: boolean;
}
export interface SystemActor {
  readonly kind: 'system';
}
export type Actor = Visitor | ResidentActor | StaffActor | SystemActor;

export const systemActor: SystemActor = { kind: 'system' };

/** The assignments of an actor who may use them now; empty for everybody but enrolled staff. */
export function assignmentsOf(actor: Actor): readonly Assignment[] {
  return actor.kind === 'staff' && !actor.mustEnrol ? actor.assignments : [];
}

/** Does the actor hold the role, anywhere? */
export function hasRole(actor: Actor, role: Role): boolean {
  return assignmentsOf(actor).some((assignment) => assignment.role === role);
}

/** Does the actor hold the role at this place or above it? */
export function hasRoleAt(actor: Actor, role: Role, placePath: string): boolean {
  return assignmentsOf(actor).some(
    (assignment) => assignment.role === role && placeCovers(assignment.placePath, placePath),
  );
}

/** How deep a level lies in the division tree: province, city, district, street, community. */
const depths = { city: 2, district: 3, street: 4 } as const;

/** Does the actor hold the role over this place, at a unit of this level or a larger one? */
export function hasRoleAbove(actor: Actor, role: Role, placePath: string, level: keyof typeof depths): boolean {
  return assignmentsOf(actor).some(
    (assignment) =>
      assignment.role === role && placeCovers(assignment.placePath, placePath) && depthOf(assignment.placePath) <= depths[level],
  );
}

/** Does the actor hold the role at this workstation? */
export function hasRoleAtWorkstation(actor: Actor, role: Role, workstationId: string | null): boolean {
  if (workstationId === null) return false;
  return assignmentsOf(actor).some(
    (assignment) => assignment.role === role && assignment.workstationId === workstationId,
  );
}

/** Does the actor hold the role for the whole city? What counts for every street (calendar, common categories, fares) is theirs alone. */
export function hasRoleCityWide(actor: Actor, role: Role): boolean {
  return assignmentsOf(actor).some((assignment) => assignment.role === role && isCityWide(assignment.placePath));
}

/** The id recorded in histories; null for visitors and the system. */
export function actorId(actor: Actor): string | null {
  return actor.kind === 'staff' || actor.kind === 'resident' ? actor.id : null;
}
