import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { Clip, WorkTable, type Column } from '../../../../ui/desk/work-table.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Text } from '../../../../ui/kit/layout.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import styles from './desk.module.css';

type Row = Output<'requests.listCallbacks'>['items'][number];

/** 电话回访: verified requests that wait for a call; the call itself is recorded on the page of the request. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { data, error, refetch, isPending } = useApiQuery('requests.listCallbacks', {});
  const columns: readonly Column<Row>[] = [
    { key: 'number', title: t('desk.columns.number'), width: '9.5em', render: ({ number }) => <span className={styles.number}>{number}</span> },
    { key: 'title', title: t('desk.columns.title'), render: ({ title }) => <Clip>{title}</Clip> },
    { key: 'place', title: t('desk.columns.place'), width: '14em', render: ({ placeName }) => <Clip>{placeName}</Clip> },
    { key: 'attempts', title: t('desk.callbacks.attempts'), width: '7em', render: ({ attempts }) => t('desk.callbacks.attemptCount', { count: attempts }) },
    { key: 'changed', title: t('desk.columns.changed'), width: '10em', render: ({ changedAt }) => <DateTime value={changedAt} /> },
  ];
  return (
    <DeskPage title={t('desk.callbacks.title')}>
      <Text tone="muted">{t('desk.callbacks.hint')}</Text>
      <WorkTable
        name="requests.callbacks"
        label={t('desk.callbacks.table')}
        columns={columns}
        rows={data?.items ?? []}
        rowKey={({ id }) => id}
        rowPath={({ id }) => `/requests/${id}`}
        loading={isPending}
        problem={error}
        onRetry={() => void refetch()}
        empty={<EmptyState compact title={t('desk.callbacks.empty')} hint={t('desk.callbacks.emptyHint')} />}
      />
    </DeskPage>
  );
}
