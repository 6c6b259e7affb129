import type { Reason } from './clauses.ts';
import { type Ride, combine } from './combine.ts';
import { FareError } from './errors.ts';
import { type Names, explain } from './explain.ts';
import type { Bilingual, Catalogue, DayKind, Explanation } from './model.ts';
import { mediumNotes, momentNotes, pricedByRide } from './notes.ts';
import type { QuoteQuestion, Rulebook } from './question.ts';
import { compareMoments, weekdayOf } from './time.ts';
import { dayOn, mediumOf, networkOn } from './versions.ts';

export interface QuotedPolicy {
  readonly id: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly applied: boolean;
  readonly because: Explanation;
}

/** What is paid of a base fare, and why. */
export interface Price {
  readonly medium: string;
  readonly payFen: number | null;
  readonly currency: 'CNY';
  /** The day of entry; `weekday` from 1 Monday to 7 Sunday. */
  readonly day: { readonly date: string; readonly weekday: number; readonly kind: DayKind; readonly name: string | null; readonly nameEn: string | null };
  readonly policies: readonly QuotedPolicy[];
  readonly notes: readonly Explanation[];
}

/** All of a ride that its price depends on: the same for every pair of stations in one band. */
export type PriceQuestion = Omit<QuoteQuestion, 'from' | 'to'> & {
  /** Null where no source states a price. */
  readonly baseFen: number | null;
  /** In and out at the same station. */
  readonly same: boolean;
};

const namesCache = new WeakMap<Catalogue, Names>();

/** The names behind the ids of a catalogue, for explanations. */
function namesOf(catalogue: Catalogue): Names {
  const known = namesCache.get(catalogue);
  if (known) return known;
  const fresh = {
    policies: new Map(catalogue.policies.map((policy) => [policy.id, policy.title])),
    media: new Map(catalogue.media.map((medium) => [medium.id, medium.name])),
  };
  namesCache.set(catalogue, fresh);
  return fresh;
}

/** Refuses what has no honest answer whatever the stations: an exit before the entry, days of an unpublished calendar, unknown media. Throws a FareError. */
export function checkQuestion({ catalogue, days }: Rulebook, { network, entry, exit, medium }: Omit<QuoteQuestion, 'from' | 'to'>): void {
  if (exit && compareMoments(exit, entry) < 0) throw new FareError('exit-before-entry', 'exit');
  if (!catalogue.networks.some((version) => version.network === network)) networkOn(catalogue, network, entry.date);
  dayOn(days, entry.date, 'at');
  if (exit) dayOn(days, exit.date, 'exit');
  networkOn(catalogue, network, entry.date);
  mediumOf(catalogue, medium);
}

/** What is paid of the base fare, with every policy considered and the reason. Throws a FareError. */
export function priceOf({ catalogue, days }: Rulebook, question: PriceQuestion): Price {
  const { entry, exit, baseFen, same } = question;
  const day = dayOn(days, entry.date, 'at');
  const version = networkOn(catalogue, question.network, entry.date);
  const medium = mediumOf(catalogue, question.medium);
  const names = namesOf(catalogue);
  const situation = { medium: medium.id, rider: question.rider ?? { groups: [] }, ride: question.ride };
  const ride: Ride = { entry, exit, decidedBy: question.decidedBy };
  const policies = catalogue.policies.filter((policy) => policy.network === question.network);
  const combined = combine(baseFen ?? 0, policies, situation, ride, days);
  const other = exit ? combine(baseFen ?? 0, policies, situation, { ...ride, decidedBy: ride.decidedBy === 'exit' ? 'entry' : 'exit' }, days) : combined;
  const notes: Reason[] = [
    ...(same ? [{ code: 'same-station', params: {} }] : mediumNotes(medium, combined.verdicts)),
    ...(same ? [] : momentNotes(ride, combined, other)),
    ...(question.assumedNoon ? [{ code: 'noon-assumed', params: {} }] : []),
    { code: 'network-version', params: { year: version.asOf.slice(0, 4), from: version.validFrom } },
  ];
  return {
    medium: medium.id,
    payFen: baseFen !== null && pricedByRide(medium, combined) ? combined.fen : null,
    currency: 'CNY',
    day: { date: entry.date, weekday: weekdayOf(entry.date), kind: day.kind, name: day.name?.zh ?? null, nameEn: day.name?.en ?? null },
    policies: combined.verdicts.map(({ policy, applied, reason }) => ({
      id: policy.id,
      version: policy.version,
      title: policy.title,
      applied: applied && baseFen !== null,
      because: explain('because', baseFen === null && (applied || reason.code === 'replaced') ? { code: 'no-base-fare', params: {} } : reason, names),
    })),
    notes: notes.map((note) => explain('notes', note, names)),
  };
}
