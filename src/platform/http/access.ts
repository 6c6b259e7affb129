import { type Actor, hasRole } from '../../shared/actor.ts';
import type { Access } from '../../shared/route.ts';

function admits(access: Access, actor: Actor): boolean {
  switch (access) {
    case 'public':
      return true;
    case 'resident':
      return actor.kind === 'resident';
    case 'staff':
      return actor.kind === 'staff' && !actor.mustEnrol;
    case 'enrolling':
      return actor.kind === 'staff';
    default:
      return hasRole(actor, access);
  }
}

/** The coarse gate of a route; the policy of the context decides about the record. */
export function mayCall(access: readonly Access[], actor: Actor): boolean {
  return access.some((one) => admits(one, actor));
}
