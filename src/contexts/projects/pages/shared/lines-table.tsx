import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Money } from '../../../../ui/kit/values.tsx';
import type { ProjectDetail } from '../../contract.ts';
import styles from './projects.module.css';

type StoredLine = ProjectDetail['lines'][number];

/** Cost line by line with its sum. */
export function LinesTable({ lines, label }: { readonly lines: readonly StoredLine[]; readonly label: string }): ReactNode {
  const { t } = useTranslation('projects');
  const sum = lines.reduce((total, { amountFen }) => total + amountFen, 0);
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('fields.item')}</th>
            <th scope="col" className={styles.right}>
              {t('fields.lineAmount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // Lines have no id of their own and never move.
            <tr key={index}>
              <td>
                {line.item}
                <div className={styles.muted}>
                  {line.quantity} {line.unit} × <Money fen={line.unitPriceFen} />
                </div>
              </td>
              <td className={styles.right}>
                <Money fen={line.amountFen} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t('show.sum')}</td>
            <td className={styles.right}>
              <Money fen={sum} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
