import type { Database, Transaction } from '../../../platform/database/database.ts';
import { compoundsById, divisionTree, locate, namesIn, requestNumberPrefix } from '../../places/index.ts';
import type { Where } from '../contract.ts';
import type { Whereabouts } from '../store/save-request.ts';

export interface Located {
  readonly place: Whereabouts;
  /** Letters that begin the numbers of this place. */
  readonly prefix: string;
  /** Does its workstation serve the place by territory, and not only as the default of the street? */
  readonly byTerritory: boolean;
}

function placeQuery(where: Where) {
  switch (where.kind) {
    case 'point':
      return { longitude: where.longitude, latitude: where.latitude, system: where.system };
    case 'compound':
      return { compoundId: where.compoundId, building: where.building ?? null };
    case 'address':
      return { address: where.text, divisionCode: where.divisionCode ?? null };
    case 'division':
      return { divisionCode: where.divisionCode };
  }
}

function addressOf(where: Where): string | null {
  if (where.kind === 'address') return where.text;
  if (where.kind === 'division') return null;
  const parts = [where.kind === 'compound' ? where.building : undefined, where.note].filter((part) => part !== undefined && part !== '');
  return parts.length > 0 ? parts.join(' ') : null;
}

function positionOf(position: readonly [number, number] | null): Whereabouts['location'] {
  if (!position) return null;
  return { longitude: position[0], latitude: position[1] };
}

/** Resolves what a reporter said about the place. Throws 422 naming the field below `field`. */
export async function whereabouts(executor: Database | Transaction, where: Where, field = 'where'): Promise<Located> {
  const tree = await divisionTree(executor);
  const found = await locate(executor, placeQuery(where), field, tree);
  const { divisionCode, placePath, gridCode, compoundId, workstationId, workstationName } = found;
  const names = namesIn(tree, gridCode ? [divisionCode, gridCode] : [divisionCode]);
  const compound = compoundId ? (await compoundsById(executor, [compoundId])).get(compoundId) : undefined;
  const division = names.get(divisionCode)?.fullName ?? divisionCode;
  const place: Whereabouts = {
    divisionCode,
    placePath,
    placeName: compound ? `${division}${compound.name}` : division,
    gridCode,
    gridName: gridCode ? (names.get(gridCode)?.name ?? null) : null,
    compoundId,
    compoundName: compound?.name ?? null,
    address: addressOf(where),
    location: positionOf(found.position),
    locationSource: where.kind === 'point' ? where.system : found.position ? 'compound' : null,
    workstationId,
    workstationName,
  };
  return { place, prefix: requestNumberPrefix(tree, divisionCode), byTerritory: found.byTerritory };
}
