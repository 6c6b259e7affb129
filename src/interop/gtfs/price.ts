import type { FareTables, LegRule, Product } from './fare-tables.ts';
import type { Event, FareLeg, Payer, RideLeg } from './journey.ts';
import { priceLegs } from './transfers.ts';

/** The areas of a stop: its own, else those of its station. */
function areasOf(tables: FareTables, stop: string): readonly string[] {
  return tables.areasOfStop.get(stop) ?? tables.areasOfStop.get(tables.parentOf.get(stop) ?? '') ?? [];
}

function joins(tables: FareTables, before: RideLeg, after: RideLeg): boolean {
  const networks = [tables.networkOfRoute.get(before.route) ?? '', tables.networkOfRoute.get(after.route) ?? ''];
  const at = (wanted: string, stop: string): boolean => wanted === '' || wanted === stop || wanted === tables.parentOf.get(stop);
  return tables.joins.some(
    (rule) => rule.fromNetwork === networks[0] && rule.toNetwork === networks[1] && at(rule.fromStop, before.to) && at(rule.toStop, after.from),
  );
}

function joined(tables: FareTables, rides: readonly RideLeg[]): RideLeg[][] {
  const legs: RideLeg[][] = [];
  for (const ride of rides) {
    const leg = legs.at(-1);
    const before = leg?.at(-1);
    if (leg && before && joins(tables, before, ride)) leg.push(ride);
    else legs.push([ride]);
  }
  return legs;
}

/** The network of a leg: that of its rides when they agree, else none. */
function networkOf(tables: FareTables, rides: readonly RideLeg[]): string {
  const networks = new Set(rides.map((ride) => tables.networkOfRoute.get(ride.route) ?? ''));
  return networks.size === 1 ? (networks.values().next().value ?? '') : '';
}

/** Values under which rules may be filed: with priorities all and empty, without them the listed ones, else empty. */
function keys(values: readonly string[], listed: ReadonlySet<string>, hasPriority: boolean): string[] {
  const named = values.filter((value) => listed.has(value));
  return hasPriority ? [...named, ''] : named.length > 0 ? named : [''];
}

/** Start included, end excluded, to the second; any record of the group may match. */
function inTimeframe(tables: FareTables, group: string, event: Event): boolean {
  if (group === '') return true;
  return (tables.timeframes.get(group) ?? []).some(
    (frame) => event.second >= frame.start && event.second < frame.end && tables.services.runs(frame.service, event.date),
  );
}

/** The leg rules that match rides taken as one leg; with priorities only the highest, as a set. */
export function matchingRules(tables: FareTables, rides: readonly RideLeg[]): LegRule[] {
  const [first, last] = [rides[0], rides.at(-1)];
  if (!first || !last) return [];
  const networks = keys([networkOf(tables, rides)], tables.listed.networks, tables.hasPriority);
  const from = keys(areasOf(tables, first.from), tables.listed.from, tables.hasPriority);
  const to = keys(areasOf(tables, last.to), tables.listed.to, tables.hasPriority);
  const found = networks
    .flatMap((network) => from.flatMap((start) => to.flatMap((end) => tables.rules.get(`${network}|${start}|${end}`) ?? [])))
    .filter((rule) => inTimeframe(tables, rule.fromTimeframe, first.departure) && inTimeframe(tables, rule.toTimeframe, last.arrival));
  if (!tables.hasPriority) return found;
  const highest = Math.max(...found.map((rule) => rule.priority));
  return found.filter((rule) => rule.priority === highest);
}

/** Joins rides into fare legs and finds the rules of each. */
export function fareLegs(tables: FareTables, rides: readonly RideLeg[]): FareLeg[] {
  return joined(tables, rides).map((leg) => ({ rides: leg, rules: matchingRules(tables, leg) }));
}

/** The products open to a leg, cheapest first. */
export function productsOf(tables: FareTables, leg: FareLeg): Product[] {
  const ids = new Set(leg.rules.map((rule) => rule.product));
  return Array.from(ids)
    .flatMap((id) => tables.products.get(id) ?? [])
    .sort((one, two) => one.amount - two.amount);
}

/** The cheapest price of a journey for a payer, in the smallest unit of the currency; undefined where a leg has no known price. */
export function priceJourney(tables: FareTables, rides: readonly RideLeg[], payer: Payer): number | undefined {
  return priceLegs(tables, fareLegs(tables, rides), payer);
}
