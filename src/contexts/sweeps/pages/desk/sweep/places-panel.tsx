import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../../../ui/api/types.ts';
import { Segmented, Table, type TableColumnsType } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { Timeline } from '../../../../../ui/kit/timeline.tsx';
import { resultTones } from '../../shared/results.ts';
import { StandingBadge } from '../../shared/sweep-badges.tsx';
import styles from '../sweeps.module.css';
import { PlaceDialog, type PlaceTask } from './place-dialog.tsx';

type Sweep = Output<'sweeps.read'>;
type Place = Sweep['places'][number];

const shown = ['all', 'open', 'found', 'notFound', 'notReachable'] as const;
type Shown = (typeof shown)[number];

function isShown(place: Place, filter: Shown): boolean {
  if (filter === 'all') return true;
  return filter === 'open' ? !place.accounted : place.result === filter;
}

/** Everything noted at a place, newest first. */
function Looks({ place }: { readonly place: Place }): ReactNode {
  const { t } = useTranslation('sweeps');
  return (
    <Timeline
      entries={place.facts.map((fact) => ({
        id: fact.id,
        title: t(`options.result.${fact.result}`),
        at: fact.observedAt,
        who: [t(`roles.${fact.role}`), fact.actorName].filter(Boolean).join(' · '),
        text: fact.remark ?? undefined,
        photos: fact.photos.map((id) => ({ id })),
        tone: resultTones[fact.result],
      }))}
    />
  );
}

/** The checklist: how each place stands, and what can be done at it. */
export function PlacesPanel({ sweep }: { readonly sweep: Sweep }): ReactNode {
  const { t } = useTranslation('sweeps');
  const format = useFormat();
  const [filter, setFilter] = useState<Shown>('all');
  const [open, setOpen] = useState<{ readonly placeId: string; readonly task: PlaceTask } | undefined>(undefined);
  const tasksOf = (place: Place): readonly PlaceTask[] => [
    ...(place.mayRecord ? (['record'] as const) : []), ...(place.mayDecide ? (['decide'] as const) : []), ...(place.mayReassign ? (['reassign'] as const) : []),
  ];
  const columns: TableColumnsType<Place> = [
    {
      key: 'name', title: t('fields.placeId'),
      render: (_, place) => (
        <span className={styles.cell}>
          <span className={styles.placeName}>{place.name}</span>
          <Text tone="muted" size="small">{[place.placeName, place.gridName, place.workstationName ?? t('place.noWorkstation')].filter(Boolean).join(' · ')}</Text>
        </span>
      ),
    },
    { key: 'result', title: t('fields.result'), render: (_, place) => <StandingBadge place={place} /> },
    {
      key: 'look', title: t('place.lastLook'),
      render: (_, place) => (
        <span className={styles.cell}>
          {place.observedAt === null ? '—' : format.dateTime(place.observedAt)}
          {place.facts.at(-1)?.remark ? <Text size="small">{place.facts.at(-1)?.remark}</Text> : null}
          {place.decided === null ? null : <Text size="small">{t('place.decidedBecause', { reason: place.decided })}</Text>}
          {place.nextTryFrom === null ? null : <Text tone="muted" size="small">{t('place.nextTry', { when: format.dateTime(place.nextTryFrom) })}</Text>}
        </span>
      ),
    },
    { key: 'case', title: t('place.case'), render: (_, place) => (place.case ? <Link to={`/requests/${place.case.id}`}>{place.case.number}</Link> : '—') },
    {
      key: 'do', title: t('place.do'),
      render: (_, place) => (
        <span className={styles.buttons}>
          {tasksOf(place).map((task) => (
            <Button key={task} tone="quiet" aria-label={`${t(`actions.${task}`)} ${place.name}`} onClick={() => setOpen({ placeId: place.id, task })}>
              {t(`actions.${task}`)}
            </Button>
          ))}
        </span>
      ),
    },
  ];
  const rows = sweep.places.filter((place) => isShown(place, filter));
  const chosen = open && sweep.places.find(({ id }) => id === open.placeId);
  return (
    <Panel
      title={t('place.title', { count: sweep.places.length })}
      extra={
        <Segmented
          aria-label={t('place.show')} value={filter} onChange={(value) => setFilter(value)}
          options={shown.map((value) => ({ value, label: value === 'all' || value === 'open' ? t(`place.filters.${value}`) : t(`standing.${value}`) }))}
        />
      }
    >
      <Stack gap={2}>
        <div className={styles.table}>
          <Table<Place>
            size="small" rowKey="id" columns={columns} dataSource={rows} pagination={rows.length > 50 ? { pageSize: 50 } : false}
            expandable={{ rowExpandable: ({ facts }) => facts.length > 0, expandedRowRender: (place) => <Looks place={place} /> }}
            locale={{ emptyText: t('place.none') }}
          />
        </div>
        {open && chosen ? <PlaceDialog sweep={sweep} place={chosen} task={open.task} onClose={() => setOpen(undefined)} /> : null}
      </Stack>
    </Panel>
  );
}
