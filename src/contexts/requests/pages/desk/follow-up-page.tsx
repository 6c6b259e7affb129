import { useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useApiPages, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import { Segmented } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { Clip, WorkTable, type Column } from '../../../../ui/desk/work-table.tsx';
import type { Output } from '../../../../ui/api/types.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Text } from '../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import styles from './desk.module.css';
import { CaseBadge, PriorityBadge } from './parts/case-badge.tsx';
import { CaseDue } from './parts/case-due.tsx';
import { handOverTone } from './parts/hand-over-tone.ts';
import { isShelved, matterStatus, matterTone, useMatterWords } from './parts/matter-words.ts';

type Row = Output<'requests.listMatters'>['items'][number];

const tabs = {
  decide: { kind: ['extension', 'shelving', 'ownership', 'contest'], status: 'open' },
  supervision: { kind: ['supervision'], status: 'open' },
  shelved: { kind: ['shelving'], status: 'inForce' },
} as const;
type Tab = keyof typeof tabs | 'handOvers';
const tabNames: readonly Tab[] = ['decide', 'supervision', 'shelved', 'handOvers'];

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation('requests');
  const words = useMatterWords();
  return useMemo(
    () => [
      {
        key: 'kind',
        title: t('desk.followUp.columns.kind'),
        width: '9em',
        render: ({ matter, request }) => (
          <StateBadge tone={matterTone(matter, Date.now())}>{`${t(`desk.matters.kinds.${matter.kind}`)} · ${t(matterStatus(matter, isShelved(request.state)))}`}</StateBadge>
        ),
      },
      { key: 'number', title: t('desk.followUp.columns.number'), width: '9.5em', render: ({ request }) => <span className={styles.number}>{request.number}</span> },
      {
        key: 'title',
        title: t('desk.followUp.columns.title'),
        render: ({ request }) => (
          <span className={styles.titleCell}>
            <PriorityBadge priority={request.priority} />
            <Clip>{request.title}</Clip>
          </span>
        ),
      },
      {
        key: 'what',
        title: t('desk.followUp.columns.what'),
        width: '18em',
        render: ({ matter }) => (
          <>
            <Text size="small" strong>
              {words(matter).join(' · ')}
            </Text>
            {matter.note ? <Text size="small">{matter.note}</Text> : null}
          </>
        ),
      },
      { key: 'asked', title: t('desk.followUp.columns.asked'), width: '10em', render: ({ matter }) => <DateTime value={matter.openedAt} /> },
      { key: 'state', title: t('desk.columns.state'), width: '8em', render: ({ request }) => <CaseBadge state={request.state} /> },
      { key: 'due', title: t('desk.columns.due'), width: '13em', render: ({ request }) => <CaseDue item={request} /> },
      { key: 'place', title: t('desk.columns.place'), width: '12em', hidden: true, render: ({ request }) => <Clip>{request.placeName}</Clip> },
    ],
    [t, words],
  );
}

type TabSwitch = { readonly tab: Tab; readonly choose: (tab: Tab) => void };

function Tabs({ tab, choose }: TabSwitch): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Segmented
      aria-label={t('desk.followUp.title')}
      value={tab}
      options={tabNames.map((value) => ({ value, label: t(`desk.followUp.tabs.${value}`) }))}
      onChange={choose}
    />
  );
}

function Matters({ tab, choose }: TabSwitch & { readonly tab: keyof typeof tabs }): ReactNode {
  const { t } = useTranslation('requests');
  const { kind, status } = tabs[tab];
  const list = useApiPages('requests.listMatters', { query: { kind: [...kind], status } });
  const columns = useColumns();
  return (
    <WorkTable
      name={`requests.followUp.${tab}`}
      label={t('desk.followUp.table')}
      columns={columns}
      rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
      rowKey={({ matter }) => matter.id}
      rowPath={({ request }) => `/requests/${request.id}`}
      rowTone={({ matter, request }) => (matterTone(matter, Date.now()) === 'late' || request.overdue ? 'late' : undefined)}
      loading={list.isPending}
      problem={list.error}
      onRetry={() => void list.refetch()}
      more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
      empty={<EmptyState compact title={t(`desk.followUp.empty.${tab}`)} hint={t(`desk.followUp.emptyHint.${tab}`)} />}
      actions={<Tabs tab={tab} choose={choose} />}
    />
  );
}

type Hand = Output<'requests.listHandOvers'>['items'][number];

function HandOvers({ choose }: Pick<TabSwitch, 'choose'>): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const list = useApiQuery('requests.listHandOvers', { query: { of: 'office', open: 'true' } });
  const columns: readonly Column<Hand>[] = [
    { key: 'unit', title: t('desk.followUp.columns.unit'), render: ({ unitName, part }) => `${unitName} · ${t(`options.part.${part}`)}` },
    { key: 'status', title: t('desk.columns.state'), width: '8em', render: (hand) => <StateBadge tone={handOverTone(hand, Date.now())}>{t(`options.handOverStatus.${hand.status}`)}</StateBadge> },
    { key: 'number', title: t('desk.followUp.columns.number'), width: '9.5em', render: ({ number }) => <span className={styles.number}>{number}</span> },
    { key: 'what', title: t('desk.followUp.columns.what'), render: ({ task }) => <Clip>{task}</Clip> },
    { key: 'due', title: t('desk.followUp.columns.due'), width: '12em', render: ({ due }) => format.dateTime(due) },
    { key: 'place', title: t('desk.columns.place'), width: '12em', render: ({ placeName }) => <Clip>{placeName}</Clip> },
  ];
  return (
    <WorkTable
      name="requests.followUp.handOvers"
      label={t('desk.followUp.table')}
      columns={columns}
      rows={list.data?.items ?? []}
      rowKey={({ id }) => id}
      rowPath={({ requestId }) => `/requests/${requestId}`}
      rowTone={(hand) => (handOverTone(hand, Date.now()) === 'late' ? 'late' : undefined)}
      loading={list.isPending}
      problem={list.error}
      onRetry={() => void list.refetch()}
      empty={<EmptyState compact title={t('desk.followUp.empty.handOvers')} hint={t('desk.followUp.emptyHint.handOvers')} />}
      actions={<Tabs tab="handOvers" choose={choose} />}
    />
  );
}

/** 跟进: what waits for a decision, what stands under notice, what is shelved, what units have. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { place } = usePlace();
  const [search, setSearch] = useSearchParams();
  const tab = tabNames.find((one) => one === search.get('tab')) ?? 'decide';
  useLive(place ? [`place:${place.code}`] : [], ['requests.listMatters', 'requests.listHandOvers']);
  const choose = (next: Tab): void => setSearch({ tab: next });
  return (
    <DeskPage title={t('desk.followUp.title')}>
      <Text tone="muted">{t('desk.followUp.hint')}</Text>
      {tab === 'handOvers' ? <HandOvers choose={choose} /> : <Matters key={tab} tab={tab} choose={choose} />}
    </DeskPage>
  );
}
