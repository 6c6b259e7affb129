import { useMemo, type ReactNode } from 'react';
import type { Output } from '../../../../../ui/api/types.ts';
import { Chart } from '../../../../../ui/chart/chart.tsx';
import type { ChartSpec } from '../../../../../ui/chart/spec.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { useGroupName } from '../../shared/figures.ts';

type Statistics = Output<'insight.readStatistics'>;
type Props = { readonly data: Statistics };

const tenths = (share: number): number => Math.round(share * 1000) / 10;
const mostBars = 12;

function shortDay(date: string): string {
  return date.slice(5);
}

/** Came in and closed, step by step. */
export function FlowChart({ data }: Props): ReactNode {
  const { t } = useTranslation('insight');
  const { trend, total, step } = data;
  const spec = useMemo<ChartSpec>(
    () => ({
      kind: 'bar',
      categoryName: t(`steps.${step}`),
      categories: trend.map(({ from }) => (step === 'month' ? from.slice(0, 7) : shortDay(from))),
      valueName: t('unit', { count: 2 }),
      series: [
        { name: t('counts.reported'), unit: t('unit', { count: 2 }), values: trend.map(({ counts }) => counts.reported) },
        { name: t('counts.closed'), unit: t('unit', { count: 2 }), values: trend.map(({ counts }) => counts.closed) },
      ],
    }),
    [trend, step, t],
  );
  const { reported, closed } = total.counts;
  const finding = reported === 0 && closed === 0 ? 'none' : closed >= reported ? 'keepingUp' : 'fallingBehind';
  return <Chart title={t(`charts.flow.${finding}`, { reported, closed, more: reported - closed })} spec={spec} source={t('charts.flow.source')} />;
}

/** The three rates, step by step; steps without a valid callback are left out. */
export function RatesChart({ data }: Props): ReactNode {
  const { t } = useTranslation('insight');
  const { trend, total, step, rule } = data;
  const spec = useMemo<ChartSpec>(() => {
    const values = (name: 'response' | 'resolution' | 'satisfaction') => trend.map(({ rates }) => (rates.noValidCallbacks ? null : tenths(rates[name])));
    return {
      kind: 'line',
      categoryName: t(`steps.${step}`),
      categories: trend.map(({ from }) => (step === 'month' ? from.slice(0, 7) : shortDay(from))),
      valueName: '%',
      series: (['response', 'resolution', 'satisfaction'] as const).map((name) => ({ name: t(`rates.${name}`), unit: '%', values: values(name) })),
      small: total.rates.small,
    };
  }, [trend, step, total, t]);
  const title = total.rates.noValidCallbacks
    ? t('charts.rates.none')
    : t('charts.rates.title', { valid: total.counts.valid, resolution: tenths(total.rates.resolution), satisfaction: tenths(total.rates.satisfaction) });
  return <Chart title={title} spec={spec} source={t('charts.rates.source', { count: rule.smallNumber })} />;
}

/** The parts of the whole, largest first. */
export function BreakdownChart({ data }: Props): ReactNode {
  const { t } = useTranslation('insight');
  const nameOf = useGroupName();
  const { groups, by, total } = data;
  const shown = groups.filter(({ counts, before }) => counts.reported > 0 || before.counts.reported > 0).slice(0, mostBars);
  const spec = useMemo<ChartSpec>(
    () => ({
      kind: 'horizontalBar',
      categoryName: t(`by.${by}`),
      categories: shown.map((group) => nameOf(group, by)),
      valueName: t('unit', { count: 2 }),
      series: [
        { name: t('charts.breakdown.now'), unit: t('unit', { count: 2 }), values: shown.map(({ counts }) => counts.reported) },
        { name: t('charts.breakdown.before'), unit: t('unit', { count: 2 }), values: shown.map(({ before }) => before.counts.reported) },
      ],
    }),
    // The names change with the language, which changes `t`.
    [groups, by, t],
  );
  const [first] = shown;
  const title = first && first.counts.reported > 0
    ? t('charts.breakdown.title', { name: nameOf(first, by), count: first.counts.reported, share: tenths(first.counts.reported / Math.max(1, total.counts.reported)) })
    : t('charts.breakdown.none');
  return <Chart title={title} spec={spec} height={Math.max(200, 60 + shown.length * 34)} source={groups.length > mostBars ? t('charts.breakdown.cut', { count: mostBars }) : t('charts.breakdown.source')} />;
}
