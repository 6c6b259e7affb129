import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Facts } from '../../../../ui/kit/layout.tsx';
import { QrCode } from '../../../../ui/kit/qr-code.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { PrintFrame } from '../../../../ui/print/print-frame.tsx';
import { addressOfLink } from '../shared/secret-link.tsx';
import styles from './print/print.module.css';

/** The receipt for somebody who came with paper or by phone: number, QR of the secret link, what comes next. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { id = '', reporterId = '' } = useParams();
  // `first`: whoever came with the request itself.
  const record = useApiQuery('requests.read', { params: { id } }, { enabled: reporterId === 'first' });
  const chosen = reporterId === 'first' ? record.data?.reporters.find(({ viaNumber }) => viaNumber === null || viaNumber === record.data.number)?.id : reporterId;
  const { data, error, refetch } = useApiQuery('requests.printReceipt', { params: { id, reporterId: chosen ?? '' } }, { enabled: chosen !== undefined });
  const problem = error ?? record.error;
  return (
    <PrintFrame title={t('desk.print.receipt')} back={`/requests/${id}`} ready={data !== undefined}>
      {problem ? <ErrorState problem={problem} onRetry={() => void refetch()} /> : null}
      {data ? (
        <>
          <h1>{t('desk.print.receipt')}</h1>
          <div className={styles.number}>{data.number}</div>
          <div className={styles.columns}>
            <Facts
              facts={[
                { label: t('receipt.place'), value: data.placeName },
                { label: t('receipt.who'), value: data.workstationName === null ? t('receipt.whoStreet') : t('receipt.whoThen', { workstation: data.workstationName }) },
                { label: t('receipt.when'), value: data.response ? t('receipt.by', { when: format.dateTime(data.response.due) }) : undefined },
                { label: t('desk.print.printedAt'), value: format.dateTime(Date.now()) },
              ]}
            />
            <div className={styles.code}>
              <QrCode text={addressOfLink(data.token)} label={t('receipt.qr')} size={190} />
              <div>{t('receipt.qr')}</div>
            </div>
          </div>
          <p>{t('desk.print.scan')}</p>
          <p>{t('desk.print.byNumber', { address: `${location.origin}/track` })}</p>
          <p className={styles.foot}>{t('receipt.secret')}</p>
        </>
      ) : problem ? null : (
        <Skeleton lines={8} />
      )}
    </PrintFrame>
  );
}
