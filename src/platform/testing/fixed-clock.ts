import type { Clock } from '../clock.ts';

/** A clock that stands still until the test moves it. */
export interface FixedClock extends Clock {
  set(instant: string | Date): void;
  /** Moves the clock on (milliseconds, or e.g. `{ hours: 2 }`). */
  advance(by: number | Duration): void;
}

export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A clock at the given instant; by default a Tuesday morning in Suzhou. */
export function fixedClock(start: string | Date = '2026-03-10T09:00:00+08:00'): FixedClock {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    set(instant) {
      now = new Date(instant).getTime();
    },
    advance(by) {
      now += typeof by === 'number' ? by : inMilliseconds(by);
    },
  };
}

function inMilliseconds({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): number {
  return days * day + hours * hour + minutes * minute + seconds * second;
}
