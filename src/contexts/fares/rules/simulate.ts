import { FareError } from './errors.ts';
import type { Catalogue, ConcessionPolicy, DayKind, DayLookup, Rider } from './model.ts';
import { fareTable, pairsByFare, pricerFor } from './table.ts';
import { dayCount, eachDay } from './time.ts';
import { dayOn } from './versions.ts';

/** A kind of rider in a simulation: how they pay, who they are, how many rides a month they have behind them. */
export interface RiderProfile {
  readonly medium: string;
  readonly rider: Rider;
  readonly ride?: number | undefined;
}

export interface SimulationQuestion {
  readonly network: string;
  readonly draft: ConcessionPolicy;
  readonly from: string;
  readonly to: string;
  readonly profiles: readonly RiderProfile[];
  /** Entry times, seconds of the day; one ride of every pair at each. */
  readonly times: readonly number[];
}

/** Sums over rides; every ordered pair of stations travels once per day, time and profile (no passenger counts are public). */
export interface Sums {
  readonly rides: number;
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly cheaper: number;
  readonly dearer: number;
  readonly same: number;
  /** Rides whose price is not known before or after; they count in no sum of money. */
  readonly unknown: number;
}

export interface Simulation extends Sums {
  readonly pairs: number;
  readonly days: number;
  readonly byProfile: readonly (Sums & { readonly profile: RiderProfile })[];
  readonly byDayKind: readonly (Sums & { readonly kind: DayKind })[];
  readonly byBaseFare: readonly (Sums & { readonly baseFen: number })[];
  readonly byTime: readonly (Sums & { readonly second: number })[];
  /** Days on which the draft changed at least one price. */
  readonly daysChanged: readonly string[];
}

const LONGEST_SPAN = 400;

type Tally = { -readonly [Key in keyof Sums]: Sums[Key] };
const emptyTally = (): Tally => ({ rides: 0, beforeFen: 0, afterFen: 0, cheaper: 0, dearer: 0, same: 0, unknown: 0 });

function count(tally: Tally, rides: number, before: number | null, after: number | null): void {
  tally.rides += rides;
  if (before === null || after === null) {
    tally.unknown += rides;
    return;
  }
  tally.beforeFen += before * rides;
  tally.afterFen += after * rides;
  if (after < before) tally.cheaper += rides;
  else if (after > before) tally.dearer += rides;
  else tally.same += rides;
}

function tallyOf<Key>(tallies: Map<Key, Tally>, key: Key): Tally {
  const known = tallies.get(key);
  if (known) return known;
  const fresh = emptyTally();
  tallies.set(key, fresh);
  return fresh;
}

/** The catalogue with the draft in force: it takes the place of an older version of the same policy. */
export function withDraft(catalogue: Catalogue, draft: ConcessionPolicy): Catalogue {
  return { ...catalogue, policies: [...catalogue.policies.filter((policy) => policy.id !== draft.id), draft] };
}

/**
 * Compares prices with and without a draft policy on all pairs of stations over past days. Rides with one base fare, day, time
 * and profile cost the same, so they are priced once and counted; the result is exact, not sampled.
 */
export function simulate(catalogue: Catalogue, days: DayLookup, question: SimulationQuestion): Simulation {
  const dates = eachDay(question.from, question.to);
  if (dates.length === 0 || dayCount(question.from, question.to) > LONGEST_SPAN) throw new FareError('invalid-time', 'from', { longest: LONGEST_SPAN });
  const changed = withDraft(catalogue, question.draft);
  const total = emptyTally();
  const byProfile = new Map<RiderProfile, Tally>();
  const byDayKind = new Map<DayKind, Tally>();
  const byBaseFare = new Map<number, Tally>();
  const byTime = new Map<number, Tally>();
  const daysChanged = new Set<string>();
  let pairs = 0;
  for (const date of dates) {
    const kind = dayOn(days, date, 'from').kind;
    const fares = faresOn(catalogue, days, question.network, date);
    pairs = Math.max(pairs, Array.from(fares.values()).reduce((sum, one) => sum + one, 0));
    for (const profile of question.profiles) {
      for (const second of question.times) {
        const moment = { network: question.network, entry: { date, second }, medium: profile.medium, rider: profile.rider, ride: profile.ride };
        const priceBefore = pricerFor(catalogue, days, moment);
        const priceAfter = pricerFor(changed, days, moment);
        for (const [baseFen, rides] of fares) {
          const before = priceBefore(baseFen).fen;
          const after = priceAfter(baseFen).fen;
          if (before !== after) daysChanged.add(date);
          for (const tally of [total, tallyOf(byProfile, profile), tallyOf(byDayKind, kind), tallyOf(byBaseFare, baseFen), tallyOf(byTime, second)]) {
            count(tally, rides, before, after);
          }
        }
      }
    }
  }
  return {
    ...total,
    pairs,
    days: dates.length,
    byProfile: Array.from(byProfile, ([profile, sums]) => ({ profile, ...sums })),
    byDayKind: Array.from(byDayKind, ([kind, sums]) => ({ kind, ...sums })),
    byBaseFare: Array.from(byBaseFare, ([baseFen, sums]) => ({ baseFen, ...sums })).sort((a, b) => a.baseFen - b.baseFen),
    byTime: Array.from(byTime, ([second, sums]) => ({ second, ...sums })).sort((a, b) => a.second - b.second),
    daysChanged: Array.from(daysChanged),
  };
}

const fareCounts = new WeakMap<Catalogue, Map<string, Map<number, number>>>();

/** Pairs per ordinary fare on a date; computed once per network version and tariff of a catalogue. */
function faresOn(catalogue: Catalogue, days: DayLookup, network: string, date: string): Map<number, number> {
  const versions = [...catalogue.networks, ...catalogue.tariffs].filter((dated) => dated.network === network);
  const key = versions.map((dated) => (dated.validFrom <= date && (dated.validTo === null || date <= dated.validTo) ? '1' : '0')).join('');
  const known = fareCounts.get(catalogue) ?? new Map<string, Map<number, number>>();
  fareCounts.set(catalogue, known);
  const counts = known.get(`${network}/${key}`);
  if (counts) return counts;
  const medium = catalogue.media[0]?.id ?? '';
  const fresh = pairsByFare(fareTable(catalogue, days, { network, entry: { date, second: 0 }, medium }));
  known.set(`${network}/${key}`, fresh);
  return fresh;
}
