import type { Output } from '../../../../ui/api/types.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';

export type FindingAnswer = Output<'insight.readReport'>['findings'][number];

/** The sentence of a finding in the language of the screen. */
export function useFinding(): (finding: FindingAnswer) => string {
  const { t } = useTranslation('insight');
  const language = useLanguage();
  return ({ code, values }) => t(`findings.${code}`, { ...values, name: values[language] });
}
