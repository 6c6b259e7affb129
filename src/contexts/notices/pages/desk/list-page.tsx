import { FilePlus2 } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { type FilterDefinition, useUrlFilters } from '../../../../ui/desk/use-url-filters.ts';
import { Clip, type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import { useSession } from '../../../../ui/session.tsx';
import type { NoticeSummary } from '../../contract.ts';
import { noticeStates } from '../../lifecycle.ts';
import { NoticeState } from '../shared/notice-state.tsx';

const terms = ['running', 'over'] as const;
const writers = ['clerk', 'supervisor', 'communityOfficer', 'approver'];

function useColumns(): readonly Column<NoticeSummary>[] {
  const { t } = useTranslation('notices');
  return [
    { key: 'number', title: t('fields.number'), render: ({ number }) => number, width: '11em' },
    { key: 'title', title: t('fields.title'), render: ({ title }) => <Clip>{title}</Clip>, opens: true },
    { key: 'kind', title: t('fields.kind'), render: ({ kind }) => t(`options.kind.${kind}`), width: '9em' },
    { key: 'state', title: t('fields.state'), render: (notice) => <NoticeState notice={notice} />, width: '10em' },
    { key: 'place', title: t('fields.place'), render: ({ placeName }) => <Clip>{placeName}</Clip>, width: '12em' },
    { key: 'objections', title: t('fields.objections'), render: ({ objections }) => (objections.open > 0 ? `${objections.open} / ${objections.all}` : objections.all), width: '7em', align: 'right' },
    { key: 'endsAt', title: t('fields.endsAt'), render: ({ endsAt }) => (endsAt === null ? '—' : <DateTime value={endsAt} as="date" />), width: '10em' },
  ];
}

/** Notices of one's places. */
export function Page(): ReactNode {
  const { t } = useTranslation('notices');
  const { roles } = useSession();
  const definitions = useMemo<readonly FilterDefinition[]>(
    () => [
      { name: 'state', label: t('fields.state'), control: 'choice', options: noticeStates.map((state) => ({ value: state, label: t(`states.${state}`) })) },
      { name: 'term', label: t('fields.term'), control: 'choice', options: terms.map((term) => ({ value: term, label: t(`options.term.${term}`) })) },
    ],
    [t],
  );
  const url = useUrlFilters(definitions);
  const columns = useColumns();
  const state = noticeStates.find((one) => one === url.values['state']);
  const term = terms.find((one) => one === url.values['term']);
  const list = useApiPages('notices.list', { query: { ...(state ? { state } : {}), ...(term ? { term } : {}) } });
  return (
    <DeskPage
      title={t('desk.title')}
      actions={writers.some((role) => roles.has(role)) ? <LinkButton to="/notices/new" icon={FilePlus2} tone="primary">{t('desk.new')}</LinkButton> : undefined}
    >
      <WorkTable
        name="notices" label={t('desk.title')} columns={columns} rows={list.data?.pages.flatMap(({ items }) => items) ?? []} rowKey={({ id }) => id}
        rowPath={({ id }) => `/notices/${id}`} rowLabel={({ title }) => title} rowTone={(row) => (row.state === 'objected' || (row.state === 'published' && row.termOver) ? 'soon' : undefined)}
        filters={{ definitions, url }} loading={list.isPending} problem={list.error} onRetry={() => void list.refetch()}
        more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
        empty={<EmptyState picture="box" title={t('desk.empty')} hint={t('desk.emptyHint')} />}
      />
    </DeskPage>
  );
}
