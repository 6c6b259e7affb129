import { sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
import { openStates, type RequestState } from '../lifecycle.ts';
import { type Scope, scopeCondition } from './list-requests.ts';

/** Open cases by state, with how many are late, nearly so, or have a limit before the end of the day. */
export async function countOpenByState(
  database: Database,
  scope: Scope,
  now: Date,
  endOfDay: Date,
): Promise<readonly { state: RequestState; count: number; overdue: number; dueSoon: number; dueToday: number }[]> {
  const result = await sql<{ state: RequestState; count: number; overdue: number; dueSoon: number; dueToday: number }>`
    select state, count(*) as count, count(*) filter (where next_due < ${now}) as overdue,
      count(*) filter (where next_due >= ${now} and warn_at <= ${now}) as "dueSoon",
      count(*) filter (where next_due >= ${now} and next_due < ${endOfDay}) as "dueToday"
    from request where state = any(${openStates}) and ${scopeCondition(scope)} group by state`.execute(database);
  return result.rows;
}

/** How many cases came in and were closed on each of the last days (plain dates in Shanghai). */
export async function countByDay(
  database: Database,
  scope: Scope,
  from: Date,
): Promise<readonly { date: string; reported: number; closed: number }[]> {
  const day = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date`;
  const result = await sql<{ date: string; reported: number; closed: number }>`
    with counted as (
      select ${day('reported_at')} as date, 1 as reported, 0 as closed from request where reported_at >= ${from} and ${scopeCondition(scope)}
      union all
      select ${day('closed_at')}, 0, 1 from request where closed_at >= ${from} and ${scopeCondition(scope)})
    select date, sum(reported) as reported, sum(closed) as closed from counted group by date order by date`.execute(database);
  return result.rows;
}
