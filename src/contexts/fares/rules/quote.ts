import type { Reason } from './clauses.ts';
import { type Ride, combine } from './combine.ts';
import { FareError } from './errors.ts';
import { type Names, explain } from './explain.ts';
import type { Bilingual, Catalogue, DayKind, DayLookup, Explanation, LocalMoment, Rider, Station } from './model.ts';
import { metresBetween, pathBetween, preparedNetwork } from './network.ts';
import { mediumNotes, momentNotes, pricedByRide } from './notes.ts';
import type { PinyinNames } from './stations.ts';
import { type Band, bandFor } from './tariff.ts';
import { compareMoments, weekdayOf } from './time.ts';
import { dayOn, mediumOf, networkOn, stationOf, tariffOn } from './versions.ts';

/** What a rider asks. */
export interface QuoteQuestion {
  readonly network: string;
  /** Station by id, Chinese or English name, or alias. */
  readonly from: string;
  readonly to: string;
  readonly entry: LocalMoment;
  readonly assumedNoon?: boolean;
  readonly exit?: LocalMoment | undefined;
  readonly medium: string;
  readonly rider?: Rider | undefined;
  /** Number of this ride in the calendar month, counting from 1. */
  readonly ride?: number | undefined;
  /** Which end decides where a policy leaves it open; the policy's own default unless given. */
  readonly decidedBy?: 'entry' | 'exit' | undefined;
}

/** What prices are made from: data and the calendar, all given as values. */
export interface Rulebook {
  readonly catalogue: Catalogue;
  readonly days: DayLookup;
  readonly pinyin: PinyinNames;
}

export interface StationName {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
}

export interface QuotedPolicy {
  readonly id: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly applied: boolean;
  readonly because: Explanation;
}

export interface Quote {
  readonly network: string;
  readonly networkAsOf: string;
  readonly tariff: string;
  readonly medium: string;
  readonly from: StationName;
  readonly to: StationName;
  readonly metres: number;
  readonly path: readonly (StationName & { readonly line: string | null; readonly metres: number })[];
  readonly band: Band | null;
  readonly baseFen: number | null;
  readonly payFen: number | null;
  readonly currency: 'CNY';
  /** The day of entry; `weekday` from 1 Monday to 7 Sunday. */
  readonly day: { readonly date: string; readonly weekday: number; readonly kind: DayKind; readonly name: string | null; readonly nameEn: string | null };
  readonly policies: readonly QuotedPolicy[];
  readonly notes: readonly Explanation[];
}

const nameOf = (station: Station): StationName => ({ id: station.id, name: station.name, nameEn: station.nameEn });

const namesCache = new WeakMap<Catalogue, Names>();

/** The names behind the ids of a catalogue, for explanations. */
export function namesOf(catalogue: Catalogue): Names {
  const known = namesCache.get(catalogue);
  if (known) return known;
  const fresh = {
    policies: new Map(catalogue.policies.map((policy) => [policy.id, policy.title])),
    media: new Map(catalogue.media.map((medium) => [medium.id, medium.name])),
  };
  namesCache.set(catalogue, fresh);
  return fresh;
}

/**
 * What the ride costs and why: a pure function of the rulebook and the question.
 * Throws a FareError where no honest answer exists (unknown station, unpublished calendar, no network version …).
 */
export function quote(rulebook: Rulebook, question: QuoteQuestion): Quote {
  const { catalogue, days } = rulebook;
  const { entry, exit } = question;
  if (exit && compareMoments(exit, entry) < 0) throw new FareError('exit-before-entry', 'exit');
  if (!catalogue.networks.some((version) => version.network === question.network)) networkOn(catalogue, question.network, entry.date);
  const day = dayOn(days, entry.date, 'at');
  if (exit) dayOn(days, exit.date, 'exit');
  const version = networkOn(catalogue, question.network, entry.date);
  const tariff = tariffOn(catalogue, question.network, entry.date);
  const medium = mediumOf(catalogue, question.medium);
  const from = stationOf(version, question.from, 'from', rulebook.pinyin);
  const to = stationOf(version, question.to, 'to', rulebook.pinyin);
  const network = preparedNetwork(version);
  const fromIndex = network.indexOf.get(from.id) ?? -1;
  const toIndex = network.indexOf.get(to.id) ?? -1;
  const metres = metresBetween(network, fromIndex, toIndex);
  const same = from === to;
  const band = same || metres < 0 ? null : (bandFor(tariff, metres) ?? null);
  const names = namesOf(catalogue);

  const situation = { medium: medium.id, rider: question.rider ?? { groups: [] }, ride: question.ride };
  const ride: Ride = { entry, exit, decidedBy: question.decidedBy };
  const policies = catalogue.policies.filter((policy) => policy.network === question.network);
  const combined = combine(band?.fen ?? 0, policies, situation, ride, days);
  const other = exit ? combine(band?.fen ?? 0, policies, situation, { ...ride, decidedBy: ride.decidedBy === 'exit' ? 'entry' : 'exit' }, days) : combined;
  const priced = band !== null && pricedByRide(medium, combined);
  const notes: Reason[] = [
    ...(same ? [{ code: 'same-station', params: {} }] : mediumNotes(medium, combined.verdicts)),
    ...(same ? [] : momentNotes(ride, combined, other)),
    ...(question.assumedNoon ? [{ code: 'noon-assumed', params: {} }] : []),
    { code: 'network-version', params: { year: version.asOf.slice(0, 4), from: version.validFrom } },
  ];
  return {
    network: version.network,
    networkAsOf: version.asOf,
    tariff: tariff.id,
    medium: medium.id,
    from: nameOf(from),
    to: nameOf(to),
    metres,
    path: pathBetween(network, fromIndex, toIndex).map((step) => ({ ...nameOf(step.station), line: step.line, metres: step.metres })),
    band,
    baseFen: band?.fen ?? null,
    payFen: priced ? combined.fen : null,
    currency: 'CNY',
    day: { date: entry.date, weekday: weekdayOf(entry.date), kind: day.kind, name: day.name?.zh ?? null, nameEn: day.name?.en ?? null },
    policies: combined.verdicts.map(({ policy, applied, reason }) => ({
      id: policy.id,
      version: policy.version,
      title: policy.title,
      applied: applied && band !== null,
      because: explain('because', band === null && (applied || reason.code === 'replaced') ? { code: 'no-base-fare', params: {} } : reason, names),
    })),
    notes: notes.map((note) => explain('notes', note, names)),
  };
}
