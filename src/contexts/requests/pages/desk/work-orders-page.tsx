import { useEffect, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { PrintFrame } from '../../../../ui/print/print-frame.tsx';
import { WorkOrderSheet } from './print/work-order-sheet.tsx';

/** As many sheets as the list offers to print at once. */
const most = 50;

function Sheet({ id, onReady }: { readonly id: string; readonly onReady: (id: string) => void }): ReactNode {
  const { data, error, refetch } = useApiQuery('requests.read', { params: { id } });
  const settled = data !== undefined || error !== null;
  useEffect(() => {
    if (settled) onReady(id);
    // Told once it is there.
  }, [settled]);
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  return data ? <WorkOrderSheet record={data} /> : <Skeleton lines={12} />;
}

/** 交办单: the work orders of several cases, each on a sheet of its own. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const [search] = useSearchParams();
  const [ready, setReady] = useState<ReadonlySet<string>>(new Set());
  const ids = [...new Set((search.get('ids') ?? '').split(',').filter(Boolean))].slice(0, most);
  return (
    <PrintFrame title={t('desk.print.workOrders', { count: ids.length })} back="/requests" ready={ids.length > 0 && ready.size >= ids.length}>
      {ids.length === 0 ? (
        <>
          <h1>{t('desk.print.workOrders', { count: 0 })}</h1>
          <EmptyState title={t('desk.print.noneChosen')} hint={t('desk.print.chooseFirst')} />
        </>
      ) : null}
      {ids.map((id) => (
        <Sheet key={id} id={id} onReady={(one) => setReady((old) => new Set(old).add(one))} />
      ))}
    </PrintFrame>
  );
}
