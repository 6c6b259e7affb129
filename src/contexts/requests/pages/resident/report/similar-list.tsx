import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { normaliseForSearch } from '../../../../../shared/search-pairs.ts';
import { photoAddress } from '../../../../../ui/api/files.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Card, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { usePublicTitle } from '../../shared/public-card.tsx';
import { isPlace } from '../../shared/place-field.tsx';
import { RequestBadge } from '../../shared/request-badge.tsx';
import styles from '../../shared/requests.module.css';
import { useRested } from '../../shared/use-suggestion.ts';
import { MeToo } from '../me-too.tsx';
import type { ReportDraft } from './draft.ts';

/** “有人反映过了吗”: public cases near by that may be the same, each to be looked at or joined. Never in the way: whoever wants goes on. */
export function SimilarList({ draft, onJoined }: { readonly draft: ReportDraft; readonly onJoined: (number: string, words: string) => void }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const title = usePublicTitle();
  const asked = useRested(draft);
  const { where } = asked;
  const text = asked.text.trim();
  const enabled = isPlace(where) && normaliseForSearch(text).length >= 4;
  const body = enabled && where ? { text, where, ...(asked.categoryId === null ? {} : { categoryId: asked.categoryId }) } : undefined;
  const { data } = useApiQuery('requests.findSimilar', { body: body ?? { text: '-', where: { kind: 'address', text: '-' } } }, { enabled, staleTime: 60_000, keepPrevious: true });
  const items = enabled ? (data?.items ?? []) : [];
  if (items.length === 0) return null;
  return (
    <Stack gap={3}>
      <Text strong as="div">
        {t('similar.title')}
      </Text>
      <Text tone="muted" size="small">
        {t('similar.hint')}
      </Text>
      {items.map((item) => (
        <Card key={item.number}>
          <Stack gap={2}>
            <Link className={styles.matter} to={`/r/${item.number}`} target="_blank" rel="noreferrer">
              {item.photo === null ? null : <img className={styles.similarPhoto} src={photoAddress(item.photo, 'thumbnail')} alt={t('similar.photo')} loading="lazy" />}
              <span className={styles.words}>
                <span className={styles.title}>{title(item)}</span>
                <span className={styles.meta}>
                  {[item.placeName, item.distanceMetres === null ? '' : t('similar.distance', { distance: format.distance(item.distanceMetres) }), format.date(item.reportedAt)].filter(Boolean).join(' · ')}
                </span>
                <span className={styles.foot}>
                  <RequestBadge state={item.state} audience="public" />
                  <span className={styles.meta}>{t('nearby.count', { count: item.joinedCount + item.supporterCount + 1 })}</span>
                </span>
              </span>
            </Link>
            <MeToo number={item.number} onJoined={(words) => onJoined(item.number, words)} />
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}
