import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { type State, stateTones } from './states.ts';

interface Props {
  readonly state: State;
  /** The public is not asked to rate: to them a verified case is solved. */
  readonly audience?: 'reporter' | 'public';
}

/** The state of a case in a neighbour's words. */
export function RequestBadge({ state, audience = 'reporter' }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const solved = state === 'verified' && audience === 'public';
  return (
    <StateBadge tone={solved ? 'done' : stateTones[state]}>
      {t(solved ? 'tracking.publicStates.verified' : `tracking.states.${state}`)}
    </StateBadge>
  );
}
