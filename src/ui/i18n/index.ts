import i18next, { type BackendModule } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { helpPhone } from '../help-phone.ts';
import { asLanguage, htmlLang, initialLanguage, type Language, rememberLanguage } from './languages.ts';
import { loadTexts } from './resources.ts';

export type { Language } from './languages.ts';
export { useTranslation } from 'react-i18next';

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (tag, namespace, callback) => {
    loadTexts(asLanguage(tag) ?? 'zh', namespace).then(
      (texts) => callback(null, texts),
      (error: unknown) => callback(error instanceof Error ? error : String(error), null),
    );
  },
};

function markDocument(language: Language): void {
  document.documentElement.lang = htmlLang(language);
}

let markStarted: () => void = () => undefined;
/** The first page is chosen before the texts have started: what it needs is loaded once they have. */
const started = new Promise<void>((resolve) => {
  markStarted = resolve;
});

/** Starts the texts of a face; resolves when `ui` and `nav` of the chosen language are there. */
export async function startI18n(): Promise<void> {
  const language = initialLanguage();
  markDocument(language);
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: ['zh', 'en'],
      ns: ['ui', 'nav'],
      defaultNS: 'ui',
      interpolation: { escapeValue: false, defaultVariables: { helpPhone: helpPhone() } },
      returnNull: false,
      react: { useSuspense: true },
    });
  markStarted();
}

/** Changes the language of the open screen and keeps the choice. */
export async function chooseLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await i18next.changeLanguage(language);
  markDocument(language);
}

/** Loads the texts of contexts ahead of a page, so that the page does not wait twice. */
export async function preloadTexts(namespaces: readonly string[]): Promise<void> {
  await started;
  await i18next.loadNamespaces([...namespaces]);
}

/** The language of the screen. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return asLanguage(i18n.language) ?? 'zh';
}

/** Is there a text with this full key (`context:path`)? For texts that a context may leave out. */
export function hasText(key: string): boolean {
  return i18next.exists(key);
}
