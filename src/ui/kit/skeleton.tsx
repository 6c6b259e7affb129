import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/index.ts';
import { classNames } from './class-names.ts';
import { VisuallyHidden } from './layout.tsx';
import styles from './skeleton.module.css';

interface Props {
  readonly lines?: number;
  /** A picture, map or chart above the lines. */
  readonly block?: boolean;
}

/** The shape of what will stand here; reads as “loading”. */
export function Skeleton({ lines = 3, block = false }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={styles.wrap} role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {block ? <div className={styles.block} /> : null}
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={classNames(styles.line, styles[`w${index % 3}`])} />
      ))}
    </div>
  );
}
