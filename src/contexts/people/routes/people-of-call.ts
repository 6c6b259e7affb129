import type { FastifyRequest } from 'fastify';
import { problem } from '../../../platform/problem.ts';
import type { Actor, ResidentActor, StaffActor } from '../../../shared/actor.ts';
import { sessionOfRequest } from '../resolve-actor.ts';

/** The resident who calls; the route's access has made sure of it. */
export function residentOf(actor: Actor): ResidentActor {
  if (actor.kind !== 'resident') throw problem(403, 'forbidden');
  return actor;
}

/** The member of staff who calls; the route's access has made sure of it. */
export function staffOf(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw problem(403, 'forbidden');
  return actor;
}

/** The person who calls, of either kind. */
export function personOf(actor: Actor): ResidentActor | StaffActor {
  return actor.kind === 'staff' ? actor : residentOf(actor);
}

/** The id of the session of the call. */
export function sessionIdOf(request: FastifyRequest): string {
  const session = sessionOfRequest(request);
  if (!session) throw problem(401, 'sign-in-required');
  return session.id;
}
