import { readCsv } from '../csv.ts';
import type { Feed } from '../feed.ts';

/** A small sound feed: two lines, zones 1 and 2, an airport line, peak and off-peak, two media, two kinds of rider. */
export const smallFeed: Readonly<Record<string, string>> = {
  calendar: 'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nweekday,1,1,1,1,1,0,0,20220101,20221231\nweekend,0,0,0,0,0,1,1,20220101,20221231',
  stops: 'stop_id,stop_name,parent_station,location_type\nA,A,,\nB,B,,\nC,C,,1\nC1,C platform 1,C,0\nD,D,,\nE,E,,\nF,F,,',
  routes: 'route_id,route_short_name,route_type\nred,Red,1\nblue,Blue,1\nair,Airport,1\nbus,Bus,3',
  networks: 'network_id,network_name\npink,Pink\nblue,Blue\nair,Airport\nbus,Buses',
  route_networks: 'network_id,route_id\npink,red\nblue,blue\nair,air\nbus,bus',
  areas: 'area_id,area_name\n1,Zone 1\n2,Zone 2\n3,Airport',
  stop_areas: 'area_id,stop_id\n1,A\n1,B\n1,C\n2,C\n2,D\n3,E',
  timeframes: 'timeframe_group_id,start_time,end_time,service_id\noffpeak,00:00:00,5:00:00,weekday\npeak,5:00:00,9:30:00,weekday\noffpeak,9:30:00,24:00:00,weekday\noffpeak,,,weekend',
  rider_categories: 'rider_category_id,rider_category_name,is_default_fare_category\nadult,Adult,1\nreduced,Students and seniors,0',
  fare_media: 'fare_media_id,fare_media_name,fare_media_type\npaper,Paper,1\napp,App,4',
  fare_products: [
    'fare_product_id,fare_product_name,fare_media_id,rider_category_id,amount,currency',
    'one-off,One zone,paper,adult,3.00,EUR', 'one-off,One zone,app,adult,2.50,EUR', 'one-off,One zone,app,reduced,1.50,EUR',
    'two-off,Two zones,paper,adult,4.00,EUR', 'two-off,Two zones,app,adult,3.50,EUR', 'two-off,Two zones,app,reduced,2.50,EUR',
    'one-peak,One zone peak,paper,adult,6.00,EUR', 'one-peak,One zone peak,app,adult,5.00,EUR',
    'two-peak,Two zones peak,paper,adult,8.00,EUR', 'two-peak,Two zones peak,app,adult,7.00,EUR',
    'airport,Airport,paper,adult,10.00,EUR', 'airport,Airport,app,adult,10.00,EUR', 'airport-extra,Airport extra,,,6.00,EUR',
    'bus,Bus,,,2.00,EUR', 'bus-again,Bus again,,,-0.50,EUR',
  ].join('\n'),
  fare_leg_rules: [
    'leg_group_id,network_id,from_area_id,to_area_id,from_timeframe_group_id,fare_product_id,rule_priority',
    'core,,1,1,offpeak,one-off,1', 'core,,1,1,peak,one-peak,1', 'core,,2,2,offpeak,one-off,1', 'core,,2,2,peak,one-peak,1',
    'core,,1,2,offpeak,two-off,', 'core,,1,2,peak,two-peak,', 'air,air,2,3,,airport,', 'bus,bus,,,,bus,5',
  ].join('\n'),
  fare_leg_join_rules: 'from_network_id,to_network_id,from_stop_id,to_stop_id\npink,pink,,\npink,blue,,',
  fare_transfer_rules: [
    'from_leg_group_id,to_leg_group_id,transfer_count,duration_limit,duration_limit_type,fare_transfer_type,fare_product_id',
    'core,air,,10800,1,0,airport-extra', 'bus,bus,2,3600,1,0,', 'core,bus,,,,1,bus-again',
  ].join('\n'),
};

/** The small feed with some files replaced; `null` leaves a file out. */
export function feedWith(changes: Readonly<Record<string, string | null>> = {}): Feed {
  const files = Object.entries({ ...smallFeed, ...changes });
  return new Map(files.flatMap(([name, text]) => (text === null ? [] : [[name, readCsv(text)] as const])));
}
