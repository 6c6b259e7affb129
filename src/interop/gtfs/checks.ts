import { fareFiles, type FieldRule } from './fields.ts';
import { type Feed, type Row, rowsOf, valueOf } from './feed.ts';
import { type Notice, error, warning } from './notices.ts';
import { isCurrency, parseAmount, parseTime } from './values.ts';

const line = (index: number): number => index + 2;
const isInteger = (text: string): boolean => /^-?\d+$/u.test(text);

function fieldNotice(rule: FieldRule, value: string, known: ReadonlySet<string> | undefined): string | undefined {
  if (value === '') return rule.required ? 'missing_required_field' : undefined;
  if (known && !known.has(value)) return 'foreign_key_violation';
  if (rule.options && !rule.options.includes(value)) return 'unexpected_enum_value';
  return rule.integer && !isInteger(value) ? 'invalid_integer' : undefined;
}

/** Required fields, references, options and repeated keys of every fare file. */
function checkFields(feed: Feed): Notice[] {
  return Object.entries(fareFiles).flatMap(([file, { key, fields }]) => {
    const rows = rowsOf(feed, file);
    if (rows.length === 0) return [];
    const columns = Object.entries(fields).map(([field, rule]) => ({
      field, rule, known: rule.references && new Set(rule.references.flatMap(([other, column]) => rowsOf(feed, other).map((row) => valueOf(row, column)))),
    }));
    const seen = new Set<string>();
    return rows.flatMap((row, index) => {
      const found = columns.flatMap(({ field, rule, known }) => {
        const code = fieldNotice(rule, valueOf(row, field), known);
        return code ? [error(code, file, line(index), field, valueOf(row, field))] : [];
      });
      const values = key.map((column) => valueOf(row, column)).join('\u0000');
      if (seen.has(values)) found.push(error('duplicate_key', file, line(index), key.join(','), values.replaceAll('\u0000', ',')));
      seen.add(values);
      return found;
    });
  });
}

function checkAmounts(feed: Feed): Notice[] {
  return rowsOf(feed, 'fare_products').flatMap((row, index) => {
    const [amount, currency] = [valueOf(row, 'amount'), valueOf(row, 'currency')];
    if (currency !== '' && !isCurrency(currency)) return [error('invalid_currency', 'fare_products', line(index), 'currency', currency)];
    if (amount === '' || parseAmount(amount, currency) !== undefined) return [];
    return [error('invalid_currency_amount', 'fare_products', line(index), 'amount', amount)];
  });
}

/** Media under different ids that a rider cannot tell apart, and cards and apps without a name. */
function checkMedia(feed: Feed): Notice[] {
  const seen = new Set<string>();
  return rowsOf(feed, 'fare_media').flatMap((row, index) => {
    const [name, type] = [valueOf(row, 'fare_media_name'), valueOf(row, 'fare_media_type')];
    const repeated = seen.has(`${name}|${type}`);
    seen.add(`${name}|${type}`);
    // Cards and apps are looked for by their name.
    const nameless = name === '' && (type === '2' || type === '4');
    return [
      ...(repeated ? [warning('duplicate_fare_media', 'fare_media', line(index), 'fare_media_name', name)] : []),
      ...(nameless ? [warning('missing_recommended_field', 'fare_media', line(index), 'fare_media_name', '')] : []),
    ];
  });
}

function checkDefaultRiders(feed: Feed): Notice[] {
  const defaults = new Set(rowsOf(feed, 'rider_categories').filter((row) => valueOf(row, 'is_default_fare_category') === '1').map((row) => valueOf(row, 'rider_category_id')));
  const found = new Map<string, string>();
  return rowsOf(feed, 'fare_products').flatMap((row, index) => {
    const [product, rider] = [valueOf(row, 'fare_product_id'), valueOf(row, 'rider_category_id')];
    if (!defaults.has(rider)) return [];
    const before = found.get(product);
    found.set(product, rider);
    return before === undefined || before === rider
      ? []
      : [error('fare_product_with_multiple_default_rider_categories', 'fare_products', line(index), 'rider_category_id', rider)];
  });
}

