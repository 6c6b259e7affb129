import type { Reason } from './clauses.ts';
import { type Combined, type Ride, type Verdict, decidingMoment } from './combine.ts';
import type { Medium } from './model.ts';

const outOfQuestion = (verdict: Verdict | undefined): boolean =>
  ['before-window', 'after-window', 'medium-excluded', 'medium-not-covered'].includes(verdict?.reason.code ?? '');

/** Notes about which end of the ride decides, for the policies that come into question at either end for this medium. */
export function momentNotes(ride: Ride, combined: Combined, other: Combined): Reason[] {
  return combined.verdicts.flatMap((verdict, index): Reason[] => {
    const { policy } = verdict;
    if (outOfQuestion(verdict) && outOfQuestion(other.verdicts[index])) return [];
    if (policy.decidedBy.stated) {
      return policy.decidedBy.moment === 'exit' && !ride.exit ? [{ code: 'exit-time-missing', params: { policy: policy.id } }] : [];
    }
    const end = decidingMoment(policy, ride) === ride.exit ? 'exit' : 'entry';
    const differs = other.fen !== combined.fen && other.verdicts[index]?.applied !== verdict.applied;
    return [
      { code: `entry-or-exit-open-${end}`, params: { policy: policy.id } },
      ...(ride.exit && differs ? [{ code: 'other-end-differs', params: { policy: policy.id, otherFen: other.fen } }] : []),
    ];
  });
}

/** What to say about a medium when no policy applied. */
export function mediumNotes(medium: Medium, verdicts: readonly Verdict[]): Reason[] {
  if (verdicts.some((verdict) => verdict.applied)) return [];
  if (medium.terms === 'ticket') return [{ code: 'ticket-own-price', params: { medium: medium.id } }];
  if (medium.terms === 'concession') return [{ code: 'concession-unknown', params: { medium: medium.id } }];
  const uncovered = verdicts.filter((verdict) => verdict.reason.code === 'medium-not-covered');
  return [
    { code: 'no-policy-applied', params: {} },
    ...uncovered.map((verdict) => ({ code: 'not-covered-by-notice', params: { policy: verdict.policy.id, medium: medium.id } })),
  ];
}

/** Does the medium pay a price that is known here: by distance, or because a policy names it and applies? */
export function pricedByRide(medium: Medium, combined: Combined): boolean {
  return medium.terms === 'fare' || combined.verdicts.some((verdict) => verdict.applied);
}
