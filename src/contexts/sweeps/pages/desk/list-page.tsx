import { Plus } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { type FilterDefinition, useUrlFilters } from '../../../../ui/desk/use-url-filters.ts';
import { Clip, type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { ProgressBar } from '../shared/progress-bar.tsx';
import { DueBadge, SweepBadge } from '../shared/sweep-badges.tsx';

type Line = Output<'sweeps.list'>['items'][number];
const states = ['draft', 'running', 'closed', 'cancelled'] as const;
const planners = ['clerk', 'supervisor', 'communityOfficer', 'workstationLead'] as const;

/** The bar with the two numbers that count in a list. */
function ListProgress({ progress }: { readonly progress: Line['progress'] }): ReactNode {
  const { t } = useTranslation('sweeps');
  return (
    <Stack gap={1}>
      <ProgressBar progress={progress} legend={false} />
      <Text size="small">{t('list.progress', { accounted: progress.accounted, total: progress.total, found: progress.found })}</Text>
    </Stack>
  );
}

function useColumns(): readonly Column<Line>[] {
  const { t } = useTranslation('sweeps');
  return [
    { key: 'number', title: t('columns.number'), render: ({ number }) => number, width: '11em' },
    { key: 'title', title: t('fields.title'), render: ({ title }) => <Clip>{title}</Clip>, opens: true },
    { key: 'state', title: t('columns.state'), render: ({ state }) => <SweepBadge state={state} />, width: '8em' },
    { key: 'progress', title: t('columns.progress'), render: ({ progress }) => <ListProgress progress={progress} />, width: '13em' },
    { key: 'due', title: t('fields.dueOn'), render: (row) => <DueBadge sweep={row} />, width: '13em' },
    { key: 'place', title: t('fields.scope'), render: ({ placeName }) => placeName, width: '12em' },
    { key: 'source', title: t('columns.source'), render: ({ sourceNumber }) => sourceNumber ?? '—', width: '10em' },
    { key: 'created', title: t('columns.created'), render: ({ createdAt }) => <DateTime value={createdAt} as="date" />, width: '10em', hidden: true },
  ];
}

/** All sweeps within one's places. */
export function Page(): ReactNode {
  const { t } = useTranslation('sweeps');
  const { roles } = useSession();
  const { place } = usePlace();
  const definitions = useMemo<readonly FilterDefinition[]>(
    () => [
      { name: 'text', label: t('filters.text'), control: 'text' },
      { name: 'state', label: t('columns.state'), control: 'choice', options: states.map((value) => ({ value, label: t(`states.${value}`) })) },
      { name: 'late', label: t('filters.late'), control: 'flag' },
    ],
    [t],
  );
  const url = useUrlFilters(definitions);
  const state = states.find((one) => one === url.values['state']);
  const text = url.values['text'];
  const query = {
    ...(place ? { divisionCode: place.code } : {}),
    ...(state === undefined ? {} : { state }),
    ...(url.values['late'] === 'true' ? { late: 'true' as const } : {}),
    ...(typeof text === 'string' && text !== '' ? { text } : {}),
  };
  const list = useApiPages('sweeps.list', { query });
  useLive(place ? [`place:${place.code}`] : [], ['sweeps.list']);
  const mayPlan = planners.some((role) => roles.has(role));
  const columns = useColumns();
  const plan = (
    <LinkButton to="/sweeps/new" tone="primary" icon={Plus}>
      {t('list.new')}
    </LinkButton>
  );
  return (
    <DeskPage title={t('nav.sweeps')} actions={mayPlan ? plan : null}>
      <WorkTable
        name="sweeps"
        label={t('nav.sweeps')}
        columns={columns}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ id }) => id}
        rowPath={({ id }) => `/sweeps/${id}`}
        rowTone={({ late }) => (late ? 'late' : undefined)}
        rowLabel={({ number, title }) => `${number} ${title}`}
        filters={{ definitions, url }}
        loading={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
        empty={<EmptyState picture="lane" title={t('list.empty')} hint={t('list.emptyHint')} action={mayPlan ? plan : undefined} />}
      />
    </DeskPage>
  );
}
