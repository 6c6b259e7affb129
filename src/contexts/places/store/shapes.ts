import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/database.ts';
import { boundingBox, type BoundingBox, type MultiPolygon } from '../../../shared/geometry.ts';
import type { PlaceLevel } from '../rules/division.ts';
import { boxOf, type Executor } from './sql.ts';

/** The outline of a unit, WGS 84. */
export interface Shape {
  readonly divisionCode: string;
  readonly geometry: MultiPolygon;
  /** The outline also covers a neighbour: a point in it proves only the unit above. */
  readonly shared: boolean;
  /** Drawn by us (示意), not official. */
  readonly schematic: boolean;
  readonly source: string;
}

export interface PlacedShape extends Shape {
  readonly level: PlaceLevel;
  readonly path: string;
}

const columns = sql`division_code as "divisionCode", geometry, shared, schematic, division_shape.source, level, path::text as path`;
const alive = sql`valid_to is null`;

/** Stores outlines, replacing earlier ones of the same units. */
export async function saveShapes(transaction: Transaction, shapes: readonly Shape[]): Promise<void> {
  const rows = shapes.map((shape) => {
    const [west, south, east, north] = boundingBox(shape.geometry);
    return { ...shape, west, south, east, north };
  });
  await sql`
    insert into division_shape (division_code, geometry, bounds, shared, schematic, source)
    select "divisionCode", geometry, box(point(east, north), point(west, south)), shared, schematic, source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row ("divisionCode" text, geometry jsonb, west float8,
      south float8, east float8, north float8, shared boolean, schematic boolean, source text)
    on conflict (division_code) do update set geometry = excluded.geometry, bounds = excluded.bounds,
      shared = excluded.shared, schematic = excluded.schematic, source = excluded.source`.execute(transaction);
}

/** Outlines whose box touches the given one, the smallest units first; of one level only where asked. */
export async function readShapesNear(executor: Executor, box: BoundingBox, level?: PlaceLevel): Promise<readonly PlacedShape[]> {
  const ofLevel = level ? sql`and level = ${level}` : sql``;
  const result = await sql<PlacedShape>`
    select ${columns} from division_shape join division on code = division_code
    where bounds && ${boxOf(box)} and ${alive} ${ofLevel}
    order by nlevel(path) desc, code`.execute(executor);
  return result.rows;
}

/** Outlines of some levels inside a unit, by code. */
export async function readShapesWithin(executor: Executor, path: string, ...levels: readonly PlaceLevel[]): Promise<readonly PlacedShape[]> {
  const result = await sql<PlacedShape>`
    select ${columns} from division_shape join division on code = division_code
    where path <@ ${path}::ltree and level = any(${levels}::text[]) and ${alive} order by code`.execute(executor);
  return result.rows;
}

/** All living outlines of one level, by code. */
export async function readShapesOfLevel(executor: Executor, level: PlaceLevel): Promise<readonly PlacedShape[]> {
  const result = await sql<PlacedShape>`
    select ${columns} from division_shape join division on code = division_code
    where level = ${level} and ${alive} order by code`.execute(executor);
  return result.rows;
}

/** The outline of one unit. */
export async function readShape(executor: Executor, divisionCode: string): Promise<PlacedShape | undefined> {
  const result = await sql<PlacedShape>`
    select ${columns} from division_shape join division on code = division_code
    where division_code = ${divisionCode}`.execute(executor);
  return result.rows[0];
}
