import '../../../../ui/print.css';
import { Globe, Printer, Trash2 } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../ui/kit/dialog.tsx';
import { Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { forgetLink, linkOfTracking, markSeen, rememberLink } from '../shared/links.ts';
import { SecretLink } from '../shared/secret-link.tsx';
import { TrackingView } from './tracking/tracking-view.tsx';

function Forget({ token }: { readonly token: string }): ReactNode {
  const { t } = useTranslation('requests');
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const forget = (): void => {
    forgetLink(token);
    showToast(t('tracking.forgotten'));
    void navigate('/', { replace: true });
  };
  return (
    <>
      <Button tone="quiet" icon={Trash2} onClick={() => setAsking(true)}>
        {t('tracking.forget')}
      </Button>
      <Dialog
        open={asking}
        title={t('tracking.forget')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('ui:cancel')}</Button>
            <Button tone="danger" icon={Trash2} onClick={forget}>
              {t('tracking.forget')}
            </Button>
          </>
        }
      >
        <Text>{t('tracking.forgetSure')}</Text>
      </Dialog>
    </>
  );
}

function NoSuchLink(): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <EmptyState
      picture="lane"
      title={t('tracking.notFound')}
      hint={t('tracking.notFoundHint')}
      action={
        <LinkButton to="/track" tone="primary">
          {t('track.title')}
        </LinkButton>
      }
    />
  );
}

/** A matter behind its secret link: track, add, rate, reopen without sign-in. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { token = '' } = useParams();
  const { data, error, refetch, isFetching, isFetchedAfterMount } = useApiQuery('requests.readTracking', {}, { trackingToken: token, staleTime: 0 });
  useLive(data ? [`request:${data.id}`] : [], ['requests.readTracking']);
  useEffect(() => {
    if (!data) return;
    rememberLink(linkOfTracking(token, data));
    markSeen(data.number, data.changedAt);
  }, [token, data]);
  const missing = error?.status === 404;
  return (
    <Frame title={t('tracking.title')} back="/">
      {missing ? <NoSuchLink /> : null}
      {error && !missing ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
      {!data && !error ? <Skeleton block lines={6} /> : null}
      {data && !missing ? (
        <TrackingView request={data} trackingToken={token} photosOpen={isFetchedAfterMount}>
          <Section title={t('tracking.link')}>
            <SecretLink token={token}>
              <Button icon={Printer} onClick={() => window.print()}>
                {t('receipt.print')}
              </Button>
            </SecretLink>
            <div data-print="no">
              <Stack gap={2}>
                <Text tone="muted">{t('tracking.publicHint')}</Text>
                <LinkButton to={`/r/${data.number}`} icon={Globe} block>
                  {t('tracking.public')}
                </LinkButton>
                <Forget token={token} />
              </Stack>
            </div>
          </Section>
        </TrackingView>
      ) : null}
    </Frame>
  );
}
