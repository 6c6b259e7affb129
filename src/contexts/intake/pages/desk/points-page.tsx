import { Plus } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { Button, Drawer } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { type FilterDefinition, useUrlFilters } from '../../../../ui/desk/use-url-filters.ts';
import { Clip, type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { PointForm, pointKinds } from './point-form.tsx';

type Row = Output<'intake.listPoints'>['items'][number];

/** 心愿箱与站点: the standing ways in. */
export function Page(): ReactNode {
  const { t } = useTranslation('intake');
  const navigate = useNavigate();
  const { roles } = useSession();
  const [adding, setAdding] = useState(false);
  const definitions = useMemo<readonly FilterDefinition[]>(
    () => [{ name: 'kind', label: t('fields.kind'), control: 'choice', options: pointKinds.map((value) => ({ value, label: t(`options.kind.${value}`) })) }],
    [t],
  );
  const url = useUrlFilters(definitions);
  const kind = pointKinds.find((known) => known === url.values['kind']);
  const { data, error, isPending, refetch } = useApiQuery('intake.listPoints', { query: kind ? { kind } : {} });
  const columns: readonly Column<Row>[] = [
    { key: 'name', title: t('fields.name'), render: ({ name }) => <Clip>{name}</Clip>, opens: true },
    { key: 'kind', title: t('fields.kind'), render: (row) => t(`options.kind.${row.kind}`), width: '10em' },
    { key: 'place', title: t('fields.place'), render: ({ placeName }) => placeName, width: '16em' },
    { key: 'heard', title: t('counts.heard'), render: ({ counts }) => counts.heard, align: 'right', width: '6em' },
    { key: 'solved', title: t('counts.solved'), render: ({ counts }) => counts.solved, align: 'right', width: '6em' },
    { key: 'open', title: t('fields.inUse'), render: ({ open }) => t(open ? 'points.inUse' : 'points.notInUse'), width: '7em' },
    { key: 'code', title: t('fields.code'), render: ({ code }) => code, width: '7em' },
  ];
  const add =
    roles.has('clerk') || roles.has('communityOfficer') ? (
      <Button type="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
        {t('points.add')}
      </Button>
    ) : null;
  return (
    <DeskPage title={t('points.title')} actions={add}>
      <WorkTable
        name="intake.points"
        label={t('points.title')}
        columns={columns}
        rows={data?.items ?? []}
        rowKey={({ id }) => id}
        rowPath={({ id }) => `/channel-points/${id}`}
        rowLabel={({ name }) => name}
        filters={{ definitions, url }}
        loading={isPending}
        problem={error}
        onRetry={() => void refetch()}
        empty={<EmptyState picture="box" title={t('points.empty')} hint={t('points.emptyHint')} />}
      />
      <Drawer mask={false} open={adding} onClose={() => setAdding(false)} destroyOnHidden title={t('points.add')}>
        {adding ? <PointForm point={undefined} onDone={(id) => void navigate(`/channel-points/${id}`)} /> : null}
      </Drawer>
    </DeskPage>
  );
}
