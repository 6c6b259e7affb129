import type { ReactNode } from 'react';
import { formatDate, formatWeekday } from '../../../../shared/time.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import type { Tone } from '../../../../ui/tokens.ts';
import type { PublicContactDay } from '../../contract.ts';

const tones: Readonly<Record<PublicContactDay['state'], Tone>> = { planned: 'neutral', open: 'active', ended: 'soon', published: 'done', cancelled: 'late' };

/** How far a contact day is. */
export function DayState({ state }: { readonly state: PublicContactDay['state'] }): ReactNode {
  const { t } = useTranslation('intake');
  return <StateBadge tone={tones[state]}>{t(`states.${state}`)}</StateBadge>;
}

/** `2022年7月5日 周二 09:00–11:00` or `Tue 5 Jul 2022, 09:00–11:00`. */
export function useDayTime(): (day: Pick<PublicContactDay, 'heldOn' | 'startsAt' | 'endsAt'>) => string {
  const language = useLanguage();
  return ({ heldOn, startsAt, endsAt }) => 
    language === 'zh'
      ? `${formatDate(heldOn)} ${formatWeekday(heldOn)} ${startsAt}–${endsAt}`
      : `${formatWeekday(heldOn, 'en')} ${formatDate(heldOn, 'en')}, ${startsAt}–${endsAt}`;
}
