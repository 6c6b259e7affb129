import { describe, expect, it } from 'vitest';
import { checkFares } from './checks.ts';
import { feedWith, smallFeed } from './testing/small-feed.ts';

const file = (name: string): string => smallFeed[name] ?? '';
const transfers = (row: string): Record<string, string> => ({
  fare_transfer_rules: `from_leg_group_id,to_leg_group_id,transfer_count,duration_limit,duration_limit_type,fare_transfer_type,fare_product_id\n${row}`,
});
const timeframes = (...rows: string[]): Record<string, string> => ({
  timeframes: ['timeframe_group_id,start_time,end_time,service_id', 'peak,,,weekday', ...rows].join('\n'),
});

describe('checks named after the notices of the canonical validator', () => {
  it('find nothing in a sound feed', () => { expect(checkFares(feedWith())).toEqual([]); });

  it.each<[code: string, where: string, changes: Record<string, string>]>([
    ['duplicate_fare_media', 'fare_media:4', { fare_media: `${file('fare_media')}\npaper2,Paper,1` }],
    ['missing_recommended_field', 'fare_media:4', { fare_media: `${file('fare_media')}\ncard,,2` }],
    ['fare_product_with_multiple_default_rider_categories', 'fare_products:17', {
      rider_categories: `${file('rider_categories')}\nchild,Child,1`, fare_products: `${file('fare_products')}\none-off,One zone,app,child,1.00,EUR`,
    }],
    ['fare_transfer_rule_duration_limit_without_type', 'fare_transfer_rules:2', transfers('core,air,,600,,0,')],
    ['fare_transfer_rule_duration_limit_type_without_duration_limit', 'fare_transfer_rules:2', transfers('core,air,,,1,0,')],
    ['fare_transfer_rule_missing_transfer_count', 'fare_transfer_rules:2', transfers('bus,bus,,,,0,')],
    ['fare_transfer_rule_invalid_transfer_count', 'fare_transfer_rules:2', transfers('bus,bus,0,,,0,')],
    ['fare_transfer_rule_invalid_transfer_count', 'fare_transfer_rules:2', transfers('bus,bus,-2,,,0,')],
    ['fare_transfer_rule_with_forbidden_transfer_count', 'fare_transfer_rules:2', transfers('core,air,1,,,0,')],
    ['timeframe_overlap', 'timeframes:4', timeframes('offpeak,08:00:00,10:00:00,weekday', 'offpeak,09:59:59,12:00:00,weekday')],
    ['timeframe_only_start_or_end_time_specified', 'timeframes:3', timeframes('offpeak,08:00:00,,weekend')],
    ['timeframe_only_start_or_end_time_specified', 'timeframes:3', timeframes('offpeak,,08:00:00,weekend')],
    ['timeframe_start_or_end_time_greater_than_twenty_four_hours', 'timeframes:3', timeframes('offpeak,08:00:00,24:00:01,weekend')],
    ['invalid_time', 'timeframes:3', timeframes('offpeak,8h,10:00:00,weekend')],
    ['route_networks_specified_in_more_than_one_file', 'networks:1', { routes: 'route_id,route_short_name,route_type,network_id\nred,Red,1,pink\nblue,Blue,1,\nair,A,1,\nbus,B,3,' }],
    ['invalid_currency_amount', 'fare_products:17', { fare_products: `${file('fare_products')}\nx,Comma,app,,"1,45",EUR` }],
    ['invalid_currency_amount', 'fare_products:17', { fare_products: `${file('fare_products')}\nx,No decimals,app,,0,CAD` }],
    ['invalid_currency_amount', 'fare_products:17', { fare_products: `${file('fare_products')}\nx,Decimals,app,,100.00,JPY` }],
    ['invalid_currency', 'fare_products:17', { fare_products: `${file('fare_products')}\nx,Currency,app,,1.00,euro` }],
    ['duplicate_key', 'fare_products:17', { fare_products: `${file('fare_products')}\none-off,One zone,app,adult,2.75,EUR` }],
    ['duplicate_key', 'fare_leg_rules:10', { fare_leg_rules: `${file('fare_leg_rules')}\nother,,1,1,offpeak,one-off,7` }],
    ['missing_required_field', 'fare_leg_rules:10', { fare_leg_rules: `${file('fare_leg_rules')}\ncore,,1,1,offpeak,,` }],
    ['missing_required_field', 'fare_leg_join_rules:4', { fare_leg_join_rules: `${file('fare_leg_join_rules')}\nblue,blue,C,` }],
    ['unexpected_enum_value', 'fare_media:4', { fare_media: `${file('fare_media')}\nx,Shell,7` }],
    ['invalid_integer', 'fare_leg_rules:10', { fare_leg_rules: `${file('fare_leg_rules')}\ncore,,1,3,offpeak,one-off,high` }],
  ])('%s at %s', (code, where, changes) => {
    expect(checkFares(feedWith(changes)).map((notice) => `${notice.code} ${notice.file}:${notice.line}`)).toContain(`${code} ${where}`);
  });

  it.each<[field: string, file: string, row: string]>([
    ['fare_product_id', 'fare_leg_rules', 'core,,1,3,offpeak,nothing,'],
    ['network_id', 'fare_leg_rules', 'core,nothing,1,3,offpeak,one-off,'],
    ['from_area_id', 'fare_leg_rules', 'core,,9,3,offpeak,one-off,'],
    ['to_area_id', 'fare_leg_rules', 'core,,1,9,offpeak,one-off,'],
    ['from_timeframe_group_id', 'fare_leg_rules', 'core,,1,3,never,one-off,'],
    ['fare_media_id', 'fare_products', 'x,X,stone,,1.00,EUR'],
    ['rider_category_id', 'fare_products', 'x,X,app,giant,1.00,EUR'],
    ['from_leg_group_id', 'fare_transfer_rules', 'nowhere,air,,,,0,'],
    ['to_leg_group_id', 'fare_transfer_rules', 'air,nowhere,,,,0,'],
    ['fare_product_id', 'fare_transfer_rules', 'air,core,,,,0,nothing'],
    ['from_network_id', 'fare_leg_join_rules', 'nowhere,pink,,'],
    ['stop_id', 'stop_areas', '1,nowhere'],
    ['area_id', 'stop_areas', '9,A'],
    ['route_id', 'route_networks', 'pink,nowhere'],
    ['service_id', 'timeframes', 'offpeak,08:00:00,09:00:00,never'],
  ])('foreign_key_violation: %s of %s', (field, name, row) => {
    const notices = checkFares(feedWith({ [name]: `${file(name)}\n${row}` }));
    expect(notices.map((notice) => `${notice.code} ${notice.file}.${notice.field}`)).toContain(`foreign_key_violation ${name}.${field}`);
  });

  it('do not mistake neighbours for overlaps, nor the same hours on other days', () => {
    const changes = timeframes('offpeak,08:00:00,10:00:00,weekday', 'offpeak,10:00:00,12:00:00,weekday', 'offpeak,09:00:00,11:00:00,weekend');
    expect(checkFares(feedWith(changes))).toEqual([]);
  });
});
