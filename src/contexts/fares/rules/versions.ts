import { FareError } from './errors.ts';
import type { Catalogue, DayFact, DayLookup, Medium, NetworkVersion, Station, Tariff } from './model.ts';
import { type PinyinNames, findStation, nearestStations } from './stations.ts';

const validOn = (dated: { readonly validFrom: string; readonly validTo: string | null }, date: string): boolean =>
  dated.validFrom <= date && (dated.validTo === null || date <= dated.validTo);

/** The version of a network that ran on a date; throws `unknown-network` or `network-not-available`. */
export function networkOn(catalogue: Catalogue, network: string, date: string): NetworkVersion {
  const versions = catalogue.networks.filter((version) => version.network === network);
  if (versions.length === 0) throw new FareError('unknown-network', 'network', { known: catalogue.networks.map((version) => version.network) });
  const version = versions.find((candidate) => validOn(candidate, date));
  if (version) return version;
  throw new FareError('network-not-available', 'at', {
    date,
    spans: versions.map((known) => `${known.validFrom}/${known.validTo ?? ''}`),
  });
}

/** The tariff of a network on a date; throws `tariff-not-available`. */
export function tariffOn(catalogue: Catalogue, network: string, date: string): Tariff {
  const tariff = catalogue.tariffs.find((candidate) => candidate.network === network && validOn(candidate, date));
  if (!tariff) throw new FareError('tariff-not-available', 'at', { date });
  return tariff;
}

/** The facts of a day; throws `calendar-not-published`. */
export function dayOn(days: DayLookup, date: string, field: string): DayFact {
  const day = days(date);
  if (!day) throw new FareError('calendar-not-published', field, { date });
  return day;
}

/** The station a text names; throws `unknown-station` with the nearest names. */
export function stationOf(version: NetworkVersion, text: string, field: string, pinyin: PinyinNames): Station {
  const station = findStation(version, text);
  if (station) return station;
  const nearest = nearestStations(version, text, pinyin, 5);
  throw new FareError('unknown-station', field, { asked: text, nearest: nearest.map((candidate) => candidate.name), nearestIds: nearest.map((candidate) => candidate.id) });
}

/** The medium with this id; throws `unknown-medium`. */
export function mediumOf(catalogue: Catalogue, id: string): Medium {
  const medium = catalogue.media.find((candidate) => candidate.id === id);
  if (!medium) throw new FareError('unknown-medium', 'medium', { asked: id, known: catalogue.media.map((candidate) => candidate.id) });
  return medium;
}
