import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLanguage, useTranslation } from '../i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { classNames } from '../kit/class-names.ts';
import { useDisplay } from '../mode.ts';
import styles from './chart.module.css';
import type { FlowSpec } from './spec.ts';

interface Props {
  /** The finding, in a sentence. */
  readonly title: string;
  readonly spec: FlowSpec;
  /** How an amount is written. */
  readonly amount: (value: number) => string;
  /** Where the numbers come from and how they are counted. */
  readonly source?: ReactNode;
  /** Pixels; 320 unless said. */
  readonly height?: number;
}

/** A flow of amounts from left to right; the table behind it is one press away. */
export function FlowChart({ title, spec, amount, source, height = 320 }: Props): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { mode, theme } = useDisplay();
  const canvas = useRef<HTMLDivElement>(null);
  // Large letters read better in a table than in a picture.
  const elder = mode === 'elder';
  const [table, setTable] = useState(elder);
  const write = useRef(amount);
  useEffect(() => {
    write.current = amount;
  });
  useEffect(() => {
    const element = canvas.current;
    if (!element || table) return;
    let stop: (() => void) | undefined;
    let gone = false;
    void import('./draw-flow.ts').then(({ drawFlow }) => {
      if (!gone) stop = drawFlow(element, spec, theme === 'night', (value) => write.current(value));
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [spec, table, theme, language]);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <strong>{title}</strong>
        <Button tone="quiet" onClick={() => setTable(!table)}>{t(table ? 'chart.showChart' : 'chart.showTable')}</Button>
      </figcaption>
      {table ? (
        <div className={styles.scroll}>
          <table className={classNames(styles.table, elder ? undefined : styles.flow)} aria-label={title}>
            <thead>
              <tr>
                {elder ? <th scope="col">{`${spec.columns.source} → ${spec.columns.target}`}</th> : <><th scope="col">{spec.columns.source}</th><th scope="col">{spec.columns.target}</th></>}
                <th scope="col">{spec.columns.value}</th>
              </tr>
            </thead>
            <tbody>
              {spec.links.map(({ source: from, target, value }) => (
                <tr key={`${from} ${target}`}>
                  {elder ? <th scope="row">{`${from} → ${target}`}</th> : <><th scope="row">{from}</th><td>{target}</td></>}
                  <td>{amount(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div ref={canvas} role="img" aria-label={title} className={styles.canvas} style={{ height }} />
      )}
      {source ? <div className={styles.source}>{source}</div> : null}
    </figure>
  );
}
