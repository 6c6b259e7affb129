import type { ReactNode } from 'react';
import { PrintFrame } from '../../../../../ui/print/print-frame.tsx';
import styles from './sheet.module.css';

interface Props {
  readonly title: string;
  readonly number: string | undefined;
  /** Where “back” leads. */
  readonly back: string;
  readonly children: ReactNode;
}

/** A form of a project to print, headed by its number. */
export function Sheet({ title, number, back, children }: Props): ReactNode {
  return (
    <PrintFrame title={[title, number].filter(Boolean).join(' ')} back={back} ready={number !== undefined}>
      <h1>{title}</h1>
      {number === undefined ? null : <div className={styles.number}>{number}</div>}
      {children}
    </PrintFrame>
  );
}

/** Names and values as a bordered table; rows without a value stay as room to write. */
export function SheetTable({ rows }: { readonly rows: readonly (readonly [label: string, value: ReactNode])[] }): ReactNode {
  return (
    <table className={styles.table}>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className={value === undefined || value === '' ? styles.room : styles.words}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
