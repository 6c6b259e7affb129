import { type Actor, assignmentsOf } from '../../shared/actor.ts';
import type { Subject } from '../../shared/lifecycle.ts';
import { placeCovers } from '../../shared/place-path.ts';
import { type Stage, isMeasureOpen } from './rules/clocks.ts';

/** What the policy needs of a request. */
export interface PolicyRequest {
  readonly state: string;
  readonly placePath: string;
  readonly workstationId: string | null;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly reporterId: string | null;
  readonly ratedThisRound: boolean;
  readonly conditions: readonly string[];
  readonly stages: readonly Stage[];
  /** Places beside the first. */
  readonly morePlaces: number;
}

/** The roles whose place or workstation opens the office's view of a case. */
export const loopRoles = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor'] as const;

/** May this staff member read the office's version of the case: by place, or by workstation? */
export function maySeeAsStaff(request: Pick<PolicyRequest, 'placePath' | 'workstationId'>, actor: Actor): boolean {
  return assignmentsOf(actor).some((assignment) => {
    if (!(loopRoles as readonly string[]).includes(assignment.role)) return false;
    if (assignment.workstationId !== undefined) return assignment.workstationId === request.workstationId;
    return placeCovers(assignment.placePath, request.placePath);
  });
}

/** May the actor see the case beyond its public version? */
export function maySee(request: PolicyRequest, actor: Actor): boolean {
  return actor.kind === 'system' || request.reporterId !== null || maySeeAsStaff(request, actor);
}

/** May the actor name this case for an action? Signed-in residents may contest what everybody can read of. */
export function mayActOn(request: PolicyRequest, actor: Actor, action: string): boolean {
  return maySee(request, actor) || (action === 'contest' && actor.kind === 'resident');
}

/** The request as the lifecycle engine sees it for this actor. */
export function subjectOf(request: PolicyRequest, actor: Actor): Subject<string, 'reporter' | 'rater' | 'affected' | 'unit'> {
  const relations = new Set<'reporter' | 'rater' | 'affected' | 'unit'>();
  if (request.reporterId !== null && actor.kind !== 'staff') {
    relations.add('reporter');
    relations.add('affected');
    if (!request.ratedThisRound) relations.add('rater');
  }
  if (actor.kind === 'resident') relations.add('affected');
  return {
    state: request.state,
    placePath: request.placePath,
    workstationId: request.workstationId,
    relations,
    conditions: new Set([...request.conditions, ...(request.stages.some(isMeasureOpen) ? ['measureOpen'] : []), ...(request.morePlaces > 0 ? ['severalPlaces'] : [])]),
    doers: request.doers,
  };
}
