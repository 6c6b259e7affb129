import { useTranslation } from '../i18n/index.ts';

/** How sources read that ship with the program, until the office names a document of its own. */
const shipped = /default of the program|change to the local notice/u;

/** The document a setting rests on, in words for the office. */
export function useSourceText(): (source: string) => string {
  const { t } = useTranslation();
  return (source) => (shipped.test(source) ? t('desk.shippedSource') : source);
}
