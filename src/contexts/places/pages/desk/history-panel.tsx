import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { hasText, useTranslation } from '../../../../ui/i18n/index.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Timeline } from '../../../../ui/kit/timeline.tsx';
import { ChangeList } from './change-list.tsx';

interface Props {
  readonly type: 'division' | 'compound' | 'workstation';
  readonly id: string;
}

/** What was changed about a record, newest first. */
export function HistoryPanel({ type, id }: Props): ReactNode {
  const { t } = useTranslation('places');
  const { data, error, refetch } = useApiQuery('places.listHistory', { params: { type, id } });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  if (data.items.length === 0) return <EmptyState compact title={t('history.empty')} hint={t('history.emptyHint')} />;
  return (
    <Timeline
      entries={[...data.items].reverse().map(({ version, action, at, changes }) => ({
        id: String(version),
        title: hasText(`places:history.${action}`) ? t(`history.${action}`) : action,
        at,
        text: <ChangeList changes={changes} />,
      }))}
    />
  );
}
