import { type RawBuilder, sql } from 'kysely';
import type { CaseMeasure } from '../../contract.ts';

/** The moments numbers count by. */
export type Moment = 'reported_at' | 'response_met_at' | 'resolution_met_at' | 'closed_at';

interface Definition {
  readonly at: Moment;
  readonly when: RawBuilder<boolean>;
}

const handled = sql<boolean>`request.state not in ('rejected', 'withdrawn', 'joined', 'recorded')`;
const answered = sql<boolean>`request.response_met_at is not null and request.state not in ('withdrawn', 'joined', 'recorded')`;
const solved = sql<boolean>`request.resolution_met_at is not null and request.state in ('completed', 'verified', 'closed')`;
const answeredInTime = sql<boolean>`request.response_met_at <= coalesce(request.response_limit_at, request.response_due)`;
const solvedInTime = sql<boolean>`request.resolution_met_at <= coalesce(request.resolution_limit_at, request.resolution_due)`;

/** What each number of cases counts: the moment it counts by, and which cases. Figures and lists both read this. */
export const definitions: Readonly<Record<CaseMeasure, Definition>> = {
  reported: { at: 'reported_at', when: sql`true` },
  handled: { at: 'reported_at', when: handled },
  finished: { at: 'reported_at', when: sql`request.state = 'closed'` },
  answered: { at: 'response_met_at', when: answered },
  answeredInTime: { at: 'response_met_at', when: sql`${answered} and ${answeredInTime}` },
  answeredLate: { at: 'response_met_at', when: sql`${answered} and (${answeredInTime}) is not true` },
  solved: { at: 'resolution_met_at', when: solved },
  solvedInTime: { at: 'resolution_met_at', when: sql`${solved} and ${solvedInTime}` },
  solvedLate: { at: 'resolution_met_at', when: sql`${solved} and (${solvedInTime}) is not true` },
  closed: { at: 'closed_at', when: sql`request.closed_at is not null and request.state = 'closed'` },
};

/** The cases behind a number, between two instants. */
export function measureCondition(measure: CaseMeasure, from: Date | undefined, until: Date | undefined): RawBuilder<boolean> {
  const { at, when } = definitions[measure];
  const column = sql.ref(`request.${at}`);
  const parts = [sql<boolean>`(${when})`, ...(from ? [sql<boolean>`${column} >= ${from}`] : []), ...(until ? [sql<boolean>`${column} < ${until}`] : [])];
  return sql`${sql.join(parts, sql` and `)}`;
}

/** The columns of the figures, in the order of the tables. */
export const countColumns = [
  'reported', 'handled', 'finished', 'answered', 'answered_in_time', 'solved', 'solved_in_time', 'solving_minutes', 'closed',
  'valid', 'invalid', 'contacted', 'resolved', 'satisfied', 'basically_satisfied', 'sampled', 'sampled_satisfied', 'sampled_basically_satisfied',
  'spot_checked', 'spot_passed', 'spot_unverified',
] as const;
export type CountColumn = (typeof countColumns)[number];

/** An expression for every column, joined by commas. */
export function eachCount(expression: (column: RawBuilder<unknown>, name: CountColumn) => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql.join(countColumns.map((name) => expression(sql.ref(name), name)));
}

/** The half day of a moment: see `shared/half-days`. */
export function halfDayOf(moment: RawBuilder<unknown>): RawBuilder<number> {
  return sql`floor((extract(epoch from ${moment}) + 28800) / 43200)::integer`;
}

/** The negative number under which the sums of the whole month of a half day are kept. */
export const monthOfSlot = sql<number>`-(extract(year from date '1970-01-01' + slot / 2)::integer * 12 + extract(month from date '1970-01-01' + slot / 2)::integer)`;
