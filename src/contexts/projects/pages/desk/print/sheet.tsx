import '../../../../../ui/print.css';
import { ArrowLeft, Printer } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../../ui/kit/button.tsx';
import styles from './sheet.module.css';

interface Props {
  readonly title: string;
  readonly number: string | undefined;
  /** Where “back” leads. */
  readonly back: string;
  readonly children: ReactNode;
}

/** A sheet of A4 on the screen, with a button that prints it. */
export function Sheet({ title, number, back, children }: Props): ReactNode {
  const { t } = useTranslation('projects');
  useEffect(() => {
    document.title = [title, number].filter(Boolean).join(' ');
  }, [title, number]);
  return (
    <main id="main" className={styles.desk}>
      <div className={styles.tools} data-print="no">
        <LinkButton to={back} icon={ArrowLeft}>
          {t('ui:back')}
        </LinkButton>
        <Button tone="primary" icon={Printer} disabled={number === undefined} onClick={() => window.print()}>
          {t('print.print')}
        </Button>
      </div>
      <article className={styles.sheet}>
        <h1>{title}</h1>
        {number === undefined ? null : <div className={styles.number}>{number}</div>}
        {children}
      </article>
    </main>
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
