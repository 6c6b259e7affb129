import { DAY_KINDS, type DayKind } from '../../../shared/calendar.ts';

/** Text in both languages, as data files carry it. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Facts behind a reason or a note; the names of the keys tell how a value is worded (see explain.ts). */
export type Params = Readonly<Record<string, string | number | Bilingual | readonly string[]>>;

/** A reason or a note: a stable code, its facts, and the sentence in both languages. */
export interface Explanation extends Bilingual {
  readonly code: string;
  readonly params: Params;
}

export { DAY_KINDS as dayKinds };
export type { DayKind };

export interface DayFact {
  readonly kind: DayKind;
  /** Name of the holiday, also on the swapped working days that belong to it. */
  readonly name: Bilingual | null;
}

/** What kind of day a date (`YYYY-MM-DD`) is; undefined where the year's calendar is not published. */
export type DayLookup = (date: string) => DayFact | undefined;

export interface Line {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly color: string;
  readonly stations: readonly string[];
  readonly branchOf?: string;
}

export interface Station {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly aliases?: readonly string[];
  /** WGS 84. */
  readonly lon: number;
  readonly lat: number;
  readonly lines: readonly string[];
}

export interface Segment {
  readonly line: string;
  readonly from: string;
  readonly to: string;
  /** Operator's distance between the stations. */
  readonly metres: number;
}

/** The network as it ran in a span of days; `validTo` is the last day, null while it still runs. */
export interface NetworkVersion {
  readonly network: string;
  readonly networkName: string;
  readonly asOf: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly lines: readonly Line[];
  readonly stations: readonly Station[];
  readonly segments: readonly Segment[];
}

/** One step of a distance tariff: a flat price to an inclusive limit, or a price added per begun stretch beyond the last limit. */
export type TariffStep =
  | { readonly upToMetres: number; readonly fen: number }
  | { readonly upToMetres: number | null; readonly everyMetres: number; readonly addFen: number };

export interface Source {
  readonly title: string;
  /** Day of publication, `YYYY-MM-DD`. */
  readonly published: string;
  /** The clause in our words. */
  readonly summary: Bilingual;
  readonly confidence: 'published' | 'reposted' | 'thin';
  /** What is uncertain about it. */
  readonly note: Bilingual | null;
}

export interface Tariff {
  readonly id: string;
  readonly network: string;
  readonly title: Bilingual;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly basis: 'shortest-path-metres';
  readonly steps: readonly TariffStep[];
  readonly source: Source;
}

/**
 * What a rider pays with. `terms`: `fare` pays the fare of the ride · `ticket` is sold at its own price ·
 * `concession` carries a concession whose terms are not in the published data.
 */
export interface Medium {
  readonly id: string;
  readonly name: Bilingual;
  readonly form: 'card' | 'app' | 'ticket';
  readonly terms: 'fare' | 'ticket' | 'concession';
}

/** Local time of day from `from` (included) to `to` (excluded), `HH:MM`; on all days unless some kinds are named. */
export interface TimeSpan {
  readonly from: string;
  readonly to: string;
  readonly days?: readonly DayKind[];
}

/** Conditions on the person; all that are given must hold. Ages in full years, height in centimetres. */
export interface RiderCondition {
  readonly minAge?: number;
  readonly maxAge?: number;
  readonly maxHeightCm?: number;
  /** The rider must belong to one of these groups, e.g. `pupil`. */
  readonly groups?: readonly string[];
}

export interface RideTier {
  /** Number of the ride in the period from which this tier holds, counting from 1. */
  readonly fromRide: number;
  readonly payPercent: number;
}

export type Effect =
  | { readonly kind: 'percent'; readonly payPercent: number }
  | { readonly kind: 'amountOff'; readonly fen: number }
  | { readonly kind: 'fixed'; readonly fen: number }
  | { readonly kind: 'free' }
  | { readonly kind: 'rideTiers'; readonly period: 'calendar-month'; readonly tiers: readonly RideTier[] };

export interface Rounding {
  readonly toFen: 1 | 5 | 10 | 50 | 100;
  readonly mode: 'half-up' | 'half-even' | 'up' | 'down';
}

/** A published concession. Policies of one group that `replace` compete and the best for the rider wins; those that `add` come on top. */
export interface ConcessionPolicy {
  readonly id: string;
  readonly version: number;
  readonly network: string;
  readonly title: Bilingual;
  /** First and last day, both included; null: until further notice. */
  readonly window: { readonly from: string; readonly to: string | null };
  readonly days: readonly DayKind[];
  readonly times: { readonly only: readonly TimeSpan[]; readonly except: readonly TimeSpan[] };
  readonly media: { readonly included: readonly string[]; readonly excluded: readonly string[] };
  readonly rider: RiderCondition | null;
  readonly effect: Effect;
  readonly rounding: Rounding;
  readonly stacking: { readonly group: string; readonly mode: 'replaces' | 'adds' };
  /** Which end of the ride decides day and time; `stated: false` where the text leaves it open. */
  readonly decidedBy: { readonly moment: 'entry' | 'exit'; readonly stated: boolean };
  readonly source: Source;
}

/** Everything that fixes prices: dated networks, tariffs, media and policies. */
export interface Catalogue {
  readonly networks: readonly NetworkVersion[];
  readonly tariffs: readonly Tariff[];
  readonly media: readonly Medium[];
  readonly policies: readonly ConcessionPolicy[];
}

/** Who rides; absent facts are unknown, never assumed. */
export interface Rider {
  readonly age?: number;
  readonly heightCm?: number;
  readonly groups: readonly string[];
}

/** A moment on the operator's clock (Asia/Shanghai). */
export interface LocalMoment {
  readonly date: string;
  /** Seconds since local midnight. */
  readonly second: number;
}
