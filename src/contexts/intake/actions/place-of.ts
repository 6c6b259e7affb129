import type { Database, Transaction } from '../../../platform/database/database.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import type { Actor, Role } from '../../../shared/actor.ts';
import { divisionNames } from '../../places/index.ts';
import { holdsAt } from '../policy.ts';

export interface NamedPlace {
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
}

/** A place by its code. Throws 422 naming the field. */
export async function placeNamed(database: Database | Transaction, divisionCode: string): Promise<NamedPlace> {
  const found = (await divisionNames(database, [divisionCode])).get(divisionCode);
  if (!found) throw fieldProblem('divisionCode', 'unknown-division', 'There is no division with this code.');
  return { divisionCode, placePath: found.placePath, placeName: found.fullName };
}

/** A place by its code where the actor holds one of the roles. Throws 422 or 403. */
export async function placeToWorkAt(database: Database | Transaction, actor: Actor, roles: readonly Role[], divisionCode: string): Promise<NamedPlace> {
  const place = await placeNamed(database, divisionCode);
  if (!holdsAt(actor, roles, place.placePath)) throw problem(403, 'forbidden', { detail: 'This place is outside the places you work in.' });
  return place;
}
