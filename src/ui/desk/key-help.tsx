import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/index.ts';
import { Dialog } from '../kit/dialog.tsx';
import styles from './work-table.module.css';

/** Keys and what they do, in words. */
export type KeyRow = readonly [keys: readonly string[], words: string];

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Rows of this list can be ticked. */
  readonly selects?: boolean;
  /** Keys of the page beside those every list has. */
  readonly more?: readonly KeyRow[];
}

/** What the keys of a list do. */
export function KeyHelp({ open, onClose, selects = false, more = [] }: Props): ReactNode {
  const { t } = useTranslation();
  const selecting: readonly KeyRow[] = [
    [['x'], t('table.keySelect')],
    [['a'], t('table.keySelectAll')],
    [['Esc'], t('table.clearSelection')],
  ];
  const rows: readonly KeyRow[] = [
    [['j', 'k'], t('table.keyMove')],
    [['Enter'], t('table.keyOpen')],
    ...(selects ? selecting : []),
    [['/'], t('table.keySearch')],
    ...more,
    [['?'], t('table.keyShow')],
  ];
  return (
    <Dialog open={open} onClose={onClose} title={t('table.keyHelp')}>
      <dl className={styles.keys}>
        {rows.map(([keys, words]) => [
          <dt key={`${words}-keys`}>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>,
          <dd key={words}>{words}</dd>,
        ])}
      </dl>
    </Dialog>
  );
}
