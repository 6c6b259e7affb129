import type { ReactNode } from 'react';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import type { SweepPlaceView, SweepSummary } from '../../contract.ts';
import { resultTones, standingOf, stateTones } from './results.ts';

/** The state of a sweep. */
export function SweepBadge({ state }: { readonly state: SweepSummary['state'] }): ReactNode {
  const { t } = useTranslation('sweeps');
  return <StateBadge tone={stateTones[state]}>{t(`states.${state}`)}</StateBadge>;
}

/** How a place stands, with the way it was accounted for where that is not by a look. */
export function StandingBadge({ place }: { readonly place: Pick<SweepPlaceView, 'result' | 'vainTries' | 'accounted' | 'decided'> }): ReactNode {
  const { t } = useTranslation('sweeps');
  const standing = standingOf(place);
  const more =
    standing !== 'notReachable' ? '' : place.decided !== null ? t('standing.decided') : place.accounted ? t('standing.triedTwice') : t('standing.tryAgain');
  return <StateBadge tone={place.accounted && standing === 'notReachable' ? 'neutral' : resultTones[standing]}>{`${t(`standing.${standing}`)}${more}`}</StateBadge>;
}

/** The deadline of a sweep while it runs or waits to run. */
export function DueBadge({ sweep }: { readonly sweep: Pick<SweepSummary, 'state' | 'dueOn' | 'late'> }): ReactNode {
  const { t } = useTranslation('sweeps');
  const format = useFormat();
  if (sweep.state !== 'running' && sweep.state !== 'draft') return null;
  const date = format.date(`${sweep.dueOn}T00:00:00+08:00`);
  return <StateBadge tone={sweep.late ? 'late' : 'neutral'}>{t(sweep.late ? 'due.late' : 'due.by', { date })}</StateBadge>;
}
