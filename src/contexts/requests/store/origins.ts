import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Origin } from '../contract.ts';

/** The cases that came in through one record. */
export function originCondition(origin: Origin): RawBuilder<boolean> {
  return sql`(request.origin_type = ${origin.type} and request.origin_id = ${origin.id}::uuid)`;
}

/** How the cases of one origin stand; a joined case stands as the one it was joined to. */
export interface OriginCounts {
  readonly heard: number;
  readonly solved: number;
  readonly open: number;
  /** Rejected, taken back or only recorded: neither solved nor open. */
  readonly ended: number;
}

/** Counts the cases of each origin of one type; origins without any are left out. */
export async function countByOrigin(
  database: Database | Transaction,
  type: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OriginCounts>> {
  const result = await sql<OriginCounts & { readonly id: string }>`
    with standing as (
      select request.origin_id as id, coalesce(main.state, request.state) as state
      from request left join request as main on main.id = request.joined_to
      where request.origin_type = ${type} and request.origin_id = any(${ids}::uuid[]))
    select id, count(*) as heard, count(*) filter (where state in ('verified', 'closed')) as solved,
      count(*) filter (where state in ('rejected', 'withdrawn', 'recorded')) as ended,
      count(*) filter (where state not in ('verified', 'closed', 'rejected', 'withdrawn', 'recorded')) as open
    from standing group by id`.execute(database);
  return new Map(result.rows.map(({ id, ...counts }) => [id, counts]));
}
