import type { Language } from './languages.ts';

type Texts = Record<string, unknown>;
type Loader = () => Promise<unknown>;

const contextTexts = import.meta.glob('../../contexts/*/locales/*.json', { import: 'default' });
/** `system`: pages of the platform that belong to no context. */
const systemTexts = import.meta.glob('../../app/desk/locales/*.json', { import: 'default' });
const uiTexts: Record<Language, Loader> = {
  zh: () => import('../locales/zh.json').then((module) => module.default),
  en: () => import('../locales/en.json').then((module) => module.default),
};
const navTexts: Record<Language, Loader> = {
  zh: () => import('virtual:nav-texts/zh').then((module) => module.default),
  en: () => import('virtual:nav-texts/en').then((module) => module.default),
};

/** Loads one namespace of one language: `ui`, `nav` (the menu words of all contexts) or a context's own. */
export async function loadTexts(language: Language, namespace: string): Promise<Texts> {
  const load =
    namespace === 'ui'
      ? uiTexts[language]
      : namespace === 'nav'
        ? navTexts[language]
        : namespace === 'system'
          ? systemTexts[`../../app/desk/locales/${language}.json`]
          : contextTexts[`../../contexts/${namespace}/locales/${language}.json`];
  if (!load) throw new Error(`No texts for ${namespace}`);
  return (await load()) as Texts;
}
