import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { LedgerPanel } from './funds/ledger-panel.tsx';
import { MovementDialog } from './funds/movement-dialog.tsx';
import { TrialBalance } from './funds/trial-balance.tsx';

/** The accountant's view of a fund, over the whole width: every entry, and the trial balance under it. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const { id = '' } = useParams();
  const [counters, setCounters] = useState<number | undefined>();
  const { data: fund, error, refetch, isFetching } = useApiQuery('projects.readFund', { params: { id } });
  useLive([`fund:${id}`], ['projects']);
  return (
    <DeskPage title={fund ? t('funds.page.ledgerOf', { name: `${fund.name} ${fund.year}` }) : t('funds.page.ledger')} actions={<LinkButton to={`/funds/${id}`}>{t('funds.page.toFund')}</LinkButton>}>
      {error ? (error.status === 404 ? <EmptyState title={t('funds.page.notFound')} /> : <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} />) : null}
      {!fund && !error ? <Skeleton lines={12} /> : null}
      {fund ? (
        <Stack gap={4}>
          <LedgerPanel fundId={fund.id} onCounter={fund.mayKeep && fund.state === 'open' ? setCounters : undefined} />
          <TrialBalance trial={fund.trial} />
        </Stack>
      ) : null}
      {fund && counters !== undefined ? <MovementDialog key={counters} fund={fund} kind="counterEntry" counters={counters} onClose={() => setCounters(undefined)} /> : null}
    </DeskPage>
  );
}
