import { type Actor, actorId, assignmentsOf, hasRoleAt } from '../../shared/actor.ts';
import type { Subject } from '../../shared/lifecycle.ts';
import { placeCovers } from '../../shared/place-path.ts';

/** Those who do the work don't know beforehand which of their cases are drawn: only supervisors and auditors read samples. */
export const readerRoles = ['supervisor', 'auditor'] as const;

/** What the policy needs of a sample. */
export interface PolicySample {
  readonly state: string;
  readonly placePath: string;
  readonly doers: Readonly<Partial<Record<string, string>>>;
}

/** The places whose samples an actor reads. */
export function readablePlaces(actor: Actor): readonly string[] {
  return assignmentsOf(actor).filter(({ role }) => (readerRoles as readonly string[]).includes(role)).map(({ placePath }) => placePath);
}

/** May the actor read this sample? */
export function maySee({ placePath }: Pick<PolicySample, 'placePath'>, actor: Actor): boolean {
  return actor.kind === 'system' || readablePlaces(actor).some((own) => placeCovers(own, placePath));
}

/** May the actor draw a sample over this place? */
export function mayDraw(actor: Actor, placePath: string): boolean {
  return hasRoleAt(actor, 'supervisor', placePath);
}

/** Actions by which somebody did the work of a case or said that it is done. */
const handling = ['acknowledge', 'siteCheck', 'plan', 'startWork', 'finishStage', 'complete', 'unitDone', 'verify', 'callback', 'close'] as const;

/** 回避: nobody checks a case they worked on, verified, called back or closed. */
export function workedOn(doers: Readonly<Partial<Record<string, string>>>, actor: Actor): boolean {
  const id = actorId(actor);
  return id !== null && handling.some((action) => doers[action] === id);
}

/** The sample as the lifecycle engine sees it. */
export function subjectOf(sample: PolicySample): Subject<string, never> {
  return { state: sample.state, placePath: sample.placePath, workstationId: null, relations: new Set(), doers: sample.doers };
}
