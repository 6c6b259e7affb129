import type { Transaction } from '../../../platform/database/database.ts';
import { compoundsById, divisionNames, locate, workstationById } from '../../places/index.ts';
import type { Where } from '../contract.ts';

/** Where a request lies: its place in the tree, who serves it, and what people call it. */
export interface Whereabouts {
  readonly divisionCode: string;
  readonly placePath: string;
  /** What everybody may read: community and compound, never a room. */
  readonly placeName: string;
  readonly gridCode: string | null;
  readonly gridName: string | null;
  readonly compoundId: string | null;
  readonly compoundName: string | null;
  /** Address, building and note as the reporter gave them; for the office only. */
  readonly address: string | null;
  readonly location: { readonly longitude: number; readonly latitude: number } | null;
  readonly locationSource: string | null;
  readonly workstationId: string | null;
  readonly workstationName: string | null;
}

function placeQuery(where: Where) {
  switch (where.kind) {
    case 'point':
      return { longitude: where.longitude, latitude: where.latitude, system: where.system };
    case 'compound':
      return { compoundId: where.compoundId, building: where.building ?? null };
    case 'address':
      return { address: where.text, divisionCode: where.divisionCode ?? null };
  }
}

function addressOf(where: Where): string | null {
  if (where.kind === 'address') return where.text;
  const parts = [where.kind === 'compound' ? where.building : undefined, where.note].filter((part) => part !== undefined && part !== '');
  return parts.length > 0 ? parts.join(' ') : null;
}

function positionOf(position: readonly [number, number] | null): Whereabouts['location'] {
  if (!position) return null;
  return { longitude: position[0], latitude: position[1] };
}

/** Resolves what a reporter said about the place. Throws 422 naming the field below `where`. */
export async function whereabouts(transaction: Transaction, where: Where): Promise<Whereabouts> {
  const place = await locate(transaction, placeQuery(where), 'where');
  const codes = place.gridCode ? [place.divisionCode, place.gridCode] : [place.divisionCode];
  const names = await divisionNames(transaction, codes);
  const compound = place.compoundId ? (await compoundsById(transaction, [place.compoundId])).get(place.compoundId) : undefined;
  const workstation = place.workstationId ? await workstationById(transaction, place.workstationId) : undefined;
  const division = names.get(place.divisionCode)?.fullName ?? place.divisionCode;
  return {
    divisionCode: place.divisionCode,
    placePath: place.placePath,
    placeName: compound ? `${division}${compound.name}` : division,
    gridCode: place.gridCode,
    gridName: place.gridCode ? (names.get(place.gridCode)?.name ?? null) : null,
    compoundId: place.compoundId,
    compoundName: compound?.name ?? null,
    address: addressOf(where),
    location: positionOf(place.position),
    locationSource: where.kind === 'point' ? where.system : place.position ? 'compound' : null,
    workstationId: place.workstationId,
    workstationName: workstation?.name ?? null,
  };
}
