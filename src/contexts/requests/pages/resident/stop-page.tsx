import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';

/** The link at the end of a message: ends it without signing in, after one press, so that a preview of the link ends nothing. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { token = '' } = useParams();
  const found = useApiQuery('requests.readSubscriptionLink', { params: { token } });
  const end = useApiMutation('requests.endSubscription', {});
  const gone = found.error?.status === 404 || found.error?.status === 422;
  const home = <LinkButton tone="primary" to="/nearby">{t('follow.find')}</LinkButton>;
  if (end.isSuccess) {
    return (
      <Frame title={t('follow.stopTitle')} back="/">
        <EmptyState picture="boat" title={t('follow.stopped')} hint={t('follow.stoppedHint')} action={home} />
      </Frame>
    );
  }
  return (
    <Frame title={t('follow.stopTitle')} back="/">
      {gone ? <EmptyState title={t('follow.stopGone')} hint={t('follow.stopGoneHint')} action={home} /> : null}
      {found.error && !gone ? <ErrorState problem={found.error} onRetry={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Skeleton lines={3} /> : null}
      {found.data ? (
        <Card>
          <Stack gap={3}>
            <p>{t('follow.stopAsk', { name: found.data.name })}</p>
            <Text tone="muted">{t(`follow.frequency.${found.data.frequency}`)}</Text>
            <Button tone="primary" block busy={end.isPending} onClick={() => end.mutate({ params: { token } })}>{t('follow.stopDo')}</Button>
            {end.error ? <ErrorState problem={end.error} /> : null}
          </Stack>
        </Card>
      ) : null}
    </Frame>
  );
}
