import type { Station } from './model.ts';
import { metresBetween, pathBetween, preparedNetwork } from './network.ts';
import type { QuoteQuestion, Rulebook } from './question.ts';
import { type Band, bandFor } from './tariff.ts';
import { networkOn, stationOf, tariffOn } from './versions.ts';

export interface StationName {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Where a ride goes, and what its distance costs. */
export interface Journey {
  readonly network: string;
  readonly networkAsOf: string;
  readonly tariff: string;
  readonly from: StationName;
  readonly to: StationName;
  readonly metres: number;
  readonly path: readonly (StationName & { readonly line: string | null; readonly metres: number })[];
  readonly band: Band | null;
  readonly baseFen: number | null;
}

const nameOf = (station: Station): StationName => ({ id: station.id, name: station.name, nameEn: station.nameEn });

/** The way and its base fare by the network and tariff of that day; no band where no source states a price. Throws a FareError. */
export function journeyOf({ catalogue, pinyin }: Rulebook, question: Pick<QuoteQuestion, 'network' | 'from' | 'to' | 'entry'>): Journey {
  const version = networkOn(catalogue, question.network, question.entry.date);
  const tariff = tariffOn(catalogue, question.network, question.entry.date);
  const from = stationOf(version, question.from, 'from', pinyin);
  const to = stationOf(version, question.to, 'to', pinyin);
  const network = preparedNetwork(version);
  const fromIndex = network.indexOf.get(from.id) ?? -1;
  const toIndex = network.indexOf.get(to.id) ?? -1;
  const metres = metresBetween(network, fromIndex, toIndex);
  const band = from === to || metres < 0 ? null : (bandFor(tariff, metres) ?? null);
  return {
    network: version.network,
    networkAsOf: version.asOf,
    tariff: tariff.id,
    from: nameOf(from),
    to: nameOf(to),
    metres,
    path: pathBetween(network, fromIndex, toIndex).map((step) => ({ ...nameOf(step.station), line: step.line, metres: step.metres })),
    band,
    baseFen: band?.fen ?? null,
  };
}
