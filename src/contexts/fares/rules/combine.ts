import { type Reason, type Situation, firstFailedClause } from './clauses.ts';
import { applyEffect } from './effects.ts';
import type { ConcessionPolicy, DayLookup, LocalMoment } from './model.ts';

/** The two ends of a ride; the exit is unknown for a question asked before travelling. */
export interface Ride {
  readonly entry: LocalMoment;
  readonly exit: LocalMoment | undefined;
  /** For policies whose text leaves open which end decides: the end to use instead of the policy's own default. */
  readonly decidedBy: 'entry' | 'exit' | undefined;
}

export interface Verdict {
  readonly policy: ConcessionPolicy;
  readonly applied: boolean;
  readonly reason: Reason;
}

export interface Combined {
  readonly fen: number;
  /** One verdict per policy, in the order given. */
  readonly verdicts: readonly Verdict[];
}

/** The moment that decides for a policy: its own end of the ride, the entry while the exit is unknown. */
export function decidingMoment(policy: ConcessionPolicy, ride: Ride): LocalMoment {
  const end = policy.decidedBy.stated ? policy.decidedBy.moment : (ride.decidedBy ?? policy.decidedBy.moment);
  return end === 'exit' && ride.exit ? ride.exit : ride.entry;
}

function check(policy: ConcessionPolicy, situation: Situation, ride: Ride, days: DayLookup): Reason | undefined {
  const moment = decidingMoment(policy, ride);
  const day = days(moment.date);
  if (!day) return { code: 'calendar-not-published', params: { date: moment.date } };
  return firstFailedClause(policy, situation, moment, day);
}

const byId = (first: ConcessionPolicy, second: ConcessionPolicy): number => (first.id < second.id ? -1 : 1);

/**
 * The price after all policies: inside a stacking group the replacing policy that is best for the rider wins and the others
 * say so, then the adding ones come on top; groups follow one another by name. Order of the list never matters.
 */
export function combine(
  baseFen: number,
  policies: readonly ConcessionPolicy[],
  situation: Situation,
  ride: Ride,
  days: DayLookup,
): Combined {
  const reasons = new Map<ConcessionPolicy, { applied: boolean; reason: Reason }>();
  const eligible: ConcessionPolicy[] = [];
  for (const policy of policies) {
    const failed = check(policy, situation, ride, days);
    if (failed) reasons.set(policy, { applied: false, reason: failed });
    else eligible.push(policy);
  }
  let fen = baseFen;
  const take = (policy: ConcessionPolicy): void => {
    const outcome = applyEffect(policy.effect, fen, policy.rounding, situation.ride ?? 1);
    fen = outcome.fen;
    reasons.set(policy, { applied: true, reason: outcome.reason });
  };
  for (const group of Array.from(new Set(eligible.map((policy) => policy.stacking.group))).sort()) {
    const members = eligible.filter((policy) => policy.stacking.group === group).sort(byId);
    const rivals = members.filter((policy) => policy.stacking.mode === 'replaces');
    const price = (policy: ConcessionPolicy): number => applyEffect(policy.effect, fen, policy.rounding, situation.ride ?? 1).fen;
    const winner = rivals.reduce<ConcessionPolicy | undefined>(
      (best, policy) => (best === undefined || price(policy) < price(best) ? policy : best),
      undefined,
    );
    for (const loser of rivals) {
      if (loser !== winner && winner) {
        reasons.set(loser, { applied: false, reason: { code: 'replaced', params: { policy: winner.id, otherFen: price(loser) } } });
      }
    }
    if (winner) take(winner);
    for (const policy of members) if (policy.stacking.mode === 'adds') take(policy);
  }
  const verdicts = policies.map((policy) => {
    const found = reasons.get(policy);
    return { policy, applied: found?.applied ?? false, reason: found?.reason ?? { code: 'not-considered', params: {} } };
  });
  return { fen, verdicts };
}
