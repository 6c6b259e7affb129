import { useEffect, useState, type ReactNode } from 'react';
import { DAY, formatSpan, MINUTE } from '../../shared/time.ts';
import { millisecondsOf, type Instant } from '../format/instant.ts';
import { useFormat } from '../format/use-format.ts';
import { useLanguage, useTranslation } from '../i18n/index.ts';
import { StateBadge } from './state-badge.tsx';

/** Now, looked at again every minute. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}

interface Props {
  readonly at: Instant;
  /** Counted with a calendar not yet published. */
  readonly provisional?: boolean;
  /** Milliseconds before the deadline from which it counts as soon; a day unless said. */
  readonly soonWithin?: number;
}

/** A running deadline: how long is left, or how late it is; icon, words and colour together. */
export function Due({ at, provisional = false, soonWithin = DAY }: Props): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useLanguage();
  const left = millisecondsOf(at) - useNow();
  const words = left < 0 ? t('record.overdueBy', { time: formatSpan(-left, language) }) : t('record.due', { time: format.relative(at) });
  return (
    <StateBadge tone={left < 0 ? 'late' : left <= soonWithin ? 'soon' : 'neutral'}>
      {words}
      {provisional ? ` · ${t('record.provisional')}` : null}
    </StateBadge>
  );
}
