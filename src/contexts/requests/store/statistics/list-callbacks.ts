import { type RawBuilder, sql } from 'kysely';
import { startOfHalfDay } from '../../../../shared/half-days.ts';
import type { Database, Transaction } from '../../../../platform/database/database.ts';
import type { CallbackMeasure } from '../../contract.ts';
import { phoneCallback, ratedCallback } from './contributions.ts';

/** One callback 回访 with its case. */
export interface CallbackRow {
  readonly requestId: string;
  readonly number: string;
  readonly title: string;
  readonly placeName: string;
  readonly at: Date;
  readonly valid: boolean;
  readonly contacted: boolean;
  readonly resolved: boolean;
  readonly level: number | null;
  readonly comment: string | null;
  readonly cursor: string;
}

export interface CallbackQuery {
  /** Code of a division or a grid. */
  readonly unit: string;
  readonly measure: CallbackMeasure;
  readonly from: number;
  readonly until: number;
  readonly categoryId?: string | undefined;
  readonly channel?: string | undefined;
  readonly workstationId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const conditions: Readonly<Record<CallbackMeasure, RawBuilder<boolean>>> = {
  valid: sql`valid`,
  invalid: sql`not valid`,
  contacted: sql`valid and contacted`,
  notContacted: sql`valid and not contacted`,
  resolved: sql`valid and resolved`,
  notResolved: sql`valid and not resolved`,
  satisfied: sql`valid and satisfied`,
  basicallySatisfied: sql`valid and "basicallySatisfied"`,
  dissatisfied: sql`valid and not satisfied and not "basicallySatisfied"`,
  sampled: sql`valid and sampled`,
};

/** The callbacks behind a number, newest first, a page at a time. */
export async function listCallbacks(database: Database | Transaction, query: CallbackQuery): Promise<readonly CallbackRow[]> {
  const same = (column: string, value: string | undefined): RawBuilder<unknown> => (value === undefined ? sql`` : sql`and coalesce(request.${sql.ref(column)}::text, '') = ${value}`);
  const about = sql`${query.unit} = any(string_to_array(ltree2text(request.place_path), '.'))
        ${same('category_id', query.categoryId)} ${same('channel', query.channel)} ${same('workstation_id', query.workstationId)}`;
  const during = (at: RawBuilder<unknown>): RawBuilder<unknown> => sql`${at} >= ${new Date(startOfHalfDay(query.from))} and ${at} < ${new Date(startOfHalfDay(query.until))}`;
  const moment = (at: RawBuilder<unknown>): RawBuilder<unknown> => sql`to_char(${at} at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`;
  const head = sql`request.id as "requestId", request.number, request.title, request.place_name as "placeName"`;
  const { rows } = await sql<CallbackRow>`
    select * from (
      select ${head}, rated_at as at, true as valid,
        ${ratedCallback.contacted} as contacted, ${ratedCallback.resolved} as resolved, ${ratedCallback.satisfied} as satisfied,
        ${ratedCallback.basicallySatisfied} as "basicallySatisfied", false as sampled, level, comment,
        ${moment(sql`rated_at`)} || reporter_id::text || request_rating.round as cursor
      from request_rating join request on request.id = request_rating.request_id where ${during(sql`rated_at`)} and ${about}
      union all
      select ${head}, called_at, valid,
        (${phoneCallback.contacted}) is true, (${phoneCallback.resolved}) is true, (${phoneCallback.satisfied}) is true,
        (${phoneCallback.basicallySatisfied}) is true, false, level, null,
        ${moment(sql`called_at`)} || request_callback.id::text || '0'
      from request_callback join request on request.id = request_callback.request_id
      where request_callback.channel = 'phone' and ${during(sql`called_at`)} and ${about}) as callback
    where ${conditions[query.measure]} ${query.cursor === undefined ? sql`` : sql`and cursor < ${query.cursor}`}
    order by cursor desc limit ${query.limit}`.execute(database);
  return rows;
}
