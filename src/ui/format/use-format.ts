import { useMemo } from 'react';
import { useLanguage } from '../i18n/index.ts';
import { formatDistance, formatMoney, formatNumber, formatShare } from './amounts.ts';
import { formatDate, formatDateTime, formatRelative, formatTime, type Instant } from './time.ts';

export interface Format {
  readonly date: (instant: Instant) => string;
  readonly dateTime: (instant: Instant) => string;
  readonly time: (instant: Instant) => string;
  /** Relative within a day, else date and time. */
  readonly relative: (instant: Instant) => string;
  /** Integer fen. */
  readonly money: (fen: number) => string;
  /** Metres. */
  readonly distance: (metres: number) => string;
  readonly number: (value: number) => string;
  /** 0…1; null reads `—`. */
  readonly share: (value: number | null | undefined) => string;
}

/** Dates, money, distances in the language of the screen. */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(
    () => ({
      date: (instant) => formatDate(instant, language),
      dateTime: (instant) => formatDateTime(instant, language),
      time: formatTime,
      relative: (instant) => formatRelative(instant, language),
      money: formatMoney,
      distance: (metres) => formatDistance(metres, language),
      number: formatNumber,
      share: formatShare,
    }),
    [language],
  );
}
