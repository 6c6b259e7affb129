import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { openStates } from '../lifecycle.ts';
import { workStates } from '../rules/conditions.ts';

/** Shelved cases whose day (plain date) has come. */
export async function idsToRevive(database: Database, today: string, limit: number): Promise<readonly string[]> {
  const result = await sql<{ id: string }>`
    select id from request where state = 'shelved' and revive_on <= ${today}::date order by revive_on, id limit ${limit}`.execute(database);
  return result.rows.map(({ id }) => id);
}

/** A case that reached a warning nobody was told of. */
export interface WarnedCase {
  readonly id: string;
  readonly number: string;
  readonly placeName: string;
  readonly placePath: string;
  readonly workstationId: string | null;
  readonly stage: string;
  readonly due: Date;
  readonly warning: 'yellow' | 'red' | 'late';
}

/** Cases of the workstations that turned yellow, red or late since somebody was told. */
export async function warnedCases(database: Database, now: Date, limit: number): Promise<readonly WarnedCase[]> {
  const result = await sql<WarnedCase>`
    with reached as (
      select *, case when next_due < ${now} then 'late' when alarm_at <= ${now} then 'red' when warn_at <= ${now} then 'yellow' end as warning
      from request where next_due is not null and state = any(${workStates}) and warn_at <= ${now})
    select id, number, place_name as "placeName", place_path as "placePath", workstation_id as "workstationId", next_stage as stage, next_due as due, warning
    from reached where warned <> warning order by next_due, id limit ${limit}`.execute(database);
  return result.rows;
}

/** Notes that the warning was given; false when the limit moved meanwhile. */
export async function markWarned(transaction: Transaction, { id, due, warning }: WarnedCase): Promise<boolean> {
  const result = await sql`update request set warned = ${warning} where id = ${id}::uuid and next_due = ${due} and warned <> ${warning} returning id`.execute(transaction);
  return result.rows.length > 0;
}

/** A case past its limit and what was noticed about it since. */
export interface LateCase {
  readonly id: string;
  readonly due: Date;
  readonly noticed: number;
  readonly unanswered: boolean;
}

/** Late cases that nobody noticed at the highest level yet, the latest first. */
export async function lateCases(database: Database, now: Date, limit: number): Promise<readonly LateCase[]> {
  const result = await sql<LateCase>`
    select request.id, request.next_due as due, coalesce(notice.level, 0) as noticed, coalesce(notice.unanswered, false) as unanswered
    from request left join lateral (
      select max(matter.level) as level, bool_or(matter.status = 'open' and matter.due < ${now}) as unanswered
      from request_matter as matter where matter.request_id = request.id and matter.kind = 'supervision'
        and (matter.opened_at >= request.next_due or matter.status = 'open')) as notice on true
    where request.next_due < ${now} and request.state = any(${openStates}) and request.state <> 'verified' and coalesce(notice.level, 0) < 3
    order by request.next_due, request.id limit ${limit}`.execute(database);
  return result.rows;
}
