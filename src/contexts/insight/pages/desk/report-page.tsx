import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { addDays } from '../../../../shared/time.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { PrintFrame } from '../../../../ui/print/print-frame.tsx';
import { rateNames, useFigures, useGroupName } from '../shared/figures.ts';
import { useFinding } from '../shared/use-finding.ts';
import styles from './report.module.css';

type Report = Output<'insight.readReport'>;

function Overview({ report }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation('insight');
  const figures = useFigures();
  const { total, totalBefore: before } = report;
  const rows: readonly (readonly [string, string, string])[] = [
    [t('counts.reported'), String(total.counts.reported), String(before.counts.reported)],
    [t('counts.closed'), String(total.counts.closed), String(before.counts.closed)],
    [t('rates.completion'), figures.share(total.rates.completion), figures.share(before.rates.completion)],
    [t('rates.answeredInTime'), figures.share(total.rates.answeredInTime), figures.share(before.rates.answeredInTime)],
    [t('rates.solvedInTime'), figures.share(total.rates.solvedInTime), figures.share(before.rates.solvedInTime)],
    [t('rates.solvingHours'), figures.hours(total.rates.solvingHours), figures.hours(before.rates.solvingHours)],
    [t('counts.valid'), String(total.counts.valid), String(before.counts.valid)],
    ...rateNames.map((name) => [t(`rates.${name}`), figures.rate(total, name), figures.rate(before, name)] as const),
  ];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('report.figure')}</th>
          <th scope="col">{t(`report.now.${report.kind}`)}</th>
          <th scope="col">{t(`report.before.${report.kind}`)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, now, earlier]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{now}</td>
            <td>{earlier}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const mostLines = 8;

function Parts({ title, groups, by }: { readonly title: string; readonly groups: Report['categories']; readonly by: string }): ReactNode {
  const { t } = useTranslation('insight');
  const nameOf = useGroupName();
  const figures = useFigures();
  const shown = groups.filter(({ counts, before }) => counts.reported > 0 || before.counts.reported > 0).slice(0, mostLines);
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(`by.${by}`)}</th>
            <th scope="col">{t('counts.reported')}</th>
            <th scope="col">{t('compare.title')}</th>
            <th scope="col">{t('counts.solved')}</th>
            <th scope="col">{t('rates.solvedInTime')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((group) => (
            <tr key={group.key}>
              <th scope="row">{nameOf(group, by)}</th>
              <td>{group.counts.reported}</td>
              <td>{figures.cases(group.counts.reported, group.before.counts.reported)}</td>
              <td>{group.counts.solved}</td>
              <td>{figures.share(group.rates.solvedInTime)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Ranking({ report }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation('insight');
  const nameOf = useGroupName();
  const figures = useFigures();
  if (report.places.length === 0) return null;
  return (
    <section>
      <h2>{t('report.ranking')}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('report.rank')}</th>
            <th scope="col" className={styles.place}>{t('by.place')}</th>
            <th scope="col">{t('counts.reported')}</th>
            <th scope="col">{t('counts.valid')}</th>
            {rateNames.map((name) => (
              <th key={name} scope="col">{t(`rates.${name}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.places.map((row) => (
            <tr key={row.key}>
              <td>{row.rank ?? '—'}</td>
              <th scope="row">{nameOf(row, 'place')}</th>
              <td>{row.counts.reported}</td>
              <td>{row.counts.valid}</td>
              {row.rates.noValidCallbacks ? <td colSpan={4}>{t('noValidCallbacks')}</td> : rateNames.map((name) => <td key={name}>{figures.rate(row, name)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.foot}>{t('report.rankingNote', { count: report.rule.smallNumber })}</p>
    </section>
  );
}

function Sheet({ report }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation('insight');
  const finding = useFinding();
  const format = useFormat();
  const { rule } = report;
  return (
    <>
      <header className={styles.head}>
        <h1>{t(`report.title.${report.kind}`, { place: report.place.fullName })}</h1>
        <p>{format.period(report.period.from, report.period.until)} · {t(`windows.${report.window}`)}</p>
      </header>
      <section>
        <h2>{t('report.findings')}</h2>
        <ol className={styles.findings}>
          {report.findings.map((one) => (
            <li key={one.code} data-tone={one.tone}>{finding(one)}</li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{t('report.overview')}</h2>
        <Overview report={report} />
      </section>
      {report.kind === 'month' ? <Ranking report={report} /> : null}
      <Parts title={t('report.categories')} groups={report.categories} by="category" />
      {report.kind === 'week' ? <Ranking report={report} /> : null}
      <Parts title={t('report.channels')} groups={report.channels} by="channel" />
      <p className={styles.foot}>
        {t('ruleNote', { response: rule.responseWeight / 1000, resolution: rule.resolutionWeight / 1000, satisfaction: rule.satisfactionWeight / 1000, basically: rule.basicallySatisfied / 1000 })}
        {' '}{t('report.printedAt', { at: format.dateTime(Date.now()) })}
      </p>
    </>
  );
}

/** The report of a week or month, to be read and printed: sentences by rules, then the numbers. */
export function Page(): ReactNode {
  const { t } = useTranslation('insight');
  const { place } = usePlace();
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') === 'month' ? ('month' as const) : ('week' as const);
  const date = search.get('date') ?? undefined;
  const placeCode = search.get('placeCode') ?? place?.code;
  const { data, error, refetch } = useApiQuery('insight.readReport', { query: { kind, date, placeCode } }, { keepPrevious: true });
  const set = (change: Readonly<Record<string, string>>): void => setSearch((old) => new URLSearchParams({ ...Object.fromEntries(old), ...change }));
  return (
    <PrintFrame
      title={data ? t(`report.title.${data.kind}`, { place: data.place.name }) : t('report.open')}
      back="/statistics"
      ready={data !== undefined}
      tools={
        data ? (
          <>
            <Button icon={ChevronLeft} onClick={() => set({ date: addDays(data.period.from, -1) })}>{t(`report.earlier.${kind}`)}</Button>
            <Button icon={ChevronRight} onClick={() => set({ date: addDays(data.period.until, 1) })}>{t(`report.later.${kind}`)}</Button>
            <Button onClick={() => set({ kind: kind === 'week' ? 'month' : 'week', date: data.period.from })}>{t(`report.switch.${kind}`)}</Button>
          </>
        ) : null
      }
    >
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : data ? <Sheet report={data} /> : <Skeleton lines={12} />}
    </PrintFrame>
  );
}
