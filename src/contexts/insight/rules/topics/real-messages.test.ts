import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { outsideData } from '../../../../shared/testing/outside-data.ts';
import { type FoundTopic, findTopics } from './find.ts';
import type { Message } from './message.ts';
import matters from './testing/matters-4326.json' with { type: 'json' };

const path = outsideData('messages/messages-4326.xlsx');

/** Times stand as dates or as `2019/2/28 11:25:05`. */
function instantOf(cell: unknown): number {
  if (cell instanceof Date) return cell.getTime() - 8 * 3_600_000;
  const parts = /^(\d{4})[-/](\d+)[-/](\d+)[ T](\d+):(\d+)/u.exec(String(cell))?.slice(1).map(Number) ?? [];
  return Date.UTC(parts[0] ?? 0, (parts[1] ?? 1) - 1, parts[2] ?? 1, (parts[3] ?? 0) - 8, parts[4] ?? 0);
}

async function readMessages(file: string): Promise<readonly Message[]> {
  const { sheets } = await readXlsx(readFileSync(file));
  return (sheets[0]?.rows ?? []).slice(1).map((row) => ({
    id: String(row[0]), person: String(row[1]), title: String(row[2] ?? '').trim(), at: instantOf(row[3]), text: String(row[4] ?? '').replaceAll(/\s+/gu, ' ').trim(), likes: Number(row[6]) || 0,
  }));
}

interface Fit {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How well the topic that fits best covers the messages a reader put under one matter. */
function bestFit(numbers: readonly number[], topics: readonly FoundTopic[]): Fit {
  const wanted = new Set(numbers.map(String));
  return topics.reduce<Fit>(
    (best, { messages }) => {
      const hits = messages.filter((id) => wanted.has(id)).length;
      const precision = hits / messages.length;
      const recall = hits / wanted.size;
      const f1 = hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
      return f1 > best.f1 ? { precision, recall, f1 } : best;
    },
    { precision: 0, recall: 0, f1: 0 },
  );
}

/** Real messages to a city and what a reader would name in them, as numbers of messages: not part of the product, see docs/topics.md. */
describe.skipIf(path === undefined)('the topics of 4,326 real messages', () => {
  it('are the matters a reader would name, each with its messages', { timeout: 300_000 }, async () => {
    const messages = await readMessages(path ?? '');
    const options = { samePlace: 0.06, noPlace: 0.13, mostGapDays: 90, leastPeople: 3, personWeight: 10, likeWeight: 2, halfLifeDays: 30 };
    const topics = findTopics(messages, options, Math.max(...messages.map(({ at }) => at)));
    const fits = Object.entries(matters).map(([matter, numbers]) => ({ matter, ...bestFit(numbers, topics) }));
    expect(fits.filter(({ f1 }) => f1 < 0.6)).toEqual([]);
    const mean = (of: 'precision' | 'recall'): number => fits.reduce((sum, fit) => sum + fit[of], 0) / fits.length;
    expect(mean('precision')).toBeGreaterThan(0.97);
    expect(mean('recall')).toBeGreaterThan(0.83);
    // The matter most people raised comes first.
    const numbers = new Set(matters.mixingPlant.map(String));
    expect(topics[0]?.messages.filter((id) => numbers.has(id)).length).toBeGreaterThan(50);
  });
});
