import type { Actor } from '../../../shared/actor.ts';
import type { MultiPolygon, Position } from '../../../shared/geometry.ts';
import type { CompoundEntry, CompoundRecord, DivisionRecord, GridRecord, WorkstationRecord } from '../contract.ts';
import { divisionActions, recordActions } from '../policy.ts';
import type { Compound } from '../store/compounds.ts';
import type { Division } from '../store/divisions.ts';
import type { Shape } from '../store/shapes.ts';
import type { Workstation } from '../store/workstations.ts';
import type { DivisionTree } from '../tree.ts';

interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

function pointFrom(position: Position | null): Point | null {
  return position && { longitude: position[0], latitude: position[1] };
}

/** How people say where a unit is: `姑苏区沧浪街道桂花社区`, from the district down. */
export function fullNameOf(tree: DivisionTree, code: string): string {
  const lineage = tree.lineage(code);
  const spoken = lineage.filter(({ level }) => level !== 'province' && level !== 'city');
  return (spoken.length > 0 ? spoken : lineage.slice(-1)).map(({ shortName }) => shortName).join('');
}

function shortNameIn(tree: DivisionTree, code: string): string {
  return tree.get(code)?.shortName ?? code;
}

/** A unit as it travels, with what the actor may do to it. */
export function presentDivision(tree: DivisionTree, actor: Actor, division: Division): DivisionRecord {
  const { path, center, validFrom: _from, validTo: _to, source: _source, ...rest } = division;
  return {
    ...rest,
    placePath: path,
    center: pointFrom(center),
    hasChildren: tree.children(division.code).length > 0,
    actions: division.validTo === null ? divisionActions(actor, division.level, path) : [],
  };
}

/** What everybody may know of a compound. */
export function presentCompoundEntry(tree: DivisionTree, compound: Compound): CompoundEntry {
  const { id, name, aliases, communityCode, address, center, buildings } = compound;
  return {
    id,
    name,
    aliases: [...aliases],
    communityCode,
    communityName: shortNameIn(tree, communityCode),
    address,
    center: pointFrom(center),
    buildings: buildings.map((building) => ({ ...building, stairwells: [...building.stairwells] })),
  };
}

/** A compound with what the office knows and what the actor may do to it. */
export function presentCompound(tree: DivisionTree, actor: Actor, compound: Compound): CompoundRecord {
  const { gridCode, managed, managerName, source, archived, version, communityPath } = compound;
  return {
    ...presentCompoundEntry(tree, compound),
    placePath: communityPath,
    gridCode,
    managed,
    managerName,
    source,
    archived,
    version,
    actions: recordActions(actor, communityPath, archived),
  };
}

/** A workstation with the names of its territory and what the actor may do to it. */
export function presentWorkstation(tree: DivisionTree, actor: Actor, workstation: Workstation): WorkstationRecord {
  const { source: _source, center, territory, ...rest } = workstation;
  return {
    ...rest,
    streetName: shortNameIn(tree, workstation.streetCode),
    center: pointFrom(center),
    territory: territory.map((code) => ({ code, name: shortNameIn(tree, code) })),
    actions: recordActions(actor, workstation.placePath, workstation.archived),
  };
}

function copyGeometry({ type, coordinates }: MultiPolygon): NonNullable<GridRecord['geometry']> {
  return { type, coordinates: coordinates.map((rings) => rings.map((ring) => ring.map((position) => [...position]))) };
}

/** A grid with its outline and what the actor may do to it. */
export function presentGrid(actor: Actor, grid: Division, shape: Shape | undefined): GridRecord {
  return {
    code: grid.code,
    id: grid.id,
    name: grid.name,
    communityCode: grid.parentCode ?? '',
    placePath: grid.path,
    geometry: shape ? copyGeometry(shape.geometry) : null,
    schematic: shape?.schematic ?? false,
    source: shape?.source ?? grid.source,
    version: grid.version,
    actions: recordActions(actor, grid.path, grid.validTo !== null),
  };
}
