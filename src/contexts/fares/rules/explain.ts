import { type Language, formatDate } from '../../../shared/time.ts';
import english from '../locales/en.json' with { type: 'json' };
import chinese from '../locales/zh.json' with { type: 'json' };
import type { Reason } from './clauses.ts';
import type { Bilingual, Explanation, Params } from './model.ts';

type Words = Readonly<Record<string, string>>;

interface Dictionary {
  readonly because: Words;
  readonly notes: Words;
  readonly dayKind: Words;
  readonly rider: Words;
}

const dictionaries: Readonly<Record<Language, Dictionary>> = { zh: chinese, en: english };

/** Names that stand behind ids: policies and media. */
export interface Names {
  readonly policies: ReadonlyMap<string, Bilingual>;
  readonly media: ReadonlyMap<string, Bilingual>;
}

/** An amount in fen as it is spoken of in a sentence: `1.9 元`, `¥1.90`. */
export function fenText(fen: number, language: Language): string {
  return language === 'zh' ? `${fen / 100} 元` : `¥${(fen / 100).toFixed(2)}`;
}

const joiner: Readonly<Record<Language, string>> = { zh: '、', en: ', ' };

function kindsText(kinds: readonly string[], language: Language): string {
  return kinds.map((kind) => dictionaries[language].dayKind[kind] ?? kind).join(joiner[language]);
}

/** `Array.isArray` does not narrow read-only lists. */
const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

function valueText(key: string, params: Params, code: string, language: Language, names: Names): string {
  const value = params[key];
  // Optional facts: the name of the day and the kinds of day of an excluded span may be absent.
  if (value === undefined || (isList(value) && value.length === 0)) return '';
  if (key.endsWith('Fen')) return fenText(Number(value), language);
  if (key === 'date' || key === 'from' || key === 'to') return formatDate(String(value), language);
  if (key === 'kind') return kindsText([String(value)], language);
  if (key === 'kinds' && isList(value)) {
    const text = kindsText(value, language);
    return code === 'time-excluded' ? (language === 'zh' ? `，限${text}` : `, on: ${text}`) : text;
  }
  if (typeof value === 'object' && 'zh' in value) return language === 'zh' ? `（${value.zh}）` : ` (${value.en})`;
  if (key === 'policy') return names.policies.get(String(value))?.[language] ?? String(value);
  if (key === 'medium') return names.media.get(String(value))?.[language] ?? String(value);
  if (key === 'groups' && isList(value)) {
    return value.map((group) => dictionaries[language].rider[group] ?? group).join(joiner[language]);
  }
  return isList(value) ? value.join(joiner[language]) : String(value);
}

/** A template cut at its places: even parts are text, odd parts names of facts. */
const cut = (template: string): readonly string[] => template.split(/\{\{(\w+)\}\}/);
const templates = new Map<string, readonly string[]>();

function templateOf(language: Language, section: 'because' | 'notes', code: string): readonly string[] {
  const key = `${language}.${section}.${code}`;
  const known = templates.get(key);
  if (known) return known;
  const fresh = cut(dictionaries[language][section][code] ?? code);
  templates.set(key, fresh);
  return fresh;
}

function sentence(language: Language, section: 'because' | 'notes', reason: Reason, names: Names): string {
  return templateOf(language, section, reason.code)
    .map((part, index) => (index % 2 === 0 ? part : valueText(part, reason.params, reason.code, language, names)))
    .join('')
    .trim();
}

/** Words a reason or a note in both languages. */
export function explain(section: 'because' | 'notes', reason: Reason, names: Names): Explanation {
  return {
    code: reason.code,
    params: reason.params,
    zh: sentence('zh', section, reason, names),
    en: sentence('en', section, reason, names),
  };
}
