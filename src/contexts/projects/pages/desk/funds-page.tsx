import { Plus } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Chart } from '../../../../ui/chart/chart.tsx';
import { DeskPage, Panel, Stat, Stats } from '../../../../ui/desk/desk-page.tsx';
import { type FilterDefinition, useUrlFilters } from '../../../../ui/desk/use-url-filters.ts';
import { Clip, type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { Money } from '../../../../ui/kit/values.tsx';
import { useSession } from '../../../../ui/session.tsx';
import type { FundSummary } from '../../contract.ts';
import { OpenFundDialog } from './funds/open-fund-dialog.tsx';

const keepers = ['accountant', 'approver'];

function useColumns(): readonly Column<FundSummary>[] {
  const { t } = useTranslation('projects');
  return [
    { key: 'name', title: t('funds.page.name'), render: ({ name }) => <Clip>{name}</Clip>, opens: true },
    { key: 'kind', title: t('funds.page.kind'), render: ({ kind }) => t(`funds.kinds.${kind}`), width: '13em' },
    { key: 'year', title: t('funds.page.year'), render: ({ year }) => year, width: '5em' },
    { key: 'place', title: t('funds.page.place'), render: ({ placeName }) => <Clip>{placeName}</Clip>, width: '11em' },
    { key: 'source', title: t('funds.accounts.source'), render: ({ balances }) => <Money fen={balances.source} />, width: '9em', align: 'right' },
    { key: 'paid', title: t('funds.accounts.paid'), render: ({ balances }) => <Money fen={balances.paid} />, width: '9em', align: 'right' },
    { key: 'reserved', title: t('funds.accounts.reserved'), render: ({ balances }) => <Money fen={balances.reserved} />, width: '9em', align: 'right' },
    { key: 'free', title: t('funds.accounts.free'), render: ({ balances }) => <Money fen={balances.free} />, width: '9em', align: 'right' },
    {
      key: 'state', title: t('funds.page.state'), width: '8em',
      render: ({ state, low }) => <StateBadge tone={state === 'closed' ? 'neutral' : low ? 'soon' : 'active'}>{t(state === 'closed' ? 'funds.page.closed' : low ? 'funds.page.low' : 'funds.page.open')}</StateBadge>,
    },
  ];
}

/** Budget against what became of it, fund by fund, in yuan. */
function BudgetChart({ funds }: { readonly funds: readonly FundSummary[] }): ReactNode {
  const { t } = useTranslation('projects');
  const spec = useMemo(() => {
    const series = (account: 'paid' | 'reserved' | 'free') => ({ name: t(`funds.accounts.${account}`), values: funds.map(({ balances }) => balances[account]) });
    return {
      kind: 'stackedBar' as const, measure: 'money' as const, categoryName: t('funds.page.name'), categories: funds.map(({ name, year }) => `${name} ${year}`), valueName: t('funds.page.yuan'),
      series: [series('paid'), series('reserved'), series('free')],
    };
  }, [funds, t]);
  const total = (account: 'source' | 'paid'): number => funds.reduce((sum, { balances }) => sum + balances[account], 0);
  const share = total('source') === 0 ? 0 : Math.round((total('paid') * 100) / total('source'));
  return <Chart title={t('funds.page.chartTitle', { share })} spec={spec} source={t('funds.page.chartSource')} />;
}

/** All funds of one's places: what was given, promised, paid, what is free, and what waits for its release. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const { roles } = useSession();
  const [opening, setOpening] = useState(false);
  const years = useApiQuery('projects.listFunds', {}).data?.years;
  const definitions = useMemo<readonly FilterDefinition[]>(
    () => [{ name: 'year', label: t('funds.page.year'), control: 'choice', options: (years ?? []).map((year) => ({ value: String(year), label: String(year) })) }],
    [t, years],
  );
  const url = useUrlFilters(definitions);
  const chosen = Number(url.values['year'] ?? years?.[0]);
  const { data, error, isPending, refetch } = useApiQuery('projects.listFunds', { query: Number.isInteger(chosen) ? { year: chosen } : {} }, { keepPrevious: true });
  const columns = useColumns();
  const funds = data?.items ?? [];
  const sum = (account: 'source' | 'free' | 'reserved' | 'paid'): string => format.money(funds.reduce((total, { balances }) => total + balances[account], 0));
  return (
    <DeskPage
      title={t('funds.page.title')}
      actions={keepers.some((role) => roles.has(role)) ? <Button tone="primary" icon={Plus} onClick={() => setOpening(true)}>{t('funds.page.openFund')}</Button> : undefined}
    >
      <Stack gap={4}>
        <Stats>
          {(['source', 'paid', 'reserved', 'free'] as const).map((account) => <Stat key={account} label={t(`funds.accounts.${account}`)} value={sum(account)} />)}
        </Stats>
        {data && data.waiting.length > 0 ? (
          <Panel title={t('funds.page.waiting')}>
            <List label={t('funds.page.waiting')}>
              {data.waiting.map((movement) => (
                <ListItem
                  key={movement.id} to={`/funds/${movement.fundId}`} title={`${movement.fundName} · ${t(`funds.movementKinds.${movement.kind}`)}`} detail={movement.basis}
                  aside={<><Money fen={movement.amountFen} /> <StateBadge tone="soon">{t(`states.${movement.state}`)}</StateBadge></>}
                />
              ))}
            </List>
          </Panel>
        ) : null}
        {funds.length > 0 ? <Panel title={t('funds.page.budget')}><BudgetChart funds={funds} /></Panel> : null}
        <WorkTable
          name="funds" label={t('funds.page.title')} columns={columns} rows={funds} rowKey={({ id }) => id} rowPath={({ id }) => `/funds/${id}`} rowLabel={({ name }) => name}
          rowTone={({ low }) => (low ? 'soon' : undefined)} filters={{ definitions, url }} loading={isPending} problem={error} onRetry={() => void refetch()}
          empty={<EmptyState picture="box" title={t('funds.page.empty')} hint={t('funds.page.emptyHint')} />}
        />
        <Link to="/projects">{t('funds.page.toProjects')}</Link>
      </Stack>
      {opening ? <OpenFundDialog onClose={() => setOpening(false)} /> : null}
    </DeskPage>
  );
}
