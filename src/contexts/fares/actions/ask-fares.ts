import { RawJson } from '../../../platform/http/raw-json.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { QueryOf } from '../../../shared/route.ts';
import type * as contract from '../contract.ts';
import { policyDays } from '../rules/days.ts';
import { FareError } from '../rules/errors.ts';
import type { DayFact, LocalMoment, NetworkVersion, Station } from '../rules/model.ts';
import { metresBetween } from '../rules/network.ts';
import { journeyOf } from '../rules/journey.ts';
import { checkQuestion, priceOf } from '../rules/price.ts';
import type { Rulebook } from '../rules/question.ts';
import type { Quote } from '../rules/quote.ts';
import { parseRider } from '../rules/rider.ts';
import { searchStations } from '../rules/stations.ts';
import { fareTable } from '../rules/table.ts';
import { dayCount, parseMoment, weekdayOf } from '../rules/time.ts';
import { dayOn, networkOn, stationOf } from '../rules/versions.ts';
import { answering } from './fare-problem.ts';
import { keptPrice } from './kept-prices.ts';
import { type LoadedRulebook, loadRulebook } from './rulebook.ts';

function momentOf(text: string, field: string): LocalMoment & { readonly assumedNoon: boolean } {
  const moment = parseMoment(text);
  if (!moment) throw new FareError('invalid-time', field, { asked: text });
  return moment;
}

const dayAnswer = (date: string, day: DayFact) => ({
  date, weekday: weekdayOf(date), kind: day.kind, name: day.name?.zh ?? null, nameEn: day.name?.en ?? null,
});

/**
 * What a ride costs and why, as JSON. Throws 422. The way is worked out for every question; price and reasons are the same for
 * all stations of a band, so their text is kept as long as the rulebook stands.
 */
export function askQuote(rulebook: Rulebook, query: QueryOf<typeof contract.getQuote>): Promise<RawJson<Quote>> {
  return answering('query', () => {
    const { date, second, assumedNoon } = momentOf(query.at, 'at');
    const question = {
      network: query.network, from: query.from, to: query.to, medium: query.medium, ride: query.ride, decidedBy: query.decidedBy,
      entry: { date, second }, assumedNoon,
      exit: query.exit === undefined ? undefined : momentOf(query.exit, 'exit'),
      rider: query.rider === undefined ? undefined : parseRider(query.rider),
    };
    checkQuestion(rulebook, question);
    const journey = journeyOf(rulebook, question);
    const { baseFen } = journey;
    const same = journey.from.id === journey.to.id;
    const key = JSON.stringify([query.network, query.at, query.exit, query.medium, query.rider, query.ride, query.decidedBy, baseFen, same]);
    const price = keptPrice(rulebook, key, () => JSON.stringify(priceOf(rulebook, { ...question, baseFen, same })));
    return new RawJson<Quote>(`${JSON.stringify(journey).slice(0, -1)},${price.slice(1)}`);
  });
}

/** Networks and when their versions are valid. */
export async function listNetworks(platform: Platform) {
  const { catalogue } = await loadRulebook(platform.database);
  return {
    items: catalogue.networks.map((version) => ({
      network: version.network, name: version.networkName, asOf: version.asOf, validFrom: version.validFrom, validTo: version.validTo,
      stations: version.stations.length, lines: version.lines.filter((line) => line.branchOf === undefined).length,
    })),
  };
}

function versionFor(rulebook: LoadedRulebook, network: string, on: string | undefined): NetworkVersion {
  const newest = rulebook.catalogue.networks.filter((version) => version.network === network).at(-1);
  return on === undefined && newest ? newest : networkOn(rulebook.catalogue, network, on ?? '');
}

const stationAnswer = ({ id, name, nameEn, aliases, lines, lon, lat }: Station) => ({ id, name, nameEn, aliases: aliases ?? [], lines, lon, lat });

/** Stations that fit what was typed; all of them for nothing typed. */
export async function findStations(platform: Platform, query: QueryOf<typeof contract.findStations>) {
  const rulebook = await loadRulebook(platform.database);
  return answering('query', () => {
    const version = versionFor(rulebook, query.network, query.on);
    const found = query.q === '' ? version.stations.slice(0, query.limit) : searchStations(version, query.q, rulebook.pinyin, query.limit);
    return { items: found.map(stationAnswer) };
  });
}

const LONGEST_SPAN = 800;

/** The days of a span with the policies open on them; ends where the published calendar ends. */
export async function listDays(platform: Platform, query: QueryOf<typeof contract.listDays>) {
  const { catalogue, days } = await loadRulebook(platform.database);
  return answering('query', () => {
    const { network, from, to } = query;
    if (dayCount(from, to) > LONGEST_SPAN) throw new FareError('invalid-time', 'to', { longest: LONGEST_SPAN });
    if (!catalogue.networks.some((version) => version.network === network)) networkOn(catalogue, network, from);
    dayOn(days, from, 'from');
    const policies = catalogue.policies.filter((policy) => policy.network === network);
    return { items: policyDays(policies, days, from, to).map((day) => ({ ...dayAnswer(day.date, day), policies: day.policies })) };
  });
}

/** Fares from one station to all others. Throws 422. */
export async function askTable(platform: Platform, query: QueryOf<typeof contract.getTable>) {
  const rulebook = await loadRulebook(platform.database);
  return answering('query', () => {
    const { date, second } = momentOf(query.at, 'at');
    const rider = query.rider === undefined ? undefined : parseRider(query.rider);
    const table = fareTable(rulebook.catalogue, rulebook.days, { network: query.network, entry: { date, second }, medium: query.medium, rider, ride: query.ride });
    const { version, stations, indexOf } = table.network;
    const from = stationOf(version, query.from, 'from', rulebook.pinyin);
    const row = indexOf.get(from.id) ?? 0;
    const known = (fen: number | undefined): number | null => (fen === undefined || fen < 0 ? null : fen);
    return {
      network: version.network, networkAsOf: version.asOf, medium: query.medium, day: dayAnswer(date, dayOn(rulebook.days, date, 'at')),
      from: { id: from.id, name: from.name, nameEn: from.nameEn },
      fares: stations.map(({ id, name, nameEn }, to) => ({
        id, name, nameEn, metres: metresBetween(table.network, row, to),
        baseFen: known(table.baseFen[row * stations.length + to]), payFen: known(table.payFen[row * stations.length + to]),
      })),
    };
  });
}

/** All that the rules need beside the network, to run elsewhere. Throws 422 for an unknown network. */
export async function readRulebook(platform: Platform, network: string) {
  const { catalogue, calendar } = await loadRulebook(platform.database);
  return answering('query', () => {
    if (!catalogue.networks.some((version) => version.network === network)) networkOn(catalogue, network, '');
    const days = Object.entries(calendar.days).flatMap(([date, day]) => (day ? [{ date, kind: day.kind, name: day.name }] : []));
    return {
      tariffs: catalogue.tariffs.filter((tariff) => tariff.network === network),
      media: catalogue.media,
      policies: catalogue.policies.filter((policy) => policy.network === network),
      calendar: { publishedYears: calendar.publishedYears, days },
    };
  });
}
