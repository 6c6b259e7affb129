import type { ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { type PolicyStateName, toneOfState } from './state.ts';

/** The state of a policy version: icon, word, colour. */
export function PolicyState({ state }: { readonly state: PolicyStateName }): ReactNode {
  const { t } = useTranslation('fares');
  return <StateBadge tone={toneOfState[state]}>{t(`states.${state}`)}</StateBadge>;
}
