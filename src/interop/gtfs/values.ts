/** Currencies whose amounts do not have two decimals (ISO 4217, list one). */
const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4,
};

export const isCurrency = (code: string): boolean => /^[A-Z]{3}$/u.test(code);

/** An amount in the smallest unit of its currency; undefined unless it has exactly the decimals of that currency. */
export function parseAmount(amount: string, currency: string): number | undefined {
  const decimals = DECIMALS[currency] ?? 2;
  const match = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(amount);
  if (!match || (match[3] ?? '').length !== decimals) return undefined;
  const units = Number(`${match[2]}${match[3] ?? ''}`);
  if (!Number.isSafeInteger(units)) return undefined;
  return match[1] && units !== 0 ? -units : units;
}

/** GTFS time `H:MM:SS` as seconds since midnight; may exceed 24 hours. Undefined when it is no time. */
export function parseTime(text: string): number | undefined {
  const match = /^(\d{1,3}):([0-5]\d):([0-5]\d)$/u.exec(text);
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]) : undefined;
}

/** Seconds since midnight as `HH:MM:SS`. */
export function writeTime(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** `YYYYMMDD` as `YYYY-MM-DD`; undefined when it is no date. */
export function parseDate(text: string): string | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  if (!match) return undefined;
  const date = `${match[1]}-${match[2]}-${match[3]}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? undefined : date;
}

export const writeDate = (date: string): string => date.replaceAll('-', '');
