import { hasText, useTranslation } from '../../../../../ui/i18n/index.ts';

/** Why a case refuses an action, in words, from the code of the refusal. */
export function useRefusalText(): (code: string) => string {
  const { t } = useTranslation(['requests', 'ui']);
  return (code) => {
    if (hasText(`requests:problems.${code}`)) return t(`problems.${code}`, { ns: 'requests' });
    return hasText(`ui:problems.${code}`) ? t(`ui:problems.${code}`) : t('desk.bulk.refused', { ns: 'requests' });
  };
}
