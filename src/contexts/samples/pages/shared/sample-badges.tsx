import type { ReactNode } from 'react';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import type { SampleItem, SampleSummary } from '../../contract.ts';
import { stateTones, verdictTones } from './tones.ts';

/** The state of a sample. */
export function SampleBadge({ state }: { readonly state: SampleSummary['state'] }): ReactNode {
  const { t } = useTranslation('samples');
  return <StateBadge tone={stateTones[state]}>{t(`states.${state}`)}</StateBadge>;
}

/** The deadline while people look. */
export function DueBadge({ sample }: { readonly sample: Pick<SampleSummary, 'state' | 'dueOn' | 'late'> }): ReactNode {
  const { t } = useTranslation('samples');
  const format = useFormat();
  if (sample.state !== 'underWay' || sample.dueOn === null) return null;
  const date = format.date(`${sample.dueOn}T00:00:00+08:00`);
  return <StateBadge tone={sample.late ? 'late' : 'neutral'}>{t(sample.late ? 'due.late' : 'due.by', { date })}</StateBadge>;
}

/** What was found about one case, and what came of it. */
export function VerdictBadges({ item }: { readonly item: Pick<SampleItem, 'verdict' | 'own' | 'sentBack' | 'supervised'> }): ReactNode {
  const { t } = useTranslation('samples');
  return (
    <>
      <StateBadge tone={verdictTones[item.verdict ?? 'waiting']}>{item.verdict === null ? t('progress.waiting') : t(`options.verdict.${item.verdict}`)}</StateBadge>
      {item.sentBack === null ? null : <StateBadge tone="active">{t(`sentBack.${item.sentBack}`)}</StateBadge>}
      {item.supervised ? <StateBadge tone="accent">{t('supervised')}</StateBadge> : null}
      {item.own && item.verdict === null ? <StateBadge tone="soon">{t('ownBadge')}</StateBadge> : null}
    </>
  );
}
