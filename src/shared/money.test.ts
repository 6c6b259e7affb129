import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatYuan, parseYuan, plainYuan, shortYuan, toChineseCapitals } from './money.ts';

const amount = fc.integer({ min: -1_000_000_000_000_00, max: 1_000_000_000_000_00 });

/** Reads capitals back, digit by digit, without using the code under test. */
function readCapitals(words: string): number {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const word of words.replace('负', '')) {
    const value = digits.indexOf(word);
    if (value >= 0) digit = value;
    else if (word === '拾' || word === '佰' || word === '仟') group += digit * { 拾: 10, 佰: 100, 仟: 1000 }[word];
    if (word === '万' || word === '亿' || word === '元') {
      group += digit;
      if (word === '亿') total = (total + group) * 100_000_000;
      else total += word === '万' ? group * 10_000 : group;
      group = 0;
    }
    if (value < 0) digit = word === '角' || word === '分' ? digit : 0;
  }
  const jiao = digits.indexOf(/(.)角/u.exec(words)?.[1] ?? '零');
  const fen = digits.indexOf(/(.)分/u.exec(words)?.[1] ?? '零');
  const sum = total * 100 + jiao * 10 + fen;
  return words.startsWith('负') ? -sum : sum;
}

describe('money', () => {
  it.each([
    ['1234.5', 123450], ['1,234.50', 123450], ['¥1,234.50', 123450], ['¥ 1234', 123400], ['1234元', 123400], ['1234元整', 123400], ['１２.３', 1230], ['0.01', 1], ['-5', -500], ['-¥5.00', -500], ['0', 0], ['-0', 0],
  ])('reads %s', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each(['', '1.234', '1,23', '12,34.5', 'abc', '1e5', '.5', '1.', '--1', '99999999999999999999'])('refuses %j', (text) => {
    expect(parseYuan(text)).toBeUndefined();
  });

  it('writes yuan', () => {
    expect(formatYuan(123450)).toBe('¥1,234.50');
    expect(formatYuan(-5)).toBe('-¥0.05');
    expect(formatYuan(100_000_000)).toBe('¥1,000,000.00');
    expect(() => formatYuan(0.5)).toThrow(RangeError);
  });

  it.each([
    [140950, '壹仟肆佰零玖元伍角'],
    [600714, '陆仟零柒元壹角肆分'],
    [168032, '壹仟陆佰捌拾元零叁角贰分'],
    [10700053, '壹拾万柒仟元零伍角叁分'],
    [1640902, '壹万陆仟肆佰零玖元零贰分'],
    [32504, '叁佰贰拾伍元零肆分'],
    [0, '零元整'],
    [-100, '负壹元整'],
    [5, '伍分'],
    [1_000_000_00, '壹佰万元整'],
    [100_010_00, '壹拾万零壹拾元整'],
    [1_0000_0001_00, '壹亿零壹元整'],
    [1_0000_1000_00, '壹亿零壹仟元整'],
    [1_0000_2000_0000_00, '壹万亿零贰仟万元整'],
    [1_0000_0000_0000_00, '壹万亿元整'],
    [1_2000_0000_0000_00, '壹万贰仟亿元整'],
  ])('capitals of %i fen', (fen, words) => {
    expect(toChineseCapitals(fen)).toBe(words);
  });

  it('formatting and reading back is exact', () => {
    fc.assert(
      fc.property(amount, (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen);
      }),
    );
  });

  it('capitals say the same amount and never two zeros in a row', () => {
    fc.assert(
      fc.property(amount, (fen) => {
        const words = toChineseCapitals(fen);
        expect(readCapitals(words)).toBe(fen);
        expect(words).not.toMatch(/零零|零[万亿]/u);
      }),
    );
  });
});

describe('amounts for files and axes', () => {
  it('are plain decimals in files, whatever their size and sign', () => {
    expect([0, 5, 150, 123_450, -5, -123_405].map(plainYuan)).toEqual(['0.00', '0.05', '1.50', '1234.50', '-0.05', '-1234.05']);
    fc.assert(fc.property(amount, (fen) => parseYuan(plainYuan(fen)) === fen));
  });

  it('are shortened on axes by the units of the language', () => {
    expect([0, 50_000, 999_900, 2_500_000, 12_345_600_000_000, -2_500_000].map((fen) => shortYuan(fen, 'zh'))).toEqual(['¥0', '¥500', '¥9,999', '¥2.5万', '¥1,234.56亿', '-¥2.5万']);
    expect([50_000, 2_500_000, 250_000_000].map((fen) => shortYuan(fen, 'en'))).toEqual(['¥500', '¥25k', '¥2.5m']);
  });
});
