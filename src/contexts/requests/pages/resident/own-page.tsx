import { Globe } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { markSeen } from '../shared/links.ts';
import { TrackingView } from './tracking/tracking-view.tsx';

/** One of the signed-in resident's own matters. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { id = '' } = useParams();
  const { data, error, refetch, isFetching } = useApiQuery('requests.readMine', { params: { id } }, { staleTime: 0 });
  useLive([`request:${id}`], ['requests.readMine']);
  useEffect(() => {
    if (data) markSeen(data.number, data.changedAt);
  }, [data]);
  return (
    <Frame title={t('tracking.title')} back="/mine">
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
      {!data && !error ? <Skeleton block lines={6} /> : null}
      {data ? (
        <TrackingView request={data} photosOpen>
          <LinkButton to={`/r/${data.number}`} icon={Globe} block>
            {t('tracking.public')}
          </LinkButton>
        </TrackingView>
      ) : null}
    </Frame>
  );
}
