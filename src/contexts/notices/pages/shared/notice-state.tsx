import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import type { Tone } from '../../../../ui/tokens.ts';
import type { NoticeSummary } from '../../contract.ts';

type State = NoticeSummary['state'];

const tones: Readonly<Record<State, Tone>> = { draft: 'neutral', published: 'active', objected: 'soon', closed: 'done', withdrawn: 'neutral' };

/** The state of a notice in words. */
export function NoticeState({ state }: { readonly state: State }): ReactNode {
  const { t } = useTranslation('notices');
  return <StateBadge tone={tones[state]}>{t(`states.${state}`)}</StateBadge>;
}
