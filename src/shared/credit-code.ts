/** Letters and digits of a 统一社会信用代码 (GB 32100-2015): no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const ORGANIZATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export type CreditCodeProblem = 'shape' | 'check-character' | 'organization-check-character';

/** Upper case without spaces and dashes, full-width made plain. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** The 18th character for the first 17: weights 3^(i−1) mod 31 (GB 32100-2015). */
export function creditCodeCheckCharacter(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
}

/** The check character of the organisation number inside (characters 9–17, GB 11714): modulus 11, letters count 10 … 35, ten is X. */
export function organizationCheckCharacter(first8: string): string {
  const sum = ORGANIZATION_WEIGHTS.reduce((total, weight, index) => total + weight * parseInt(first8[index] ?? '0', 36), 0);
  return '0123456789X0'[11 - (sum % 11)] ?? '';
}

/** What is wrong with a credit code; undefined when it is sound. */
export function creditCodeProblem(text: string): CreditCodeProblem | undefined {
  const code = normaliseCreditCode(text);
  if (!SHAPE.test(code)) return 'shape';
  if (creditCodeCheckCharacter(code.slice(0, 17)) !== code[17]) return 'check-character';
  return organizationCheckCharacter(code.slice(8, 16)) === code[16] ? undefined : 'organization-check-character';
}

/** True for a sound 统一社会信用代码. */
export function isCreditCode(text: string): boolean {
  return creditCodeProblem(text) === undefined;
}

const KINDS = {
  '51': 'association',
  '52': 'privateNonEnterprise',
  '53': 'foundation',
  '93': 'cooperative',
  N1: 'villageCollective',
  N2: 'villageCollective',
  N3: 'villageCollective',
} as const;

export type CreditCodeKind = (typeof KINDS)[keyof typeof KINDS];

/** What the first two characters say: 51 社会团体, 52 民办非企业, 53 基金会, 93 合作社, N1–N3 集体经济组织; others undefined. */
export function creditCodeKind(text: string): CreditCodeKind | undefined {
  const prefix = normaliseCreditCode(text).slice(0, 2);
  return Object.prototype.hasOwnProperty.call(KINDS, prefix) ? KINDS[prefix as keyof typeof KINDS] : undefined;
}
