import { UserPlus } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Role } from '../../../../shared/actor.ts';
import { roles } from '../../../../shared/actor.ts';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import type { Input } from '../../../../ui/api/types.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { type FilterDefinition, type FilterValues, useUrlFilters } from '../../../../ui/desk/use-url-filters.ts';
import { Clip, type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import { type Staff, StaffState } from './staff-state.tsx';

const states = ['invited', 'enrolling', 'active', 'disabled'] as const;

function useFilterDefinitions(): readonly FilterDefinition[] {
  const { t } = useTranslation('people');
  return useMemo(
    () => [
      { name: 'text', label: t('fields.search'), control: 'text' },
      { name: 'role', label: t('fields.role'), control: 'choice', options: roles.map((role) => ({ value: role, label: t(`roles.${role}`) })) },
      { name: 'state', label: t('fields.state'), control: 'choice', options: states.map((state) => ({ value: state, label: t(`states.${state}`) })) },
    ],
    [t],
  );
}

function queryOf(values: FilterValues): NonNullable<Input<'people.listStaff'>['query']> {
  const { text, role, state } = values;
  return {
    ...(typeof text === 'string' ? { q: text } : {}),
    ...(typeof role === 'string' ? { role: role as Role } : {}),
    ...(typeof state === 'string' ? { state: state as Staff['state'] } : {}),
  };
}

function useStaffColumns(): readonly Column<Staff>[] {
  const { t } = useTranslation('people');
  return [
    { key: 'name', title: t('fields.displayName'), render: ({ displayName }) => displayName, width: '9em' },
    { key: 'userName', title: t('fields.userName'), render: ({ userName }) => userName, width: '11em' },
    {
      key: 'roles',
      title: t('staff.rolesColumn'),
      render: ({ assignments }) => (
        <Clip>{assignments.map(({ role, placeName }) => `${t(`roles.${role}`)} · ${placeName}`).join('  ')}</Clip>
      ),
    },
    { key: 'state', title: t('fields.state'), render: ({ state }) => <StaffState state={state} />, width: '8em' },
    { key: 'phone', title: t('fields.phone'), render: ({ phoneMasked }) => phoneMasked, width: '9em' },
    {
      key: 'lastSignedIn',
      title: t('staff.lastSignedIn'),
      render: ({ lastSignedInAt }) => (lastSignedInAt ? <DateTime value={lastSignedInAt} /> : t('staff.never')),
      width: '12em',
    },
  ];
}

/** The people of my places. */
export function Page(): ReactNode {
  const { t } = useTranslation('people');
  const definitions = useFilterDefinitions();
  const url = useUrlFilters(definitions);
  const query = queryOf(url.values);
  const list = useApiPages('people.listStaff', { query });
  const columns = useStaffColumns();
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const filtered = Object.keys(query).length > 0;
  const mayCreate = list.data?.pages[0]?.mayCreate ?? false;
  return (
    <DeskPage title={t('staff.title')}>
      <WorkTable
        name="staff"
        label={t('staff.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowPath={({ id }) => `/staff/${id}`}
        filters={{ definitions, url }}
        loading={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
        exportHref={addressOf('people.exportStaff', { query })}
        actions={
          mayCreate ? (
            <LinkButton to="/staff/new" tone="primary" icon={UserPlus}>
              {t('staff.create')}
            </LinkButton>
          ) : undefined
        }
        empty={
          filtered ? (
            <EmptyState title={t('staff.noMatch')} hint={t('staff.noMatchHint')} />
          ) : (
            <EmptyState picture="box" title={t('staff.empty')} hint={t('staff.emptyHint')} action={<Link to="/staff/new">{t('staff.create')}</Link>} />
          )
        }
      />
    </DeskPage>
  );
}
