import { type Catalogue, type DayLookup, type PreparedNetwork, bandFor, metresBetween, networkOn, preparedNetwork, tariffOn } from '../../contexts/fares/index.ts';
import { plainYuan } from '../../shared/money.ts';
import type { Table } from './csv.ts';
import { type PriceGroup, priceGroups } from './day-groups.ts';
import type { Feed } from './feed.ts';
import { type Loss, exportLosses } from './losses.ts';
import { writeServices } from './services.ts';
import { writeDate, writeTime } from './values.ts';

/** What to export: one network version's fares over a span of days. */
export interface ExportQuestion {
  readonly network: string;
  readonly from: string;
  readonly to: string;
  readonly publisher: { readonly name: string; readonly url: string };
}

export interface ExportedFeed {
  readonly feed: Feed;
  readonly losses: readonly Loss[];
}

const DAY = 86_400;
/** Carries the trips that only show the order of stations: a service without a single day. */
const NEVER = 'order-of-stations';
/** 35 km/h: trips need a first and a last time; both are marked approximate and never run. */
const METRES_PER_SECOND = 9.7;
const AGENCY = { id: 'suzhou-rail-transit', name: '苏州轨道交通', nameEn: 'Suzhou Rail Transit', url: 'https://www.sz-mtr.com' };

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): Table => ({ columns, rows });

function networkFiles(network: PreparedNetwork): [string, Table][] {
  const { version } = network;
  const stopTimes = version.lines.flatMap((line) => {
    const metres = version.segments.filter((segment) => segment.line === line.id).reduce((sum, segment) => sum + segment.metres, 0);
    const last = line.stations.length - 1;
    return line.stations.map((station, index) => {
      const time = index === 0 ? writeTime(6 * 3600) : index === last ? writeTime(6 * 3600 + Math.round(metres / METRES_PER_SECOND)) : '';
      return [`${line.id}-order`, time, time, station, String(index + 1), '0'];
    });
  });
  const translations = [
    ['agency', 'agency_name', 'en', AGENCY.nameEn, AGENCY.id],
    ...version.stations.map((station) => ['stops', 'stop_name', 'en', station.nameEn, station.id]),
    ...version.lines.map((line) => ['routes', 'route_long_name', 'en', line.nameEn, line.id]),
  ];
  return [
    ['agency', table(['agency_id', 'agency_name', 'agency_url', 'agency_timezone', 'agency_lang'], [[AGENCY.id, AGENCY.name, AGENCY.url, 'Asia/Shanghai', 'zh']])],
    ['stops', table(['stop_id', 'stop_name', 'stop_lat', 'stop_lon', 'location_type'], version.stations.map((station) => [station.id, station.name, String(station.lat), String(station.lon), '0']))],
    ['routes', table(['route_id', 'agency_id', 'route_short_name', 'route_long_name', 'route_type', 'route_color'], version.lines.map((line) => [line.id, AGENCY.id, line.id, line.name, '1', line.color.slice(1)]))],
    ['trips', table(['route_id', 'service_id', 'trip_id', 'direction_id'], version.lines.map((line) => [line.id, NEVER, `${line.id}-order`, '0']))],
    ['stop_times', table(['trip_id', 'arrival_time', 'departure_time', 'stop_id', 'stop_sequence', 'timepoint'], stopTimes)],
    ['areas', table(['area_id', 'area_name'], version.stations.map((station) => [station.id, station.name]))],
    ['stop_areas', table(['area_id', 'stop_id'], version.stations.map((station) => [station.id, station.id]))],
    ['networks', table(['network_id', 'network_name'], [[version.network, version.networkName]])],
    ['route_networks', table(['network_id', 'route_id'], version.lines.map((line) => [version.network, line.id]))],
    ['fare_leg_join_rules', table(['from_network_id', 'to_network_id', 'from_stop_id', 'to_stop_id'], [[version.network, version.network, '', '']])],
    ['translations', table(['table_name', 'field_name', 'language', 'translation', 'record_id'], translations)],
  ];
}

