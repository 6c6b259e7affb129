import { inOneStreet } from '../../../../shared/place-path.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { fieldProblem } from '../../../../platform/problem.ts';
import { compoundsById, divisionNames } from '../../../places/index.ts';
import type { PlaceInput } from '../../inputs.ts';
import type { ProjectPlace } from '../../store/projects/parts.ts';

async function resolve(transaction: Transaction, place: PlaceInput, field: string): Promise<ProjectPlace> {
  const note = place.note === undefined || place.note === '' ? null : place.note;
  if (place.compoundId !== undefined) {
    const compound = (await compoundsById(transaction, [place.compoundId])).get(place.compoundId);
    if (!compound) throw fieldProblem(field, 'not-found', 'There is no such compound.');
    const division = (await divisionNames(transaction, [compound.communityCode])).get(compound.communityCode);
    return {
      divisionCode: compound.communityCode, placePath: compound.communityPath, placeName: `${division?.fullName ?? ''}${compound.name}`,
      compoundId: compound.id, managed: compound.managed, note,
    };
  }
  const code = place.divisionCode ?? '';
  const division = (await divisionNames(transaction, [code])).get(code);
  if (!division || !['street', 'community', 'grid'].includes(division.level)) throw fieldProblem(field, 'not-found', 'There is no such place.');
  return { divisionCode: code, placePath: division.placePath, placeName: division.fullName, compoundId: null, managed: null, note };
}

/** The places of a project; the first is where it belongs. Throws 422 for unknown places and for those of another street. */
export async function resolvePlaces(transaction: Transaction, places: readonly PlaceInput[]): Promise<readonly [ProjectPlace, ...ProjectPlace[]]> {
  const found: ProjectPlace[] = [];
  for (const [index, place] of places.entries()) found.push(await resolve(transaction, place, `places.${index}`));
  const [main, ...others] = found;
  if (!main) throw fieldProblem('places', 'required', 'A project needs a place.');
  const foreign = others.findIndex(({ placePath }) => !inOneStreet(placePath, main.placePath));
  if (foreign >= 0) throw fieldProblem(`places.${foreign + 1}`, 'other-street', 'This place belongs to another subdistrict.');
  return [main, ...others];
}
