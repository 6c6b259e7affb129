import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { readIdCursor } from '../../../platform/paging.ts';
import type { SheetReading } from '../inputs.ts';
import type { SheetImportState } from '../lifecycle.ts';

/** A spreadsheet being imported. */
export interface SheetImportRow {
  readonly id: string;
  readonly state: SheetImportState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly fileName: string;
  readonly headers: readonly string[];
  readonly headerKey: string;
  readonly rowCount: number;
  readonly reading: SheetReading | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly progressId: string | null;
}

const columns = sql`
  id, state, version, head_hash as "headHash", doers, division_code as "divisionCode", place_path::text as "placePath", place_name as "placeName", file_name as "fileName",
  headers, header_key as "headerKey", row_count as "rowCount", reading, created_by as "createdBy", created_at as "createdAt", changed_at as "changedAt", progress_id as "progressId"`;

/** An import by id. */
export async function findSheet(database: Database | Transaction, id: string): Promise<SheetImportRow | undefined> {
  return (await sql<SheetImportRow>`select ${columns} from sheet_import where id = ${id}::uuid`.execute(database)).rows[0];
}

/** An import by id, locked. */
export async function lockSheet(transaction: Transaction, id: string): Promise<SheetImportRow | undefined> {
  return (await sql<SheetImportRow>`select ${columns} from sheet_import where id = ${id}::uuid for update`.execute(transaction)).rows[0];
}

/** A page of imports at some places, latest first. */
export async function listSheets(database: Database, placePaths: readonly string[], cursor: string | undefined, limit: number): Promise<readonly SheetImportRow[]> {
  const after = cursor === undefined ? sql`` : sql`and id < ${readIdCursor(cursor)}::uuid`;
  const result = await sql<SheetImportRow>`
    select ${columns} from sheet_import where place_path <@ ${[...placePaths]}::text[]::ltree[] ${after} order by id desc limit ${limit}`.execute(database);
  return result.rows;
}

/** Ids of imports nobody went on with since a moment. */
export async function idleSheets(database: Database, before: Date): Promise<readonly string[]> {
  const result = await sql<{ id: string }>`
    select id from sheet_import where state in ('uploaded', 'checked', 'stopped') and changed_at < ${before} order by id limit 200`.execute(database);
  return result.rows.map(({ id }) => id);
}

/** Inserts an import that was just read. */
export async function insertSheet(transaction: Transaction, sheet: Omit<SheetImportRow, 'state' | 'version' | 'doers' | 'reading' | 'changedAt' | 'progressId'>): Promise<void> {
  await sql`
    insert into sheet_import (id, state, version, head_hash, division_code, place_path, place_name, file_name, headers, header_key, row_count, created_by, created_at, changed_at)
    values (${sheet.id}, 'uploaded', 1, ${sheet.headHash}, ${sheet.divisionCode}, ${sheet.placePath}::ltree, ${sheet.placeName}, ${sheet.fileName}, ${[...sheet.headers]},
      ${sheet.headerKey}, ${sheet.rowCount}, ${sheet.createdBy}, ${sheet.createdAt}, ${sheet.createdAt})`.execute(transaction);
}

export interface SheetChange {
  readonly state: SheetImportState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doer: { readonly action: string; readonly id: string | null };
  readonly at: Date;
  readonly reading?: SheetReading;
  readonly progressId?: string;
}

/** Writes an import's new state; the caller holds its row lock. */
export async function saveSheet(transaction: Transaction, id: string, change: SheetChange): Promise<void> {
  const doer = change.doer.id === null ? sql`doers` : sql`doers || jsonb_build_object(${change.doer.action}::text, ${change.doer.id}::text)`;
  const reading = change.reading === undefined ? sql`` : sql`, reading = ${JSON.stringify(change.reading)}::jsonb`;
  const progress = change.progressId === undefined ? sql`` : sql`, progress_id = ${change.progressId}`;
  await sql`
    update sheet_import set state = ${change.state}, version = ${change.version}, head_hash = ${change.headHash}, doers = ${doer}, changed_at = ${change.at} ${reading} ${progress}
    where id = ${id}::uuid`.execute(transaction);
}

/** Keeps how a sheet with these headers was read, for the next one. */
export async function saveMapping(transaction: Transaction, sheet: SheetImportRow, reading: SheetReading, by: string, at: Date): Promise<void> {
  await sql`
    insert into sheet_mapping (place_path, header_key, reading, saved_by, saved_at)
    values (${sheet.placePath}::ltree, ${sheet.headerKey}, ${JSON.stringify(reading)}::jsonb, ${by}, ${at})
    on conflict (place_path, header_key) do update set reading = excluded.reading, saved_by = excluded.saved_by, saved_at = excluded.saved_at`.execute(transaction);
}

/** How a sheet with these headers was read the last time at this place or the nearest one above. */
export async function findMapping(database: Database, placePath: string, headerKey: string): Promise<SheetReading | undefined> {
  const result = await sql<{ reading: SheetReading }>`
    select reading from sheet_mapping where header_key = ${headerKey} and place_path @> ${placePath}::ltree order by nlevel(place_path) desc limit 1`.execute(database);
  return result.rows[0]?.reading;
}
