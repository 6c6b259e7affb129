import type { Actor } from '../../../shared/actor.ts';
import type { OutputOf, QueryOf } from '../../../shared/route.ts';
import type * as contract from '../contract.ts';
import { readShapesWithin } from '../store/shapes.ts';
import type { Executor } from '../store/sql.ts';
import { type DivisionTree, divisionTree } from '../tree.ts';
import type { Division } from '../store/divisions.ts';
import { assertMayReadRecords, findDivision } from './find-division.ts';
import { presentGrid } from './present.ts';

/** Living grids inside a unit, by code. */
export function gridsWithin(tree: DivisionTree, code: string): readonly Division[] {
  return tree.children(code).flatMap((child) => (child.level === 'grid' ? [child] : gridsWithin(tree, child.code)));
}

/** Grids inside a unit with their outlines, for the people who work there. */
export async function listGrids(executor: Executor, actor: Actor, code: string): Promise<OutputOf<typeof contract.listGrids>> {
  const tree = await divisionTree(executor);
  const division = findDivision(tree, code);
  assertMayReadRecords(actor, division.path);
  const shapes = new Map((await readShapesWithin(executor, division.path, 'grid')).map((shape) => [shape.divisionCode, shape]));
  const grids = division.level === 'grid' ? [division] : gridsWithin(tree, code);
  return { items: grids.map((grid) => presentGrid(actor, grid, shapes.get(grid.code))) };
}

/** Outlines of one level inside a unit as GeoJSON, for the maps of everybody. */
export async function listShapes(executor: Executor, query: QueryOf<typeof contract.listShapes>): Promise<OutputOf<typeof contract.listShapes>> {
  const tree = await divisionTree(executor);
  const shapes = await readShapesWithin(executor, findDivision(tree, query.within).path, query.level);
  return {
    type: 'FeatureCollection',
    features: shapes.map(({ divisionCode, geometry, schematic, source, level }) => ({
      type: 'Feature',
      id: divisionCode,
      properties: { code: divisionCode, name: tree.get(divisionCode)?.shortName ?? divisionCode, level, schematic, source },
      geometry: { ...geometry },
    })),
  };
}
