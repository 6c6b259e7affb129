import type { ReactNode } from 'react';
import { formatDate } from '../../../../../shared/time.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { Chart } from '../../../../../ui/chart/chart.tsx';
import { Stat, Stats } from '../../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { shippedCatalogue } from '../../../rules/catalogue.ts';
import styles from './policy.module.css';

type Result = Output<'fares.trySimulation'>;
type Sums = Pick<Result, 'rides' | 'beforeFen' | 'afterFen' | 'cheaper' | 'dearer' | 'unknown'>;

function Winners({ caption, rows }: { readonly caption: string; readonly rows: readonly (Sums & { readonly name: string })[] }): ReactNode {
  const { t } = useTranslation('fares');
  const format = useFormat();
  return (
    <div className={styles.scroll}>
      <table className={styles.winners}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('simulation.who')}</th>
            <th scope="col">{t('simulation.rides')}</th>
            <th scope="col">{t('simulation.before')}</th>
            <th scope="col">{t('simulation.after')}</th>
            <th scope="col">{t('simulation.cheaper')}</th>
            <th scope="col">{t('simulation.dearer')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const known = row.rides - row.unknown;
            const mean = (fen: number): string => (known === 0 ? '—' : format.money(Math.round(fen / known)));
            return (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td>{format.number(row.rides)}</td>
                <td>{mean(row.beforeFen)}</td>
                <td>{mean(row.afterFen)}</td>
                <td>{format.share(row.rides === 0 ? null : row.cheaper / row.rides)}</td>
                <td>{format.share(row.rides === 0 ? null : row.dearer / row.rides)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What a policy would change: revenue of one ride per pair, day, hour and rider; and who pays less or more. */
export function SimulationResult({ from, to, result }: { readonly from: string; readonly to: string; readonly result: Result }): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  const format = useFormat();
  const share = result.beforeFen === 0 ? null : (result.afterFen - result.beforeFen) / result.beforeFen;
  const mediumName = (id: string): string => shippedCatalogue.media.find((medium) => medium.id === id)?.name[language] ?? id;
  const profiles = result.byProfile.map((row) => ({
    ...row,
    name: [mediumName(row.medium), row.rider ? t('simulation.riderIs', { age: row.rider.replace('age:', '') }) : '', row.ride === null ? '' : t('simulation.rideIs', { ride: row.ride })].filter(Boolean).join(language === 'zh' ? '，' : ', '),
  }));
  const mean = (row: Sums, fen: number): number | null => (row.rides === row.unknown ? null : Math.round(fen / (row.rides - row.unknown)));
  return (
    <Stack gap={4}>
      <Stats>
        <Stat label={t('simulation.revenue')} value={format.share(share)} hint={t('simulation.revenueHint', { before: format.money(result.beforeFen), after: format.money(result.afterFen) })} />
        <Stat label={t('simulation.cheaper')} value={format.share(result.rides === 0 ? null : result.cheaper / result.rides)} hint={t('simulation.ofRides', { count: result.rides, rides: format.number(result.rides) })} />
        <Stat label={t('simulation.dearer')} value={format.share(result.rides === 0 ? null : result.dearer / result.rides)} {...(result.dearer > 0 ? { tone: 'late' as const } : {})} />
        <Stat label={t('simulation.daysChanged')} value={result.daysChanged.length} hint={t('simulation.ofDays', { count: result.days })} />
      </Stats>
      <Text tone="muted" size="small">
        {t('simulation.basis', { from: formatDate(from, language), to: formatDate(to, language), pairs: format.number(result.pairs) })}
        {result.unknown > 0 ? ` ${t('simulation.unknown', { rides: format.number(result.unknown) })}` : ''}
      </Text>
      <Winners caption={t('simulation.byProfile')} rows={profiles} />
      <Winners caption={t('simulation.byDayKind')} rows={result.byDayKind.map((row) => ({ ...row, name: t(`dayKind.${row.kind}`) }))} />
      <Winners caption={t('simulation.byTime')} rows={result.byTime.map((row) => ({ ...row, name: row.time }))} />
      {result.rides > result.unknown ? <Chart
        title={t('simulation.chart', { share: format.share(share) })}
        spec={{
          kind: 'bar', measure: 'money', categoryName: t('simulation.baseFare'), valueName: t('simulation.meanPrice'),
          categories: result.byBaseFare.map((row) => format.money(row.baseFen)),
          series: [
            { name: t('simulation.before'), values: result.byBaseFare.map((row) => mean(row, row.beforeFen)) },
            { name: t('simulation.after'), values: result.byBaseFare.map((row) => mean(row, row.afterFen)) },
          ],
        }}
      /> : null}
    </Stack>
  );
}
