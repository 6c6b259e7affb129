import type { Actor } from '../../../shared/actor.ts';
import type { Subject } from '../../../shared/lifecycle.ts';
import type { HandOver } from '../store/hand-overs.ts';

/** Does the actor act for the unit: by its living link, or by one of its accounts? Links of hand-overs taken back are worthless. */
export function actsForUnit(hand: HandOver, actor: Actor, now: Date): boolean {
  if (actor.kind === 'staff') return !actor.mustEnrol && hand.staffIds.includes(actor.id);
  if (actor.kind === 'system') return false;
  return actor.linkDigest === hand.linkDigest && hand.status !== 'revoked' && hand.linkExpiresAt > now;
}

/** The case as it is for a unit that has it: what it may do depends on how far its own hand-over is. */
export function withUnit<Relation extends string>(subject: Subject<string, Relation>, hand: HandOver | undefined): Subject<string, Relation | 'unit'> {
  if (!hand) return subject;
  const open = hand.status === 'offered' || hand.status === 'accepted';
  return {
    ...subject,
    relations: new Set<Relation | 'unit'>([...subject.relations, 'unit']),
    conditions: new Set([...(subject.conditions ?? []), ...(open ? ['unitOpen'] : []), ...(hand.status === 'offered' ? ['unitOffered'] : [])]),
  };
}
