import { type Feed, rowsOf, valueOf } from './feed.ts';
import { type Services, readServices } from './services.ts';
import { parseAmount, parseTime } from './values.ts';

export interface Product {
  readonly id: string;
  readonly name: string;
  /** Empty: unknown medium. */
  readonly medium: string;
  /** Empty: any rider. */
  readonly rider: string;
  /** In the smallest unit of the currency; may be negative. */
  readonly amount: number;
  readonly currency: string;
}

export interface LegRule {
  readonly group: string;
  readonly network: string;
  readonly from: string;
  readonly to: string;
  readonly fromTimeframe: string;
  readonly toTimeframe: string;
  readonly product: string;
  readonly priority: number;
}

export interface TransferRule {
  readonly from: string;
  readonly to: string;
  /** -1: no limit; undefined between different groups. */
  readonly count: number | undefined;
  readonly seconds: number | undefined;
  readonly secondsFrom: number;
  readonly type: 0 | 1 | 2;
  readonly product: string;
}

export interface JoinRule {
  readonly fromNetwork: string;
  readonly toNetwork: string;
  readonly fromStop: string;
  readonly toStop: string;
}

export interface Timeframe {
  readonly start: number;
  /** Not included. */
  readonly end: number;
  readonly service: string;
}

/** The fare tables of a feed, ready to be asked. */
export interface FareTables {
  readonly products: ReadonlyMap<string, readonly Product[]>;
  readonly defaultRiders: ReadonlySet<string>;
  readonly media: ReadonlySet<string>;
  /** Leg rules by `network|from|to`, empty parts kept. */
  readonly rules: ReadonlyMap<string, readonly LegRule[]>;
  readonly listed: { readonly networks: ReadonlySet<string>; readonly from: ReadonlySet<string>; readonly to: ReadonlySet<string> };
  /** With a priority column an empty field means “does not matter”, without it “all that are not listed elsewhere”. */
  readonly hasPriority: boolean;
  readonly transfers: readonly TransferRule[];
  readonly joins: readonly JoinRule[];
  readonly timeframes: ReadonlyMap<string, readonly Timeframe[]>;
  readonly services: Services;
  readonly networkOfRoute: ReadonlyMap<string, string>;
  readonly areasOfStop: ReadonlyMap<string, readonly string[]>;
  readonly parentOf: ReadonlyMap<string, string>;
}

function gather<Item>(entries: Iterable<readonly [string, Item]>): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const [key, item] of entries) {
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function readProducts(feed: Feed): Product[] {
  return rowsOf(feed, 'fare_products').flatMap((row) => {
    const currency = valueOf(row, 'currency');
    const amount = parseAmount(valueOf(row, 'amount'), currency);
    // A product whose amount cannot be read prices nothing; the checks report it.
    return amount === undefined ? [] : [{
      id: valueOf(row, 'fare_product_id'), name: valueOf(row, 'fare_product_name'), medium: valueOf(row, 'fare_media_id'),
      rider: valueOf(row, 'rider_category_id'), amount, currency,
    }];
  });
}

function readLegRules(feed: Feed): LegRule[] {
  return rowsOf(feed, 'fare_leg_rules').map((row) => ({
    group: valueOf(row, 'leg_group_id'), network: valueOf(row, 'network_id'), from: valueOf(row, 'from_area_id'), to: valueOf(row, 'to_area_id'),
    fromTimeframe: valueOf(row, 'from_timeframe_group_id'), toTimeframe: valueOf(row, 'to_timeframe_group_id'),
    product: valueOf(row, 'fare_product_id'), priority: Number(valueOf(row, 'rule_priority') || '0'),
  }));
}

const optionalNumber = (text: string): number | undefined => (text === '' ? undefined : Number(text));

function readTransfers(feed: Feed): TransferRule[] {
  return rowsOf(feed, 'fare_transfer_rules').map((row) => {
    const [from, to] = [valueOf(row, 'from_leg_group_id'), valueOf(row, 'to_leg_group_id')];
    const type = Number(valueOf(row, 'fare_transfer_type'));
    return {
      from, to, count: from === to ? optionalNumber(valueOf(row, 'transfer_count')) : undefined,
      seconds: optionalNumber(valueOf(row, 'duration_limit')), secondsFrom: Number(valueOf(row, 'duration_limit_type') || '0'),
      type: type === 1 || type === 2 ? type : 0, product: valueOf(row, 'fare_product_id'),
    };
  });
}

function readNetworks(feed: Feed): Map<string, string> {
  const networks = new Map(rowsOf(feed, 'routes').map((row) => [valueOf(row, 'route_id'), valueOf(row, 'network_id')]));
  for (const row of rowsOf(feed, 'route_networks')) networks.set(valueOf(row, 'route_id'), valueOf(row, 'network_id'));
  return networks;
}

/** Reads the fare tables of a feed; rows that make no sense are left out here and named by the checks. */
export function readFareTables(feed: Feed): FareTables {
  const rules = readLegRules(feed);
  const listed = (pick: (rule: LegRule) => string): Set<string> => new Set(rules.map(pick).filter((value) => value !== ''));
  return {
    products: gather(readProducts(feed).map((product) => [product.id, product] as const)),
    defaultRiders: new Set(rowsOf(feed, 'rider_categories').filter((row) => valueOf(row, 'is_default_fare_category') === '1').map((row) => valueOf(row, 'rider_category_id'))),
    media: new Set(rowsOf(feed, 'fare_media').map((row) => valueOf(row, 'fare_media_id'))),
    rules: gather(rules.map((rule) => [`${rule.network}|${rule.from}|${rule.to}`, rule] as const)),
    listed: { networks: listed((rule) => rule.network), from: listed((rule) => rule.from), to: listed((rule) => rule.to) },
    hasPriority: feed.get('fare_leg_rules')?.columns.includes('rule_priority') ?? false,
    transfers: readTransfers(feed),
    joins: rowsOf(feed, 'fare_leg_join_rules').map((row) => ({
      fromNetwork: valueOf(row, 'from_network_id'), toNetwork: valueOf(row, 'to_network_id'), fromStop: valueOf(row, 'from_stop_id'), toStop: valueOf(row, 'to_stop_id'),
    })),
    timeframes: gather(rowsOf(feed, 'timeframes').map((row) => [valueOf(row, 'timeframe_group_id'), {
      start: parseTime(valueOf(row, 'start_time')) ?? 0, end: parseTime(valueOf(row, 'end_time')) ?? 86_400, service: valueOf(row, 'service_id'),
    }] as const)),
    services: readServices(feed),
    networkOfRoute: readNetworks(feed),
    areasOfStop: gather(rowsOf(feed, 'stop_areas').map((row) => [valueOf(row, 'stop_id'), valueOf(row, 'area_id')] as const)),
    parentOf: new Map(rowsOf(feed, 'stops').filter((row) => valueOf(row, 'parent_station') !== '').map((row) => [valueOf(row, 'stop_id'), valueOf(row, 'parent_station')])),
  };
}
