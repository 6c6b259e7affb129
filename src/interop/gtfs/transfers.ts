import type { FareTables, Product, TransferRule } from './fare-tables.ts';
import type { Event, FareLeg, Payer } from './journey.ts';

/** Legs that transfers have tied together: the group of the last one, how many transfers, since when. */
interface Chain {
  readonly group: string;
  readonly transfers: number;
  readonly first: FareLeg;
  readonly last: FareLeg;
  readonly cost: number;
}

function suits(tables: FareTables, product: Product, payer: Payer): boolean {
  const medium = product.medium === '' || product.medium === payer.medium;
  const rider = product.rider === '' || (payer.rider === undefined ? tables.defaultRiders.has(product.rider) : product.rider === payer.rider);
  return medium && rider;
}

/** The amount of a product for a payer; a row for the payer's own category goes before one for everybody. */
export function amountOf(tables: FareTables, id: string, payer: Payer): number | undefined {
  const rows = (tables.products.get(id) ?? []).filter((product) => suits(tables, product, payer));
  const own = rows.filter((product) => product.rider !== '' && product.medium !== '');
  const amounts = (own.length > 0 ? own : rows).map((product) => product.amount);
  return amounts.length === 0 ? undefined : Math.min(...amounts);
}

const elapsed = (from: Event, to: Event): number => (Date.parse(to.date) - Date.parse(from.date)) / 1000 + to.second - from.second;

function inTime(rule: TransferRule, chain: Chain, next: FareLeg): boolean {
  if (rule.seconds === undefined) return true;
  // A rule that spans several transfers is one ticket: its time runs from the first leg; otherwise from the leg before.
  const start = (rule.count !== undefined && rule.count !== 1 ? chain.first : chain.last).rides;
  const from = rule.secondsFrom < 2 ? start[0]?.departure : start.at(-1)?.arrival;
  const to = rule.secondsFrom === 1 || rule.secondsFrom === 2 ? next.rides[0]?.departure : next.rides.at(-1)?.arrival;
  return from !== undefined && to !== undefined && elapsed(from, to) <= rule.seconds;
}

/** The transfer rules between two groups: exact ones, else those whose empty field stands for all groups not listed. */
function rulesBetween(tables: FareTables, from: string, to: string): TransferRule[] {
  const fits = (wanted: string, group: string, listed: (rule: TransferRule) => string): boolean =>
    wanted === group || (wanted === '' && !tables.transfers.some((rule) => listed(rule) === group));
  const exact = tables.transfers.filter((rule) => rule.from === from && rule.to === to);
  return exact.length > 0
    ? exact
    : tables.transfers.filter((rule) => fits(rule.from, from, (one) => one.from) && fits(rule.to, to, (one) => one.to));
}

/** The rule with the smallest transfer count that still holds. */
function ruleFor(tables: FareTables, chain: Chain, next: FareLeg, group: string): TransferRule | undefined {
  const limit = (rule: TransferRule): number => (rule.count === undefined || rule.count < 0 ? Number.MAX_SAFE_INTEGER : rule.count);
  return rulesBetween(tables, chain.group, group)
    .filter((rule) => limit(rule) >= chain.transfers + 1 && inTime(rule, chain, next))
    .sort((one, two) => limit(one) - limit(two))[0];
}

function costOf(rule: TransferRule, chain: Chain, transfer: number, leg: number): number {
  if (rule.type === 1) return chain.cost + transfer + leg;
  // AB takes the place of the first leg's price; later in a chain all three types add to what has been paid.
  return rule.type === 2 && chain.transfers === 0 ? transfer : chain.cost + transfer;
}

function cheapest(tables: FareTables, legs: readonly FareLeg[], payer: Payer, chain: Chain | undefined, paid: number): number | undefined {
  const [leg, ...rest] = legs;
  if (!leg) return paid + (chain?.cost ?? 0);
  const groups = Array.from(new Set(leg.rules.map((rule) => rule.group)));
  const totals = groups.flatMap((group): number[] => {
    const amounts = leg.rules.filter((rule) => rule.group === group).map((rule) => amountOf(tables, rule.product, payer));
    const known = amounts.filter((amount) => amount !== undefined);
    if (known.length === 0) return [];
    const price = Math.min(...known);
    const rule = chain ? ruleFor(tables, chain, leg, group) : undefined;
    const transfer = rule && rule.product !== '' ? amountOf(tables, rule.product, payer) : 0;
    const tied = chain && rule && transfer !== undefined
      ? cheapest(tables, rest, payer, { group, transfers: chain.transfers + 1, first: chain.first, last: leg, cost: costOf(rule, chain, transfer, price) }, paid)
      : undefined;
    const apart = cheapest(tables, rest, payer, { group, transfers: 0, first: leg, last: leg, cost: price }, paid + (chain?.cost ?? 0));
    // A transfer arrangement is how the legs are priced, not an offer: legs are separate only where there is none.
    return [tied ?? apart].filter((total) => total !== undefined);
  });
  return totals.length === 0 ? undefined : Math.min(...totals);
}

/** The cheapest price of fare legs for a payer over their transfers; undefined where a leg has no known price. */
export function priceLegs(tables: FareTables, legs: readonly FareLeg[], payer: Payer): number | undefined {
  return legs.length === 0 ? undefined : cheapest(tables, legs, payer, undefined, 0);
}
