import type { Language } from '../i18n/languages.ts';

const grouped = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Integer fen as `¥1,234.50`; a minus sign stands before the currency. */
export function formatMoney(fen: number): string {
  return `${fen < 0 ? '−' : ''}¥${grouped.format(Math.abs(fen) / 100)}`;
}

/** `1,234`. */
export function formatNumber(value: number): string {
  return whole.format(value);
}

/** A share between 0 and 1 as `97.4%`; unknown (no cases) as `—`. */
export function formatShare(share: number | null | undefined): string {
  return share === null || share === undefined || Number.isNaN(share) ? '—' : `${oneDigit.format(share * 100)}%`;
}

/** Metres as `350 m` or `1.2 km`; Chinese texts say 米 and 公里. */
export function formatDistance(metres: number, language: Language): string {
  const near = metres < 1000;
  const amount = near ? whole.format(Math.round(metres / 10) * 10) : oneDigit.format(metres / 1000);
  const unit = language === 'zh' ? (near ? '米' : '公里') : near ? 'm' : 'km';
  return `${amount} ${unit}`;
}

/** Reads money a person typed (`1,234.5`, `¥30`) into fen; undefined when it is no amount. */
export function parseMoney(text: string): number | undefined {
  const clean = text.replace(/[\u00a5\uffe5,\uff0c\s]/g, '');
  if (!/^\d{1,11}(\.\d{1,2})?$/.test(clean)) return undefined;
  return Math.round(Number(clean) * 100);
}
