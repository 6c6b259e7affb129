import { Plus } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { type FilterDefinition, useUrlFilters } from '../../../../ui/desk/use-url-filters.ts';
import { Clip, type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { DueBadge, SampleBadge } from '../shared/sample-badges.tsx';

type Line = Output<'samples.list'>['items'][number];
const states = ['drawn', 'underWay', 'finished', 'cancelled'] as const;

function useColumns(): readonly Column<Line>[] {
  const { t } = useTranslation('samples');
  const format = useFormat();
  return [
    { key: 'number', title: t('columns.number'), render: ({ number }) => number, width: '11em' },
    { key: 'title', title: t('fields.title'), render: ({ title }) => <Clip>{title}</Clip>, opens: true },
    { key: 'state', title: t('columns.state'), render: ({ state }) => <SampleBadge state={state} />, width: '8em' },
    { key: 'progress', title: t('columns.progress'), render: ({ tally }) => t('progress.of', { part: tally.checked, whole: tally.total }), width: '8em' },
    { key: 'passed', title: t('columns.passed'), render: ({ passed }) => (passed === null ? t('none') : format.share(passed.share)), width: '7em' },
    { key: 'due', title: t('fields.dueOn'), render: (row) => <DueBadge sample={row} />, width: '13em' },
    { key: 'place', title: t('fields.divisionCode'), render: ({ placeName }) => <Clip>{placeName}</Clip>, width: '12em' },
    { key: 'period', title: t('columns.period'), render: ({ from, until }) => format.period(from, until), width: '14em', hidden: true },
    { key: 'created', title: t('columns.created'), render: ({ createdAt }) => <DateTime value={createdAt} as="date" />, width: '10em' },
  ];
}

/** All samples within one's places. */
export function Page(): ReactNode {
  const { t } = useTranslation('samples');
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
  const list = useApiPages('samples.list', { query });
  useLive(place ? [`place:${place.code}`] : [], ['samples.list']);
  const columns = useColumns();
  const mayDraw = roles.has('supervisor');
  const draw = (
    <LinkButton to="/samples/new" tone="primary" icon={Plus}>
      {t('list.new')}
    </LinkButton>
  );
  return (
    <DeskPage title={t('nav.samples')} actions={mayDraw ? draw : null}>
      <WorkTable
        name="samples"
        label={t('nav.samples')}
        columns={columns}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ id }) => id}
        rowPath={({ id }) => `/samples/${id}`}
        rowTone={({ late }) => (late ? 'late' : undefined)}
        rowLabel={({ number, title }) => `${number} ${title}`}
        filters={{ definitions, url }}
        loading={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
        empty={<EmptyState picture="lane" title={t('list.empty')} hint={t('list.emptyHint')} action={mayDraw ? draw : undefined} />}
      />
    </DeskPage>
  );
}
