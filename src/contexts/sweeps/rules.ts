import type { PlaceResult } from './inputs.ts';

const hour = 3_600_000;

/** One look at a place; facts are only ever added. */
export interface Fact {
  /** In the order of arrival at the server, from 1. */
  readonly sequence: number;
  readonly result: PlaceResult;
  /** When it was looked at (epoch ms), by the phone's clock. */
  readonly observedAt: number;
}

/** How a place stands by everything that was noted of it. */
export interface Standing {
  /** By the latest look; null while nobody went. */
  readonly result: PlaceResult | null;
  readonly observedAt: number | null;
  /** Tries in vain in a row at the end, those counted that lie far enough apart. */
  readonly vainTries: number;
}

function inOrder(facts: readonly Fact[]): readonly Fact[] {
  return [...facts].sort((one, other) => one.observedAt - other.observedAt || one.sequence - other.sequence);
}

/**
 * The standing of a place, whatever the order in which phones delivered its facts: the latest look counts. Tries at a
 * place that was not reachable count apart only when `apartHours` lie between them.
 */
export function standingOf(facts: readonly Fact[], apartHours: number): Standing {
  const ordered = inOrder(facts);
  const last = ordered.at(-1);
  if (!last) return { result: null, observedAt: null, vainTries: 0 };
  let counted: number | undefined;
  let vainTries = 0;
  for (const fact of ordered) {
    if (fact.result !== 'notReachable') {
      vainTries = 0;
      counted = undefined;
    } else if (counted === undefined || fact.observedAt - counted >= apartHours * hour) {
      vainTries += 1;
      counted = fact.observedAt;
    }
  }
  return { result: last.result, observedAt: last.observedAt, vainTries };
}

/** Nothing more to do at a place: looked at, tried twice in vain, or a supervisor decided so. */
export function isAccounted({ result, vainTries }: Pick<Standing, 'result' | 'vainTries'>, decided: boolean): boolean {
  if (result === 'found' || result === 'notFound') return true;
  return decided || (result === 'notReachable' && vainTries >= 2);
}

export interface Progress {
  readonly total: number;
  readonly accounted: number;
  readonly found: number;
  readonly notFound: number;
  readonly notReachable: number;
  readonly waiting: number;
}

/** Sums over the places of a sweep; the four kinds add up to the total. */
export function progressOf(places: readonly { readonly result: PlaceResult | null; readonly accounted: boolean }[]): Progress {
  const count = (result: PlaceResult | null): number => places.filter((place) => place.result === result).length;
  return {
    total: places.length,
    accounted: places.filter(({ accounted }) => accounted).length,
    found: count('found'),
    notFound: count('notFound'),
    notReachable: count('notReachable'),
    waiting: count(null),
  };
}

/** A workstation and the units it serves. */
export interface Territory {
  readonly id: string;
  readonly name: string;
  readonly streetCode: string;
  readonly isDefault: boolean;
  readonly territory: readonly string[];
}

/** Who serves a place: whoever has the smallest of its units (codes from large to small), else the default of its street. */
export function workstationFor(territories: readonly Territory[], unitCodes: readonly string[]): Territory | undefined {
  for (const code of [...unitCodes].reverse()) {
    const owner = territories.find(({ territory }) => territory.includes(code));
    if (owner) return owner;
  }
  return territories.find(({ isDefault, streetCode }) => isDefault && unitCodes.includes(streetCode));
}

/** Is the sweep past its deadline with places left? */
export function isLate(state: string, due: number, now: number): boolean {
  return state === 'running' && due < now;
}

/** A phone's clock is believed between the start of the sweep and now. */
export function believedTime(said: number | undefined, startedAt: number, now: number): number {
  return said === undefined || said > now || said < startedAt ? now : said;
}
