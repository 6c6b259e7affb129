import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { SheetRowState } from '../contract.ts';
import type { RowProblem, SheetMessage } from '../rules/check-row.ts';

/** One row of a sheet. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly state: SheetRowState;
  readonly outsideNumber: string | null;
  readonly message: SheetMessage | null;
  readonly problems: readonly RowProblem[];
  readonly requestId: string | null;
}

const columns = sql`row_number as row, cells, state, outside_number as "outsideNumber", message, problems, request_id as "requestId"`;

/** Stores rows as they were read; JSON, since rows differ in length. */
export async function insertRows(transaction: Transaction, importId: string, rows: readonly { readonly row: number; readonly cells: readonly string[] }[]): Promise<void> {
  await sql`
    insert into sheet_row (import_id, row_number, cells)
    select ${importId}::uuid, (one->>'row')::integer, array(select jsonb_array_elements_text(one->'cells'))
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as one`.execute(transaction);
}

export interface RowFilter {
  readonly state?: SheetRowState | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Rows of an import in their order. */
export async function readRows(database: Database | Transaction, importId: string, { state, after = 0, limit }: RowFilter): Promise<readonly SheetRow[]> {
  const only = state === undefined ? sql`` : sql`and state = ${state}`;
  const result = await sql<SheetRow>`
    select ${columns} from sheet_row where import_id = ${importId}::uuid and row_number > ${after} ${only} order by row_number limit ${limit}`.execute(database);
  return result.rows;
}

/** Rows of an import in one state, locked, in their order. */
export async function lockRows(transaction: Transaction, importId: string, state: SheetRowState, limit: number): Promise<readonly SheetRow[]> {
  const result = await sql<SheetRow>`
    select ${columns} from sheet_row where import_id = ${importId}::uuid and state = ${state} order by row_number limit ${limit} for update`.execute(transaction);
  return result.rows;
}

export interface RowVerdict {
  readonly row: number;
  readonly state: SheetRowState;
  readonly outsideNumber: string | null;
  readonly message: SheetMessage | null;
  readonly problems: readonly RowProblem[];
}

/** Writes what a dry run found. */
export async function saveVerdicts(transaction: Transaction, importId: string, verdicts: readonly RowVerdict[]): Promise<void> {
  await sql`
    update sheet_row set state = one->>'state', outside_number = one->>'outsideNumber', message = nullif(one->'message', 'null'), problems = one->'problems'
    from jsonb_array_elements(${JSON.stringify(verdicts)}::jsonb) as one
    where import_id = ${importId}::uuid and row_number = (one->>'row')::integer`.execute(transaction);
}

/** Writes that a row became a case, or why not; what it held is emptied. */
export async function endRow(transaction: Transaction, importId: string, row: number, state: 'imported' | 'known' | 'failed', requestId: string | null): Promise<void> {
  const content = state === 'failed' ? sql`` : sql`, cells = '{}', message = null`;
  await sql`
    update sheet_row set state = ${state}, request_id = ${requestId}::uuid ${content} where import_id = ${importId}::uuid and row_number = ${row}`.execute(transaction);
}

/** Empties all rows of an import: what is not needed is not kept. */
export async function emptyRows(transaction: Transaction, importId: string): Promise<void> {
  await sql`update sheet_row set cells = '{}', message = null, problems = '[]' where import_id = ${importId}::uuid`.execute(transaction);
}

/** How many rows of each import stand where. */
export async function countRows(database: Database | Transaction, importIds: readonly string[]): Promise<ReadonlyMap<string, Partial<Record<SheetRowState, number>>>> {
  const result = await sql<{ id: string; state: SheetRowState; count: number }>`
    select import_id as id, state, count(*) as count from sheet_row where import_id = any(${importIds}::uuid[]) group by import_id, state`.execute(database);
  const counts = new Map<string, Partial<Record<SheetRowState, number>>>();
  for (const { id, state, count } of result.rows) counts.set(id, { ...counts.get(id), [state]: count });
  return counts;
}
