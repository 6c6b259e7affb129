import { type Actor, actorId, hasRoleAt } from '../../../shared/actor.ts';
import type { Subject } from '../../../shared/lifecycle.ts';
import { projectRoles } from './project.ts';

/** Who may propose new rules at their place. */
export const ruleKeeperRoles = ['administrator', 'approver', 'accountant'] as const;
/** Who reads the rules with their history. */
export const ruleReaderRoles = ['administrator', ...projectRoles] as const;

/** May the actor propose rules for this place? */
export function mayProposeRules(placePath: string, actor: Actor): boolean {
  return ruleKeeperRoles.some((role) => hasRoleAt(actor, role, placePath));
}

export interface RevisionRecord {
  readonly state: string;
  readonly placePath: string;
  readonly doers: Readonly<Partial<Record<string, string>>>;
}

/** A version of rules as the lifecycle engine sees it. */
export function revisionSubject(record: RevisionRecord, actor: Actor): Subject<string, 'proposer'> {
  const id = actorId(actor);
  const proposed = id !== null && record.doers['proposeRules'] === id;
  return { state: record.state, placePath: record.placePath, workstationId: null, relations: new Set(proposed ? (['proposer'] as const) : []), doers: record.doers };
}
