import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { BoundingBox, Position } from '../../../shared/geometry.ts';

/** Reads may run inside or outside a transaction. */
export type Executor = Database | Transaction;

/** A point as PostgreSQL gives it. */
export interface PointValue {
  readonly x: number;
  readonly y: number;
}

/** A position as a value of type point; null stays null. */
export function pointOf(position: Position | null | undefined): RawBuilder<unknown> {
  return position ? sql`point(${position[0]}::float8, ${position[1]}::float8)` : sql`null::point`;
}

/** A box as a value of type box. */
export function boxOf([west, south, east, north]: BoundingBox): RawBuilder<unknown> {
  return sql`box(point(${east}::float8, ${north}::float8), point(${west}::float8, ${south}::float8))`;
}

/** A point read from the database as longitude and latitude. */
export function positionOf(point: PointValue | null): Position | null {
  return point ? [point.x, point.y] : null;
}

/** The conditions joined by `and`; true when there are none. */
export function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}
