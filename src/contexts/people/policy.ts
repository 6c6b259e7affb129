import { type Actor, type Role, assignmentsOf, hasRole, hasRoleAt } from '../../shared/actor.ts';
import { placeCovers } from '../../shared/place-path.ts';

/** What a decision about a member of staff rests on: where the person belongs and where the present and coming roles are. */
export interface StaffScope {
  readonly id: string;
  readonly homePath: string;
  readonly rolePaths: readonly string[];
  readonly disabled: boolean;
}

export type StaffAction = 'update' | 'assign' | 'disable' | 'enable' | 'reset' | 'reveal';

function pathsOf(scope: StaffScope): readonly string[] {
  return [scope.homePath, ...scope.rolePaths];
}

/** The places whose people the actor may see, as paths; empty for those who manage and audit nobody. */
export function overseenPaths(actor: Actor): readonly string[] {
  return assignmentsOf(actor)
    .filter(({ role }) => role === 'administrator' || role === 'auditor')
    .map(({ placePath }) => placePath);
}

/** May the actor see this account? Administrators and auditors see whoever belongs to or works in their places. */
export function maySeeStaff(actor: Actor, scope: StaffScope): boolean {
  return overseenPaths(actor).some((outer) => pathsOf(scope).some((inner) => placeCovers(outer, inner)));
}

/**
 * May the actor change this account? Only an administrator whose places hold everything the person has: who could
 * reset the password of somebody with a role further up would gain that role.
 */
export function mayManageStaff(actor: Actor, scope: StaffScope): boolean {
  return pathsOf(scope).every((path) => hasRoleAt(actor, 'administrator', path));
}

/** May the actor give or take this role there? Within own places only, which includes never above oneself. */
export function mayGrantRole(actor: Actor, placePath: string): boolean {
  return hasRoleAt(actor, 'administrator', placePath);
}

/** Auditors watch the others, so they hold no other role (三权分立). */
export function rolesFitTogether(held: readonly Role[], added: Role): boolean {
  return held.every((role) => (role === 'auditor') === (added === 'auditor'));
}

/** What the actor may do to this account now; nobody closes, resets or promotes oneself. */
export function staffActions(actor: Actor, scope: StaffScope): readonly StaffAction[] {
  if (!mayManageStaff(actor, scope)) return [];
  const self = actor.kind === 'staff' && actor.id === scope.id;
  if (self) return ['update', 'reveal'];
  return scope.disabled ? ['update', 'enable', 'reveal'] : ['update', 'assign', 'disable', 'reset', 'reveal'];
}

/** May the actor change the limits of sign-in? Only administrators of the topmost place. */
export function mayChangeSettings(actor: Actor, rootPath: string): boolean {
  return hasRoleAt(actor, 'administrator', rootPath);
}

/** May the actor create accounts at all? */
export function mayCreateStaff(actor: Actor): boolean {
  return hasRole(actor, 'administrator');
}

/** May the actor share a view with everybody who works at this place? Whoever holds a role there or above it. */
export function mayShareAt(actor: Actor, placePath: string): boolean {
  return assignmentsOf(actor).some((assignment) => placeCovers(assignment.placePath, placePath));
}

/** May the actor delete this view? Its owner, and the administrators of the place it is shared at. */
export function mayDeleteView(actor: Actor, view: { readonly ownerId: string; readonly placePath: string | null }): boolean {
  if (actor.kind === 'staff' && view.ownerId === actor.id) return true;
  return view.placePath !== null && hasRoleAt(actor, 'administrator', view.placePath);
}
