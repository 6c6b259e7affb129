import { useMemo, type ReactNode } from 'react';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { type FilterDefinition, type FilterValues, useUrlFilters } from '../../../../ui/desk/use-url-filters.ts';
import { Clip, type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Text } from '../../../../ui/kit/layout.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';

type Unmasking = Output<'people.listUnmaskings'>['items'][number];

const subjects = ['request', 'resident', 'staff'] as const;

function queryOf(values: FilterValues) {
  const { subjectType, from, to } = values;
  return {
    ...(typeof subjectType === 'string' ? { subjectType } : {}),
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof to === 'string' ? { to } : {}),
  };
}

/** Addresses of the records whose personal data was seen. */
function pathOf({ subjectType, subjectId }: Unmasking): string {
  return subjectType === 'staff' ? `/staff/${subjectId}` : `/requests/${subjectId}`;
}

function useColumns(): readonly Column<Unmasking>[] {
  const { t, i18n } = useTranslation('people');
  const word = (group: 'subjects' | 'fieldNames', name: string): string =>
    i18n.exists(`people:unmaskings.${group}.${name}`) ? t(`unmaskings.${group}.${name}`) : name;
  return [
    { key: 'time', title: t('columns.occurredAt'), render: ({ occurredAt }) => <DateTime value={occurredAt} as="full" />, width: '15em' },
    { key: 'who', title: t('unmaskings.who'), render: ({ staffName }) => staffName, width: '9em' },
    { key: 'subject', title: t('unmaskings.subject'), render: ({ subjectType }) => word('subjects', subjectType), width: '8em', opens: true },
    { key: 'fields', title: t('columns.fields'), render: ({ fields }) => fields.map((field) => word('fieldNames', field)).join(' '), width: '10em' },
    { key: 'reason', title: t('fields.reason'), render: ({ reason }) => <Clip>{reason}</Clip> },
  ];
}

/** Who saw personal data in full. */
export function Page(): ReactNode {
  const { t } = useTranslation('people');
  const definitions = useMemo<readonly FilterDefinition[]>(
    () => [
      {
        name: 'subjectType',
        label: t('unmaskings.subject'),
        control: 'choice',
        options: subjects.map((subject) => ({ value: subject, label: t(`unmaskings.subjects.${subject}`) })),
      },
      { name: 'from', label: t('unmaskings.from'), control: 'date' },
      { name: 'to', label: t('unmaskings.to'), control: 'date' },
    ],
    [t],
  );
  const url = useUrlFilters(definitions);
  const query = queryOf(url.values);
  const list = useApiPages('people.listUnmaskings', { query });
  return (
    <DeskPage title={t('unmaskings.title')}>
      <Text tone="muted">{t('unmaskings.hint')}</Text>
      <WorkTable
        name="unmaskings"
        label={t('unmaskings.title')}
        columns={useColumns()}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ id }) => id}
        rowPath={pathOf}
        filters={{ definitions, url }}
        loading={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
        exportHref={addressOf('people.exportUnmaskings', { query })}
        empty={<EmptyState picture="box" title={t('unmaskings.empty')} hint={t('unmaskings.emptyHint')} />}
      />
    </DeskPage>
  );
}
