import { BookOpen, ExternalLink } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import { Chart } from '../../../../ui/chart/chart.tsx';
import { DeskPage, Panel, RecordPage, Stat, Stats } from '../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { Facts, Row, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Money } from '../../../../ui/kit/values.tsx';
import type { FundDetail } from '../../contract.ts';
import type { MovementKind } from '../../inputs/movement.ts';
import { MovementDialog } from './funds/movement-dialog.tsx';
import { MovementsPanel } from './funds/movements-panel.tsx';
import { TrialBalance } from './funds/trial-balance.tsx';

function Months({ months }: { readonly months: FundDetail['months'] }): ReactNode {
  const { t } = useTranslation('projects');
  const spec = useMemo(() => ({
    kind: 'bar' as const, measure: 'money' as const, categoryName: t('funds.page.month'), categories: months.map(({ month }) => month), valueName: t('funds.page.yuan'),
    series: [
      { name: t('funds.accounts.paid'), values: months.map(({ paidFen }) => paidFen) },
      { name: t('funds.page.newlyReserved'), values: months.map(({ reservedFen }) => reservedFen) },
    ],
  }), [months, t]);
  if (months.length < 2) return null;
  return <Panel title={t('funds.page.monthly')}><Chart title={t('funds.page.monthlyTitle', { count: months.length })} spec={spec} source={t('funds.page.chartSource')} height={240} /></Panel>;
}

function Reservations({ fund }: { readonly fund: FundDetail }): ReactNode {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const open = fund.reservations.filter(({ outstandingFen }) => outstandingFen > 0);
  return (
    <Panel title={t('funds.page.reservations')}>
      {open.length === 0 ? <EmptyState compact title={t('funds.page.noReservations')} /> : (
        <List label={t('funds.page.reservations')}>
          {open.map(({ id, title, origin, outstandingFen, totalFen, paidFen }) => (
            <ListItem
              key={id} title={title ?? t('funds.page.unnamed')} detail={t('funds.page.reservedOf', { total: format.money(totalFen), paid: format.money(paidFen) })} aside={<Money fen={outstandingFen} />}
              {...(origin.type === 'project' ? { to: `/projects/${origin.id}` } : {})}
            />
          ))}
        </List>
      )}
    </Panel>
  );
}

function Keeping({ fund, onPlan }: { readonly fund: FundDetail; readonly onPlan: (kind: MovementKind) => void }): ReactNode {
  const { t } = useTranslation('projects');
  const close = useApiMutation('projects.closeFund');
  if (!fund.mayKeep) return null;
  const given = fund.state === 'open' ? (fund.entryCount === 0 ? (['budget'] as const) : (['topUp'] as const)) : [];
  const left = fund.balances.free > 0 ? (fund.rule?.carryOver === 'return' ? (['surrender'] as const) : (['carryOver'] as const)) : [];
  const counter = fund.entryCount > 0 && fund.state === 'open' ? (['counterEntry'] as const) : [];
  return (
    <Panel title={t('funds.page.keep')}>
      <Stack gap={3}>
        <Row>{[...given, ...left, ...counter].map((kind) => <Button key={kind} onClick={() => onPlan(kind)}>{t(`funds.movementKinds.${kind}`)}</Button>)}</Row>
        <Text size="small" tone="muted">{t('funds.page.keepHint')}</Text>
        {fund.mayClose ? <Row><Button tone="danger" busy={close.isPending} onClick={() => close.mutate({ params: { id: fund.id } })}>{t('funds.page.close')}</Button></Row> : null}
        {close.error ? <ErrorState problem={close.error} /> : null}
      </Stack>
    </Panel>
  );
}

function Record({ fund }: { readonly fund: FundDetail }): ReactNode {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const format = useFormat();
  const [planning, setPlanning] = useState<MovementKind | undefined>();
  const { rule } = fund;
  return (
    <RecordPage
      title={`${fund.name} ${fund.year}`}
      badges={
        <>
          <StateBadge tone={fund.state === 'closed' ? 'neutral' : fund.low ? 'soon' : 'active'}>{t(fund.state === 'closed' ? 'funds.page.closed' : fund.low ? 'funds.page.low' : 'funds.page.open')}</StateBadge>
          <span>{t(`funds.kinds.${fund.kind}`)}</span><span>{fund.placeName}</span>
        </>
      }
      actions={
        <>
          <LinkButton to={`/funds/${fund.id}/ledger`} icon={BookOpen} tone="primary">{t('funds.page.ledger')}</LinkButton>
          <a href={`/funds/${fund.key}`} target="_blank" rel="noreferrer"><ExternalLink aria-hidden size={16} /> {t('funds.page.publicPage')}</a>
        </>
      }
      aside={
        <Stack gap={4}>
          <Keeping fund={fund} onPlan={setPlanning} />
          <MovementsPanel movements={fund.movements} />
          {rule ? (
            <Panel title={t('funds.page.rule')}>
              <Stack gap={2}>
                <Facts
                  facts={[
                    { label: t('funds.page.purposes'), value: rule.purposes.map((purpose) => t(`funds.purposes.${purpose}`)).join(' · ') },
                    { label: t('funds.page.twoPersons'), value: format.money(rule.twoPersonsAboveFen) },
                    { label: t('funds.page.yearEnd'), value: t(`funds.page.carryOver.${rule.carryOver}`) },
                    { label: t('funds.page.validFrom'), value: format.date(rule.from) },
                  ]}
                />
                <Text size="small" tone="muted">{rule.source[language]}</Text>
              </Stack>
            </Panel>
          ) : null}
          <Link to="/funds">{t('funds.page.toFunds')}</Link>
        </Stack>
      }
    >
      <Stack gap={4}>
        <Stats>
          {(['source', 'free', 'reserved', 'paid', 'carried'] as const).map((account) => <Stat key={account} label={t(`funds.accounts.${account}`)} value={format.money(fund.balances[account])} />)}
        </Stats>
        <Reservations fund={fund} />
        <Months months={fund.months} />
        <TrialBalance trial={fund.trial} />
      </Stack>
      {planning ? <MovementDialog key={planning} fund={fund} kind={planning} onClose={() => setPlanning(undefined)} /> : null}
    </RecordPage>
  );
}

/** One fund: balances, commitments, trial balance and ledger; right what is planned and what the rule says. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const { id = '' } = useParams();
  const { data, error, refetch, isFetching } = useApiQuery('projects.readFund', { params: { id } });
  useLive([`fund:${id}`], ['projects']);
  if (data) return <Record key={data.id} fund={data} />;
  return (
    <DeskPage title={t('funds.page.title')}>
      {error?.status === 404 ? <EmptyState title={t('funds.page.notFound')} action={<LinkButton to="/funds">{t('funds.page.toFunds')}</LinkButton>} /> : error ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : <Skeleton lines={10} />}
    </DeskPage>
  );
}
