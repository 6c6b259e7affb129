import { Plus } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { Button, Drawer } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { type FilterDefinition, useUrlFilters } from '../../../../ui/desk/use-url-filters.ts';
import { Clip, type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { DayState, useDayTime } from '../shared/day-state.tsx';
import { DayForm } from './day-form.tsx';

type Row = Output<'intake.listContactDays'>['items'][number];
const states = ['planned', 'open', 'ended', 'published', 'cancelled'] as const;

/** 联系日: all days of one's places, and announcing the next. */
export function Page(): ReactNode {
  const { t } = useTranslation('intake');
  const navigate = useNavigate();
  const { roles } = useSession();
  const dayTime = useDayTime();
  const [planning, setPlanning] = useState(false);
  const definitions = useMemo<readonly FilterDefinition[]>(
    () => [{ name: 'state', label: t('fields.state'), control: 'choice', options: states.map((value) => ({ value, label: t(`states.${value}`) })) }],
    [t],
  );
  const url = useUrlFilters(definitions);
  const state = states.find((known) => known === url.values['state']);
  const list = useApiPages('intake.listContactDays', { query: state ? { state } : {} });
  const mayPlan = roles.has('clerk') || roles.has('communityOfficer');
  const columns: readonly Column<Row>[] = [
    { key: 'time', title: t('fields.heldOn'), render: (row) => dayTime(row), width: '20em' },
    { key: 'place', title: t('fields.place'), render: ({ placeName, venue }) => <Clip>{`${placeName} · ${venue}`}</Clip> },
    { key: 'state', title: t('fields.state'), render: (row) => <DayState state={row.state} />, width: '9em' },
    { key: 'heard', title: t('counts.heard'), render: ({ counts }) => counts.heard, align: 'right', width: '6em' },
    { key: 'solved', title: t('counts.solved'), render: ({ counts }) => counts.solved, align: 'right', width: '6em' },
    { key: 'open', title: t('counts.open'), render: ({ counts }) => counts.open, align: 'right', width: '6em' },
  ];
  const plan = mayPlan ? (
    <Button type="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setPlanning(true)}>
      {t('days.plan')}
    </Button>
  ) : null;
  return (
    <DeskPage title={t('days.title')} actions={plan}>
      <WorkTable
        name="intake.days"
        label={t('days.title')}
        columns={columns}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ id }) => id}
        rowPath={({ id }) => `/contact-days/${id}`}
        rowLabel={(row) => dayTime(row)}
        filters={{ definitions, url }}
        loading={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
        empty={<EmptyState picture="lane" title={t('days.empty')} hint={t('days.emptyHint')} />}
      />
      <Drawer mask={false} open={planning} onClose={() => setPlanning(false)} destroyOnHidden title={t('days.plan')}>
        {planning ? <DayForm onDone={(id) => void navigate(`/contact-days/${id}`)} /> : null}
      </Drawer>
    </DeskPage>
  );
}
