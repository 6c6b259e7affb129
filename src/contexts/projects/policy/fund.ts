import { type Actor, actorId, assignmentsOf, hasRoleAt } from '../../../shared/actor.ts';
import type { Subject } from '../../../shared/lifecycle.ts';

/** The roles that keep funds: they open them and plan what happens with the money, at their place and below. */
export const fundKeeperRoles = ['accountant', 'approver'] as const;
/** The roles that read ledgers. */
export const fundReaderRoles = [...fundKeeperRoles, 'supervisor', 'administrator', 'auditor'] as const;

/** May the actor read the books of funds of this place? */
export function mayReadFund(placePath: string, actor: Actor): boolean {
  return fundReaderRoles.some((role) => hasRoleAt(actor, role, placePath));
}

/** May the actor open funds and plan movements there? */
export function mayKeepFund(placePath: string, actor: Actor): boolean {
  return fundKeeperRoles.some((role) => hasRoleAt(actor, role, placePath));
}

/** May the actor close a fund? Whoever may release, not whoever only keeps the books. */
export function mayCloseFund(placePath: string, actor: Actor): boolean {
  return hasRoleAt(actor, 'approver', placePath);
}

/** Where the actor reads funds: the paths of their places. */
export function fundPlacesOf(actor: Actor): readonly string[] {
  return assignmentsOf(actor).filter(({ role }) => (fundReaderRoles as readonly string[]).includes(role)).map(({ placePath }) => placePath);
}

export interface MovementRecord {
  readonly state: string;
  readonly placePath: string;
  readonly doers: Readonly<Partial<Record<string, string>>>;
}

/** A planned movement as the lifecycle engine sees it. */
export function movementSubject(record: MovementRecord, actor: Actor): Subject<string, 'planner'> {
  const id = actorId(actor);
  const planned = id !== null && record.doers['planMovement'] === id;
  return { state: record.state, placePath: record.placePath, workstationId: null, relations: new Set(planned ? (['planner'] as const) : []), doers: record.doers };
}
