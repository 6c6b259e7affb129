import { describe, expect, it } from 'vitest';
import { readFareTables } from './fare-tables.ts';
import type { RideLeg } from './journey.ts';
import { fareLegs, priceJourney, productsOf } from './price.ts';
import { feedWith } from './testing/small-feed.ts';

const seconds = (time: string): number => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
/** `red A-B 02:00:00-02:30:00`, on Wednesday 2022-03-30 unless a date is named. */
function ride(text: string, date = '2022-03-30'): RideLeg {
  const [route = '', stops = '', times = ''] = text.split(' ');
  const [from = '', to = ''] = stops.split('-');
  const [start = '', end = ''] = times.split('-');
  return { route, from, to, departure: { date, second: seconds(start) }, arrival: { date, second: seconds(end) } };
}
const toD = [ride('red A-B 02:00:00-02:30:00'), ride('red B-C1 02:35:00-03:00:00'), ride('blue C1-D 03:05:00-04:00:00')];
const air = ride('air D-E 04:05:00-04:30:00');
const tables = readFareTables(feedWith());
const names = (rides: RideLeg[]): string[][] =>
  fareLegs(tables, rides).map((leg) => productsOf(tables, leg).map((product) => `${product.name}/${product.medium}/${product.rider} ${product.amount}`));

describe('leg rules', () => {
  it('join rides of joined networks into one leg priced from its first to its last area', () => {
    expect(fareLegs(tables, [...toD, air]).map((leg) => leg.rides.length)).toEqual([3, 1]);
    expect(names([...toD, air])).toEqual([
      ['Two zones/app/reduced 250', 'Two zones/app/adult 350', 'Two zones/paper/adult 400'],
      ['Airport/paper/adult 1000', 'Airport/app/adult 1000'],
    ]);
  });

  it('do not join the other way round where no rule says so', () => {
    expect(fareLegs(tables, [ride('blue D-C1 02:00:00-02:30:00'), ride('red C1-A 02:35:00-03:00:00')]).length).toBe(2);
  });

  it('take the highest priority among the matching rules, as a set', () => {
    expect(names([ride('blue C1-D 01:05:00-02:00:00')])).toEqual([['One zone/app/reduced 150', 'One zone/app/adult 250', 'One zone/paper/adult 300']]);
  });

  it.each([
    ['04:59:59', 250], ['05:00:00', 500], ['09:29:59', 500], ['09:30:00', 250], ['23:59:59', 250],
  ])('start timeframes at their first second and end them before their last: %s → %i', (start, amount) => {
    expect(priceJourney(tables, [ride(`red A-B ${start}-23:59:59`)], { medium: 'app' })).toBe(amount);
  });

  it('ask the day of the event itself: after midnight it is Saturday', () => {
    expect(priceJourney(tables, [ride('red A-B 06:00:00-06:10:00', '2022-04-01')], { medium: 'app' })).toBe(500);
    expect(priceJourney(tables, [ride('red A-B 06:00:00-06:10:00', '2022-04-02')], { medium: 'app' })).toBe(250);
  });

  it('use the areas of the station for its platforms', () => {
    expect(priceJourney(tables, [ride('red C1-B 02:00:00-02:30:00')], { medium: 'app' })).toBe(250);
  });

  it('know no price where no rule matches, nor for a medium no product names', () => {
    expect(priceJourney(tables, [ride('air A-B 02:00:00-02:30:00')], { medium: 'seashells' })).toBeUndefined();
    expect(priceJourney(tables, [ride('red A-F 02:00:00-02:30:00')], { medium: 'app' })).toBeUndefined();
  });

  it('price by rider category, the default one unless said', () => {
    expect(priceJourney(tables, toD, { medium: 'app', rider: 'reduced' })).toBe(250);
    expect(priceJourney(tables, toD, { medium: 'app' })).toBe(350);
  });
});

