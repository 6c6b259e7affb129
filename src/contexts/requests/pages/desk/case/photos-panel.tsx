import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { BeforeAfter } from '../../../../../ui/kit/before-after.tsx';
import styles from '../desk.module.css';
import type { Case, CaseStep } from './types.ts';

/** The first photo of the latest step of these kinds; steps come newest first. */
function latestPhoto(steps: readonly CaseStep[], actions: readonly string[]): string | undefined {
  return steps.find(({ action, photos }) => actions.includes(action) && photos.length > 0)?.photos[0]?.id;
}

/** Before and after under one slider, once both are there. */
export function PhotosPanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const before = latestPhoto(record.steps, ['siteCheck']);
  const after = latestPhoto(record.steps, ['verify', 'complete']);
  if (before === undefined || after === undefined) return null;
  return (
    <Panel title={t('tracking.compare')}>
      <div className={styles.compare}>
        <BeforeAfter before={before} after={after} />
      </div>
    </Panel>
  );
}
