import { AlarmClock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import type { Summary } from '../../../contract.ts';

type Clocked = Pick<Summary, 'next' | 'warning' | 'response' | 'resolution'>;

const hour = 3_600_000;
const day = 24 * hour;

const warningTones = { none: 'neutral', yellow: 'soon', red: 'late', late: 'late' } as const;

/** The limit that comes first of those still running. */
export function nextLimit({ next, response, resolution }: Clocked) {
  if (!next) return undefined;
  const provisional = [response, resolution].some((clock) => clock?.due === next.due && clock.provisional);
  return { kind: next.stage.startsWith('measure') ? 'measure' : next.stage, due: next.due, provisional };
}

/** The deadline in words: what is due when, or how late it is; marked while the calendar of that year is provisional. */
export function CaseDue({ item }: { readonly item: Clocked }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const limit = nextLimit(item);
  if (!limit) return null;
  const left = Date.parse(limit.due) - Date.now();
  const length = Math.abs(left);
  const time =
    length >= day
      ? t('desk.due.days', { count: Math.floor(length / day) })
      : length >= hour
        ? t('desk.due.hours', { count: Math.floor(length / hour) })
        : t('desk.due.minutes', { count: Math.max(1, Math.floor(length / 60_000)) });
  const words =
    left < 0
      ? t(`desk.due.late.${limit.kind}`, { time })
      : left < day
        ? t(`desk.due.within.${limit.kind}`, { time })
        : t(`desk.due.by.${limit.kind}`, { when: format.date(limit.due) });
  return (
    <StateBadge tone={left < 0 ? 'late' : warningTones[item.warning]} {...(item.warning === 'red' && left >= 0 ? { icon: AlarmClock } : {})}>
      {left >= 0 && (item.warning === 'yellow' || item.warning === 'red') ? `${t(`desk.warning.${item.warning}`)} · ` : null}
      <span title={format.dateTime(limit.due)}>{words}</span>
      {limit.provisional ? ` · ${t('desk.due.provisional')}` : null}
    </StateBadge>
  );
}
