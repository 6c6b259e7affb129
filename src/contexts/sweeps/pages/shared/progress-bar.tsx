import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { classNames } from '../../../../ui/kit/class-names.ts';
import type { SweepSummary } from '../../contract.ts';
import styles from './progress-bar.module.css';
import type { Standing } from './results.ts';

const order: readonly Standing[] = ['found', 'notFound', 'notReachable', 'waiting'];

/** The content policy refuses style attributes in the markup; widths are set on the element instead. */
function Part({ kind, share }: { readonly kind: Standing; readonly share: number }): ReactNode {
  const element = useRef<HTMLSpanElement | null>(null);
  useLayoutEffect(() => element.current?.style.setProperty('width', `${share * 100}%`), [share]);
  return <span ref={element} className={classNames(styles.part, styles[kind])} />;
}

/** How far a sweep is: one bar, with the numbers in words below. */
export function ProgressBar({ progress, legend = true }: { readonly progress: SweepSummary['progress']; readonly legend?: boolean }): ReactNode {
  const { t } = useTranslation('sweeps');
  const { total, accounted } = progress;
  const words = t('progress.accounted', { accounted, total });
  return (
    <div>
      <div className={styles.bar} role="img" aria-label={words}>
        {order.filter((kind) => kind !== 'waiting').map((kind) => (
          <Part key={kind} kind={kind} share={total === 0 ? 0 : progress[kind] / total} />
        ))}
      </div>
      {legend ? (
        <ul className={styles.legend}>
          <li>{words}</li>
          {order.map((kind) => (
            <li key={kind}>
              <span className={classNames(styles.key, styles[kind])} />
              {t(`standing.${kind}`)} {progress[kind]}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
