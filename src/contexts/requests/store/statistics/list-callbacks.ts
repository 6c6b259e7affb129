import { type RawBuilder, sql } from 'kysely';
import { isPlainDate } from '../../../../shared/time.ts';
import { startOfHalfDay } from '../../../../shared/half-days.ts';
import type { Database, Transaction } from '../../../../platform/database/database.ts';
import { foreignCursor } from '../../../../platform/paging.ts';
import { type HeardMeasure, spotMeasures } from '../../contract.ts';
import { phoneCallback, ratedCallback, spotCheck } from './contributions.ts';

/** One callback 回访 or spot check 抽查 with its case. */
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
  readonly measure: HeardMeasure;
  readonly from: number;
  readonly until: number;
  readonly categoryId?: string | undefined;
  readonly channel?: string | undefined;
  readonly workstationId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const conditions: Readonly<Record<HeardMeasure, RawBuilder<boolean>>> = {
  valid: sql`valid`,
  invalid: sql`not valid`,
  contacted: sql`valid and contacted`,
  notContacted: sql`valid and not contacted`,
  resolved: sql`valid and resolved`,
  notResolved: sql`valid and not resolved`,
  satisfied: sql`valid and satisfied`,
  basicallySatisfied: sql`valid and "basicallySatisfied"`,
  dissatisfied: sql`valid and not satisfied and not "basicallySatisfied"`,
  sampled: sql`valid and level is not null`,
  sampledSatisfied: sql`valid and satisfied`,
  sampledBasicallySatisfied: sql`valid and "basicallySatisfied"`,
  sampledDissatisfied: sql`valid and level <= 2`,
  spotChecked: sql`valid`,
  spotPassed: sql`valid and resolved`,
  spotFailed: sql`valid and not resolved`,
  spotUnverified: sql`not valid`,
};

/** Measures of the dissatisfied, who are few: written as their indexes have it, since the planner cannot tell that from the conditions. */
const ofFew: ReadonlySet<HeardMeasure> = new Set(['dissatisfied', 'sampledDissatisfied']);

interface Moment {
  readonly at: string;
  readonly rest: string;
}

/** The cursor of a row: the digits of its moment, then what tells it from others of the same moment. Throws 422 for anything else. */
function readCursor(cursor: string): Moment {
  const [, year, month, day, hour, minute, second, fraction, rest = ''] = /^(\d{4})(\d\d)(\d\d)([01]\d|2[0-3])([0-5]\d)([0-5]\d)(\d{6})([0-9a-f-]{36}\d+)$/u.exec(cursor) ?? [];
  if (!isPlainDate(`${year}-${month}-${day}`)) throw foreignCursor();
  return { at: `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`, rest };
}

interface Source {
  readonly table: 'request_rating' | 'request_callback' | 'request_spot_check';
  readonly at: RawBuilder<Date>;
  readonly rest: RawBuilder<string>;
  readonly columns: RawBuilder<unknown>;
  readonly also: RawBuilder<unknown>;
}

const ratings: Source = {
  table: 'request_rating',
  at: sql`request_rating.rated_at`,
  rest: sql`request_rating.reporter_id::text || request_rating.round`,
  columns: sql`true as valid, ${ratedCallback.contacted} as contacted, ${ratedCallback.resolved} as resolved, ${ratedCallback.satisfied} as satisfied,
    ${ratedCallback.basicallySatisfied} as "basicallySatisfied", level, comment`,
  also: sql``,
};

const calls: Source = {
  table: 'request_callback',
  at: sql`request_callback.called_at`,
  rest: sql`request_callback.id::text || '0'`,
  columns: sql`valid, (${phoneCallback.contacted}) is true as contacted, (${phoneCallback.resolved}) is true as resolved,
    (${phoneCallback.satisfied}) is true as satisfied, (${phoneCallback.basicallySatisfied}) is true as "basicallySatisfied", level, null::text as comment`,
  also: sql`and request_callback.channel = 'phone'`,
};

const spotChecks: Source = {
  table: 'request_spot_check',
  at: sql`request_spot_check.checked_at`,
  rest: sql`request_spot_check.id::text || '0'`,
  columns: sql`${spotCheck.valid} as valid, ${spotCheck.heard} as contacted, ${spotCheck.passed} as resolved, (${spotCheck.satisfied}) is true as satisfied,
    (${spotCheck.basicallySatisfied}) is true as "basicallySatisfied", level, null::text as comment`,
  also: sql``,
};

/** The callbacks or spot checks behind a number, newest first, a page at a time: each source is read in its order, no further than the page needs. */
export async function listCallbacks(database: Database | Transaction, query: CallbackQuery): Promise<readonly CallbackRow[]> {
  const same = (column: string, value: string | undefined): RawBuilder<unknown> => (value === undefined ? sql`` : sql`and coalesce(request.${sql.ref(column)}::text, '') = ${value}`);
  const about = sql`${query.unit} = any(string_to_array(ltree2text(request.place_path), '.'))
        ${same('category_id', query.categoryId)} ${same('channel', query.channel)} ${same('workstation_id', query.workstationId)}`;
  const during = (at: RawBuilder<unknown>): RawBuilder<unknown> => sql`${at} >= ${new Date(startOfHalfDay(query.from))} and ${at} < ${new Date(startOfHalfDay(query.until))}`;
  const sources = (spotMeasures as readonly string[]).includes(query.measure) ? [spotChecks] : [ratings, calls];
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const beyond = ({ at, rest }: Source): RawBuilder<unknown> =>
    after ? sql`and ${at} <= ${after.at}::timestamptz and (${at}, ${rest}) < (${after.at}::timestamptz, ${after.rest}::text)` : sql``;
  const few = ofFew.has(query.measure) ? sql`and level <= 2` : sql``;
  const newestOf = (source: Source): RawBuilder<unknown> => sql`
    (select * from (
      select request.id as "requestId", request.number, request.title, request.place_name as "placeName", ${source.at} as at, ${source.rest} as rest, ${source.columns}
      from ${sql.table(source.table)} join request on request.id = ${sql.table(source.table)}.request_id
      where ${during(source.at)} and ${about} ${source.also} ${few} ${beyond(source)}) as callback
    where ${conditions[query.measure]} order by at desc, rest desc limit ${query.limit})`;
  const { rows } = await sql<CallbackRow>`
    select "requestId", number, title, "placeName", at, valid, contacted, resolved, level, comment, to_char(at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || rest as cursor
    from (${sql.join(sources.map(newestOf), sql` union all `)}) as callback order by at desc, rest desc limit ${query.limit}`.execute(database);
  return rows;
}
