import { commonChunks } from './common-chunks.ts';

export type PasswordPolicy = 'asvs' | 'mlps';

export interface PasswordRule {
  readonly minimumLength: number;
  readonly maximumLength: number;
  /** Kinds of characters required out of four: small and capital letters, digits, others. */
  readonly kinds: number;
  /** Days until it must be changed; null: never without cause. */
  readonly maximumAgeDays: number | null;
  /** How many earlier passwords may not come back. */
  readonly remembered: number;
}

/** OWASP ASVS 5.0 6.2 forbids composition rules and forced change; 等保 (GB/T 22239-2019 8.1.4.1) asks for both. */
export const passwordRules: Readonly<Record<PasswordPolicy, PasswordRule>> = {
  asvs: { minimumLength: 12, maximumLength: 128, kinds: 1, maximumAgeDays: null, remembered: 0 },
  mlps: { minimumLength: 8, maximumLength: 128, kinds: 3, maximumAgeDays: 90, remembered: 5 },
};

export type PasswordFault = 'too-short' | 'too-few-kinds' | 'too-common' | 'contains-name';

/** Characters that must remain when everything guessable is taken out. */
const minimumUnguessable = 5;
const sequences = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const longestFirst = [...commonChunks].sort((a, b) => b.length - a.length);

function kindsIn(password: string): number {
  return [/[a-z]/u, /[A-Z]/u, /\d/u, /[^a-zA-Z\d]/u].filter((kind) => kind.test(password)).length;
}

/** Runs of three or more along the alphabet, the digits or a keyboard row, forwards or backwards. */
function withoutSequences(text: string): string {
  const lines = sequences.flatMap((line) => [line, Array.from(line).reverse().join('')]);
  let rest = text;
  for (let start = 0; start < rest.length; ) {
    let length = 0;
    for (const line of lines) {
      for (let size = Math.min(line.length, rest.length - start); size >= 3 && size > length; size--) {
        if (line.includes(rest.slice(start, start + size))) length = size;
      }
    }
    if (length === 0) start += 1;
    else rest = `${rest.slice(0, start)} ${rest.slice(start + length)}`;
  }
  return rest;
}

/** Letters as they were before somebody wrote `@` for `a` and `0` for `o`. */
function plainLetters(text: string): string {
  return text.replace(/@/gu, 'a').replace(/\$/gu, 's').replace(/(?<=[a-z])0|0(?=[a-z])/gu, 'o');
}

/** What is left of a password when common words, names, dates, years, phone numbers, runs and repeats are taken out. */
function unguessablePart(password: string, names: readonly string[]): string {
  let rest = plainLetters(password.normalize('NFKC').toLowerCase());
  for (const chunk of [...names, ...longestFirst]) rest = rest.split(plainLetters(chunk)).join(' ');
  rest = rest
    .replace(/1[3-9]\d{9}/gu, ' ')
    .replace(/(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/gu, ' ')
    .replace(/(?:19|20)\d{2}/gu, ' ')
    .replace(/(.)\1{2,}/gu, ' ')
    .replace(/(.{2,4}?)\1{2,}/gu, ' ');
  return withoutSequences(rest).replace(/\s/gu, '');
}

function namesIn(person: { readonly userName?: string | undefined; readonly phone?: string | null | undefined }): readonly string[] {
  const parts = (person.userName ?? '').toLowerCase().split(/[._-]/u);
  return [person.userName?.toLowerCase() ?? '', ...parts, person.phone ?? ''].filter((name) => name.length >= 3);
}

/** Why a password will not do under the policy; an empty list when it will. Length counts characters, not bytes. */
export function passwordFaults(
  policy: PasswordPolicy,
  password: string,
  person: { readonly userName?: string | undefined; readonly phone?: string | null | undefined } = {},
): readonly PasswordFault[] {
  const rule = passwordRules[policy];
  const names = namesIn(person);
  const faults: PasswordFault[] = [];
  if (Array.from(password).length < rule.minimumLength) faults.push('too-short');
  if (kindsIn(password) < rule.kinds) faults.push('too-few-kinds');
  if (names.some((name) => password.toLowerCase().includes(name))) faults.push('contains-name');
  const rest = unguessablePart(password, names);
  if (new Set(rest).size < minimumUnguessable - (policy === 'mlps' ? 1 : 0)) faults.push('too-common');
  return faults;
}
