import { sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';

/** How far ahead numbers are taken, and the most that a restart may leave out. */
const secondsAhead = 0.1;
const mostAhead = 50;

interface Reserve {
  readonly numbers: string[];
  /** How many were asked for in the second before the running one, and in the running one. */
  before: number;
  asked: number;
  secondEnds: number;
  filling: Promise<void> | undefined;
}

const reserves = new WeakMap<Database, Map<string, Reserve>>();

function reserveOf(database: Database, key: string): Reserve {
  const ofDatabase = reserves.get(database) ?? new Map<string, Reserve>();
  reserves.set(database, ofDatabase);
  const reserve = ofDatabase.get(key) ?? { numbers: [], before: 0, asked: 0, secondEnds: 0, filling: undefined };
  ofDatabase.set(key, reserve);
  return reserve;
}

function countAsked(reserve: Reserve, now: number): void {
  if (now >= reserve.secondEnds) {
    reserve.before = now < reserve.secondEnds + 1000 ? reserve.asked : 0;
    reserve.asked = 0;
    reserve.secondEnds = now + 1000;
  }
  reserve.asked += 1;
}

/** How many numbers to take at once: one while it is quiet, what the next tenth of a second will need while many come. */
export function numbersAhead(askedWithinASecond: number): number {
  return Math.min(mostAhead, Math.max(1, Math.floor(askedWithinASecond * secondsAhead)));
}

async function fill(database: Database, reserve: Reserve, prefix: string, year: number): Promise<void> {
  const count = numbersAhead(Math.max(reserve.before, reserve.asked));
  const { rows } = await sql<{ number: string }>`select take_request_number(${prefix}, ${year}) as number from generate_series(1, ${count}::int)`.execute(database);
  reserve.numbers.push(...rows.map(({ number }) => number));
}

export interface ReservedNumber {
  readonly number: string;
  /** The case was certainly not written: the next one may have the number. */
  giveBack(): void;
}

/**
 * The next readable number of a prefix and year, e.g. `CL-2026-000123`, before the transaction that uses it. When many
 * cases come at once numbers are taken several at a time; those left at the end of the program stay unused.
 */
export async function reserveNumber(database: Database, prefix: string, year: number): Promise<ReservedNumber> {
  const reserve = reserveOf(database, `${prefix} ${year}`);
  countAsked(reserve, performance.now());
  for (;;) {
    const number = reserve.numbers.shift();
    if (number !== undefined) return { number, giveBack: () => void reserve.numbers.unshift(number) };
    reserve.filling ??= fill(database, reserve, prefix, year).finally(() => {
      reserve.filling = undefined;
    });
    await reserve.filling;
  }
}
