import { CircleDashed, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Instant } from '../format/instant.ts';
import { useTranslation } from '../i18n/index.ts';
import type { Tone } from '../tokens.ts';
import { classNames } from './class-names.ts';
import { PhotoGrid, type ShownPhoto } from './photos.tsx';
import { toneIcon } from './state-badge.tsx';
import styles from './timeline.module.css';
import { DateTime } from './values.tsx';

export interface TimelineEntry {
  readonly id: string;
  /** What was done, in a neighbour's words. */
  readonly title: ReactNode;
  readonly at: Instant;
  /** The role that did it, not the name. */
  readonly who?: ReactNode;
  readonly text?: ReactNode;
  readonly photos?: readonly ShownPhoto[];
  readonly tone?: Tone;
  readonly icon?: LucideIcon;
}

interface Props {
  /** In any order; drawn newest first. */
  readonly entries: readonly TimelineEntry[];
  /** The next expected step, in grey at the top. */
  readonly next?: { readonly title: ReactNode; readonly detail?: ReactNode };
}

/** The story of a record, as people know it from parcels. */
export function Timeline({ entries, next }: Props): ReactNode {
  const { t } = useTranslation();
  const sorted = [...entries].reverse().sort((a, b) => new Date(b.at).getTime() - new Date(a.at).getTime());
  return (
    <ol className={styles.timeline} aria-label={t('timeline.label')}>
      {next ? (
        <li className={classNames(styles.entry, styles.next)}>
          <span className={styles.dot}>
            <CircleDashed aria-hidden />
          </span>
          <div className={styles.title}>
            {t('timeline.next')}
            {next.title}
          </div>
          {next.detail ? <div className={styles.meta}>{next.detail}</div> : null}
        </li>
      ) : null}
      {sorted.map((entry, index) => {
        const Icon = entry.icon ?? toneIcon[entry.tone ?? (index === 0 ? 'active' : 'done')];
        return (
          <li key={entry.id} className={classNames(styles.entry, index === 0 && styles.latest)}>
            <span className={styles.dot}>
              <Icon aria-hidden />
            </span>
            <div className={styles.head}>
              <span className={styles.title}>{entry.title}</span>
              <span className={styles.meta}>
                <DateTime value={entry.at} />
              </span>
            </div>
            {entry.who ? <div className={styles.meta}>{entry.who}</div> : null}
            {entry.text || entry.photos?.length ? (
              <div className={styles.body}>
                {entry.text ? <div>{entry.text}</div> : null}
                {entry.photos?.length ? <PhotoGrid photos={entry.photos} /> : null}
              </div>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
