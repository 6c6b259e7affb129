import { useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiPages, useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Input, Output } from '../../../../ui/api/types.ts';
import { Button, Drawer } from '../../../../ui/desk/antd.ts';
import { useUrlFilters, type FilterDefinition } from '../../../../ui/desk/use-url-filters.ts';
import { type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { CompoundForm } from './compound-form.tsx';
import type { Unit } from './overview-panel.tsx';

type Compound = Output<'places.listCompounds'>['items'][number];

function useFilters(): readonly FilterDefinition[] {
  const { t } = useTranslation('places');
  return useMemo(
    () => [
      { name: 'text', label: t('compounds.search'), control: 'text' },
      {
        name: 'managed',
        label: t('fields.managed'),
        control: 'choice',
        options: [{ value: 'yes', label: t('compounds.managed') }, { value: 'no', label: t('compounds.unmanaged') }],
      },
    ],
    [t],
  );
}

function useColumns(): readonly Column<Compound>[] {
  const { t } = useTranslation('places');
  return [
    { key: 'name', title: t('fields.name'), render: ({ name }) => name },
    { key: 'community', title: t('levels.community'), render: ({ communityName }) => communityName },
    { key: 'address', title: t('fields.address'), render: ({ address }) => address },
    {
      key: 'managed',
      title: t('fields.managed'),
      render: ({ managed }) => t(managed ? 'compounds.managed' : 'compounds.unmanaged'),
    },
    { key: 'manager', title: t('fields.managerName'), render: ({ managerName }) => managerName, hidden: true },
    { key: 'buildings', title: t('fields.buildings'), align: 'right', render: ({ buildings }) => buildings.length },
    { key: 'source', title: t('fields.source'), render: ({ source }) => source, hidden: true },
  ];
}

/** Compounds of a unit: list, filter, enter, change. The open one stands in the address. */
export function CompoundsPanel({ unit }: { readonly unit: Unit }): ReactNode {
  const { t } = useTranslation('places');
  const [search, setSearch] = useSearchParams();
  const definitions = useFilters();
  const url = useUrlFilters(definitions);
  const { text, managed } = url.values;
  const query: Input<'places.listCompounds'>['query'] = {
    within: unit.code,
    ...(typeof text === 'string' ? { q: text } : {}),
    ...(managed === 'yes' || managed === 'no' ? { managed } : {}),
  };
  const list = useApiPages('places.listCompounds', { query });
  const open = search.get('compound') ?? undefined;
  const show = (id: string | undefined): void =>
    setSearch((old) => {
      const next = new URLSearchParams(old);
      if (id === undefined) next.delete('compound');
      else next.set('compound', id);
      return next;
    });
  const pathOf = (id: string): string => {
    const next = new URLSearchParams(search);
    next.set('compound', id);
    return `/places?${next.toString()}`;
  };
  return (
    <>
      <WorkTable
        name="places.compounds"
        label={t('desk.tabs.compounds')}
        columns={useColumns()}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ id }) => id}
        rowPath={({ id }) => pathOf(id)}
        filters={{ definitions, url }}
        loading={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
        exportHref={unit.actions.includes('import') ? addressOf('places.exportCompoundTable', { query: { within: unit.code } }) : undefined}
        empty={<EmptyState compact title={t('compounds.empty')} hint={t('compounds.emptyHint')} />}
        actions={
          unit.actions.includes('addCompound') ? (
            <Button type="primary" onClick={() => show('new')}>
              {t('compounds.add')}
            </Button>
          ) : null
        }
      />
      <Drawer mask={false} open={open !== undefined} onClose={() => show(undefined)} size="large" destroyOnHidden title={t(open === 'new' ? 'compounds.add' : 'compounds.one')}>
        {open === 'new' ? (
          <CompoundForm unit={unit} compound={undefined} onDone={() => show(undefined)} />
        ) : open === undefined ? null : (
          <OpenCompound key={open} id={open} unit={unit} onDone={() => show(undefined)} />
        )}
      </Drawer>
    </>
  );
}

function OpenCompound({ id, unit, onDone }: { readonly id: string; readonly unit: Unit; readonly onDone: () => void }): ReactNode {
  const { data, error, refetch } = useApiQuery('places.getCompound', { params: { id } });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  return <CompoundForm key={data.version} unit={unit} compound={data} onDone={onDone} />;
}
