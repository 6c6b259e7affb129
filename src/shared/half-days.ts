import { DAY, type PlainDate, SHANGHAI_OFFSET, instantOf, plainDateOf } from './time.ts';

/** Half a day in Shanghai: days since 1970 × 2, plus 1 from noon on. Periods from midnight and from noon are both whole numbers of them. */
export type HalfDay = number;

/** When the days of statistics begin: at midnight, or at noon of the day before. */
export const dayWindows = ['calendar', 'noon'] as const;
export type DayWindow = (typeof dayWindows)[number];

const half = DAY / 2;

/** The half day an instant (epoch ms) lies in. */
export function halfDayOf(instant: number): HalfDay {
  return Math.floor((instant + SHANGHAI_OFFSET) / half);
}

/** The first half day of a day of statistics: with the noon window the afternoon before belongs to it, its own afternoon does not. */
export function firstHalfDayOf(date: PlainDate, window: DayWindow): HalfDay {
  return halfDayOf(instantOf(date)) - (window === 'noon' ? 1 : 0);
}

/** The instant (epoch ms) at which a half day begins. */
export function startOfHalfDay(slot: HalfDay): number {
  return slot * half - SHANGHAI_OFFSET;
}

/** The day of statistics a half day belongs to. */
export function dayOfHalfDay(slot: HalfDay, window: DayWindow): PlainDate {
  return plainDateOf(startOfHalfDay(slot + (window === 'noon' ? 1 : 0)));
}
