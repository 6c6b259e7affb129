import { BellOff, MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, Navigate } from 'react-router';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { Select } from '../../../../ui/kit/form/inputs.tsx';
import { Card, Row, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { useSession } from '../../../../ui/session.tsx';
import type { Frequency } from '../../contract.ts';
import { frequencies } from './follow/follow-button.tsx';

type Subscription = Output<'requests.listSubscriptions'>['items'][number];

function pathOf({ kind, target }: Subscription): string {
  return kind === 'case' ? `/r/${target}` : `/nearby?${kind === 'division' ? 'place' : 'compound'}=${target}`;
}

function Followed({ item }: { readonly item: Subscription }): ReactNode {
  const { t } = useTranslation('requests');
  const change = useApiMutation('requests.changeSubscription', { onSuccess: () => showToast(t('follow.done'), 'done') });
  const end = useApiMutation('requests.unfollow', { onSuccess: () => showToast(t('follow.ended'), 'done') });
  return (
    <Card>
      <Stack gap={2}>
        <Row between>
          <Link to={pathOf(item)}>{item.name}</Link>
          <Text tone="muted">{t(`follow.kind.${item.kind}`)}</Text>
        </Row>
        <Select
          label={t('follow.how')}
          required
          value={item.frequency}
          options={frequencies.map((value) => ({ value, label: t(`follow.frequency.${value}`) }))}
          onChange={(frequency) => change.mutate({ params: { id: item.id }, body: { frequency: frequency as Frequency } })}
        />
        <Button icon={BellOff} busy={end.isPending} onClick={() => end.mutate({ params: { id: item.id } })}>{t('follow.end')}</Button>
      </Stack>
    </Card>
  );
}

/** 我的关注: what the resident follows and how often they hear. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { status, kind } = useSession();
  const { data, error, refetch } = useApiQuery('requests.listSubscriptions', {}, { enabled: kind === 'resident' });
  if (status !== 'loading' && kind !== 'resident') return <Navigate to="/sign-in?next=%2Ffollows" replace />;
  return (
    <Frame title={t('follow.title')} back="/me">
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={5} /> : null}
      {data?.items.length === 0 ? (
        <EmptyState title={t('follow.empty')} hint={t('follow.emptyHint')} action={<LinkButton tone="primary" icon={MapPin} to="/nearby">{t('follow.find')}</LinkButton>} />
      ) : null}
      {data && data.items.length > 0 ? (
        <Stack gap={3}>
          <Text tone="muted">{t('follow.hint')}</Text>
          {data.items.map((item) => (
            <Followed key={item.id} item={item} />
          ))}
        </Stack>
      ) : null}
    </Frame>
  );
}
