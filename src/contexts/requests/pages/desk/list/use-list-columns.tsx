import type { ReactNode } from 'react';
import { photoAddress } from '../../../../../ui/api/files.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { Clip, type Column } from '../../../../../ui/desk/work-table.tsx';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { DateTime } from '../../../../../ui/kit/values.tsx';
import { CaseBadge, PriorityBadge } from '../parts/case-badge.tsx';
import { CaseDue } from '../parts/case-due.tsx';
import styles from '../desk.module.css';

export type Row = Output<'requests.list'>['items'][number];

function Thumbnail({ id }: { readonly id: string | null }): ReactNode {
  if (id === null) return <span className={styles.noThumb} />;
  return <img className={styles.thumb} src={photoAddress(id, 'thumbnail')} alt="" loading="lazy" />;
}

/** Columns that stand beside the map, where there is little room. */
const besideMap = new Set(['number', 'title', 'state', 'due']);
/** Beside the case there is room for two: state and limit stand below the words. */
const besideCase = new Set(['number', 'title']);

/** The columns of the work list. */
export function useListColumns(room: 'wide' | 'map' | 'case'): readonly Column<Row>[] {
  const { t } = useTranslation('requests');
  const { place } = usePlace();
  // What all rows share is said on top of the page already.
  const within = (name: string): string => (place && name.startsWith(place.name) && name !== place.name ? name.slice(place.name.length) : name);
  const language = useLanguage();
  const columns: readonly Column<Row>[] = [
    { key: 'number', title: t('desk.columns.number'), render: ({ number }) => <span className={styles.number}>{number}</span>, width: '9.5em' },
    { key: 'photo', title: t('desk.columns.photo'), render: ({ thumbnail }) => <Thumbnail id={thumbnail} />, width: '64px' },
    {
      key: 'title',
      title: t('desk.columns.title'),
      render: (row) => (
        <span className={styles.titleCell}>
          <PriorityBadge priority={row.priority} />
          <Clip>{row.title}</Clip>
          {row.joinedCount + row.supporterCount > 0 ? <span className={styles.muted}>{t('desk.joined', { count: row.joinedCount + row.supporterCount + 1 })}</span> : null}
          {room === 'case' ? (
            <span className={styles.buttons}>
              <CaseBadge state={row.state} />
              <CaseDue item={row} />
            </span>
          ) : null}
        </span>
      ),
    },
    { key: 'state', title: t('desk.columns.state'), render: ({ state }) => <CaseBadge state={state} />, width: '8em' },
    { key: 'due', title: t('desk.columns.due'), render: (row) => <CaseDue item={row} />, width: '12em' },
    { key: 'place', title: t('desk.columns.place'), render: ({ placeName, morePlaces }) => <span className={styles.cell}><Clip>{morePlaces === 0 ? within(placeName) : t('places.several', { place: within(placeName), count: morePlaces + 1 })}</Clip></span>, width: '12em' },
    { key: 'category', title: t('fields.categoryId'), render: ({ categoryName }) => <span className={styles.cell}>{categoryName?.[language] ?? '—'}</span>, width: '8em' },
    { key: 'workstation', title: t('fields.workstationId'), render: ({ workstationName }) => <span className={styles.cell}>{workstationName ?? '—'}</span>, width: '11em' },
    { key: 'channel', title: t('fields.channel'), render: ({ channel }) => t(`channels.${channel}`), width: '8em', hidden: true },
    { key: 'rating', title: t('desk.columns.rating'), render: ({ rating }) => (rating === null ? '—' : rating.toFixed(1)), width: '5em', align: 'right', hidden: true },
    { key: 'reported', title: t('desk.columns.reported'), render: ({ reportedAt }) => <span className={styles.number}><DateTime value={reportedAt} as="date" /></span>, width: '10em' },
    { key: 'changed', title: t('desk.columns.changed'), render: ({ changedAt }) => <DateTime value={changedAt} />, width: '10em', hidden: true },
  ];
  if (room === 'wide') return columns;
  const shown = room === 'map' ? besideMap : besideCase;
  return columns.filter(({ key }) => shown.has(key));
}
