import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { photoAddress } from '../../../../ui/api/files.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { DateTime } from '../../../../ui/kit/values.tsx';
import { RequestBadge } from './request-badge.tsx';
import styles from './requests.module.css';

export type PublicItem = Output<'requests.listPublic'>['items'][number];

/** What a public matter is called: its released text, else its category. */
export function usePublicTitle(): (item: Pick<PublicItem, 'text' | 'categoryName'>) => string {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  return ({ text, categoryName }) => {
    if (text !== null) return text;
    return categoryName ? t('nearby.untitled', { category: categoryName[language] }) : t('nearby.untitledPlain');
  };
}

/** A public matter with its pictures of before and after. */
export function PublicCard({ item }: { readonly item: PublicItem }): ReactNode {
  const { t } = useTranslation('requests');
  const title = usePublicTitle();
  const pictures = [item.before, item.after].flatMap((photo) => (photo ? [photo] : []));
  return (
    <Link className={styles.matter} to={`/r/${item.number}`}>
      {pictures.length > 0 ? (
        <span className={styles.pair} role="img" aria-label={t('nearby.pair')}>
          {pictures.map(({ id }) => (
            <img key={id} src={photoAddress(id, 'thumbnail')} alt="" loading="lazy" />
          ))}
        </span>
      ) : null}
      <span className={styles.words}>
        <span className={styles.title}>{title(item)}</span>
        <span className={styles.meta}>{item.morePlaces === 0 ? item.placeName : t('places.several', { place: item.placeName, count: item.morePlaces + 1 })}</span>
        <span className={styles.foot}>
          <RequestBadge state={item.state} audience="public" />
          <span className={styles.meta}>
            <DateTime value={item.changedAt} as="date" />
            {item.joinedCount + item.supporterCount > 0 ? ` · ${t('nearby.count', { count: item.joinedCount + item.supporterCount + 1 })}` : ''}
          </span>
        </span>
      </span>
    </Link>
  );
}
