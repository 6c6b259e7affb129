import { DAY, SHANGHAI_OFFSET } from '../../../shared/time.ts';

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Times without a zone are of Shanghai; undefined when there is no such moment. */
function momentOf({ year, month, day, hour, minute, second }: Parts): number | undefined {
  const midnight = Date.UTC(year, month - 1, day);
  const back = new Date(midnight);
  const real = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  if (!real || hour > 23 || minute > 59 || second > 59) return undefined;
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 - SHANGHAI_OFFSET;
}

const afternoon = /下午|晚上|傍晚|pm/iu;
const forenoon = /上午|凌晨|早上|am/iu;

/** 下午3点 is 15, 上午12点 is 0. */
function hourOf(hour: number, text: string): number {
  if (afternoon.test(text)) return hour < 12 ? hour + 12 : hour;
  return forenoon.test(text) && hour === 12 ? 0 : hour;
}

const written =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s,]*(?:上午|下午|中午|凌晨|早上|晚上|傍晚|am|pm)?\s*(\d{1,2})\s*[:：时点]\s*(\d{1,2})?\s*(?:[:：分]\s*(?:(\d{1,2})(?:\.\d+)?\s*秒?)?)?\s*(?:am|pm)?)?$/iu;
const packed = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/u;
const withZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/u;
/** Days since 1899-12-30, as spreadsheets count them: 1990 to 2099. */
const serial = /^(\d{5})(\.\d+)?$/u;

/**
 * Reads a moment as offices write it: `2019/2/28 11:25:05`, `2019-02-28`, `2019年2月28日 下午3时5分`, `20190228112505`, ISO 8601 with a zone,
 * the day number of a spreadsheet. Epoch milliseconds; undefined when it is none of these. Day-first and month-first dates are not guessed.
 */
export function readMoment(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  if (withZone.test(plain)) {
    const instant = Date.parse(plain);
    return Number.isNaN(instant) ? undefined : instant;
  }
  const days = serial.exec(plain);
  if (days) {
    const value = Number(plain);
    return value >= 32_874 && value < 73_051 ? Math.round((value - 25_569) * DAY / 1000) * 1000 - SHANGHAI_OFFSET : undefined;
  }
  const found = packed.exec(plain) ?? written.exec(plain);
  if (!found) return undefined;
  const number = (index: number): number => Number(found[index] ?? 0);
  return momentOf({ year: number(1), month: number(2), day: number(3), hour: hourOf(number(4), plain), minute: number(5), second: number(6) });
}
