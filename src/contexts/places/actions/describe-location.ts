import type { BodyOf, OutputOf } from '../../../shared/route.ts';
import type * as contract from '../contract.ts';
import type { Executor } from '../store/sql.ts';
import { readWorkstationsById } from '../store/workstations.ts';
import { divisionTree } from '../tree.ts';
import { locate, type PlaceQuery } from './locate-place.ts';
import { fullNameOf } from './present.ts';

type Body = BodyOf<typeof contract.locatePlace>;

function queryOf(body: Body): PlaceQuery {
  switch (body.kind) {
    case 'point':
      return { longitude: body.longitude, latitude: body.latitude, system: body.system };
    case 'compound':
      return { compoundId: body.compoundId, building: body.building ?? null };
    case 'address':
      return { address: body.text, divisionCode: body.divisionCode ?? null };
    case 'division':
      return { divisionCode: body.divisionCode };
  }
}

/** Tells in words where something is, who serves it and whom to call. */
export async function describeLocation(executor: Executor, body: Body): Promise<OutputOf<typeof contract.locatePlace>> {
  const place = await locate(executor, queryOf(body));
  const tree = await divisionTree(executor);
  const lineage = tree.lineage(place.gridCode ?? place.divisionCode);
  const [workstation] = place.workstationId ? await readWorkstationsById(executor, [place.workstationId]) : [];
  const contact = lineage.findLast(({ contactPhone }) => contactPhone !== null);
  return {
    divisionCode: place.divisionCode,
    placePath: place.placePath,
    placeName: fullNameOf(tree, place.divisionCode),
    gridCode: place.gridCode,
    compoundId: place.compoundId,
    lineage: lineage.map(({ code, shortName, level }) => ({ code, shortName, level })),
    position: place.position && { longitude: place.position[0], latitude: place.position[1] },
    workstation: workstation
      ? { id: workstation.id, name: workstation.name, address: workstation.address, phone: workstation.phone }
      : null,
    contact: contact?.contactPhone ? { name: contact.contactName, phone: contact.contactPhone } : null,
  };
}
