import { type Actor, type Role, actorId, assignmentsOf, hasRoleAt } from '../../../shared/actor.ts';
import type { Subject } from '../../../shared/lifecycle.ts';
import { placeCovers } from '../../../shared/place-path.ts';
import { type Rulebook, levelFor } from '../rules/rulebook.ts';

/** The roles that open the office's view of projects at their place or workstation. */
export const projectRoles = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor', 'approver', 'accountant'] as const;

/** Who may register contractors. */
export const contractorRoles = ['clerk', 'workstationLead', 'communityOfficer', 'accountant'] as const;

/** What the policy needs of a project. */
export interface PolicyProject {
  readonly state: string;
  readonly placePath: string;
  /** Paths of all its places. */
  readonly placePaths: readonly string[];
  readonly workstationId: string | null;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly authors: readonly string[];
  readonly estimateFen: number;
  readonly approvedFen: number | null;
  readonly changeFen: number | null;
  /** Who approved the waiting change first, where it needs two people. */
  readonly changeApprover: string | null;
}

export type ProjectRelation = 'approver' | 'changeApprover' | 'resident';

/** May this member of staff read the office's version: by one of its places, or by its workstation? */
export function maySeeProject(project: Pick<PolicyProject, 'placePaths' | 'workstationId'>, actor: Actor): boolean {
  return assignmentsOf(actor).some((assignment) => {
    if (!(projectRoles as readonly Role[]).includes(assignment.role)) return false;
    if (assignment.workstationId !== undefined) return assignment.workstationId === project.workstationId;
    return project.placePaths.some((path) => placeCovers(assignment.placePath, path));
  });
}

/** May the actor approve this amount here? Never what they wrote a part of. */
export function mayApprove(project: Pick<PolicyProject, 'placePath' | 'authors'>, actor: Actor, amountFen: number, book: Rulebook): boolean {
  if (actor.kind !== 'staff' || project.authors.includes(actor.id)) return false;
  return levelFor(book, amountFen)?.roles.some((role) => hasRoleAt(actor, role, project.placePath)) ?? false;
}

/** The project as the lifecycle engine sees it for this actor. */
export function projectSubject(project: PolicyProject, actor: Actor, book: Rulebook, rated = false): Subject<string, ProjectRelation> {
  const relations = new Set<ProjectRelation>();
  if (mayApprove(project, actor, Math.max(project.estimateFen, project.approvedFen ?? 0), book)) relations.add('approver');
  if (project.changeFen !== null && actorId(actor) !== project.changeApprover && mayApprove(project, actor, project.changeFen, book)) relations.add('changeApprover');
  if (actor.kind === 'resident' && !rated) relations.add('resident');
  return { state: project.state, placePath: project.placePath, workstationId: project.workstationId, relations, doers: project.doers };
}
