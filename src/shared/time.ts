/** The two languages of the product. */
export type Language = 'zh' | 'en';
/** A calendar date without a time, `YYYY-MM-DD`, as it stands on the wall in Shanghai. */
export type PlainDate = string;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * Shanghai is UTC+8 all year: China's last summer time ended on 15 September 1991 (IANA tz, zone Asia/Shanghai), so a fixed
 * shift is exact for every instant since 1992 and needs neither Temporal nor a zone database in old browsers.
 */
export const SHANGHAI_OFFSET = 8 * HOUR;

const WEEKDAYS_ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** True for a date that exists, `YYYY-MM-DD`, years 0001–9999. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The date in Shanghai at an instant (epoch ms). */
export function plainDateOf(instant: number): PlainDate {
  return new Date(instant + SHANGHAI_OFFSET).toISOString().slice(0, 10);
}

/** The year in Shanghai at an instant (epoch ms), as the numbers of records show it. */
export function yearOf(instant: number): number {
  return Number(plainDateOf(instant).slice(0, 4));
}

/** The instant (epoch ms) of a wall-clock minute of a day in Shanghai; midnight by default. */
export function instantOf(date: PlainDate, minuteOfDay = 0): number {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight)) throw new RangeError(`not a date: ${date}`);
  return midnight - SHANGHAI_OFFSET + minuteOfDay * MINUTE;
}

/** The date so many days later (or earlier). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return plainDateOf(instantOf(date) + days * DAY);
}

/** Day of the week: 0 Sunday … 6 Saturday. */
export function weekdayOf(date: PlainDate): number {
  return new Date(instantOf(date) + SHANGHAI_OFFSET).getUTCDay();
}

/** `2026年11月23日` or `23 Nov 2026`. */
export function formatDate(date: PlainDate, language: Language = 'zh'): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS_EN[month - 1] ?? ''} ${year}`;
}

/** `2026年11月2日至2026年11月23日` or `2 Nov 2026 to 23 Nov 2026`; one date where both are the same. */
export function formatPeriod(from: PlainDate, until: PlainDate, language: Language = 'zh'): string {
  if (from === until) return formatDate(from, language);
  return [formatDate(from, language), formatDate(until, language)].join(language === 'zh' ? '至' : ' to ');
}

/** `周一` or `Mon`. */
export function formatWeekday(date: PlainDate, language: Language = 'zh'): string {
  return (language === 'zh' ? WEEKDAYS_ZH : WEEKDAYS_EN)[weekdayOf(date)] ?? '';
}

/** Wall-clock time in Shanghai, `14:05`. */
export function formatTime(instant: number): string {
  const wall = new Date(instant + SHANGHAI_OFFSET);
  return `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
}

/** `2026年11月23日 周一 14:05` or `Mon 23 Nov 2026, 14:05`, in Shanghai. */
export function formatDateTime(instant: number, language: Language = 'zh'): string {
  const date = plainDateOf(instant);
  const weekday = formatWeekday(date, language);
  return language === 'zh'
    ? `${formatDate(date)} ${weekday} ${formatTime(instant)}`
    : `${weekday} ${formatDate(date, 'en')}, ${formatTime(instant)}`;
}

/** A span of time in its largest fitting unit, rounded down: `3小时`, `2 days`. */
export function formatSpan(milliseconds: number, language: Language = 'zh'): string {
  const span = Math.abs(milliseconds);
  const [count, zh, en] =
    span >= DAY ? [Math.floor(span / DAY), '天', 'day'] : span >= HOUR ? [Math.floor(span / HOUR), '小时', 'hour'] : [Math.floor(span / MINUTE), '分钟', 'minute'];
  return language === 'zh' ? `${count}${zh}` : `${count} ${en}${count === 1 ? '' : 's'}`;
}

/** Within a day relative (`刚刚`, `5分钟前`, `2小时后`), beyond it the full date and time. */
export function formatRelative(instant: number, now: number, language: Language = 'zh'): string {
  const distance = instant - now;
  if (Math.abs(distance) >= DAY) return formatDateTime(instant, language);
  const span = formatSpan(distance, language);
  if (Math.abs(distance) < MINUTE) {
    if (language === 'zh') return distance > 0 ? '马上' : '刚刚';
    return distance > 0 ? 'in a moment' : 'just now';
  }
  if (language === 'zh') return `${span}${distance > 0 ? '后' : '前'}`;
  return distance > 0 ? `in ${span}` : `${span} ago`;
}