describe('leg rules without a priority column', () => {
  const rules = 'leg_group_id,network_id,from_area_id,to_area_id,fare_product_id\nx,pink,1,1,one-off\nx,,1,,two-off\ny,,,2,bus';
  const plain = readFareTables(feedWith({ fare_leg_rules: rules, fare_leg_join_rules: null, fare_transfer_rules: null }));
  const price = (text: string): number | undefined => priceJourney(plain, [ride(text)], { medium: 'app' });

  it('read an empty field as “all that are not listed elsewhere”', () => {
    expect(price('red A-B 02:00:00-02:30:00')).toBe(250);
    // Network blue is not listed, area 3 is not listed as destination: the second rule.
    expect(price('blue A-E 02:00:00-02:30:00')).toBe(350);
    // From area 3, not listed as origin, to area 2: the third rule.
    expect(price('blue E-D 02:00:00-02:30:00')).toBe(200);
    // Network pink is listed, so rules with an empty network do not speak for it.
    expect(price('red A-E 02:00:00-02:30:00')).toBeUndefined();
  });
});

describe('transfers', () => {
  it('A + AB: the extension replaces the fare of the second leg', () => {
    expect(priceJourney(tables, [...toD, air], { medium: 'paper' })).toBe(400 + 600);
  });

  it('within the time limit only, counted from departure to departure', () => {
    const late = { ...air, departure: { date: '2022-03-30', second: seconds('05:00:00') }, arrival: { date: '2022-03-30', second: seconds('05:30:00') } };
    expect(priceJourney(tables, [...toD, late], { medium: 'paper' })).toBe(1000);
    expect(priceJourney(tables, [...toD, { ...late, departure: { date: '2022-03-30', second: seconds('05:00:01') } }], { medium: 'paper' })).toBe(1400);
  });

  it('A + AB + B with a negative amount', () => {
    expect(priceJourney(tables, [ride('red A-B 02:00:00-02:10:00'), ride('bus B-F 02:20:00-02:30:00')], { medium: 'paper' })).toBe(300 - 50 + 200);
  });

  it('as often as transfer_count says, within one ticket’s time, then a new ticket', () => {
    const buses = (...starts: string[]): RideLeg[] => starts.map((start) => ride(`bus A-F ${start}-${start}`));
    const pay = (...starts: string[]): number | undefined => priceJourney(tables, buses(...starts), { medium: 'app' });
    expect(pay('02:00:00')).toBe(200);
    expect(pay('02:00:00', '02:20:00', '02:40:00')).toBe(200);
    expect(pay('02:00:00', '02:10:00', '02:20:00', '02:30:00')).toBe(400);
    expect(pay('02:00:00', '02:40:00', '03:20:00')).toBe(400);
  });

  it('AB replaces A once; a chain of three adds', () => {
    const rules = 'from_leg_group_id,to_leg_group_id,transfer_count,duration_limit,duration_limit_type,fare_transfer_type,fare_product_id\nbus,bus,-1,,,2,airport-extra';
    const type2 = readFareTables(feedWith({ fare_transfer_rules: rules }));
    const buses = ['02:00:00', '02:10:00', '02:20:00'].map((start) => ride(`bus A-F ${start}-${start}`));
    expect(priceJourney(type2, buses.slice(0, 2), { medium: 'app' })).toBe(600);
    expect(priceJourney(type2, buses, { medium: 'app' })).toBe(1200);
  });

  it('an empty group stands for all groups not listed', () => {
    const rules = 'from_leg_group_id,to_leg_group_id,transfer_count,duration_limit,duration_limit_type,fare_transfer_type,fare_product_id\ncore,,,,,0,\n,core,,,,0,';
    const open = readFareTables(feedWith({ fare_transfer_rules: rules }));
    expect(priceJourney(open, [ride('red A-B 02:00:00-02:10:00'), ride('bus B-F 02:20:00-02:30:00')], { medium: 'app' })).toBe(250);
    expect(priceJourney(open, [ride('bus F-A 02:00:00-02:10:00'), ride('red A-B 02:20:00-02:30:00')], { medium: 'app' })).toBe(200);
    expect(priceJourney(open, [ride('red A-B 02:00:00-02:10:00'), ride('blue B-A 02:20:00-02:30:00')], { medium: 'app' })).toBe(250);
  });
});
