const numerals = '〇一二三四五六七八九';

/** 第十二 → 第12, 二十 → 20: numerals below a hundred as people number stations and grids. */
function withDigits(text: string): string {
  return text.replace(/([一二三四五六七八九]?)十([一二三四五六七八九]?)|[〇一二三四五六七八九]/gu, (whole, tens: string | undefined, ones: string | undefined) => {
    if (!whole.includes('十')) return String(numerals.indexOf(whole));
    return String((tens ? numerals.indexOf(tens) : 1) * 10 + (ones ? numerals.indexOf(ones) : 0));
  });
}

function keyOf(name: string): string {
  return withDigits(name).replace(/\d+/gu, (digits) => digits.padStart(6, '0'));
}

/** Orders names as people count: 第二 before 第十, 4号 before 18号. */
export function compareNames(one: string, other: string): number {
  const [a, b] = [keyOf(one), keyOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
