/** Amounts are integers of fen (1 yuan = 100 fen); a number that is no safe integer is a mistake in the program. */
function checked(fen: number): number {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount in fen: ${fen}`);
  return fen;
}

/** Reads yuan as people write them (`1,234.5`, `¥ 1234`, `1234元`, full-width digits) into fen; undefined when it is no amount. */
export function parseYuan(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '').replace(/^([-−]?)[¥¥]/u, '$1').replace(/元整?$/u, '');
  const match = /^([-−]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/u.exec(plain);
  if (!match) return undefined;
  const fen = Number(match[2]?.replace(/,/g, '')) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(fen)) return undefined;
  return match[1] && fen !== 0 ? -fen : fen;
}

/** Fen as plain yuan for files and tables: `1234.50`. */
export function plainYuan(fen: number): string {
  const amount = Math.abs(checked(fen));
  return `${fen < 0 ? '-' : ''}${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}

const shortest = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** Fen as the mark of an axis, where room is short: `¥2.5万` in Chinese, `¥25k` in English; amounts that are read get `formatYuan`. */
export function shortYuan(fen: number, language: 'zh' | 'en'): string {
  const yuan = Math.abs(checked(Math.round(fen))) / 100;
  const steps = language === 'zh' ? ([[1e8, '亿'], [1e4, '万']] as const) : ([[1e6, 'm'], [1e3, 'k']] as const);
  const [size, unit] = steps.find(([least]) => yuan >= least) ?? [1, ''];
  return `${fen < 0 ? '-' : ''}¥${shortest.format(yuan / size)}${unit}`;
}

/** Fen as `¥1,234.50`. */
export function formatYuan(fen: number): string {
  const amount = Math.abs(checked(fen));
  const yuan = String(Math.floor(amount / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}¥${yuan}.${String(amount % 100).padStart(2, '0')}`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

function capitalsBelowTenThousand(value: number): string {
  let words = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = words !== '';
    } else {
      words += `${gap ? '零' : ''}${DIGITS[digit] ?? ''}${PLACES[place] ?? ''}`;
      gap = false;
    }
  }
  return words;
}

function capitalsOfYuan(yuan: number): string {
  let words = '';
  for (let group = 3; group >= 0; group--) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (value === 0) continue;
    // One 零 stands for any run of zeros between two digits: a missing thousand, or a whole group of four left out.
    const gap = words !== '' && (value < 1000 || Math.floor(yuan / 10_000 ** (group + 1)) % 10_000 === 0);
    words += `${gap ? '零' : ''}${capitalsBelowTenThousand(value)}${GROUPS[group] ?? ''}`;
  }
  return words.replace(/万亿(?=.*亿)/u, '万');
}

/**
 * Fen in Chinese capitals as on vouchers: `壹仟肆佰零玖元伍角`, whole yuan end in 整.
 * Rules and examples: People's Bank of China, 支付结算办法, annex 正确填写票据和结算凭证的基本规定.
 */
export function toChineseCapitals(fen: number): string {
  const amount = Math.abs(checked(fen));
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const rest = amount % 10;
  let words = yuan > 0 ? `${capitalsOfYuan(yuan)}元` : '';
  if (jiao === 0 && rest === 0) return `${fen < 0 ? '负' : ''}${words || '零元'}整`;
  if (words && (jiao === 0 || yuan % 10 === 0)) words += '零';
  if (jiao > 0) words += `${DIGITS[jiao] ?? ''}角`;
  if (rest > 0) words += `${DIGITS[rest] ?? ''}分`;
  return `${fen < 0 ? '负' : ''}${words}`;
}
