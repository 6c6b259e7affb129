import type { Actor } from '../../../shared/actor.ts';
import type { ReporterProof } from '../store/lock-request.ts';

/** By what an actor can prove to be a reporter: the secret link they hold, their resident account. */
export function proofOf(actor: Actor): ReporterProof {
  return {
    linkDigest: actor.kind === 'visitor' || actor.kind === 'resident' ? (actor.linkDigest ?? null) : null,
    residentId: actor.kind === 'resident' ? actor.id : null,
  };
}
