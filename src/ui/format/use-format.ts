import { useMemo } from 'react';
import { formatDistance } from '../../shared/geometry.ts';
import { formatYuan } from '../../shared/money.ts';
import { formatDate, formatDateTime, formatPeriod, formatRelative, formatTime, plainDateOf } from '../../shared/time.ts';
import { useLanguage } from '../i18n/index.ts';
import { type Instant, millisecondsOf } from './instant.ts';

export interface Format {
  readonly date: (instant: Instant) => string;
  /** From one day to another; one day where both are the same. */
  readonly period: (from: Instant, until: Instant) => string;
  readonly dateTime: (instant: Instant) => string;
  readonly time: (instant: Instant) => string;
  /** Relative within a day, else date and time. */
  readonly relative: (instant: Instant) => string;
  /** Integer fen. */
  readonly money: (fen: number) => string;
  /** Metres. */
  readonly distance: (metres: number) => string;
  readonly number: (value: number) => string;
  /** 0…1 as `97.4%`; unknown (no cases) reads `—`. */
  readonly share: (value: number | null | undefined) => string;
}

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

function formatShare(share: number | null | undefined): string {
  return share === null || share === undefined || Number.isNaN(share) ? '—' : `${oneDigit.format(share * 100)}%`;
}

/** Dates, money, distances in the language of the screen. */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(
    () => ({
      date: (instant) => formatDate(plainDateOf(millisecondsOf(instant)), language),
      period: (from, until) => formatPeriod(plainDateOf(millisecondsOf(from)), plainDateOf(millisecondsOf(until)), language),
      dateTime: (instant) => formatDateTime(millisecondsOf(instant), language),
      time: (instant) => formatTime(millisecondsOf(instant)),
      relative: (instant) => formatRelative(millisecondsOf(instant), Date.now(), language),
      money: formatYuan,
      distance: formatDistance,
      number: (value) => whole.format(value),
      share: formatShare,
    }),
    [language],
  );
}
