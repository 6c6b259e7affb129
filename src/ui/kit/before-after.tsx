import { useState, type ReactNode } from 'react';
import { photoAddress } from '../api/files.ts';
import { useTranslation } from '../i18n/index.ts';
import { classNames } from './class-names.ts';
import styles from './photos.module.css';

interface Props {
  /** Ids of the stored photos. */
  readonly before: string;
  readonly after: string;
}

/** Two photos of one place over each other; the slider (fingers, mouse, arrow keys) uncovers the second. */
export function BeforeAfter({ before, after }: Props): ReactNode {
  const { t } = useTranslation();
  const [share, setShare] = useState(50);
  return (
    <figure>
      <div className={styles.compare}>
        <div className={styles.frame}>
          <img src={photoAddress(after)} alt={t('beforeAfter.after')} />
          <img src={photoAddress(before)} alt={t('beforeAfter.before')} style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }} />
          <span className={styles.divider} style={{ left: `${share}%` }} />
        </div>
        <span className={classNames(styles.tag, styles.tagBefore)}>{t('beforeAfter.before')}</span>
        <span className={classNames(styles.tag, styles.tagAfter)}>{t('beforeAfter.after')}</span>
      </div>
      <input
        type="range"
        className={styles.range}
        min={0}
        max={100}
        step={5}
        value={share}
        aria-label={t('beforeAfter.slider')}
        onChange={(event) => setShare(Number(event.target.value))}
      />
    </figure>
  );
}