function transferNotices(row: Row, index: number): Notice[] {
  const notice = (code: string, field: string): Notice => error(code, 'fare_transfer_rules', line(index), field, valueOf(row, field));
  const [limit, limitType, count] = [valueOf(row, 'duration_limit'), valueOf(row, 'duration_limit_type'), valueOf(row, 'transfer_count')];
  const sameGroup = valueOf(row, 'from_leg_group_id') !== '' && valueOf(row, 'from_leg_group_id') === valueOf(row, 'to_leg_group_id');
  const found: Notice[] = [];
  if (limit !== '' && limitType === '') found.push(notice('fare_transfer_rule_duration_limit_without_type', 'duration_limit'));
  if (limit === '' && limitType !== '') found.push(notice('fare_transfer_rule_duration_limit_type_without_duration_limit', 'duration_limit_type'));
  if (sameGroup && count === '') found.push(notice('fare_transfer_rule_missing_transfer_count', 'transfer_count'));
  if (sameGroup && isInteger(count) && (Number(count) < -1 || Number(count) === 0)) found.push(notice('fare_transfer_rule_invalid_transfer_count', 'transfer_count'));
  if (!sameGroup && count !== '') found.push(notice('fare_transfer_rule_with_forbidden_transfer_count', 'transfer_count'));
  return found;
}

const DAY = 86_400;

function timeframeNotices(row: Row, index: number): Notice[] {
  return (['start_time', 'end_time'] as const).flatMap((field) => {
    const value = valueOf(row, field);
    const other = valueOf(row, field === 'start_time' ? 'end_time' : 'start_time');
    const seconds = parseTime(value);
    if (value === '') return [];
    if (seconds === undefined) return [error('invalid_time', 'timeframes', line(index), field, value)];
    return [
      ...(other === '' ? [error('timeframe_only_start_or_end_time_specified', 'timeframes', line(index), field, value)] : []),
      ...(seconds > DAY ? [error('timeframe_start_or_end_time_greater_than_twenty_four_hours', 'timeframes', line(index), field, value)] : []),
    ];
  });
}

/** Two spans of one group and service that share a second. */
function checkOverlaps(feed: Feed): Notice[] {
  const spans = rowsOf(feed, 'timeframes').map((row, index) => ({
    index, key: `${valueOf(row, 'timeframe_group_id')}|${valueOf(row, 'service_id')}`,
    start: parseTime(valueOf(row, 'start_time')) ?? 0, end: parseTime(valueOf(row, 'end_time')) ?? DAY,
  }));
  spans.sort((one, two) => (one.key < two.key ? -1 : one.key > two.key ? 1 : one.start - two.start));
  return spans.flatMap((span, place) => {
    const before = spans[place - 1];
    return before && before.key === span.key && span.start < before.end
      ? [error('timeframe_overlap', 'timeframes', line(span.index), 'start_time', span.key)]
      : [];
  });
}

/** A join rule names both stops of the change or none. */
function checkJoins(feed: Feed): Notice[] {
  return rowsOf(feed, 'fare_leg_join_rules').flatMap((row, index) => {
    const missing = (['from_stop_id', 'to_stop_id'] as const).filter((field) => valueOf(row, field) === '');
    return missing.length === 1 ? [error('missing_required_field', 'fare_leg_join_rules', line(index), missing[0] ?? '', '')] : [];
  });
}

/** Networks may be said in routes.txt or in networks.txt with route_networks.txt, not in both. */
function checkNetworkFiles(feed: Feed): Notice[] {
  const inRoutes = feed.get('routes')?.columns.includes('network_id') ?? false;
  return ['networks', 'route_networks'].filter((file) => inRoutes && feed.has(file)).map((file) => error('route_networks_specified_in_more_than_one_file', file, 1, 'network_id', 'routes.txt'));
}

/** Checks the fare files of a feed; every finding carries the name of the canonical validator's notice. */
export function checkFares(feed: Feed): Notice[] {
  return [
    ...checkFields(feed), ...checkAmounts(feed), ...checkMedia(feed), ...checkDefaultRiders(feed),
    ...rowsOf(feed, 'fare_transfer_rules').flatMap(transferNotices),
    ...rowsOf(feed, 'timeframes').flatMap(timeframeNotices),
    ...checkOverlaps(feed), ...checkNetworkFiles(feed), ...checkJoins(feed),
  ];
}
