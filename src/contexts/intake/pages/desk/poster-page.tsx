import '../../../../ui/print.css';
import { ArrowLeft, Printer } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { BegoniaMark } from '../../../../ui/kit/begonia-mark.tsx';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { QrCode } from '../../../../ui/kit/qr-code.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import styles from './intake.module.css';

/** The A4 sheet that hangs on the box or in the station: what it is, the code, three steps. */
export function Page(): ReactNode {
  const { t } = useTranslation('intake');
  const { id = '' } = useParams();
  const { data, error, refetch } = useApiQuery('intake.readPoint', { params: { id } });
  const title = data?.name ?? t('poster.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main id="main" className={styles.frame}>
      <div className={styles.tools} data-print="no">
        <LinkButton to={`/channel-points/${id}`} icon={ArrowLeft}>
          {t('ui:back')}
        </LinkButton>
        <Button tone="primary" icon={Printer} disabled={!data} onClick={() => window.print()}>
          {t('poster.print')}
        </Button>
      </div>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={8} /> : null}
      {data ? (
        <article className={styles.poster}>
          <div>
            <BegoniaMark />
            <h1>{data.name}</h1>
            <p className={styles.posterLead}>{t(`poster.lead.${data.kind}`)}</p>
          </div>
          <div>
            <QrCode text={`${location.origin}/v/${data.code}`} label={t('poster.scan')} size={340} />
            <p className={styles.posterLead}>{t('poster.scan')}</p>
            <p className={styles.posterCode}>{data.code}</p>
          </div>
          <ol className={styles.posterSteps}>
            <li>{t('poster.step1')}</li>
            <li>{t('poster.step2')}</li>
            <li>{t('poster.step3')}</li>
          </ol>
          <p>{[data.placeName, data.address].filter(Boolean).join(' · ')}</p>
        </article>
      ) : null}
    </main>
  );
}
