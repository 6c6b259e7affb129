import { type Actor, type Role, hasRoleCityWide } from '../shared/actor.ts';
import { problem } from './problem.ts';

/** Lets only holders of one of the roles for the whole city, and the program itself, go on; others get 403 `city-wide-only`. */
export function requireCityWide(actor: Actor, ...roles: readonly Role[]): void {
  if (actor.kind === 'system' || roles.some((role) => hasRoleCityWide(actor, role))) return;
  throw problem(403, 'city-wide-only', { detail: 'This holds for the whole city: it needs a role at the city.' });
}
