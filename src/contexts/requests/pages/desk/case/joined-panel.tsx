import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Text } from '../../../../../ui/kit/layout.tsx';
import { PhotoGrid } from '../../../../../ui/kit/photos.tsx';
import styles from '../desk.module.css';
import type { Case } from './types.ts';

/** What was reported with the cases joined to this one, beside each other: merging keeps every voice. */
export function JoinedPanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { joined } = record;
  if (joined.length === 0) return null;
  return (
    <Panel title={t('desk.case.joinedVoices', { count: joined.length })}>
      <div className={styles.versions}>
        {joined.map(({ id, number, originalText, reportedAt, thumbnail }) => (
          <div key={id}>
            <h3 className={styles.version}>
              <Link to={`/requests/${id}`}>{number}</Link>
            </h3>
            <Text tone="muted" size="small">
              {format.dateTime(reportedAt)}
            </Text>
            <div className={styles.words}>{originalText === '' ? t('tracking.erased') : originalText}</div>
            {thumbnail === null ? null : <PhotoGrid photos={[{ id: thumbnail }]} />}
          </div>
        ))}
      </div>
    </Panel>
  );
}
