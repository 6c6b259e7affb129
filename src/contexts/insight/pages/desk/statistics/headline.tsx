import type { ReactNode } from 'react';
import type { Output } from '../../../../../ui/api/types.ts';
import { Stat, Stats } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { type Selection, callbacksPath, casesPath, rateNames, useFigures } from '../../shared/figures.ts';

type Statistics = Output<'insight.readStatistics'>;

interface Props {
  readonly data: Pick<Statistics, 'total' | 'totalBefore'>;
  readonly selection: Selection;
  /** Some read figures but not the cases behind them. */
  readonly withCases: boolean;
}

/** The numbers of the whole, each with the period before and the list behind it. */
export function Headline({ data, selection, withCases }: Props): ReactNode {
  const { t } = useTranslation('insight');
  const figures = useFigures();
  const { total, totalBefore: before } = data;
  const to = (path: string) => (withCases ? { to: path } : {});
  const callbackMeasure = { response: 'contacted', resolution: 'resolved', satisfaction: 'satisfied', score: 'valid' } as const;
  return (
    <>
      <Stats>
        <Stat label={t('counts.reported')} value={figures.number(total.counts.reported)} unit={t('unit', { count: total.counts.reported })} hint={figures.cases(total.counts.reported, before.counts.reported)} {...to(casesPath(selection, 'reported'))} />
        <Stat label={t('counts.closed')} value={figures.number(total.counts.closed)} unit={t('unit', { count: total.counts.closed })} hint={figures.cases(total.counts.closed, before.counts.closed)} {...to(casesPath(selection, 'closed'))} />
        <Stat label={t('rates.completion')} value={figures.share(total.rates.completion)} hint={t('of', { part: total.counts.finished, whole: total.counts.handled })} {...to(casesPath(selection, 'finished'))} />
        <Stat label={t('rates.answeredInTime')} value={figures.share(total.rates.answeredInTime)} hint={t('of', { part: total.counts.answeredInTime, whole: total.counts.answered })} {...to(casesPath(selection, 'answeredInTime'))} />
        <Stat label={t('rates.solvedInTime')} value={figures.share(total.rates.solvedInTime)} hint={t('of', { part: total.counts.solvedInTime, whole: total.counts.solved })} {...to(casesPath(selection, 'solvedInTime'))} />
        <Stat label={t('rates.solvingHours')} value={figures.hours(total.rates.solvingHours)} {...to(casesPath(selection, 'solved'))} />
      </Stats>
      <Stats>
        <Stat label={t('counts.valid')} value={figures.number(total.counts.valid)} unit={t('times')} hint={t('counts.invalidHint', { count: total.counts.invalid })} {...to(callbacksPath(selection, 'valid'))} />
        {rateNames.map((name) => (
          <Stat
            key={name}
            label={t(`rates.${name}`)}
            value={figures.rate(total, name)}
            hint={total.rates.noValidCallbacks || before.rates.noValidCallbacks ? undefined : figures.points(total.rates[name], before.rates[name])}
            {...to(callbacksPath(selection, callbackMeasure[name]))}
          />
        ))}
        {total.rates.spotPassed === null ? null : (
          <Stat label={t('rates.spotPassed')} value={figures.share(total.rates.spotPassed.share)} hint={t('spotOf', { part: total.counts.spotPassed, whole: total.counts.spotChecked, range: figures.range(total.rates.spotPassed) })} {...to(callbacksPath(selection, 'spotChecked'))} />
        )}
        {total.rates.sampledSatisfaction === null ? null : (
          <Stat label={t('rates.sampledSatisfaction')} value={figures.share(total.rates.sampledSatisfaction)} hint={t('sampledOf', { count: total.counts.sampled, range: figures.range(total.rates.sampledSatisfactionRange) })} {...to(callbacksPath(selection, 'sampled'))} />
        )}
      </Stats>
    </>
  );
}
