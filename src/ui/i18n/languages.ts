import type { Language } from '../../shared/time.ts';

export type { Language } from '../../shared/time.ts';

/** The languages of the product; Chinese first. */
export const languages: readonly Language[] = ['zh', 'en'];

const storageKey = 'lianxin.language';

/** The value of the `lang` attribute for a language. */
export function htmlLang(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}

/** Reads a language out of any tag (`zh-CN`, `en-GB`); undefined when it is none of ours. */
export function asLanguage(tag: string | null | undefined): Language | undefined {
  const start = tag?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === start);
}

/** The language to begin with: the address (`?lang=`), else the earlier choice, else Chinese. */
export function initialLanguage(): Language {
  const asked = asLanguage(new URLSearchParams(location.search).get('lang'));
  if (asked) {
    rememberLanguage(asked);
    return asked;
  }
  try {
    return asLanguage(localStorage.getItem(storageKey)) ?? 'zh';
  } catch {
    return 'zh';
  }
}

/** Keeps the choice for the next visit; a browser that refuses storage just asks again. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    return;
  }
}
