import { Download, FileText, Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { Button, Segmented } from '../../../../ui/desk/antd.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Row } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import type { Breakdown } from '../../contract.ts';
import { isEmpty } from '../../rules/rates.ts';
import { type Selection, narrowed, useGroupName } from '../shared/figures.ts';
import { BreakdownChart, FlowChart, RatesChart } from './statistics/charts.tsx';
import { Controls } from './statistics/controls.tsx';
import { FiguresTable } from './statistics/figures-table.tsx';
import { Headline } from './statistics/headline.tsx';
import { PlaceMap } from './statistics/place-map.tsx';
import { type SelectionState, useSelection } from './statistics/use-selection.ts';
import styles from './statistics.module.css';

type Statistics = Output<'insight.readStatistics'>;

const caseReaders = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor'];
const breakdowns: readonly Breakdown[] = ['category', 'place', 'grid', 'workstation', 'channel'];

/** Places one may go down to keep the other filters. */
function PlaceLink({ name, code, set }: { readonly name: string; readonly code: string; readonly set: SelectionState['set'] }): ReactNode {
  return (
    <Button type="link" className={styles.place ?? ''} onClick={() => set({ placeCode: code })}>
      {name}
    </Button>
  );
}

function Tables({ data, selection, withCases, set }: { readonly data: Statistics; readonly selection: Selection; readonly withCases: boolean; readonly set: SelectionState['set'] }): ReactNode {
  const { t } = useTranslation('insight');
  const nameOf = useGroupName();
  const format = useFormat();
  const { groups, by, total, totalBefore, trend, step, place } = data;
  const canGoDown = by === 'place' && place.level !== 'community';
  const rows = groups.map((group) => ({
    ...group,
    key: group.key,
    name: canGoDown && group.key !== '' ? <PlaceLink name={nameOf(group, by)} code={group.key} set={set} /> : nameOf(group, by),
    selection: narrowed(selection, by, group.key),
  }));
  const steps = trend.map(({ from, until, counts, rates }) => ({ key: from, name: format.period(from, until), counts, rates, selection: { ...selection, from, until } }));
  return (
    <>
      <Panel title={t(`tables.breakdown.${by}`)}>
        <FiguresTable caption={t(`tables.breakdown.${by}`)} firstColumn={t(`by.${by}`)} rows={rows} total={{ key: 'total', name: t('total'), ...total, before: totalBefore, selection }} withCases={withCases} />
      </Panel>
      <Panel title={t(`tables.trend.${step}`)}>
        <FiguresTable caption={t(`tables.trend.${step}`)} firstColumn={t(`steps.${step}`)} rows={steps} withCases={withCases} />
      </Panel>
    </>
  );
}

function Content({ data, state }: { readonly data: Statistics; readonly state: SelectionState }): ReactNode {
  const { t } = useTranslation('insight');
  const format = useFormat();
  const { roles } = useSession();
  const withCases = caseReaders.some((role) => roles.has(role as never));
  const selection: Selection = { ...state.selection, placeCode: data.place.code, from: data.period.from, until: data.period.until, workstationId: data.workstationId ?? undefined };
  if (isEmpty(data.total.counts) && isEmpty(data.totalBefore.counts)) return <EmptyState picture="boat" title={t('empty')} hint={t('emptyHint')} />;
  return (
    <>
      <Panel title={t('headline', { place: data.place.fullName, period: format.period(data.period.from, data.period.until) })} extra={<span className={styles.soft}>{t('comparedWith', { period: format.period(data.before.from, data.before.until) })}</span>}>
        <Headline data={data} selection={selection} withCases={withCases} />
        {data.total.rates.small && !data.total.rates.noValidCallbacks ? <Note tone="soon">{t('smallHint', { count: data.rule.smallNumber })}</Note> : null}
      </Panel>
      <div className={styles.charts}>
        <Panel title={t('charts.flow.panel')}><FlowChart data={data} /></Panel>
        <Panel title={t('charts.rates.panel')}><RatesChart data={data} /></Panel>
      </div>
      <Panel
        title={t('charts.breakdown.panel')}
        extra={<Segmented aria-label={t('controls.by')} value={data.by} options={breakdowns.map((value) => ({ value, label: t(`by.${value}`) }))} onChange={(value) => state.set({ by: value })} />}
      >
        <div className={data.by === 'place' || data.by === 'grid' ? styles.charts : undefined}>
          <BreakdownChart data={data} />
          {data.by === 'place' || data.by === 'grid' ? <PlaceMap data={data} /> : null}
        </div>
      </Panel>
      <Tables data={data} selection={selection} withCases={withCases} set={state.set} />
      <p className={styles.soft}>
        {t('ruleNote', { response: data.rule.responseWeight / 1000, resolution: data.rule.resolutionWeight / 1000, satisfaction: data.rule.satisfactionWeight / 1000, basically: data.rule.basicallySatisfied / 1000 })}
        {' '}
        <Link className={styles.underlined} to="/statistics/rules">{t('ruleLink')}</Link>
      </p>
    </>
  );
}

/** 统计: figures and rates of a place and a period. */
export function Page(): ReactNode {
  const { t } = useTranslation('insight');
  const state = useSelection();
  const { homeCode, placeCode, ...selection } = state.selection;
  const query = { ...selection, placeCode: placeCode === '' ? undefined : placeCode, by: state.by, step: state.step };
  const { data, error, refetch } = useApiQuery('insight.readStatistics', { query }, { keepPrevious: true });
  return (
    <DeskPage
      title={t('title')}
      actions={
        <Row>
          <Button icon={<Download size={16} aria-hidden />} href={addressOf('insight.exportStatisticsXlsx', { query })}>XLSX</Button>
          <Button icon={<Download size={16} aria-hidden />} href={addressOf('insight.exportStatisticsCsv', { query })}>CSV</Button>
          <LinkButton icon={FileText} to={`/report${placeCode === '' || placeCode === homeCode ? '' : `?placeCode=${placeCode}`}`}>{t('report.open')}</LinkButton>
          <LinkButton icon={Scale} to="/statistics/rules">{t('rules.open')}</LinkButton>
        </Row>
      }
    >
      <Controls state={state} />
      {placeCode !== homeCode && placeCode !== '' ? <div><Button onClick={() => state.set({ placeCode: undefined })}>{t('controls.backToOwn')}</Button></div> : null}
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : data ? <Content data={data} state={state} /> : <Skeleton block lines={8} />}
    </DeskPage>
  );
}
