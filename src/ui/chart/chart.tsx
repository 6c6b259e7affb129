import { useEffect, useRef, useState, type ReactNode } from 'react';
import { formatYuan } from '../../shared/money.ts';
import { useLanguage, useTranslation } from '../i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { Note } from '../kit/states.tsx';
import { useDisplay } from '../mode.ts';
import styles from './chart.module.css';
import type { ChartSpec } from './spec.ts';

interface Props {
  /** The finding, in a sentence. */
  readonly title: string;
  readonly spec: ChartSpec;
  /** Where the numbers come from and how they are counted. */
  readonly source?: ReactNode;
  /** Pixels; 280 unless said. */
  readonly height?: number;
}

function valueText(spec: ChartSpec, value: number | null | undefined): string | number {
  if (value === null || value === undefined) return '—';
  return spec.measure === 'money' ? formatYuan(value) : value;
}

/** The numbers of a chart as a table. */
function NumbersTable({ title, spec }: Pick<Props, 'title' | 'spec'>): ReactNode {
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{spec.categoryName}</th>
            {spec.series.map((series) => (
              <th key={series.name} scope="col">
                {series.name}
                {series.unit ? ` (${series.unit})` : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spec.categories.map((category, index) => (
            <tr key={category}>
              <th scope="row">{category}</th>
              {spec.series.map((series) => (
                <td key={series.name}>{valueText(spec, series.values[index])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A chart whose title is its finding; the table behind it is one press away, small numbers are marked. */
export function Chart({ title, spec, source, height = 280 }: Props): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const night = useDisplay().theme === 'night';
  const canvas = useRef<HTMLDivElement>(null);
  const [table, setTable] = useState(false);
  useEffect(() => {
    const element = canvas.current;
    if (!element || table) return;
    let stop: (() => void) | undefined;
    let gone = false;
    void import('./draw.ts').then(({ drawChart }) => {
      if (!gone) stop = drawChart(element, spec, night, language);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [spec, table, night, language]);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <strong>{title}</strong>
        <Button tone="quiet" onClick={() => setTable(!table)}>
          {t(table ? 'chart.showChart' : 'chart.showTable')}
        </Button>
      </figcaption>
      {table ? (
        <NumbersTable title={title} spec={spec} />
      ) : (
        <div ref={canvas} role="img" aria-label={title} className={styles.canvas} style={{ height }} />
      )}
      {spec.small ? <Note>{t('chart.small')}</Note> : null}
      {source ? <div className={styles.source}>{source}</div> : null}
    </figure>
  );
}
