import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { RequestState } from '../lifecycle.ts';

/** By which moment cases belong to a period: when they were closed, or when people rated them. */
export type SampleBasis = 'closed' | 'rated';

export interface SampleFrameQuery {
  readonly placePath: string;
  readonly basis: SampleBasis;
  /** From (inclusive) until (exclusive). */
  readonly from: Date;
  readonly until: Date;
  readonly categoryId?: string | undefined;
  readonly channel?: string | undefined;
  readonly workstationId?: string | undefined;
  /** At most so many. */
  readonly limit: number;
}

/** A case that may be drawn, with what samples are divided by. */
export interface SampleFrameRow {
  readonly id: string;
  readonly categoryId: string | null;
  readonly channel: string;
  readonly workstationId: string | null;
}

/** The cases that stand as done and were closed or rated in the period, in the order of their ids. */
export async function readSampleFrame(executor: Database | Transaction, query: SampleFrameQuery): Promise<readonly SampleFrameRow[]> {
  const same = (column: string, value: string | undefined): RawBuilder<unknown> => (value === undefined ? sql`` : sql`and coalesce(${sql.ref(column)}::text, '') = ${value}`);
  const during = query.basis === 'closed'
    ? sql`closed_at >= ${query.from} and closed_at < ${query.until}`
    : sql`exists (select 1 from request_rating where request_id = request.id and rated_at >= ${query.from} and rated_at < ${query.until})`;
  const { rows } = await sql<SampleFrameRow>`
    select id, category_id as "categoryId", channel, workstation_id as "workstationId" from request
    where state in ('verified', 'closed') and place_path <@ ${query.placePath}::ltree and ${during}
      ${same('category_id', query.categoryId)} ${same('channel', query.channel)} ${same('workstation_id', query.workstationId)}
    order by id limit ${query.limit}`.execute(executor);
  return rows;
}

/** What a checker has to know of a case: no names, no phones. */
export interface CheckableCase {
  readonly id: string;
  readonly number: string;
  readonly state: RequestState;
  readonly title: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly address: string | null;
  readonly categoryId: string | null;
  readonly channel: string;
  readonly workstationId: string | null;
  readonly workstationName: string | null;
  readonly beforeFileId: string | null;
  readonly afterFileId: string | null;
  readonly reportedAt: Date;
  readonly closedAt: Date | null;
  /** Who last took which action. */
  readonly doers: Readonly<Partial<Record<string, string>>>;
}

/** Cases by their ids as a checker needs them, in no order; unknown ids are left out. */
export async function readCheckableCases(executor: Database | Transaction, ids: readonly string[]): Promise<readonly CheckableCase[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CheckableCase>`
    select id, number, state, title, place_path::text as "placePath", place_name as "placeName", coalesce(compound_name, address) as address,
      category_id as "categoryId", channel, workstation_id as "workstationId", workstation_name as "workstationName",
      before_file_id as "beforeFileId", after_file_id as "afterFileId", reported_at as "reportedAt", closed_at as "closedAt", doers
    from request where id = any(${ids}::uuid[])`.execute(executor);
  return rows;
}

/** One look at a case of a sample. */
export interface SpotCheck {
  readonly id: string;
  readonly requestId: string;
  readonly sampleId: string;
  readonly verdict: 'done' | 'notDone' | 'cannotVerify';
  readonly level: number | null;
  readonly checkedAt: Date;
  readonly checkedBy: string;
}

/** Keeps what a check found, in the place of what the same sample said of this case before; figures follow. */
export async function saveSpotCheck(transaction: Transaction, check: SpotCheck): Promise<void> {
  await sql`
    insert into request_spot_check (id, request_id, sample_id, verdict, level, checked_at, checked_by)
    values (${check.id}::uuid, ${check.requestId}::uuid, ${check.sampleId}::uuid, ${check.verdict}, ${check.level}, ${check.checkedAt}, ${check.checkedBy}::uuid)
    on conflict (sample_id, request_id) do update set verdict = excluded.verdict, level = excluded.level, checked_at = excluded.checked_at,
      checked_by = excluded.checked_by`.execute(transaction);
}
