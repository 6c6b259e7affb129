import type { ReactNode } from 'react';
import { Stat, Stats } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import type { PublicContactDay } from '../../contract.ts';

interface Props {
  readonly counts: PublicContactDay['counts'];
  /** `contactDay:<id>`: leads to the cases behind each number. */
  readonly origin: string;
}

/** Heard, solved, open: each number leads to its cases. */
export function Counts({ counts, origin }: Props): ReactNode {
  const { t } = useTranslation('intake');
  const list = `/requests?origin=${encodeURIComponent(origin)}`;
  return (
    <Stats>
      <Stat label={t('counts.heard')} value={counts.heard} to={list} />
      <Stat label={t('counts.solved')} value={counts.solved} tone="done" to={`${list}&state=verified&state=closed`} />
      <Stat label={t('counts.open')} value={counts.open} tone={counts.open > 0 ? 'active' : 'neutral'} to={`${list}&open=true`} />
      <Stat label={t('counts.ended')} value={counts.ended} to={`${list}&state=rejected&state=withdrawn`} />
    </Stats>
  );
}
