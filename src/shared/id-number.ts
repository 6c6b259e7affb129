import { isPlainDate, type PlainDate } from './time.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
/** First two digits of GB/T 2260: provinces, and 81–83 for residents of Hong Kong, Macao and Taiwan. */
const PROVINCES = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '));

export type IdNumberProblem = 'shape' | 'area' | 'date' | 'check-digit';

/** Eighteen characters without spaces; a lower-case or full-width x is accepted. */
export function normaliseIdNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** The last character for the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function idNumberCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECKS[sum % 11] ?? '';
}

/** What is wrong with a resident identity number; undefined when it is sound. `today` refuses births in the future. */
export function idNumberProblem(text: string, today: PlainDate): IdNumberProblem | undefined {
  const number = normaliseIdNumber(text);
  if (!/^\d{17}[\dX]$/.test(number)) return 'shape';
  if (!PROVINCES.has(number.slice(0, 2))) return 'area';
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isPlainDate(birth) || birth < '1850-01-01' || birth > today) return 'date';
  return idNumberCheckDigit(number.slice(0, 17)) === number[17] ? undefined : 'check-digit';
}

/** First three and last four stay visible: `110***********002X`. */
export function maskIdNumber(text: string): string {
  const number = normaliseIdNumber(text);
  return number.length === 18 ? `${number.slice(0, 3)}***********${number.slice(14)}` : '***';
}
