import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/index.ts';
import { Dialog } from '../kit/dialog.tsx';
import styles from './work-table.module.css';

/** What the keys of a list do. */
export function KeyHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const rows = [
    [['j', 'k'], t('table.keyMove')],
    [['Enter'], t('table.keyOpen')],
    [['x'], t('table.keySelect')],
    [['/'], t('table.keySearch')],
    [['?'], t('table.keyShow')],
  ] as const;
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
