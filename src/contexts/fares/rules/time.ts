import { DAY, SHANGHAI_OFFSET, addDays, isPlainDate, weekdayOf as weekdayFromSunday } from '../../../shared/time.ts';
import type { LocalMoment } from './model.ts';

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+\- ]\d{2}:?\d{2})?)?$/;

function offsetOf(text: string | undefined): number {
  if (text === undefined) return SHANGHAI_OFFSET;
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

/**
 * Reads an ISO time into the operator's local time; without an offset it is local already, a bare date means noon.
 * A space where a `+` should be is read as `+` (links often lose it). Undefined when it is no time.
 */
export function parseMoment(text: string): (LocalMoment & { readonly assumedNoon: boolean }) | undefined {
  const match = PATTERN.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = '00', offset] = match;
  const date = `${year}-${month}-${day}`;
  if (!isPlainDate(date)) return undefined;
  if (hour === undefined) return { date, second: 43_200, assumedNoon: true };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const offsetMilliseconds = offsetOf(offset);
  if (Math.abs(offsetMilliseconds) > 18 * 3_600_000) return undefined;
  const utc = Date.parse(`${date}T00:00:00Z`) + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000 - offsetMilliseconds;
  const local = utc + SHANGHAI_OFFSET;
  const start = Math.floor(local / DAY) * DAY;
  return { date: new Date(start).toISOString().slice(0, 10), second: (local - start) / 1000, assumedNoon: false };
}

/** ISO weekday of a plain date: 1 Monday … 7 Sunday. */
export function weekdayOf(date: string): number {
  return weekdayFromSunday(date) || 7;
}

/** Number of days from the first date to the last, both included; 0 when the last is before the first. */
export function dayCount(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1);
}

/** All dates from the first to the last, both included; empty when the last is before the first. */
export function eachDay(from: string, to: string): string[] {
  return Array.from({ length: dayCount(from, to) }, (_, index) => addDays(from, index));
}

/** `HH:MM` or `HH:MM:SS` as seconds since midnight; 24:00 is the end of the day. */
export function secondOfDay(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/** Seconds since midnight as `HH:MM`, with seconds where there are any. */
export function clockText(second: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const text = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}`;
  return second % 60 === 0 ? text : `${text}:${two(second % 60)}`;
}

/** Order of two local moments: negative when the first is earlier. */
export function compareMoments(first: LocalMoment, second: LocalMoment): number {
  return first.date === second.date ? first.second - second.second : first.date < second.date ? -1 : 1;
}
