import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { PointFields, PointKind } from '../contract.ts';

/** A wish box, bridge, station or window as the database holds it. */
export interface PointRow extends Omit<PointFields, 'point'> {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly headHash: Buffer;
  readonly placePath: string;
  readonly placeName: string;
  readonly location: { readonly x: number; readonly y: number } | null;
}

const columns = sql`
  id, code, kind, version, head_hash as "headHash", name, division_code as "divisionCode", place_path::text as "placePath", place_name as "placeName", address, location,
  about, opened_on::text as "openedOn", closed_on::text as "closedOn"`;

/** A point by id. */
export async function findPoint(database: Database | Transaction, id: string): Promise<PointRow | undefined> {
  return (await sql<PointRow>`select ${columns} from channel_point where id = ${id}::uuid`.execute(database)).rows[0];
}

/** A point by id, locked. */
export async function lockPoint(transaction: Transaction, id: string): Promise<PointRow | undefined> {
  return (await sql<PointRow>`select ${columns} from channel_point where id = ${id}::uuid for update`.execute(transaction)).rows[0];
}

/** A point by the code on its poster. */
export async function findPointByCode(database: Database | Transaction, code: string): Promise<PointRow | undefined> {
  return (await sql<PointRow>`select ${columns} from channel_point where code = ${code}`.execute(database)).rows[0];
}

export interface SavedPoint extends PointFields {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly headHash: Buffer;
  readonly placePath: string;
  readonly placeName: string;
  readonly at: Date;
}

/** Inserts a point; false when the code is taken. */
export async function insertPoint(transaction: Transaction, point: SavedPoint): Promise<boolean> {
  const result = await sql`
    insert into channel_point (id, code, kind, version, head_hash, name, division_code, place_path, place_name, address, location, about, opened_on, closed_on, changed_at)
    values (${point.id}, ${point.code}, ${point.kind}, ${point.version}, ${point.headHash}, ${point.name}, ${point.divisionCode}, ${point.placePath}::ltree, ${point.placeName},
      ${point.address}, ${locationOf(point)}, ${point.about}, ${point.openedOn}::date, ${point.closedOn}::date, ${point.at}) on conflict (code) do nothing`.execute(transaction);
  return result.numAffectedRows === 1n;
}

/** Writes a point's new fields; the caller holds its row lock. */
export async function savePoint(transaction: Transaction, point: Omit<SavedPoint, 'code'>): Promise<void> {
  await sql`
    update channel_point set kind = ${point.kind}, version = ${point.version}, head_hash = ${point.headHash}, name = ${point.name}, division_code = ${point.divisionCode},
      place_path = ${point.placePath}::ltree, place_name = ${point.placeName}, address = ${point.address}, location = ${locationOf(point)}, about = ${point.about},
      opened_on = ${point.openedOn}::date, closed_on = ${point.closedOn}::date, changed_at = ${point.at}
    where id = ${point.id}::uuid`.execute(transaction);
}

function locationOf({ point }: PointFields): RawBuilder<unknown> {
  return sql`${point ? `(${point.longitude},${point.latitude})` : null}::point`;
}

/** Points within places, or of everybody's list those open on a day, by place and name. */
export async function listPoints(
  database: Database,
  filter: { readonly placePaths: readonly string[] | null; readonly within?: string | undefined; readonly kind?: PointKind | undefined; readonly openOn?: string },
): Promise<readonly PointRow[]> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (filter.placePaths !== null) where.push(sql`place_path <@ ${[...filter.placePaths]}::text[]::ltree[]`);
  if (filter.within !== undefined) where.push(sql`place_path <@ ${filter.within}::ltree`);
  if (filter.kind !== undefined) where.push(sql`kind = ${filter.kind}`);
  if (filter.openOn !== undefined) where.push(sql`opened_on <= ${filter.openOn}::date and (closed_on is null or closed_on >= ${filter.openOn}::date)`);
  const result = await sql<PointRow>`select ${columns} from channel_point where ${sql.join(where, sql` and `)} order by kind, place_path, name limit 500`.execute(database);
  return result.rows;
}

export interface EmptyingRow {
  readonly id: string;
  readonly pointId: string;
  readonly emptiedOn: string;
  readonly slips: number;
  readonly entered: number;
  readonly witnesses: string;
  readonly recordedAt: Date;
}

/** The emptyings of a box, latest first, each with how many of its slips are entered. */
export async function listEmptyings(database: Database | Transaction, pointId: string): Promise<readonly EmptyingRow[]> {
  const result = await sql<EmptyingRow>`
    select id, point_id as "pointId", emptied_on::text as "emptiedOn", slips, witnesses, recorded_at as "recordedAt",
      (select count(*) from emptied_slip where emptying_id = point_emptying.id) as entered
    from point_emptying where point_id = ${pointId}::uuid order by emptied_on desc, id desc limit 100`.execute(database);
  return result.rows;
}

/** Records an emptying. */
export async function insertEmptying(transaction: Transaction, emptying: Omit<EmptyingRow, 'entered'> & { readonly recordedBy: string | null }): Promise<void> {
  await sql`
    insert into point_emptying (id, point_id, emptied_on, slips, witnesses, recorded_by, recorded_at)
    values (${emptying.id}, ${emptying.pointId}, ${emptying.emptiedOn}::date, ${emptying.slips}, ${emptying.witnesses}, ${emptying.recordedBy}::uuid, ${emptying.recordedAt})`.execute(transaction);
}

/** An emptying of this box. */
export async function findEmptying(transaction: Database | Transaction, pointId: string, id: string): Promise<Pick<EmptyingRow, 'id' | 'emptiedOn'> | undefined> {
  const result = await sql<Pick<EmptyingRow, 'id' | 'emptiedOn'>>`
    select id, emptied_on::text as "emptiedOn" from point_emptying where id = ${id}::uuid and point_id = ${pointId}::uuid`.execute(transaction);
  return result.rows[0];
}

/** Notes which case a slip of an emptying became. */
export async function insertEmptiedSlip(transaction: Transaction, requestId: string, emptyingId: string): Promise<void> {
  await sql`insert into emptied_slip (request_id, emptying_id) values (${requestId}, ${emptyingId}) on conflict do nothing`.execute(transaction);
}
