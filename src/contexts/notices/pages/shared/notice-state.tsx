import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import type { Tone } from '../../../../ui/tokens.ts';
import type { NoticeSummary } from '../../contract.ts';

type State = NoticeSummary['state'];

const tones: Readonly<Record<State, Tone>> = { draft: 'neutral', published: 'active', objected: 'soon', closed: 'done', withdrawn: 'neutral' };

/** The state of a notice in words; one whose term is over says so until it is closed. */
export function NoticeState({ notice: { state, termOver } }: { readonly notice: Pick<NoticeSummary, 'state' | 'termOver'> }): ReactNode {
  const { t } = useTranslation('notices');
  if (state === 'published' && termOver) return <StateBadge tone="soon">{t('list.termOver')}</StateBadge>;
  return <StateBadge tone={tones[state]}>{t(`states.${state}`)}</StateBadge>;
}
