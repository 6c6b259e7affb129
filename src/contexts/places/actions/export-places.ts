import { problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import type { Position } from '../../../shared/geometry.ts';
import type { Exchanged } from '../contract.ts';
import { mayReadHistory } from '../policy.ts';
import { writeBuildings, writeCompoundTable } from '../rules/compound-table.ts';
import { readCompoundsWithin } from '../store/compounds.ts';
import type { Division } from '../store/divisions.ts';
import { readShapesWithin } from '../store/shapes.ts';
import type { Executor } from '../store/sql.ts';
import { readWorkstationsWithin } from '../store/workstations.ts';
import { type DivisionTree, divisionTree } from '../tree.ts';
import { findDivision } from './find-division.ts';

interface Feature {
  readonly id: string;
  readonly geometry: object | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

function pointGeometry(center: Position | null): object | null {
  return center && { type: 'Point', coordinates: center };
}

async function gridFeatures(executor: Executor, tree: DivisionTree, path: string): Promise<readonly Feature[]> {
  const shapes = await readShapesWithin(executor, path, 'grid');
  return shapes.map(({ divisionCode, geometry, schematic, source }) => {
    const grid = tree.get(divisionCode);
    const communityCode = grid?.parentCode ?? '';
    return {
      id: divisionCode,
      geometry: { type: geometry.type, coordinates: geometry.coordinates },
      properties: { code: divisionCode, name: grid?.name ?? '', communityCode, community: tree.get(communityCode)?.shortName ?? '', schematic, source },
    };
  });
}

async function outlineFeatures(executor: Executor, tree: DivisionTree, path: string): Promise<readonly Feature[]> {
  const shapes = await readShapesWithin(executor, path, 'district', 'street', 'community');
  return shapes.map(({ divisionCode, geometry, shared, schematic, source }) => ({
    id: divisionCode,
    geometry: { type: geometry.type, coordinates: geometry.coordinates },
    properties: { code: divisionCode, name: tree.get(divisionCode)?.name ?? '', shared, schematic, source },
  }));
}

async function compoundFeatures(executor: Executor, tree: DivisionTree, withinPath: string): Promise<readonly Feature[]> {
  const compounds = await readCompoundsWithin(executor, { withinPath });
  return compounds.map(({ id, name, aliases, communityCode, gridCode, address, managed, managerName, center, buildings, source }) => ({
    id,
    geometry: pointGeometry(center),
    properties: {
      id, name, aliases, communityCode, community: tree.get(communityCode)?.shortName ?? '', gridCode, address, managed, managerName,
      buildings: buildings.map((building) => ({ name: building.name, stairwells: building.stairwells, gridCode: building.gridCode })),
      source,
    },
  }));
}

async function workstationFeatures(executor: Executor, tree: DivisionTree, path: string): Promise<readonly Feature[]> {
  const workstations = await readWorkstationsWithin(executor, path);
  return workstations.map(({ id, name, streetCode, address, phone, center, isDefault, territory, source }) => ({
    id,
    geometry: pointGeometry(center),
    properties: { id, name, streetCode, street: tree.get(streetCode)?.shortName ?? '', address, phone, isDefault, territory, source },
  }));
}

const readers = { grids: gridFeatures, compounds: compoundFeatures, workstations: workstationFeatures, outlines: outlineFeatures } as const;

function openForExport(tree: DivisionTree, actor: Actor, within: string): Division {
  const division = findDivision(tree, within);
  if (!mayReadHistory(actor, division.path)) throw problem(403, 'forbidden', { detail: 'You administer other places, not this one.' });
  return division;
}

/** Records of one kind of a unit as GeoJSON text, one feature a line, in a stable order. */
export async function exportFeatures(executor: Executor, actor: Actor, what: Exchanged, within: string): Promise<string> {
  const tree = await divisionTree(executor);
  const division = openForExport(tree, actor, within);
  const features = await readers[what](executor, tree, division.path);
  const lines = features.map(({ id, geometry, properties }) => JSON.stringify({ type: 'Feature', id, geometry, properties }));
  return `{"type":"FeatureCollection","name":${JSON.stringify(`${what}-${division.code}`)},"features":[\n${lines.join(',\n')}\n]}\n`;
}

/** Compounds of a unit as CSV. */
export async function exportCompoundTable(executor: Executor, actor: Actor, within: string): Promise<string> {
  const tree = await divisionTree(executor);
  const division = openForExport(tree, actor, within);
  const compounds = await readCompoundsWithin(executor, { withinPath: division.path });
  return writeCompoundTable(
    compounds.map(({ communityCode, name, aliases, address, managed, managerName, center, gridCode, buildings }) => ({
      communityCode,
      community: tree.get(communityCode)?.shortName ?? '',
      name,
      aliases: aliases.join('、'),
      address,
      managed: managed ? '是' : '否',
      managerName: managerName ?? '',
      longitude: center ? String(center[0]) : '',
      latitude: center ? String(center[1]) : '',
      gridCode: gridCode ?? '',
      buildings: writeBuildings(buildings),
    })),
  );
}
