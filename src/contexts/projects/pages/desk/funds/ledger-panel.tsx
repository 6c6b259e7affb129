import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { addressOf } from '../../../../../ui/api/client.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { type Column, Clip, WorkTable } from '../../../../../ui/desk/work-table.tsx';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Row, Stack } from '../../../../../ui/kit/layout.tsx';
import { EmptyState } from '../../../../../ui/kit/states.tsx';
import { DateTime, Money } from '../../../../../ui/kit/values.tsx';
import type { LedgerEntry } from '../../../contract.ts';

interface Props {
  readonly fundId: string;
  /** Opens the form of a counter-entry; undefined where the reader keeps no books. */
  readonly onCounter: ((number: number) => void) | undefined;
}

const pageSize = 50;

/** The ledger, newest entry first, with the balances after each; older pages one press away. */
export function LedgerPanel({ fundId, onCounter }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const [before, setBefore] = useState<number | undefined>();
  const { data, error, isPending, refetch } = useApiQuery('projects.readLedger', { params: { id: fundId }, query: before === undefined ? { limit: pageSize } : { before, limit: pageSize } }, { keepPrevious: true });
  const money = (key: string, title: string, of: (entry: LedgerEntry) => number): Column<LedgerEntry> => ({ key, title, render: (entry) => <Money fen={of(entry)} />, width: '7.5em', align: 'right' });
  const columns: readonly Column<LedgerEntry>[] = [
    { key: 'number', title: t('funds.columns.number'), render: ({ number }) => number, width: '4em', align: 'right' },
    { key: 'bookedAt', title: t('funds.columns.bookedAt'), render: ({ bookedAt }) => <DateTime value={bookedAt} as="date" />, width: '9em' },
    {
      key: 'kind', title: t('funds.columns.kind'), width: '6.5em',
      render: ({ kind, counters, counteredBy }) => `${t(`funds.entries.${kind}`)}${counters === null ? '' : ` #${counters}`}${counteredBy === null ? '' : ` → #${counteredBy}`}`,
    },
    { key: 'purpose', title: t('funds.columns.purpose'), render: ({ title, remark }) => <Clip>{title ?? remark ?? '—'}</Clip> },
    { key: 'payee', title: t('funds.columns.payee'), render: ({ payee }) => <Clip>{payee ?? '—'}</Clip>, width: '7em' },
    { key: 'debit', title: t('funds.columns.debit'), render: ({ debit }) => t(`funds.accounts.${debit}`), width: '5.5em' },
    { key: 'credit', title: t('funds.columns.credit'), render: ({ credit }) => t(`funds.accounts.${credit}`), width: '5.5em' },
    money('amount', t('funds.columns.amount'), ({ amountFen }) => amountFen),
    money('free', t('funds.columns.free'), ({ freeAfter }) => freeAfter),
    money('reserved', t('funds.columns.reserved'), ({ reservedAfter }) => reservedAfter),
    money('paid', t('funds.columns.paid'), ({ paidAfter }) => paidAfter),
    ...(onCounter ? [{
      key: 'counter', title: t('funds.movementKinds.counterEntry'), width: '5em',
      render: ({ number, counterable }: LedgerEntry) => (counterable ? <Button tone="quiet" onClick={() => onCounter(number)}>{t('funds.movementKinds.counterEntry')}</Button> : null),
    }] : []),
    { key: 'by', title: t('funds.columns.by'), render: ({ byName }) => byName ?? '—', width: '6em', hidden: true },
  ];
  return (
    <Panel
      title={t('funds.page.ledger')}
      extra={<a href={addressOf('projects.exportLedger', { params: { id: fundId }, query: { language } })}><Download aria-hidden size={16} /> {t('funds.page.export')}</a>}
    >
      <Stack gap={3}>
        <WorkTable
          name="funds.ledger" label={t('funds.page.ledger')} columns={columns} rows={data?.items ?? []} rowKey={({ number }) => String(number)}
          rowPath={({ origin }) => (origin?.type === 'project' ? `/projects/${origin.id}` : `/funds/${fundId}`)} loading={isPending} problem={error}
          onRetry={() => void refetch()} empty={<EmptyState compact title={t('funds.page.noEntries')} />}
        />
        <Row>
          {before === undefined ? null : <Button onClick={() => setBefore(undefined)}>{t('funds.page.newest')}</Button>}
          {data && data.nextBefore !== null ? <Button onClick={() => setBefore(data.nextBefore ?? undefined)}>{t('funds.page.older')}</Button> : null}
        </Row>
      </Stack>
    </Panel>
  );
}
