import { type Actor, type Role, assignmentsOf, hasRoleAt } from '../../shared/actor.ts';
import type { Subject } from '../../shared/lifecycle.ts';
import { placeCovers } from '../../shared/place-path.ts';

/** Roles that read the channels' records at their place. */
export const readerRoles = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor'] as const satisfies readonly Role[];
/** Roles that write down what people said. */
export const writerRoles = ['clerk', 'communityOfficer', 'gridWorker', 'workstationLead'] as const satisfies readonly Role[];
/** Roles that plan contact days and keep boxes and stations. */
export const hostRoles = ['clerk', 'communityOfficer'] as const satisfies readonly Role[];
/** Roles that import spreadsheets. */
export const importerRoles = ['clerk'] as const satisfies readonly Role[];

/** Does the actor hold one of the roles at this place or above it? */
export function holdsAt(actor: Actor, roles: readonly Role[], placePath: string): boolean {
  return roles.some((role) => hasRoleAt(actor, role, placePath));
}

/** May the actor read the office's version of a record at this place? Whoever works at it or above it. */
export function mayReadAt(actor: Actor, placePath: string): boolean {
  return holdsAt(actor, readerRoles, placePath);
}

/** The places an actor reads, with their subtrees. */
export function readablePaths(actor: Actor): readonly string[] {
  const paths = assignmentsOf(actor).filter(({ role }) => (readerRoles as readonly string[]).includes(role)).map(({ placePath }) => placePath);
  return paths.filter((path, index) => paths.indexOf(path) === index && !paths.some((other) => other !== path && placeCovers(other, path)));
}

/** What the policy needs of a contact day. */
export interface PolicyDay {
  readonly state: string;
  readonly placePath: string;
  readonly doers: Readonly<Partial<Record<string, string>>>;
}

/** The contact day as the lifecycle engine sees it. */
export function subjectOf(day: PolicyDay): Subject<string, never> {
  return { state: day.state, placePath: day.placePath, workstationId: null, relations: new Set(), doers: day.doers };
}
