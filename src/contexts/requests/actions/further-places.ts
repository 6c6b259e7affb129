import { inOneStreet } from '../../../shared/place-path.ts';
import { normaliseForSearch } from '../../../shared/search-pairs.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { mostFurtherPlaces, type Where } from '../contract.ts';
import { freePosition } from '../rules.ts';
import { furtherPlacesOf, insertPlace, takenPositions, takePlace } from '../store/further-places.ts';
import type { RequestRow } from '../store/lock-request.ts';
import { type Whereabouts, addSearchWords } from '../store/save-request.ts';
import type { Effect } from './effects.ts';
import { whereabouts } from './whereabouts.ts';

/** A further place of a matter at `first`. Throws 422 naming the field when it is unknown or lies in another street. */
async function furtherPlace(executor: Database | Transaction, first: Pick<Whereabouts, 'placePath'>, where: Where, field: string): Promise<Whereabouts> {
  const { place } = await whereabouts(executor, where, field);
  // One street has the case: what lies in another is that one's to answer for.
  if (!inOneStreet(first.placePath, place.placePath)) throw fieldProblem(field, 'other-street', 'This place lies in another subdistrict; report it there as a matter of its own.');
  return place;
}

/** The further places of a new case. Throws 422 naming the one that is wrong. */
export async function furtherPlaces(executor: Database | Transaction, first: Whereabouts, given: readonly Where[]): Promise<readonly Whereabouts[]> {
  const places: Whereabouts[] = [];
  for (const [index, where] of given.entries()) places.push(await furtherPlace(executor, first, where, `alsoAt.${index}`));
  return places;
}

/** A further place as the history keeps it: codes, and for the office what was said of it. */
export function placeInHistory({ divisionCode, gridCode, compoundId, placeName, address }: Whereabouts): { readonly [name: string]: string | null } {
  return { divisionCode, gridCode, compoundId, placeName, address };
}

/** One more place of the same matter. */
export const addPlace: Effect<'addPlace'> = async ({ transaction, row, input, now }) => {
  const place = await furtherPlace(transaction, row, input.where, 'where');
  const position = freePosition(await takenPositions(transaction, row.id));
  if (position === undefined) throw problem(409, 'too-many-places', { detail: `One request names at most ${mostFurtherPlaces + 1} places.`, extra: { most: mostFurtherPlaces + 1 } });
  await insertPlace(row.id, position, place, now).statement.execute(transaction);
  await addSearchWords(transaction, row.id, [place.placeName, place.address].filter(Boolean).join(' '), place.placeName);
  return { patch: { morePlaces: row.morePlaces + 1 }, published: { placeName: place.placeName }, internal: { reporterId: row.reporterId, places: [placeInHistory(place)] } };
};

/** By which words everybody finds the case: its number, all its places and what was released of it. */
export async function publicWords(transaction: Transaction, row: Pick<RequestRow, 'id' | 'number' | 'placeName' | 'morePlaces'>, text: string | null): Promise<string> {
  const further = (await furtherPlacesOf(transaction, [row])).get(row.id) ?? [];
  return normaliseForSearch([row.number, row.placeName, ...further.map(({ placeName }) => placeName), text].filter(Boolean).join(' '));
}

/** Takes off a place that was named by mistake. The first always stays: it decides who has the case. Throws 422 when there is none of that position. */
export const removePlace: Effect<'removePlace'> = async ({ transaction, row, input }) => {
  const place = await takeOff(transaction, row.id, input.place);
  const { address: _, ...codes } = placeInHistory(place);
  return {
    patch: { morePlaces: row.morePlaces - 1, publicSearchText: await publicWords(transaction, row, row.publicText) },
    published: { placeName: place.placeName },
    internal: { places: [codes] },
  };
};

/** Takes a further place off the case. Throws 422 when there is none of that position. */
export async function takeOff(transaction: Transaction, requestId: string, position: number): Promise<Whereabouts> {
  const place = await takePlace(transaction, requestId, position);
  if (!place) throw fieldProblem('place', 'not-found', 'This request has no such further place.');
  return place;
}
