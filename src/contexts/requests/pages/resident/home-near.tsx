import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Stack } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { PublicCard } from '../shared/public-card.tsx';

/** Home page: the latest of what is being done and was solved. */
export function Fill(): ReactNode {
  const { t } = useTranslation('requests');
  const { data, error, refetch, isFetching } = useApiQuery('requests.listPublic', { query: { limit: 4 } });
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} />;
  if (!data) return <Skeleton block lines={3} />;
  if (data.items.length === 0) {
    return (
      <Card>
        <EmptyState picture="lane" title={t('nearby.emptyNew')} hint={t('nearby.emptyNewHint')} />
      </Card>
    );
  }
  return (
    <Stack gap={3}>
      {data.items.map((item) => (
        <PublicCard key={item.number} item={item} />
      ))}
      <LinkButton to="/nearby" block>
        {t('nearby.more')}
      </LinkButton>
    </Stack>
  );
}
