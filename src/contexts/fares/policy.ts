import { type Actor, type Assignment, assignmentsOf, hasRoleAt } from '../../shared/actor.ts';
import type { Subject } from '../../shared/lifecycle.ts';
import { depthOf, isCityWide } from '../../shared/place-path.ts';

/** The roles that write and approve policies at their place and below. */
export const editorRoles = ['administrator', 'supervisor'] as const;
/** The roles that read drafts at their place and below. */
export const readerRoles = [...editorRoles, 'auditor'] as const;

/** What the policy needs of a stored concession policy. */
export interface PolicyRecord {
  readonly state: string;
  readonly placePath: string;
  readonly doers: Readonly<Partial<Record<string, string>>>;
}

/** May the actor see drafts of this place? What is published everybody may see. */
export function mayRead(record: Pick<PolicyRecord, 'placePath'>, actor: Actor): boolean {
  return readerRoles.some((role) => hasRoleAt(actor, role, record.placePath));
}

/**
 * Where a new draft of this actor belongs: the topmost place where they may edit, the city or above, since fares hold for the whole
 * network; undefined when nowhere.
 */
export function draftingPlace(actor: Actor): string | undefined {
  const paths = assignmentsOf(actor)
    .filter(({ role }: Assignment) => (editorRoles as readonly string[]).includes(role))
    .filter(({ placePath }) => isCityWide(placePath))
    .map(({ placePath }) => placePath);
  return paths.sort((one, other) => depthOf(one) - depthOf(other) || (one < other ? -1 : 1))[0];
}

/** The record as the lifecycle engine sees it. */
export function subjectOf(record: PolicyRecord): Subject<string, never> {
  return { state: record.state, placePath: record.placePath, workstationId: null, relations: new Set(), doers: record.doers };
}
