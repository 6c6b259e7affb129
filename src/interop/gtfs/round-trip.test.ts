import { describe, expect, it, vi } from 'vitest';
import { type Catalogue, type ConcessionPolicy, daysOf, fareTable, policyTemplates, shippedCatalogue } from '../../contexts/fares/index.ts';
import { checkFares } from './checks.ts';
import { exportFeed } from './export-feed.ts';
import { type FareTables, readFareTables } from './fare-tables.ts';
import { packFeed, rowsOf, unpackFeed } from './feed.ts';
import { fareLegs, priceJourney } from './price.ts';
import { priceLegs } from './transfers.ts';
import { testCalendar } from '../../contexts/fares/testing/calendar.ts';

// Everything is tried on every pair of stations: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const days = daysOf(testCalendar);
const span = { network: 'suzhou-metro', from: '2022-07-01', to: '2022-10-31', publisher: { name: 'Lianxin', url: 'https://example.org' } };
const media = shippedCatalogue.media.map((medium) => medium.id);

const imported = new Map<Catalogue, FareTables>();
function importedTables(catalogue: Catalogue): FareTables {
  const known = imported.get(catalogue);
  if (known) return known;
  const fresh = readFareTables(unpackFeed(packFeed(exportFeed(catalogue, days, span).feed)));
  imported.set(catalogue, fresh);
  return fresh;
}

/** Compares every pair of stations and medium with the prices of the imported feed; returns the number compared. */
function compare(catalogue: Catalogue, date: string, second: number): number {
  const tables = importedTables(catalogue);
  const event = { date, second };
  const ours = media.map((medium) => ({ medium, table: fareTable(catalogue, days, { network: span.network, entry: event, medium }) }));
  const stations = ours[0]?.table.network.stations ?? [];
  let compared = 0;
  for (const [from, start] of stations.entries()) {
    for (const [to, end] of stations.entries()) {
      const legs = fareLegs(tables, [{ route: 'L1', from: start.id, to: end.id, departure: event, arrival: event }]);
      for (const { medium, table } of ours) {
        const [theirs, expected] = [priceLegs(tables, legs, { medium }) ?? -1, table.payFen[from * stations.length + to]];
        if (theirs !== expected) throw new Error(`${start.id}–${end.id} ${medium} ${date}: ${theirs} instead of ${expected}`);
        compared++;
      }
    }
  }
  return compared;
}

describe('export, import, quote again', () => {
  const { feed, losses } = exportFeed(shippedCatalogue, days, span);

  it.each(['2022-07-16', '2022-09-12', '2022-09-13', '2022-10-08'])('gives the same price for all pairs and media on %s', (date) => {
    expect(compare(shippedCatalogue, date, 36_000)).toBe(154 * 154 * 11);
  });

  it('passes our checks', () => { expect(checkFares(feed)).toEqual([]); });

  it('has one area per station, disjoint day groups and no priorities', () => {
    expect(rowsOf(feed, 'areas').length).toBe(154);
    expect(feed.get('fare_leg_rules')?.columns).not.toContain('rule_priority');
    expect(rowsOf(feed, 'fare_leg_rules').length).toBe(154 * 153 * 2);
    expect(rowsOf(feed, 'timeframes').map((row) => row['timeframe_group_id'])).toEqual(['ordinary-card-95', 'half-price-summer-2022']);
  });

  it('writes the 21 days as weekends with the one Monday as exception', () => {
    expect(feed.get('calendar')?.rows.find((row) => row[0] === 'half-price-summer-2022')).toEqual(['half-price-summer-2022', '0', '0', '0', '0', '0', '1', '1', '20220716', '20220918']);
    expect(feed.get('calendar_dates')?.rows.filter((row) => row[0] === 'half-price-summer-2022')).toEqual([['half-price-summer-2022', '20220912', '1']]);
  });

  it('joins rides with a change into one fare', () => {
    const tables = readFareTables(feed);
    const at = (second: number) => ({ date: '2022-07-16', second });
    const rides = [
      { route: 'L1', from: 'mudu', to: 'leqiao', departure: at(36_000), arrival: at(37_000) },
      { route: 'L4', from: 'leqiao', to: 'tongli', departure: at(37_100), arrival: at(39_000) },
    ];
    const direct = priceJourney(tables, [{ route: 'L1', from: 'mudu', to: 'tongli', departure: at(36_000), arrival: at(39_000) }], { medium: 'suexing-code' });
    expect(priceJourney(tables, rides, { medium: 'suexing-code' })).toBe(direct);
  });

  it('lists what is lost, in both languages, with the media that have no price', () => {
    expect(losses.map((loss) => loss.code)).toEqual(expect.arrayContaining(['timetable', 'distance', 'exclusion', 'explanation', 'stacking', 'media-without-price', 'entry-or-exit-open']));
    expect(losses.find((loss) => loss.code === 'media-without-price')?.zh).toContain('计次票、旅游票、本地优惠票卡');
    for (const { zh, en } of losses) expect(zh + en).not.toMatch(/[{}]/);
  });

  it('is the same file byte for byte each time', () => {
    expect(packFeed(exportFeed(shippedCatalogue, days, span).feed)).toEqual(packFeed(feed));
  });
});

describe('policies by time of day', () => {
  const happyHour: ConcessionPolicy = {
    ...(shippedCatalogue.policies[0] as ConcessionPolicy), id: 'midday', days: ['workday'], times: { only: [{ from: '10:00', to: '16:00' }], except: [] }, effect: { kind: 'fixed', fen: 123 },
  };
  const catalogue = { ...shippedCatalogue, policies: [...shippedCatalogue.policies, happyHour] };

  it.each([35_999, 36_000, 57_599, 57_600])('agree with our quotes at second %i of a working day', (second) => {
    expect(compare(catalogue, '2022-07-18', second)).toBe(154 * 154 * 11);
  });

  it('leave out what the format cannot say, and say so', () => {
    const { feed, losses } = exportFeed({ ...shippedCatalogue, policies: [...shippedCatalogue.policies, ...policyTemplates] }, days, span);
    expect(losses.map((loss) => loss.code)).toEqual(expect.arrayContaining(['rider-conditions', 'ride-counters', 'exit-decides']));
    expect(rowsOf(feed, 'timeframes').length).toBe(2);
  });
});

describe('refusals', () => {
  it('a span beyond the calendar or the network', () => {
    expect(() => exportFeed(shippedCatalogue, days, { ...span, to: '2024-01-01' })).toThrow('network-not-available');
    const open = { ...shippedCatalogue, networks: shippedCatalogue.networks.map((network) => ({ ...network, validTo: null })) };
    expect(() => exportFeed(open, days, { ...span, from: '2026-12-01', to: '2027-01-05' })).toThrow('calendar-not-published');
  });

  it('a file that is no zip, and one that unpacks to too much', () => {
    expect(() => unpackFeed(new TextEncoder().encode('hello'))).toThrow();
    const packed = packFeed(new Map([['areas', { columns: ['area_id'], rows: Array.from({ length: 1000 }, (_, index) => [String(index)]) }]]));
    expect(unpackFeed(packed).get('areas')?.rows.length).toBe(1000);
    expect(() => unpackFeed(packed, 4000)).toThrow('more than 4000 bytes');
  });
});
