import type { ReactNode } from 'react';
import type { Output } from '../../../../ui/api/types.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import type { Tone } from '../../../../ui/tokens.ts';

export type Staff = Output<'people.getStaff'>;

const tones: Readonly<Record<Staff['state'], Tone>> = { invited: 'neutral', enrolling: 'soon', active: 'done', disabled: 'late' };

/** How an account stands: icon, word and colour. */
export function StaffState({ state }: { readonly state: Staff['state'] }): ReactNode {
  const { t } = useTranslation('people');
  return <StateBadge tone={tones[state]}>{t(`states.${state}`)}</StateBadge>;
}
