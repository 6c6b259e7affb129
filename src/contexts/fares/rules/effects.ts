import type { Reason } from './clauses.ts';
import type { Effect, Rounding } from './model.ts';

/** Rounds an exact amount given as a fraction of fen (numerator over 10,000) to the policy's unit. */
export function roundFen(numerator: number, rounding: Rounding): number {
  const unit = rounding.toFen * 10_000;
  const whole = Math.floor(numerator / unit);
  const rest = numerator - whole * unit;
  if (rest === 0) return whole * rounding.toFen;
  const up =
    rounding.mode === 'up' ||
    (rounding.mode === 'half-up' && rest * 2 >= unit) ||
    (rounding.mode === 'half-even' && (rest * 2 > unit || (rest * 2 === unit && whole % 2 === 1)));
  return (whole + (up ? 1 : 0)) * rounding.toFen;
}

/** What a policy makes of a price: the new price in fen and the reason that names how. */
export interface Outcome {
  readonly fen: number;
  readonly reason: Reason;
}

/** Percent with up to two decimals as a count of ten-thousandths, so that no float decides a price. */
const basisPoints = (percent: number): number => Math.round(percent * 100);

function percentOutcome(fen: number, payPercent: number, rounding: Rounding, code: string, extra: Reason['params'] = {}): Outcome {
  const numerator = fen * basisPoints(payPercent);
  const after = roundFen(numerator, rounding);
  const params = { ...extra, fold: payPercent / 10, offPercent: 100 - payPercent, beforeFen: fen, afterFen: after };
  return { fen: after, reason: { code: after * 10_000 === numerator ? code : `${code}-rounded`, params } };
}

/** Applies an effect whose conditions hold to a price in fen. `ride` counts from 1 and matters for tiers only. */
export function applyEffect(effect: Effect, fen: number, rounding: Rounding, ride: number): Outcome {
  switch (effect.kind) {
    case 'percent':
      return percentOutcome(fen, effect.payPercent, rounding, 'applied-percent');
    case 'amountOff': {
      const after = Math.max(0, fen - effect.fen);
      return { fen: after, reason: { code: 'applied-amount-off', params: { offFen: fen - after, beforeFen: fen, afterFen: after } } };
    }
    case 'fixed':
      return { fen: effect.fen, reason: { code: 'applied-fixed', params: { beforeFen: fen, afterFen: effect.fen } } };
    case 'free':
      return { fen: 0, reason: { code: 'applied-free', params: { beforeFen: fen, afterFen: 0 } } };
    case 'rideTiers': {
      const reached = effect.tiers.filter((tier) => tier.fromRide <= ride);
      const tier = reached.reduce((best, next) => (next.fromRide > best.fromRide ? next : best), reached[0] ?? { fromRide: 1, payPercent: 100 });
      return percentOutcome(fen, tier.payPercent, rounding, 'applied-tier', { ride, fromRide: tier.fromRide });
    }
  }
}
