import { describe, expect, it, vi } from 'vitest';
import { shippedCatalogue } from './catalogue.ts';
import { ask, testDays } from '../testing/fixtures.ts';
import { fareTable, pairsByFare } from './table.ts';

// Everything is tried on every pair of stations: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const at = (date: string, medium: string) => fareTable(shippedCatalogue, testDays, { network: 'suzhou-metro', entry: { date, second: 36_000 }, medium });

describe('table of all pairs', () => {
  const table = at('2022-07-16', 'suexing-code');
  const count = table.network.stations.length;

  it('prices each of the 154 × 153 pairs, the same both ways', () => {
    expect(table.baseFen.filter((fen) => fen > 0).length).toBe(154 * 153);
    for (let from = 0; from < count; from++) {
      for (let to = 0; to < count; to++) {
        if (table.payFen[from * count + to] !== table.payFen[to * count + from]) throw new Error(`${from} ${to}`);
      }
    }
  });

  it('reaches from 2 to 9 yuan, exactly two pairs at 9, 4.49 yuan on average', () => {
    const counts = pairsByFare(table);
    expect(Array.from(counts.keys()).sort((a, b) => a - b)).toEqual([200, 300, 400, 500, 600, 700, 800, 900]);
    expect(counts.get(900)).toBe(4);
    const total = Array.from(counts).reduce((sum, [fen, pairs]) => sum + fen * pairs, 0);
    expect(Math.round(total / (154 * 153))).toBe(449);
  });

  it('makes of 2–9 yuan 1–4.5 on a discount day', () => {
    for (const [index, base] of table.baseFen.entries()) if (base >= 0 && table.payFen[index] !== base / 2) throw new Error(String(index));
    expect(Math.max(...table.payFen)).toBe(450);
  });

  it('agrees with single quotes for every pair on both kinds of day', () => {
    for (const date of ['2022-07-16', '2022-07-18']) {
      const day = at(date, 'suzhou-tong');
      for (let from = 0; from < count; from++) {
        for (let to = 0; to < count; to++) {
          const [a, b] = [day.network.stations[from]?.id ?? '', day.network.stations[to]?.id ?? ''];
          const quote = ask(`${date} 10:00`, { from: a, to: b });
          const index = from * count + to;
          if ((quote.payFen ?? -1) !== day.payFen[index] || (quote.baseFen ?? -1) !== day.baseFen[index]) throw new Error(`${a} ${b} ${date}`);
        }
      }
    }
  });

  it('holds the pairs at the band limits of this network', () => {
    const limits = [6_000, 11_000, 16_000, 23_000, 30_000, 39_000, 48_000];
    const rows = Array.from(table.network.metres, (metres, index) => ({ metres, fen: table.baseFen[index] ?? -1 })).filter(({ fen }) => fen > 0);
    rows.sort((one, two) => one.metres - two.metres);
    for (const [step, limit] of limits.entries()) {
      const lastBelow = rows.findLast(({ metres }) => metres <= limit);
      const firstAbove = rows.find(({ metres }) => metres > limit);
      expect([lastBelow?.fen, firstAbove?.fen]).toEqual([200 + 100 * step, 300 + 100 * step]);
    }
    expect(rows.findLast(({ metres }) => metres <= 6_000)?.metres).toBe(6_000);
  });

  it('knows no price for media outside the fare', () => {
    expect(at('2022-07-16', 'tourist-ticket').payFen.every((fen) => fen === -1)).toBe(true);
  });
});
