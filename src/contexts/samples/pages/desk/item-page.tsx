import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Row } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { ItemView } from '../shared/item-view.tsx';
import { nextOf, useSample } from '../shared/use-sample.ts';

/** One case of a sample at the desk: mostly a call. */
export function Page(): ReactNode {
  const { t } = useTranslation('samples');
  const navigate = useNavigate();
  const { id = '', itemId = '' } = useParams();
  const { data, error, refetch } = useSample(id);
  const item = data?.items.find((one) => one.id === itemId);
  const next = data && item ? nextOf(data, item) : undefined;
  return (
    <DeskPage
      title={item ? item.case.title : t('item.title')}
      badges={data && item ? `${data.number} · ${t('item.position', { position: item.position, total: data.tally.total })}` : undefined}
      actions={
        <Row gap={2}>
          <LinkButton icon={ArrowLeft} to={`/samples/${id}`}>{t('item.back')}</LinkButton>
          {next ? <LinkButton to={`/samples/${id}/${next.id}`}>{t('item.next')}</LinkButton> : null}
        </Row>
      }
    >
      {error ? error.status === 404 ? <EmptyState title={t('notFound')} /> : <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={10} /> : null}
      {data && !item ? <EmptyState title={t('item.gone')} /> : null}
      {data && item ? (
        <Panel title={item.case.number}>
          <ItemView key={item.id} sample={data} item={item} casePath={`/requests/${item.case.id}`} onDone={() => void navigate(next ? `/samples/${id}/${next.id}` : `/samples/${id}`)} />
        </Panel>
      ) : null}
    </DeskPage>
  );
}
