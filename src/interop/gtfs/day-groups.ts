import { type Catalogue, type ConcessionPolicy, type DayLookup, FareError, eachDay, pricerFor, secondOfDay } from '../../contexts/fares/index.ts';

/** Hours of a day, the end not included. */
export interface Hours {
  readonly start: number;
  readonly end: number;
}

/** Days and hours in which every base fare costs the same with every medium. */
export interface PriceGroup {
  readonly id: string;
  /** Price by `medium|base fare`; absent where there is none. */
  readonly prices: ReadonlyMap<string, number>;
  /** Dates and their hours; the groups of one feed never share a second of a day. */
  readonly times: readonly { readonly hours: readonly Hours[]; readonly dates: readonly string[] }[];
}

const DAY = 86_400;

/** Seconds of the day at which a price may change. */
function edges(policies: readonly ConcessionPolicy[]): number[] {
  const spans = policies.flatMap((policy) => [...policy.times.only, ...policy.times.except]);
  const seconds = spans.flatMap((span) => [secondOfDay(span.from), secondOfDay(span.to)]);
  return Array.from(new Set([0, DAY, ...seconds])).sort((one, two) => one - two);
}

function pricesAt(catalogue: Catalogue, days: DayLookup, network: string, fares: readonly number[], date: string, second: number): { prices: Map<string, number>; applied: Set<string> } {
  const prices = new Map<string, number>();
  const applied = new Set<string>();
  for (const medium of catalogue.media) {
    const price = pricerFor(catalogue, days, { network, entry: { date, second }, medium: medium.id });
    for (const fare of fares) {
      const { fen, verdicts } = price(fare);
      if (fen !== null) prices.set(`${medium.id}|${fare}`, fen);
      for (const verdict of verdicts) if (verdict.applied) applied.add(verdict.policy.id);
    }
  }
  return { prices, applied };
}

interface Found {
  readonly prices: ReadonlyMap<string, number>;
  readonly applied: ReadonlySet<string>;
  readonly byDate: Map<string, Hours[]>;
}

/** A readable id: the policies at work in the group. */
function nameOf(found: Found, taken: ReadonlySet<string>): string {
  const base = found.applied.size === 0 ? 'ordinary' : Array.from(found.applied).sort().join('+');
  for (let number = 2, name = base; ; number++, name = `${base}-${number}`) if (!taken.has(name)) return name;
}

/** Parts a span of days into disjoint groups of equal prices, so that exactly one group holds at any second. */
export function priceGroups(catalogue: Catalogue, days: DayLookup, network: string, fares: readonly number[], from: string, to: string): PriceGroup[] {
  const policies = catalogue.policies.filter((policy) => policy.network === network);
  const seconds = edges(policies);
  const groups = new Map<string, Found>();
  for (const date of eachDay(from, to)) {
    if (!days(date)) throw new FareError('calendar-not-published', 'to', { date });
    for (const [index, start] of seconds.slice(0, -1).entries()) {
      const { prices, applied } = pricesAt(catalogue, days, network, fares, date, start);
      const key = JSON.stringify([...prices]);
      const group = groups.get(key) ?? { prices, applied, byDate: new Map<string, Hours[]>() };
      groups.set(key, group);
      const hours = group.byDate.get(date) ?? [];
      const before = hours.at(-1);
      const end = seconds[index + 1] ?? DAY;
      group.byDate.set(date, before?.end === start ? [...hours.slice(0, -1), { start: before.start, end }] : [...hours, { start, end }]);
    }
  }
  const taken = new Set<string>();
  return Array.from(groups.values(), (found) => {
    const id = nameOf(found, taken);
    taken.add(id);
    const byHours = new Map<string, { hours: readonly Hours[]; dates: string[] }>();
    for (const [date, hours] of found.byDate) {
      const key = JSON.stringify(hours);
      const times = byHours.get(key) ?? { hours, dates: [] };
      byHours.set(key, times);
      times.dates.push(date);
    }
    return { id, prices: found.prices, times: Array.from(byHours.values()) };
  });
}
