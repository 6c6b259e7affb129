import { RefreshCw } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Input, Output } from '../../../../ui/api/types.ts';
import { Button } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { useUrlFilters } from '../../../../ui/desk/use-url-filters.ts';
import { Clip, type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { SearchWatch } from './topics/search-watch.tsx';

/** A street has rarely more topics at a time; the filters lead to the others. */
const mostTopics = 200;

type Topic = Output<'insight.listTopics'>['items'][number];
type Query = NonNullable<Input<'insight.listTopics'>['query']>;

function useFilters() {
  const { t } = useTranslation('insight');
  const definitions = useMemo(
    () =>
      [
        { name: 'sort', label: t('topics.sort'), control: 'choice', options: (['heat', 'people', 'latest'] as const).map((value) => ({ value, label: t(`topics.sorts.${value}`) })) },
        { name: 'period', label: t('topics.period'), control: 'choice', options: (['recent', 'earlier'] as const).map((value) => ({ value, label: t(`topics.periods.${value}`) })) },
        { name: 'mark', label: t('topics.mark'), control: 'choice', options: (['monthlyTopic', 'preventive'] as const).map((value) => ({ value, label: t(`topics.marks.${value}`) })) },
        { name: 'state', label: t('topics.state'), control: 'choice', options: (['open', 'dismissed'] as const).map((value) => ({ value, label: t(`topics.states.${value}`) })) },
      ] as const,
    [t],
  );
  const url = useUrlFilters(definitions);
  return { definitions, url, query: url.values as unknown as Query };
}

function useColumns(): readonly Column<Topic>[] {
  const { t } = useTranslation('insight');
  const format = useFormat();
  return [
    {
      key: 'title', title: t('topics.title'), opens: true,
      render: ({ title, mark, jointRequestId }) => (
        <>
          <Clip>{title}</Clip>
          {mark ? <StateBadge tone="accent">{t(`topics.marks.${mark}`)}</StateBadge> : null}
          {jointRequestId ? <StateBadge tone="active">{t('topics.joint')}</StateBadge> : null}
        </>
      ),
    },
    { key: 'place', title: t('topics.place'), render: ({ placeName }) => placeName ?? t('topics.noPlace'), width: '14em' },
    { key: 'heat', title: t('topics.heat'), render: ({ heat }) => format.number(Math.round(heat)), align: 'right', width: '6em' },
    { key: 'people', title: t('topics.people'), render: ({ people }) => format.number(people), align: 'right', width: '6em' },
    { key: 'cases', title: t('topics.cases'), render: ({ cases }) => format.number(cases), align: 'right', width: '6em' },
    { key: 'likes', title: t('topics.likes'), render: ({ likes }) => format.number(likes), align: 'right', width: '7em' },
    { key: 'period', title: t('topics.period'), render: ({ firstAt, lastAt }) => format.period(firstAt, lastAt), width: '20em' },
  ];
}

/** 热点: the same matter raised by several people, found across cases. */
export function Page(): ReactNode {
  const { t } = useTranslation('insight');
  const format = useFormat();
  const { roles } = useSession();
  const { definitions, url, query } = useFilters();
  const columns = useColumns();
  const [watched, setWatched] = useState<string | undefined>(undefined);
  const { data, error, isPending, refetch } = useApiQuery('insight.listTopics', { query: { ...query, limit: mostTopics } }, { keepPrevious: true });
  const search = useApiMutation('insight.refreshTopics', { onSuccess: ({ progressId }) => setWatched(progressId) });
  const rows = data?.items ?? [];
  return (
    <DeskPage
      title={t('nav.topics')}
      badges={data?.lastRun ? <Text tone="muted">{t('topics.lastRun', { at: format.dateTime(data.lastRun.at), count: data.lastRun.messages })}</Text> : null}
      actions={
        roles.has('clerk') || roles.has('supervisor') ? (
          <Button icon={<RefreshCw size={16} aria-hidden />} loading={search.isPending || watched !== undefined} onClick={() => search.mutate({})}>
            {t('topics.search')}
          </Button>
        ) : null
      }
    >
      <Stack gap={3}>
        <Text tone="muted">{t('topics.hint')}</Text>
        {search.error ? <ErrorState problem={search.error} /> : null}
        {watched === undefined ? null : (
          <SearchWatch
            id={watched}
            onEnd={() => {
              setWatched(undefined);
              void refetch();
            }}
          />
        )}
        <WorkTable
          name="insight.topics"
          label={t('nav.topics')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowPath={({ id }) => `/topics/${id}`}
          rowLabel={({ title }) => title}
          filters={{ definitions, url }}
          total={data ? { count: rows.length, more: rows.length === mostTopics } : undefined}
          loading={isPending}
          problem={error}
          onRetry={() => void refetch()}
          empty={<EmptyState picture="lane" title={t(data?.lastRun ? 'topics.none' : 'topics.neverSearched')} hint={t('topics.noneHint', { count: data?.heat.leastPeople ?? 3 })} />}
        />
        {data ? <Note>{t('topics.formula', { person: data.heat.personWeight, like: data.heat.likeWeight, days: data.heat.halfLifeDays, least: data.heat.leastPeople, window: data.heat.windowDays })}</Note> : null}
      </Stack>
    </DeskPage>
  );
}
