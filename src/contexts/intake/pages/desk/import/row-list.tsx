import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Segmented } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import styles from '../intake.module.css';
import type { SheetImport } from './import-state.tsx';

const shown = ['bad', 'failed', 'repeated', 'known', 'good', 'imported'] as const;
type Shown = (typeof shown)[number];

function Rows({ id, state, after, onMore }: { readonly id: string; readonly state: Shown; readonly after: number; readonly onMore: (after: number) => void }): ReactNode {
  const { t } = useTranslation('intake');
  const { data, error, refetch } = useApiQuery('intake.listSheetRows', { params: { id }, query: { state, after, limit: 100 } });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  return (
    <>
      <table className={styles.rows} aria-label={t(`rowStates.${state}`)}>
        <thead>
          <tr>
            <th scope="col">{t('sheets.row')}</th>
            <th scope="col">{t('sheetFields.outsideNumber')}</th>
            <th scope="col">{t(state === 'bad' ? 'sheets.wrong' : 'sheetFields.subject')}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map(({ row, outsideNumber, subject, problems, requestId }) => (
            <tr key={row}>
              <td>{row}</td>
              <td>{requestId === null ? (outsideNumber ?? '—') : <Link to={`/requests/${requestId}`}>{outsideNumber}</Link>}</td>
              <td>
                {problems.length === 0 ? subject : null}
                {problems.map(({ field, code, value }) => (
                  <span key={`${field}-${code}`} className={styles.wrong}>
                    {t('sheets.problem', { field: t(`sheetFields.${field}`), problem: t(`rowProblems.${code}`) })}
                    {value === '' ? null : <q>{value}</q>}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.nextAfter === null ? null : <Button onClick={() => onMore(data.nextAfter ?? 0)}>{t('sheets.nextRows')}</Button>}
    </>
  );
}

/** The rows by how they stand; the wrong ones first, each with every field that is wrong. */
export function RowList({ sheet }: { readonly sheet: SheetImport }): ReactNode {
  const { t } = useTranslation('intake');
  const present = shown.filter((state) => sheet.counts[state] > 0);
  const [chosen, setChosen] = useState<Shown | undefined>(undefined);
  const [after, setAfter] = useState(0);
  const state = chosen !== undefined && present.includes(chosen) ? chosen : present[0];
  if (state === undefined) return null;
  return (
    <Panel title={t('sheets.rowsTitle')}>
      <Segmented
        aria-label={t('sheets.rowsTitle')}
        value={state}
        options={present.map((value) => ({ value, label: `${t(`rowStates.${value}`)} ${sheet.counts[value]}` }))}
        onChange={(value) => {
          setAfter(0);
          setChosen(value);
        }}
      />
      {state === 'bad' ? <Note tone="soon">{t('sheets.badHint')}</Note> : null}
      <Rows key={`${state}-${sheet.version}`} id={sheet.id} state={state} after={after} onMore={setAfter} />
    </Panel>
  );
}
