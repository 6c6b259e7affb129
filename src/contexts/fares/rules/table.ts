import { type Ride, type Verdict, combine } from './combine.ts';
import type { Catalogue, DayLookup, LocalMoment, Rider } from './model.ts';
import { type PreparedNetwork, metresBetween, preparedNetwork } from './network.ts';
import { pricedByRide } from './notes.ts';
import { bandFor } from './tariff.ts';
import { dayOn, mediumOf, networkOn, tariffOn } from './versions.ts';

/** The question of a table: one moment, one way to pay, every station. */
export interface TableQuestion {
  readonly network: string;
  readonly entry: LocalMoment;
  readonly medium: string;
  readonly rider?: Rider | undefined;
  readonly ride?: number | undefined;
}

export interface FareTable {
  readonly network: PreparedNetwork;
  /** Ordinary fare in fen from station `a` to `b` at `a * stations + b`; -1 where there is none (same station). */
  readonly baseFen: Int32Array;
  /** Price to pay, same layout; -1 where it is not known. */
  readonly payFen: Int32Array;
}

/** Prices a base fare at one moment: all that a policy may look at besides the distance. */
export interface Pricer {
  (baseFen: number): { readonly fen: number | null; readonly verdicts: readonly Verdict[] };
}

/** Fixes moment, medium and rider; what remains is a function of the base fare alone. */
export function pricerFor(catalogue: Catalogue, days: DayLookup, question: TableQuestion): Pricer {
  const medium = mediumOf(catalogue, question.medium);
  const policies = catalogue.policies.filter((policy) => policy.network === question.network);
  const situation = { medium: medium.id, rider: question.rider ?? { groups: [] }, ride: question.ride };
  const ride: Ride = { entry: question.entry, exit: undefined, decidedBy: undefined };
  return (baseFen) => {
    const combined = combine(baseFen, policies, situation, ride, days);
    return { fen: pricedByRide(medium, combined) ? combined.fen : null, verdicts: combined.verdicts };
  };
}

/** Ordinary fares and prices of every ordered pair of stations at one moment. */
export function fareTable(catalogue: Catalogue, days: DayLookup, question: TableQuestion): FareTable {
  dayOn(days, question.entry.date, 'at');
  const network = preparedNetwork(networkOn(catalogue, question.network, question.entry.date));
  const tariff = tariffOn(catalogue, question.network, question.entry.date);
  const price = pricerFor(catalogue, days, question);
  const paid = new Map<number, number>();
  const count = network.stations.length;
  const baseFen = new Int32Array(count * count).fill(-1);
  const payFen = new Int32Array(count * count).fill(-1);
  for (let from = 0; from < count; from++) {
    for (let to = 0; to < count; to++) {
      const metres = metresBetween(network, from, to);
      const base = from === to || metres < 0 ? undefined : bandFor(tariff, metres)?.fen;
      if (base === undefined) continue;
      let pay = paid.get(base);
      if (pay === undefined) {
        pay = price(base).fen ?? -1;
        paid.set(base, pay);
      }
      baseFen[from * count + to] = base;
      payFen[from * count + to] = pay;
    }
  }
  return { network, baseFen, payFen };
}

/** How many ordered pairs of stations have which ordinary fare: fen → pairs. */
export function pairsByFare(table: FareTable): Map<number, number> {
  const counts = new Map<number, number>();
  for (const fen of table.baseFen) if (fen >= 0) counts.set(fen, (counts.get(fen) ?? 0) + 1);
  return counts;
}
