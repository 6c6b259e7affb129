import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import type { PublicNotice } from '../../contract.ts';

/** What was posted beside the words: the text as it was posted, known labels in the reader's language. */
export function useNoticeFacts(): (facts: PublicNotice['facts']) => readonly { readonly label: string; readonly value: string }[] {
  const { t } = useTranslation('notices');
  const posted = useLanguage() === 'zh';
  return (facts) => facts.map(({ key, label, value }) => ({ label: posted || key === undefined ? label : t(`facts.${key}`), value }));
}
