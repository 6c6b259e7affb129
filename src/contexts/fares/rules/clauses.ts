import type { ConcessionPolicy, DayFact, DayKind, LocalMoment, Params, Rider, TimeSpan } from './model.ts';
import { clockText, secondOfDay } from './time.ts';

/** Why a policy does not apply (or that it does), before wording. */
export interface Reason {
  readonly code: string;
  readonly params: Params;
}

/** The facts a policy is held against. */
export interface Situation {
  readonly medium: string;
  readonly rider: Rider;
  /** Number of this ride in the calendar month, counting from 1; undefined when not known. */
  readonly ride: number | undefined;
}

const WHOLE_WEEK = 4;

/** `07:00–09:00`, with the kinds of day where the span names some. */
function spanDays(span: TimeSpan): readonly DayKind[] {
  return span.days ?? [];
}

function covers(span: TimeSpan, moment: LocalMoment, kind: DayKind): boolean {
  const onDay = span.days === undefined || span.days.includes(kind);
  return onDay && moment.second >= secondOfDay(span.from) && moment.second < secondOfDay(span.to);
}

const spanText = (span: TimeSpan): string => `${span.from}–${span.to}`;

function windowClause(policy: ConcessionPolicy, date: string): Reason | undefined {
  const { from, to } = policy.window;
  if (date < from) return { code: 'before-window', params: { date, from } };
  if (to !== null && date > to) return { code: 'after-window', params: { date, to } };
  return undefined;
}

function mediumClause(policy: ConcessionPolicy, medium: string): Reason | undefined {
  if (policy.media.excluded.includes(medium)) return { code: 'medium-excluded', params: { medium } };
  if (!policy.media.included.includes(medium)) return { code: 'medium-not-covered', params: { medium } };
  return undefined;
}

function riderClause(policy: ConcessionPolicy, rider: Rider): Reason | undefined {
  const condition = policy.rider;
  if (!condition) return undefined;
  const { minAge, maxAge, maxHeightCm, groups } = condition;
  if ((minAge !== undefined || maxAge !== undefined) && rider.age === undefined) return { code: 'rider-age-unknown', params: {} };
  const age = rider.age ?? 0;
  if (minAge !== undefined && age < minAge) return { code: 'rider-too-young', params: { age, minAge } };
  if (maxAge !== undefined && age > maxAge) return { code: 'rider-too-old', params: { age, maxAge } };
  if (maxHeightCm !== undefined && rider.heightCm === undefined) return { code: 'rider-height-unknown', params: {} };
  const height = rider.heightCm ?? 0;
  if (maxHeightCm !== undefined && height > maxHeightCm) return { code: 'rider-too-tall', params: { height, maxHeightCm } };
  if (groups && groups.length > 0 && !groups.some((group) => rider.groups.includes(group))) {
    return { code: 'rider-not-in-group', params: { groups } };
  }
  return undefined;
}

function dayClause(policy: ConcessionPolicy, date: string, day: DayFact): Reason | undefined {
  if (policy.days.length === WHOLE_WEEK || policy.days.includes(day.kind)) return undefined;
  return { code: 'day-not-included', params: { date, kind: day.kind, ...(day.name === null ? {} : { name: day.name }), kinds: policy.days } };
}

function timeClause(policy: ConcessionPolicy, moment: LocalMoment, day: DayFact): Reason | undefined {
  const time = clockText(moment.second);
  const { only, except } = policy.times;
  if (only.length > 0 && !only.some((span) => covers(span, moment, day.kind))) {
    return { code: 'time-not-included', params: { time, spans: only.map(spanText) } };
  }
  const barred = except.find((span) => covers(span, moment, day.kind));
  if (!barred) return undefined;
  return { code: 'time-excluded', params: { time, spans: [spanText(barred)], kinds: spanDays(barred) } };
}

function rideClause(policy: ConcessionPolicy, ride: number | undefined): Reason | undefined {
  if (policy.effect.kind !== 'rideTiers') return undefined;
  if (ride === undefined) return { code: 'rides-unknown', params: {} };
  const first = Math.min(...policy.effect.tiers.map((tier) => tier.fromRide));
  return ride < first ? { code: 'rides-too-few', params: { ride, first } } : undefined;
}

/** The first clause of a policy that the ride fails, in the order a reader would check them; undefined when all hold. */
export function firstFailedClause(
  policy: ConcessionPolicy,
  situation: Situation,
  moment: LocalMoment,
  day: DayFact,
): Reason | undefined {
  return (
    windowClause(policy, moment.date) ??
    mediumClause(policy, situation.medium) ??
    riderClause(policy, situation.rider) ??
    dayClause(policy, moment.date, day) ??
    timeClause(policy, moment, day) ??
    rideClause(policy, situation.ride)
  );
}
