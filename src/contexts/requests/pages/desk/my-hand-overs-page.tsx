import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { HandOverCard } from '../shared/hand-over-card.tsx';

/** What was handed over to the units the person acts for. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { data, error, refetch } = useApiQuery('requests.listHandOvers', { query: { of: 'mine' } });
  return (
    <DeskPage title={t('desk.myHandOvers.title')}>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={8} /> : null}
      {data?.items.length === 0 ? <EmptyState title={t('desk.myHandOvers.empty')} hint={t('desk.myHandOvers.emptyHint')} /> : null}
      {data?.items.map((hand) => (
        <Panel key={hand.id} title={hand.number}>
          <HandOverCard hand={hand} onDone={() => void refetch()} />
        </Panel>
      ))}
    </DeskPage>
  );
}
