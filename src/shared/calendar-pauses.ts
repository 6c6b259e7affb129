import type { Span } from './calendar-days.ts';

/** A clock was stopped or resumed at an instant (epoch ms). */
export interface ClockEvent {
  readonly at: number;
  readonly kind: 'stop' | 'resume';
}

/** A time in which a clock stood still; without an end it still does. */
export interface Pause {
  readonly from: number;
  readonly to?: number;
}

/**
 * The pauses that stops and resumes make, in whatever order they are given. Stopping a stopped clock and resuming a running
 * one change nothing; a stop and a resume at the very same instant leave the clock as it was.
 */
export function pausesOf(events: readonly ClockEvent[]): Pause[] {
  const instants = Array.from(new Set(events.map(({ at }) => at))).sort((a, b) => a - b);
  const pauses: Pause[] = [];
  let since: number | undefined;
  for (const at of instants) {
    const kinds = new Set(events.filter((event) => event.at === at).map(({ kind }) => kind));
    if (kinds.size > 1) continue;
    if (kinds.has('stop')) since ??= at;
    else if (since !== undefined) {
      pauses.push({ from: since, to: at });
      since = undefined;
    }
  }
  return since === undefined ? pauses : [...pauses, { from: since }];
}

/** Overlapping pauses joined, ascending, an open end as Infinity; empty and backward ones dropped. */
export function mergePauses(pauses: readonly Pause[]): Span[] {
  const spans = pauses
    .map(({ from, to = Infinity }): Span => [from, to])
    .filter(([from, to]) => to > from)
    .sort((a, b) => a[0] - b[0]);
  const merged: Span[] = [];
  for (const [from, to] of spans) {
    const last = merged[merged.length - 1];
    if (last && from <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else merged.push([from, to]);
  }
  return merged;
}

/** What is left of a span when merged pauses are taken out. */
export function withoutPauses([from, to]: Span, pauses: readonly Span[]): Span[] {
  const left: Span[] = [];
  let start = from;
  for (const [pauseFrom, pauseTo] of pauses) {
    if (pauseTo <= start) continue;
    if (pauseFrom >= to) break;
    if (pauseFrom > start) left.push([start, pauseFrom]);
    start = Math.max(start, pauseTo);
  }
  if (start < to) left.push([start, to]);
  return left;
}

/** True when the clock stands still at the instant. */
export function isPausedAt(instant: number, pauses: readonly Span[]): boolean {
  return pauses.some(([from, to]) => from <= instant && instant < to);
}
