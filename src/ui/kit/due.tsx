import { useEffect, useState, type ReactNode } from 'react';
import { millisecondsOf, type Instant } from '../format/time.ts';
import { useFormat } from '../format/use-format.ts';
import { useTranslation } from '../i18n/index.ts';
import { StateBadge } from './state-badge.tsx';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Now, looked at again every minute. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute);
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
export function Due({ at, provisional = false, soonWithin = day }: Props): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const left = millisecondsOf(at) - useNow();
  const length = (milliseconds: number): string => {
    if (milliseconds >= day) return t('record.days', { count: Math.floor(milliseconds / day) });
    if (milliseconds >= hour) return t('record.hours', { count: Math.floor(milliseconds / hour) });
    return t('record.minutes', { count: Math.max(1, Math.floor(milliseconds / minute)) });
  };
  const words = left < 0 ? t('record.overdueBy', { time: length(-left) }) : t('record.due', { time: format.relative(at) });
  return (
    <StateBadge tone={left < 0 ? 'late' : left <= soonWithin ? 'soon' : 'neutral'}>
      {words}
      {provisional ? ` · ${t('record.provisional')}` : null}
    </StateBadge>
  );
}
