import { type RawBuilder, sql } from 'kysely';
import { type CountColumn, countColumns, definitions, eachCount, halfDayOf } from './measures.ts';

/**
 * A rating 好差评 is a callback by message and valid by itself. Whoever ticks “nobody told me” was not contacted; the two lowest levels send the
 * case back to work, so that it counts as not solved; 基本满意 is level 3.
 */
export const ratedCallback = {
  contacted: sql<boolean>`not ('notInformed' = any(reasons))`,
  resolved: sql<boolean>`level >= 3`,
  satisfied: sql<boolean>`level >= 4`,
  basicallySatisfied: sql<boolean>`level = 3`,
} as const;

/** A callback by phone: valid when somebody answered; 部分解决 is not solved. */
export const phoneCallback = {
  contacted: sql<boolean>`valid and contacted`,
  resolved: sql<boolean>`valid and solved = 'yes'`,
  satisfied: sql<boolean>`valid and level >= 4`,
  basicallySatisfied: sql<boolean>`valid and level = 3`,
} as const;

/** A spot check 抽查: what could not be verified counts in no rate; a level where somebody was asked. */
export const spotCheck = {
  valid: sql<boolean>`verdict <> 'cannotVerify'`,
  passed: sql<boolean>`verdict = 'done'`,
  heard: sql<boolean>`level is not null`,
  satisfied: sql<boolean>`level >= 4`,
  basicallySatisfied: sql<boolean>`level = 3`,
} as const;

type Values = Partial<Record<CountColumn, RawBuilder<unknown>>>;

const count = (condition: RawBuilder<boolean>): RawBuilder<number> => sql`((${condition}) is true)::integer`;

function moment(at: RawBuilder<unknown>, values: Values, from: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  return sql`select ${halfDayOf(at)} as slot, ${sql.join(countColumns.map((name) => sql`${values[name] ?? sql`0`} as ${sql.ref(name)}`))} ${from}`;
}

const moments = sql.join(
  [
    moment(sql`request.reported_at`, { reported: sql`1`, handled: count(definitions.handled.when), finished: count(definitions.finished.when) }),
    moment(
      sql`request.response_met_at`,
      { answered: sql`1`, answered_in_time: count(definitions.answeredInTime.when) },
      sql`where ${definitions.answered.when}`,
    ),
    moment(
      sql`request.resolution_met_at`,
      {
        solved: sql`1`,
        solved_in_time: count(definitions.solvedInTime.when),
        solving_minutes: sql`greatest(0, floor(extract(epoch from request.resolution_met_at - request.reported_at) / 60))`,
      },
      sql`where ${definitions.solved.when}`,
    ),
    moment(sql`request.closed_at`, { closed: sql`1` }, sql`where ${definitions.closed.when}`),
    moment(
      sql`rated_at`,
      {
        valid: sql`1`,
        contacted: count(ratedCallback.contacted),
        resolved: count(ratedCallback.resolved),
        satisfied: count(ratedCallback.satisfied),
        basically_satisfied: count(ratedCallback.basicallySatisfied),
      },
      sql`from request_rating where request_rating.request_id = request.id`,
    ),
    moment(
      sql`called_at`,
      {
        valid: count(sql`valid`),
        invalid: count(sql`not valid`),
        contacted: count(phoneCallback.contacted),
        resolved: count(phoneCallback.resolved),
        satisfied: count(phoneCallback.satisfied),
        basically_satisfied: count(phoneCallback.basicallySatisfied),
      },
      sql`from request_callback where request_callback.request_id = request.id and request_callback.channel = 'phone'`,
    ),
    moment(
      sql`checked_at`,
      {
        spot_checked: count(spotCheck.valid),
        spot_passed: count(spotCheck.passed),
        spot_unverified: count(sql`not ${spotCheck.valid}`),
        sampled: count(spotCheck.heard),
        sampled_satisfied: count(spotCheck.satisfied),
        sampled_basically_satisfied: count(spotCheck.basicallySatisfied),
      },
      sql`from request_spot_check where request_spot_check.request_id = request.id`,
    ),
  ],
  sql` union all `,
);

/** What the given cases contribute to the figures now, a row for each case and half day; ids come from a subquery or an array. */
export function contributionsOf(ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select request.id as request_id, slot, request.place_path, request.workstation_id, request.category_id, request.channel,
      ${eachCount((column) => sql`sum(${column})::bigint as ${column}`)}
    from request cross join lateral (${moments}) as moment
    where request.id = any(${ids})
    group by request.id, slot`;
}
