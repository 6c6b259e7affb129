import { type Actor, assignmentsOf, hasRoleAt } from '../../shared/actor.ts';
import { placeCovers } from '../../shared/place-path.ts';

/** The roles that read figures of their places. */
export const readersOfFigures = ['clerk', 'supervisor', 'workstationLead', 'communityOfficer', 'auditor', 'administrator'] as const;

/** What an actor may read of a place: everything, the share of their workstations, or nothing. */
export type FigureScope = { readonly kind: 'all' } | { readonly kind: 'workstations'; readonly ids: readonly string[] } | { readonly kind: 'none' };

/** Figures are read by those who work at the place or above it; whoever works at a workstation reads that workstation's. */
export function scopeOfFigures(actor: Actor, placePath: string): FigureScope {
  const readers = assignmentsOf(actor).filter(({ role }) => (readersOfFigures as readonly string[]).includes(role));
  if (readers.some(({ workstationId, placePath: own }) => workstationId === undefined && placeCovers(own, placePath))) return { kind: 'all' };
  const ids = readers.flatMap(({ workstationId, placePath: own }) => (workstationId !== undefined && placeCovers(own, placePath) ? [workstationId] : []));
  return ids.length > 0 ? { kind: 'workstations', ids } : { kind: 'none' };
}

/** The rules of the rates hold for the whole installation: administrators of a city or above change them. */
export function mayChangeRateRules(actor: Actor, cityPaths: readonly string[]): boolean {
  return cityPaths.length > 0 && cityPaths.every((path) => hasRoleAt(actor, 'administrator', path));
}

const readersOfTopics = ['clerk', 'supervisor', 'communityOfficer', 'auditor'];

/** The places within which an actor reads topics. */
export function placesOfTopics(actor: Actor): readonly string[] {
  return assignmentsOf(actor).filter(({ role, workstationId }) => readersOfTopics.includes(role) && workstationId === undefined).map(({ placePath }) => placePath);
}

/** A topic is read by the office of the place that holds all its cases. */
export function mayReadTopic(actor: Actor, placePath: string): boolean {
  return placesOfTopics(actor).some((own) => placeCovers(own, placePath));
}

/** Clerks and supervisors of that place decide about it. */
export function mayChangeTopic(actor: Actor, placePath: string): boolean {
  return hasRoleAt(actor, 'clerk', placePath) || hasRoleAt(actor, 'supervisor', placePath);
}
