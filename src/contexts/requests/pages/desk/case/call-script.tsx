import type { ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Note } from '../../../../../ui/kit/states.tsx';
import styles from '../desk.module.css';

/** What to ask in a callback. */
export function CallScript(): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Note>
      <strong>{t('desk.callbacks.script')}</strong>
      <div className={styles.words}>{t('desk.callbacks.scriptLines')}</div>
    </Note>
  );
}
