import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Card, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { HandOverCard } from '../shared/hand-over-card.tsx';

/** What the link in a unit's message leads to; no account is needed. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { token = '' } = useParams();
  const { data, error, refetch, isFetching } = useApiQuery('requests.readHandOver', {}, { trackingToken: token });
  const gone = error?.status === 404;
  return (
    <Frame title={data ? data.number : t('unit.title')} documentTitle={t('unit.title')} back={false}>
      {gone ? <EmptyState picture="lane" title={t('unit.gone')} hint={t('unit.goneHint')} /> : null}
      {error && !gone ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
      {!data && !error ? <Skeleton block lines={8} /> : null}
      {data ? (
        <>
          <Text>{t('unit.hello', { unit: data.unitName })}</Text>
          <Card>
            <HandOverCard hand={data} token={token} onDone={() => void refetch()} />
          </Card>
          <Note>{t('unit.private')}</Note>
        </>
      ) : null}
    </Frame>
  );
}
