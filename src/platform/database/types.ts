import pg from 'pg';

const int8 = 20;
const date = 1082;
const int8Array = 1016;
const dateArray = 1182;
const timestamptz = 1184;
const textArray: number = 1009;

/** int8 as a number; a value beyond 2^53-1 throws instead of losing digits (money in fen stays far below). */
export function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The integer ${text} does not fit a JavaScript number`);
  return value;
}

const parseTimestamp = pg.types.getTypeParser(timestamptz) as (text: string) => Date | number;
const usualLength = '2026-11-23 12:00:00+00'.length;

/** An instant as our connections write it, in UTC; anything unusual (infinity, years of five digits) as node-postgres reads it. */
export function instant(text: string): Date | number {
  if (text.length < usualLength || text.charAt(10) !== ' ' || !text.endsWith('+00')) return parseTimestamp(text);
  return new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
}

const parsers = new Map<number, (text: string) => unknown>([
  [int8, safeInteger],
  [date, (text) => text],
  [timestamptz, instant],
  [int8Array, arrayOf(safeInteger)],
  [dateArray, arrayOf((text) => text)],
]);

function arrayOf(parse: (text: string) => unknown): (text: string) => unknown {
  const parseTexts = pg.types.getTypeParser(textArray) as (text: string) => (string | null)[];
  return (text) => parseTexts(text).map((entry) => (entry === null ? null : parse(entry)));
}

/**
 * How values come back: int8 → checked safe integer, date → plain `YYYY-MM-DD`, the rest as node-postgres does
 * (timestamptz → Date, jsonb → value, numeric → string).
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format: 'text' | 'binary' = 'text'): unknown =>
    (format === 'text' ? parsers.get(oid) : undefined) ?? pg.types.getTypeParser(oid, format),
};
