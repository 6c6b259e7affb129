import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { PrintFrame } from '../../../../ui/print/print-frame.tsx';
import { WorkOrderSheet } from './print/work-order-sheet.tsx';

/** 交办单: the work order of one case. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { id = '' } = useParams();
  const { data, error, refetch } = useApiQuery('requests.read', { params: { id } });
  return (
    <PrintFrame title={t('desk.print.workOrder')} back={`/requests/${id}`} ready={data !== undefined}>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {data ? <WorkOrderSheet record={data} /> : error ? null : <Skeleton lines={12} />}
    </PrintFrame>
  );
}
