import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import type { CallbackMeasure, CaseMeasure, HeardMeasure } from '../../../../requests/contract.ts';
import type { FiguresAnswer } from '../../../contract.ts';
import { type Selection, callbacksPath, casesPath, rateNames, useFigures } from '../../shared/figures.ts';
import styles from '../statistics.module.css';

export interface FiguresRow extends FiguresAnswer {
  readonly key: string;
  readonly name: ReactNode;
  readonly before?: FiguresAnswer;
  /** What the numbers of this line count; absent where no list can show it. */
  readonly selection: Selection | undefined;
}

interface NumberProps {
  readonly value: number;
  readonly path: string | undefined;
}

function CountLink({ value, path }: NumberProps): ReactNode {
  return path === undefined || value === 0 ? value : <Link to={path}>{value}</Link>;
}

interface Props {
  readonly caption: string;
  readonly firstColumn: string;
  readonly rows: readonly FiguresRow[];
  readonly total?: FiguresRow;
  readonly withCases: boolean;
}

const rateMeasure: Readonly<Record<(typeof rateNames)[number], CallbackMeasure>> = { response: 'contacted', resolution: 'resolved', satisfaction: 'satisfied', score: 'valid' };

/** Numbers and rates, a line for each part; every number leads to what it counts. */
export function FiguresTable({ caption, firstColumn, rows, total, withCases }: Props): ReactNode {
  const { t } = useTranslation('insight');
  const figures = useFigures();
  const cases = (row: FiguresRow, measure: CaseMeasure): string | undefined => (withCases && row.selection ? casesPath(row.selection, measure) : undefined);
  const callbacks = (row: FiguresRow, measure: HeardMeasure): string | undefined => (row.selection ? callbacksPath(row.selection, measure) : undefined);
  // Spot checks have columns of their own once there is one.
  const spot = [...rows, ...(total ? [total] : [])].some(({ counts }) => counts.spotChecked + counts.spotUnverified > 0);
  const compared = rows.some(({ before }) => before);
  const line = (row: FiguresRow): ReactNode => {
    const { counts, rates } = row;
    return (
      <tr key={row.key}>
        <th scope="row">{row.name}</th>
        <td><CountLink value={counts.reported} path={cases(row, 'reported')} /></td>
        {compared ? <td className={styles.soft}>{row.before ? figures.sign(counts.reported, row.before.counts.reported) : ''}</td> : null}
        <td><CountLink value={counts.closed} path={cases(row, 'closed')} /></td>
        <td>{figures.share(rates.completion)}</td>
        <td><CountLink value={counts.solved} path={cases(row, 'solved')} /></td>
        <td>{figures.share(rates.solvedInTime)}</td>
        <td><CountLink value={counts.solved - counts.solvedInTime} path={cases(row, 'solvedLate')} /></td>
        <td>{figures.hours(rates.solvingHours)}</td>
        <td><CountLink value={counts.valid} path={callbacks(row, 'valid')} /></td>
        {rates.noValidCallbacks ? (
          <td colSpan={4} className={styles.soft}>{t('noValidCallbacks')}</td>
        ) : (
          rateNames.map((name) => (
            <td key={name}>
              {row.selection ? <Link to={callbacksPath(row.selection, rateMeasure[name])}>{figures.rate(row, name)}</Link> : figures.rate(row, name)}
              {name === 'score' && rates.small ? <span className={styles.small}>{t('small')}</span> : null}
            </td>
          ))
        )}
        {spot ? (
          <>
            <td><CountLink value={counts.spotChecked} path={callbacks(row, 'spotChecked')} /></td>
            <td>{rates.spotPassed === null ? t('none') : <>{figures.share(rates.spotPassed.share)} <span className={styles.small}>{figures.range(rates.spotPassed)}</span></>}</td>
            <td>{figures.share(rates.sampledSatisfaction)}</td>
          </>
        ) : null}
      </tr>
    );
  };
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={caption}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{firstColumn}</th>
            <th scope="col">{t('counts.reported')}</th>
            {compared ? <th scope="col">{t('compare.title')}</th> : null}
            <th scope="col">{t('counts.closed')}</th>
            <th scope="col">{t('rates.completion')}</th>
            <th scope="col">{t('counts.solved')}</th>
            <th scope="col">{t('rates.solvedInTime')}</th>
            <th scope="col">{t('counts.solvedLate')}</th>
            <th scope="col">{t('rates.solvingHours')}</th>
            <th scope="col">{t('counts.valid')}</th>
            {rateNames.map((name) => (
              <th key={name} scope="col">{t(`rates.${name}`)}</th>
            ))}
            {spot ? (
              <>
                <th scope="col">{t('counts.spotChecked')}</th>
                <th scope="col">{t('rates.spotPassed')}</th>
                <th scope="col">{t('rates.sampledSatisfaction')}</th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>{rows.map(line)}</tbody>
        {total ? <tfoot>{line(total)}</tfoot> : null}
      </table>
    </div>
  );
}