function timeFiles(groups: readonly PriceGroup[], from: string, to: string): [string, Table][] {
  const services = new Map<string, readonly string[]>();
  const timeframes = groups.flatMap((group) => group.times.flatMap(({ hours, dates }, index) => {
    const service = group.times.length === 1 ? group.id : `${group.id}-${index + 1}`;
    services.set(service, dates);
    return hours.map(({ start, end }) => [group.id, ...(start === 0 && end === DAY ? ['', ''] : [writeTime(start), writeTime(end)]), service]);
  }));
  const { calendar, calendarDates } = writeServices(services);
  const never = [NEVER, '0', '0', '0', '0', '0', '0', '0', writeDate(from), writeDate(to)];
  return [
    ['calendar', { ...calendar, rows: [...calendar.rows, never] }],
    ['calendar_dates', calendarDates],
    ['timeframes', table(['timeframe_group_id', 'start_time', 'end_time', 'service_id'], timeframes)],
  ];
}

const MEDIA_TYPES = { ticket: '1', card: '2', app: '4' } as const;
const productId = (fare: number, group: PriceGroup): string => `${fare / 100}-yuan@${group.id}`;

function productFiles(catalogue: Catalogue, groups: readonly PriceGroup[], fares: readonly number[]): [string, Table][] {
  const products = groups.flatMap((group) => fares.flatMap((fare) => catalogue.media.flatMap((medium) => {
    const price = group.prices.get(`${medium.id}|${fare}`);
    return price === undefined ? [] : [[productId(fare, group), `${fare / 100} 元区段`, medium.id, plainYuan(price), 'CNY']];
  })));
  return [
    ['fare_media', table(['fare_media_id', 'fare_media_name', 'fare_media_type'], catalogue.media.map((medium) => [medium.id, medium.name.zh, MEDIA_TYPES[medium.form]]))],
    ['fare_products', table(['fare_product_id', 'fare_product_name', 'fare_media_id', 'amount', 'currency'], products)],
  ];
}

/** Every ordered pair of stations with its ordinary fare. */
function pairs(network: PreparedNetwork, fareOf: (metres: number) => number | undefined): { from: string; to: string; fare: number }[] {
  return network.stations.flatMap((start, from) => network.stations.flatMap((end, to) => {
    const metres = metresBetween(network, from, to);
    const fare = from === to || metres < 0 ? undefined : fareOf(metres);
    return fare === undefined ? [] : [{ from: start.id, to: end.id, fare }];
  }));
}

/**
 * The fares of a network as GTFS-Fares v2: an area per station, a product per band and group of days, disjoint timeframe
 * groups without priorities (a priority would hide all other products of the hour). Comes with the list of what is lost.
 */
export function exportFeed(catalogue: Catalogue, days: DayLookup, question: ExportQuestion): ExportedFeed {
  const { from, to } = question;
  const version = networkOn(catalogue, question.network, from);
  networkOn(catalogue, question.network, to);
  const tariff = tariffOn(catalogue, question.network, from);
  const network = preparedNetwork(version);
  const rides = pairs(network, (metres) => bandFor(tariff, metres)?.fen);
  const fares = Array.from(new Set(rides.map((ride) => ride.fare))).sort((one, two) => one - two);
  const policies = catalogue.policies.filter((policy) => policy.network === question.network);
  const sayable = policies.filter((policy) => policy.rider === null && policy.effect.kind !== 'rideTiers');
  const groups = priceGroups({ ...catalogue, policies: sayable }, days, question.network, fares, from, to);
  const rules = groups.flatMap((group) => rides.map((ride) => ['ride', version.network, ride.from, ride.to, group.id, productId(ride.fare, group)]));
  const priced = new Set(groups.flatMap((group) => Array.from(group.prices.keys(), (key) => key.split('|')[0] ?? '')));
  const feed = new Map<string, Table>([
    ...networkFiles(network),
    ...timeFiles(groups, from, to),
    ...productFiles(catalogue, groups, fares),
    ['fare_leg_rules', table(['leg_group_id', 'network_id', 'from_area_id', 'to_area_id', 'from_timeframe_group_id', 'fare_product_id'], rules)],
    ['feed_info', table(
      ['feed_publisher_name', 'feed_publisher_url', 'feed_lang', 'feed_start_date', 'feed_end_date', 'feed_version'],
      [[question.publisher.name, question.publisher.url, 'zh', writeDate(from), writeDate(to), [version.asOf, tariff.id, ...sayable.map((policy) => `${policy.id}.${policy.version}`)].join(' ')]],
    )],
  ]);
  return { feed, losses: exportLosses(catalogue, policies, priced) };
}
