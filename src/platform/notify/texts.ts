import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type Language = 'zh' | 'en';

/** What fills the places `{{name}}` of a text. */
export type Parameters = Readonly<Record<string, string | number>>;

/** Words that belong to every message. */
export const commonTexts: Readonly<Record<Language, { readonly smsSignature: string; readonly title: string }>> = { zh, en };

/** One text for all channels, or with a title (e-mail, WeChat) and a short form (text messages, paid by 70 characters). */
const templateSchema = z.union([
  z.string(),
  z.strictObject({ title: z.string().optional(), text: z.string(), short: z.string().optional() }),
]);
const localeSchema = z.object({ messages: z.record(z.string(), templateSchema).default({}) });

export interface Template {
  readonly title: string;
  readonly text: string;
  readonly short: string | null;
}

export type Templates = ReadonlyMap<string, Readonly<Record<Language, Template>>>;

const contextsFolder = join(import.meta.dirname, '../../contexts');

function readLocale(context: string, language: Language): ReadonlyMap<string, Template> {
  const path = join(contextsFolder, context, 'locales', `${language}.json`);
  if (!existsSync(path)) return new Map();
  const { messages } = localeSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return new Map(
    Object.entries(messages).map(([key, entry]) => {
      const { title = commonTexts[language].title, text, short = null } = typeof entry === 'string' ? { text: entry } : entry;
      return [key, { title, text, short }];
    }),
  );
}

/** Reads all message texts: `messages.<key>` in the locale files of the contexts, named `<context>.<key>`. */
export function readTemplates(): Templates {
  const templates = new Map<string, Readonly<Record<Language, Template>>>();
  for (const { name: context } of readdirSync(contextsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const chinese = readLocale(context, 'zh');
    const english = readLocale(context, 'en');
    for (const key of new Set([...chinese.keys(), ...english.keys()])) {
      const texts = { zh: chinese.get(key), en: english.get(key) };
      if (!texts.zh || !texts.en) throw new Error(`The message ${context}.${key} is missing in ${texts.zh ? 'English' : 'Chinese'}`);
      templates.set(`${context}.${key}`, { zh: texts.zh, en: texts.en });
    }
  }
  return templates;
}

let known: Templates | undefined;

/** Names of the places in a text. */
export function placesOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? '');
}

function fill(text: string, parameters: Parameters): string {
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`The message text needs the parameter ${name}`);
    return String(value);
  });
}

/** Words a template; throws when there is no such template or a parameter is missing. */
export function wordMessage(template: string, language: Language, parameters: Parameters): Template {
  known ??= readTemplates();
  const texts = known.get(template)?.[language];
  if (!texts) throw new Error(`There is no text for the message ${template}`);
  return {
    title: fill(texts.title, parameters),
    text: fill(texts.text, parameters),
    short: texts.short === null ? null : fill(texts.short, parameters),
  };
}
