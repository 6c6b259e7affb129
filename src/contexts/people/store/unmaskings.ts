import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { readIdCursor } from '../../../platform/paging.ts';

export interface UnmaskingRow {
  readonly id: string;
  readonly staffId: string;
  readonly placePath: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly fields: readonly string[];
  readonly reason: string;
  readonly occurredAt: Date;
}

/** Keeps who saw what in full and why. */
export async function insertUnmasking(transaction: Transaction, row: UnmaskingRow): Promise<void> {
  await sql`
    insert into unmasking (id, staff_id, place_path, subject_type, subject_id, fields, reason, occurred_at)
    values (${row.id}, ${row.staffId}, ${row.placePath}::ltree, ${row.subjectType}, ${row.subjectId}, ${[...row.fields]}::text[],
      ${row.reason}, ${row.occurredAt})`.execute(transaction);
}

export interface UnmaskingFilter {
  /** Only records of these places and what lies in them. */
  readonly withinPaths: readonly string[];
  readonly staffId?: string | undefined;
  readonly subjectType?: string | undefined;
  readonly subjectId?: string | undefined;
  /** From this moment on, before that one. */
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
}

/** The newest first; `after` is the id of the last row of the page before (ids sort by time). */
export async function listUnmaskings(
  database: Database,
  filter: UnmaskingFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly (UnmaskingRow & { readonly staffName: string })[]> {
  const conditions: RawBuilder<unknown>[] = [sql`place_path <@ ${[...filter.withinPaths]}::ltree[]`];
  if (filter.staffId) conditions.push(sql`staff_id = ${filter.staffId}`);
  if (filter.subjectType) conditions.push(sql`subject_type = ${filter.subjectType}`);
  if (filter.subjectId) conditions.push(sql`subject_id = ${filter.subjectId}`);
  if (filter.from) conditions.push(sql`occurred_at >= ${filter.from}`);
  if (filter.before) conditions.push(sql`occurred_at < ${filter.before}`);
  if (page.after !== undefined) conditions.push(sql`unmasking.id < ${readIdCursor(page.after)}::uuid`);
  const result = await sql<UnmaskingRow & { staffName: string }>`
    select unmasking.id, staff_id as "staffId", display_name as "staffName", place_path::text as "placePath",
      subject_type as "subjectType", subject_id as "subjectId", fields, reason, occurred_at as "occurredAt"
    from unmasking join staff on staff.id = staff_id
    where ${sql.join(conditions, sql` and `)} order by unmasking.id desc limit ${page.limit}`.execute(database);
  return result.rows;
}
