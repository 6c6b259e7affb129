const MAINLAND_MOBILE = /^1[3-9]\d{9}$/;

/**
 * The eleven digits of a mainland mobile number, or undefined when the text is none.
 * Tolerates +86, 0086, full-width digits, spaces, dashes and brackets.
 */
export function normalisePhone(text: string): string | undefined {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s\-‐-―().]/gu, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  return MAINLAND_MOBILE.test(digits) ? digits : undefined;
}

/** True for text that names a mainland mobile number in any accepted spelling. */
export function isMobilePhone(text: string): boolean {
  return normalisePhone(text) !== undefined;
}

/** `13812345678` → `138****5678`; of other numbers at most the last two digits stay visible. */
export function maskPhone(text: string): string {
  const mobile = normalisePhone(text);
  if (mobile) return `${mobile.slice(0, 3)}****${mobile.slice(7)}`;
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  return digits.length >= 7 ? `****${digits.slice(-2)}` : '****';
}
