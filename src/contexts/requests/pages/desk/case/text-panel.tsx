import { Eye, EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Facts, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { PhotoGrid } from '../../../../../ui/kit/photos.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import styles from '../desk.module.css';
import type { Case } from './types.ts';

/** From here on a text scrolls in its own frame, so that the story below stays near. */
const longText = 600;

function Words({ children }: { readonly children: string }): ReactNode {
  if (children.length <= longText) return <div className={styles.words}>{children}</div>;
  return (
    <div className={styles.longWords} tabIndex={0} role="group">
      {children}
    </div>
  );
}

/** What was reported: the original beside what everybody may read. */
export function TextPanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const language = useLanguage();
  const { text, originalText, photos, publishPhotos, channelNote } = record;
  return (
    <Panel title={t('desk.case.reported')}>
      <Stack>
        <div className={text === null ? styles.oneVersion : styles.versions}>
          <div>
            <h3 className={styles.version}>
              <EyeOff aria-hidden />
              {t('desk.case.original')}
            </h3>
            <Words>{originalText === '' ? t('tracking.erased') : originalText}</Words>
          </div>
          <div>
            <h3 className={styles.version}>
              <Eye aria-hidden />
              {t('desk.case.public')}
            </h3>
            {text === null ? <Text tone="muted">{t('desk.case.notPublic')}</Text> : <Words>{text}</Words>}
          </div>
        </div>
        {photos.length > 0 ? (
          <Stack gap={2}>
            <div>
              <StateBadge tone="neutral" icon={publishPhotos ? Eye : EyeOff}>
                {t(publishPhotos ? 'desk.case.photosPublic' : 'desk.case.photosInternal')}
              </StateBadge>
            </div>
            <PhotoGrid photos={photos.map(({ id }) => ({ id }))} />
          </Stack>
        ) : null}
        <Facts
          facts={[
            { label: t('desk.columns.reported'), value: format.dateTime(record.reportedAt) },
            { label: t('fields.channel'), value: [t(`channels.${record.channel}`), channelNote].filter(Boolean).join(' · ') },
            { label: t('fields.categoryId'), value: record.categoryName?.[language] ?? t('desk.case.noCategory') },
            ...(record.nature ? [{ label: t('fields.nature'), value: t(`options.nature.${record.nature}`) }] : []),
            { label: t('tracking.rating'), value: record.rating === null ? undefined : t('tracking.ratingValue', { value: record.rating.toFixed(1) }) },
          ]}
        />
      </Stack>
    </Panel>
  );
}
