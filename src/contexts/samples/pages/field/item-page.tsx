import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { latestPending } from '../../../../ui/offline/pending.ts';
import { useQueue } from '../../../../ui/offline/queue.ts';
import { RefusalNote } from '../../../../ui/offline/queued-work.tsx';
import { ItemView } from '../shared/item-view.tsx';
import { useKeptSample } from '../shared/use-sample.ts';

/** One case of a sample on site: before and after, the way there, the form with the camera. */
export function Page(): ReactNode {
  const { t } = useTranslation('samples');
  const navigate = useNavigate();
  const { id = '', itemId = '' } = useParams();
  const { data, error, refetch, isFetching } = useKeptSample(id);
  const pending = latestPending(useQueue(), 'samples.record', 'itemId', itemId);
  const item = data?.items.find((one) => one.id === itemId);
  return (
    <Frame title={item?.case.title ?? t('item.title')} documentTitle={item && data ? `${item.case.number} · ${data.title}` : t('item.title')} back={`/samples/${id}`}>
      {!data && !error ? <Skeleton block lines={8} /> : null}
      {error && !data && error.status !== 404 ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
      {(data && !item) || error?.status === 404 ? <EmptyState picture="lane" title={t('item.gone')} action={<LinkButton to="/" tone="primary">{t('field.back')}</LinkButton>} /> : null}
      {data && item ? (
        <>
          <Text tone="muted">{`${item.case.number} · ${t('item.position', { position: item.position, total: data.tally.total })}`}</Text>
          {pending?.state === 'refused' ? <RefusalNote item={pending} words={(reason) => t('field.refused', { reason })} understood={t('field.understood')} /> : pending ? <Note tone="soon">{t('field.waiting')}</Note> : null}
          <ItemView key={item.id} queued sample={data} item={pending && pending.state !== 'refused' ? { ...item, mayRecord: false } : item} casePath={`/tasks/${item.case.id}`} onDone={() => void navigate(`/samples/${id}`)} />
        </>
      ) : null}
    </Frame>
  );
}
