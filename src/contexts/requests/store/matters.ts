import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { readIdCursor } from '../../../platform/paging.ts';
import type { MatterKind } from '../rules/conditions.ts';
import { type Scope, scopeCondition } from './list-requests.ts';
import { type SummaryRow, summaryColumns, summaryJoins } from './summaries.ts';

export type MatterStatus = 'open' | 'granted' | 'refused' | 'answered' | 'settled' | 'lapsed';

export interface NewMatter {
  readonly id: string;
  readonly requestId: string;
  readonly kind: MatterKind;
  readonly level?: number;
  readonly days?: number;
  readonly reviveOn?: string;
  readonly reason?: string;
  readonly note?: string | undefined;
  readonly due?: { readonly due: Date; readonly provisional: boolean };
  readonly openedAt: Date;
  readonly openedRole: string;
  readonly openedBy: string | null;
}

/** A matter as it is kept. */
export interface Matter {
  readonly id: string;
  readonly requestId: string;
  readonly kind: MatterKind;
  readonly status: MatterStatus;
  readonly level: number | null;
  readonly days: number | null;
  readonly reviveOn: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly answer: string | null;
  readonly due: Date | null;
  readonly dueProvisional: boolean;
  readonly openedAt: Date;
  readonly openedRole: string;
  readonly openedBy: string | null;
  readonly closedAt: Date | null;
}

const columns = sql`
  matter.id, matter.request_id as "requestId", matter.kind, matter.status, matter.level, matter.days, matter.revive_on as "reviveOn",
  matter.reason, matter.note, matter.answer, matter.due, matter.due_provisional as "dueProvisional", matter.opened_at as "openedAt",
  matter.opened_role as "openedRole", matter.opened_by as "openedBy", matter.closed_at as "closedAt"`;

/** Opens a matter; the caller holds the row lock of the case, an index refuses a second one of the kind. */
export async function openMatter(transaction: Transaction, matter: NewMatter): Promise<void> {
  await sql`
    insert into request_matter (id, request_id, kind, status, level, days, revive_on, reason, note, due, due_provisional, opened_at, opened_role, opened_by)
    values (${matter.id}, ${matter.requestId}, ${matter.kind}, 'open', ${matter.level ?? null}, ${matter.days ?? null}, ${matter.reviveOn ?? null}::date,
      ${matter.reason ?? null}, ${matter.note ?? null}, ${matter.due?.due ?? null}, ${matter.due?.provisional ?? false}, ${matter.openedAt},
      ${matter.openedRole}, ${matter.openedBy})`.execute(transaction);
}

export interface MatterEnd {
  readonly requestId: string;
  readonly kinds: readonly MatterKind[];
  readonly status: Exclude<MatterStatus, 'open'>;
  readonly at: Date;
  readonly by: string | null;
  readonly answer?: string;
}

/** Closes the open matters of these kinds; a shelving in force is closed as well. */
export async function closeMatters(transaction: Transaction, end: MatterEnd): Promise<readonly Matter[]> {
  const result = await sql<Matter>`
    update request_matter as matter set status = ${end.status}, closed_at = ${end.at}, closed_by = ${end.by}, answer = coalesce(${end.answer ?? null}, answer)
    where request_id = ${end.requestId}::uuid and kind = any(${end.kinds}::text[])
      and (status = 'open' or (kind = 'shelving' and status = 'granted' and ${end.status !== 'granted'}))
    returning ${columns}`.execute(transaction);
  return result.rows;
}

/** The open matter of a kind. */
export async function openMatterOf(transaction: Transaction, requestId: string, kind: MatterKind): Promise<Matter | undefined> {
  const result = await sql<Matter>`
    select ${columns} from request_matter as matter where request_id = ${requestId}::uuid and kind = ${kind} and status = 'open'`.execute(transaction);
  return result.rows[0];
}

export interface MatterFilters {
  readonly kinds: readonly MatterKind[];
  readonly statuses: readonly MatterStatus[];
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Matters of cases in scope with their cases, newest first, keyset-paged. */
export async function listMatters(database: Database, scope: Scope, filters: MatterFilters): Promise<readonly { readonly matter: Matter; readonly request: SummaryRow }[]> {
  const after: RawBuilder<unknown> = filters.cursor === undefined ? sql`` : sql`and matter.id < ${readIdCursor(filters.cursor)}::uuid`;
  // Each kind and status lies newest first in an index: a page needs at most its length of each.
  const result = await sql<Matter & { readonly requestId: string }>`
    select part.* from unnest(${[...new Set(filters.kinds)]}::text[]) as wanted (kind) cross join unnest(${filters.statuses}::text[]) as standing (status)
    cross join lateral (
      select ${columns} from request_matter as matter join request on request.id = matter.request_id
      where matter.kind = wanted.kind and matter.status = standing.status and ${scopeCondition(scope, true)} ${after}
      order by matter.id desc limit ${filters.limit}) as part
    order by part.id desc limit ${filters.limit}`.execute(database);
  const ids = result.rows.map(({ requestId }) => requestId);
  const requests = await sql<SummaryRow>`
    select ${summaryColumns} from request ${summaryJoins} where request.id = any(${ids}::uuid[])`.execute(database);
  const byId = new Map(requests.rows.map((row) => [row.id, row]));
  return result.rows.flatMap((matter) => {
    const request = byId.get(matter.requestId);
    return request ? [{ matter, request }] : [];
  });
}
