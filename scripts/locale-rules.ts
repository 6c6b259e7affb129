/** Texts of a language as they stand in a locale file: groups of groups of sentences. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

const plural = /_(zero|one|two|few|many|other)$/;

/** Every sentence with its full key: `report.title` → text. */
export function flatten(texts: Texts, prefix = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

/** The key as code writes it: without the ending for one or many. */
export function baseKey(key: string): string {
  return key.replace(plural, '');
}

/** Keys that one language has and the other lacks; plural forms count as one. */
export function missingKeys(zh: ReadonlyMap<string, string>, en: ReadonlyMap<string, string>): readonly string[] {
  const bases = (texts: ReadonlyMap<string, string>): ReadonlySet<string> => new Set([...texts.keys()].map(baseKey));
  const [inZh, inEn] = [bases(zh), bases(en)];
  return [
    ...[...inZh].filter((key) => !inEn.has(key)).map((key) => `${key} is missing in en`),
    ...[...inEn].filter((key) => !inZh.has(key)).map((key) => `${key} is missing in zh`),
  ];
}

const han = '\\u3400-\\u9fff\\u3001\\u3002\\uff00-\\uffef';
const halfWidth = new RegExp(`[${han}][,;:?!]|[,;:?!][${han}]|[${han}]\\(|\\)[${han}]|\\([${han}]|[${han}]\\)|[${han}]\\.(?:\\s|$)`, 'u');

/** Half-width punctuation beside Chinese characters; placeholders are taken out first. */
export function hasHalfWidthPunctuation(text: string): boolean {
  return halfWidth.test(text.replace(/\{\{.*?\}\}/g, '').replace(/https?:\/\/\S+/g, ''));
}

const fullWidth: Readonly<Record<string, string>> = { ',': '\uff0c', ';': '\uff1b', ':': '\uff1a', '?': '\uff1f', '!': '\uff01', '.': '\u3002' };

/** The text with full-width marks where half-width ones touch Chinese characters or placeholders beside them. */
export function fixPunctuation(text: string): string {
  if (!hasHalfWidthPunctuation(text)) return text;
  const near = `${han}}\u201d\u300b`;
  const after = new RegExp(`(?<=[${near}])[,;:?!](?!//)|[,;:?!](?=[${han}\u201c\u300a])|(?<=[${near}])\\.(?=\\s|$)`, 'gu');
  const marked = text.replace(after, (mark) => fullWidth[mark] ?? mark);
  return new RegExp(`[${han}]\\(|\\)[${han}]|\\([${han}]|[${han}]\\)`, 'u').test(marked)
    ? marked.replace(/\(/g, '\uff08').replace(/\)/g, '\uff09')
    : marked;
}

/** English texts may name Chinese words, but not be Chinese. */
export function isMostlyChinese(text: string): boolean {
  const letters = [...text].filter((letter) => /\p{L}/u.test(letter));
  return letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length * 2 > letters.length;
}

/** Source without comments; enough for our code style, which has no comment marks inside strings of pages. */
export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\w])\/\/.*$/gm, '$1');
}

/** A use of a text in code: an exact key, or the fixed beginning of a key made at run time. */
export interface Use {
  /** Empty: not known from the file. */
  readonly namespace: string;
  readonly key: string;
  readonly exact: boolean;
}

/** The namespace of the last `useTranslation` before a place in the code; empty where the function was handed in. */
function namespaceAt(source: string, place: number): string {
  const calls = [...source.slice(0, place).matchAll(/useTranslation\(\s*(?:\[\s*)?(?:'([^']+)')?/g)];
  const last = calls[calls.length - 1];
  return last === undefined ? '' : (last[1] ?? 'ui');
}

function useOf(written: string, exact: boolean, namespace: string): Use {
  const [first, rest] = written.split(/:(.*)/s);
  return rest === undefined ? { namespace, key: written, exact } : { namespace: first ?? namespace, key: rest, exact };
}

/** The texts a source file asks for through `t('…')`, `t(cond ? '…' : '…')` and `` t(`…${x}`) ``. */
export function usesIn(source: string): readonly Use[] {
  const code = withoutComments(source);
  const uses: Use[] = [];
  for (const call of code.matchAll(/\bt\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)) {
    const inside = call[1] ?? '';
    const namespace = /ns:\s*'([^']+)'/.exec(inside)?.[1] ?? (/ns:\s*[^'\s]/.test(inside) ? undefined : namespaceAt(code, call.index));
    const written = inside.split(/,\s*\{/)[0] ?? '';
    if (namespace === undefined && !written.includes(':')) continue;
    const ternary = /\?/.test(written) ? written.slice(written.indexOf('?')) : written;
    for (const literal of ternary.matchAll(/'([^']+)'/g)) uses.push(useOf(literal[1] ?? '', true, namespace ?? 'ui'));
    for (const template of written.matchAll(/`([^`$]*)\$\{[^`]*`/g)) {
      const start = template[1] ?? '';
      if (start !== '') uses.push(useOf(start, false, namespace ?? 'ui'));
    }
  }
  return uses;
}
