import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Assignment } from '../../../shared/actor.ts';
import type { ExportFilters, ExportFormat } from '../contract.ts';
import { type Scope, scopeCondition } from './list-requests.ts';

/** A list being made into a file. */
export interface ExportRow {
  readonly id: string;
  readonly requestedBy: string;
  readonly assignments: readonly Assignment[];
  readonly format: ExportFormat;
  readonly filters: ExportFilters;
  readonly reason: string | null;
  readonly progressId: string;
  readonly createdAt: Date;
  readonly rowCount: number | null;
  readonly bytes: number | null;
  readonly readyAt: Date | null;
  readonly expiresAt: Date | null;
  readonly removedAt: Date | null;
}

/** Records what is to be exported, by whom and why. */
export async function insertExport(transaction: Transaction, row: Pick<ExportRow, 'id' | 'requestedBy' | 'assignments' | 'format' | 'filters' | 'reason' | 'progressId' | 'createdAt'>): Promise<void> {
  await sql`
    insert into request_export (id, requested_by, assignments, format, filters, reason, progress_id, created_at)
    values (${row.id}, ${row.requestedBy}, ${JSON.stringify(row.assignments)}::jsonb, ${row.format}, ${JSON.stringify(row.filters)}::jsonb, ${row.reason}, ${row.progressId}, ${row.createdAt})`.execute(transaction);
}

/** An export by id. */
export async function findExport(database: Database | Transaction, id: string): Promise<ExportRow | undefined> {
  const result = await sql<ExportRow>`
    select id, requested_by as "requestedBy", assignments, format, filters, reason, progress_id as "progressId", created_at as "createdAt", row_count as "rowCount", bytes,
      ready_at as "readyAt", expires_at as "expiresAt", removed_at as "removedAt"
    from request_export where id = ${id}::uuid`.execute(database);
  return result.rows[0];
}

/** Notes that the file is there. */
export async function markReady(database: Database, id: string, file: { readonly rows: number; readonly bytes: number; readonly at: Date; readonly expiresAt: Date }): Promise<void> {
  await sql`
    update request_export set row_count = ${file.rows}, bytes = ${file.bytes}, ready_at = ${file.at}, expires_at = ${file.expiresAt} where id = ${id}::uuid`.execute(database);
}

/** Exports whose file has outlived its time. */
export async function expiredExports(database: Database, at: Date): Promise<readonly string[]> {
  const result = await sql<{ id: string }>`
    select id from request_export where expires_at <= ${at} and removed_at is null order by id limit 500`.execute(database);
  return result.rows.map(({ id }) => id);
}

/** Notes that the file is gone. */
export async function markRemoved(database: Database, id: string, at: Date): Promise<void> {
  await sql`update request_export set removed_at = ${at} where id = ${id}::uuid`.execute(database);
}

/** How many cases a list holds, exactly: for the progress of an export. */
export async function countAll(database: Database, scope: Scope, conditions: readonly RawBuilder<boolean>[]): Promise<number> {
  const where = sql.join([...conditions, scopeCondition(scope)], sql` and `);
  const result = await sql<{ count: number }>`select count(*) as count from request where ${where}`.execute(database);
  return result.rows[0]?.count ?? 0;
}

/** What an export says of a case beside its line in the list. */
export interface ExportDetail {
  readonly id: string;
  readonly text: string | null;
  readonly address: string | null;
  readonly channelNote: string | null;
  readonly outsideNumber: string | null;
  readonly name: string | null;
  readonly phone: string | null;
}

/** Text, address and first reporter of some cases. */
export async function readExportDetails(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, ExportDetail>> {
  const result = await sql<ExportDetail>`
    select request.id, original_text as text, address, channel_note as "channelNote", request_outside.number as "outsideNumber", reporter.name, reporter.phone
    from request left join request_outside on request_outside.request_id = request.id
    left join lateral (select name, phone from request_reporter where request_reporter.request_id = request.id and erased_at is null order by id limit 1) as reporter on true
    where request.id = any(${ids}::uuid[])`.execute(database);
  return new Map(result.rows.map((row) => [row.id, row]));
}
