import type { Language } from '../i18n/languages.ts';

/** An instant as it travels: milliseconds, an ISO text, or a Date. */
export type Instant = number | string | Date;

const zone = 'Asia/Shanghai';
const day = 86_400_000;

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
}

const partsFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const weekdayFormat: Record<Language, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: zone, weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' }),
};
const monthFormat = new Intl.DateTimeFormat('en-GB', { timeZone: zone, month: 'short' });

/** Milliseconds of an instant. */
export function millisecondsOf(instant: Instant): number {
  return instant instanceof Date ? instant.getTime() : typeof instant === 'number' ? instant : Date.parse(instant);
}

function partsOf(milliseconds: number): Parts {
  const found: Record<string, string> = {};
  for (const part of partsFormat.formatToParts(milliseconds)) found[part.type] = part.value;
  const { year = '', month = '', day: date = '', hour = '', minute = '' } = found;
  // Some browsers pad the numbers whatever is asked.
  return { year, month: String(Number(month)), day: String(Number(date)), hour, minute };
}

/** `2026年11月23日` / `23 Nov 2026`, in Suzhou. */
export function formatDate(instant: Instant, language: Language): string {
  const milliseconds = millisecondsOf(instant);
  const { year, month, day: date } = partsOf(milliseconds);
  return language === 'zh'
    ? `${year}年${month}月${date}日`
    : `${date} ${monthFormat.format(milliseconds)} ${year}`;
}

/** `14:05`, in Suzhou. */
export function formatTime(instant: Instant): string {
  const { hour, minute } = partsOf(millisecondsOf(instant));
  return `${hour}:${minute}`;
}

/** `2026年11月23日 周一 14:05` / `Mon 23 Nov 2026, 14:05`. */
export function formatDateTime(instant: Instant, language: Language): string {
  const milliseconds = millisecondsOf(instant);
  const weekday = weekdayFormat[language].format(milliseconds);
  const date = formatDate(milliseconds, language);
  const time = formatTime(milliseconds);
  return language === 'zh' ? `${date} ${weekday} ${time}` : `${weekday} ${date}, ${time}`;
}

/** `2026-11-23`, in Suzhou: for inputs and file names. */
export function isoDate(instant: Instant): string {
  const { year, month, day: date } = partsOf(millisecondsOf(instant));
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

const agoWords: Record<Language, { now: string; minutes: (n: number) => string; hours: (n: number) => string }> = {
  zh: { now: '刚刚', minutes: (n) => `${n} 分钟前`, hours: (n) => `${n} 小时前` },
  en: { now: 'just now', minutes: (n) => `${n} min ago`, hours: (n) => `${n} h ago` },
};
const inWords: Record<Language, { minutes: (n: number) => string; hours: (n: number) => string }> = {
  zh: { minutes: (n) => `${n} 分钟后`, hours: (n) => `${n} 小时后` },
  en: { minutes: (n) => `in ${n} min`, hours: (n) => `in ${n} h` },
};

/** Relative within a day (“3 小时前”, “in 2 h”), else the date and time. */
export function formatRelative(instant: Instant, language: Language, now: number = Date.now()): string {
  const milliseconds = millisecondsOf(instant);
  const distance = milliseconds - now;
  if (Math.abs(distance) >= day) return formatDateTime(milliseconds, language);
  const minutes = Math.floor(Math.abs(distance) / 60_000);
  if (minutes < 1) return agoWords[language].now;
  const words = distance < 0 ? agoWords[language] : inWords[language];
  return minutes < 60 ? words.minutes(minutes) : words.hours(Math.floor(minutes / 60));
}
