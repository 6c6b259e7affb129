import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import { Button, Popconfirm, Table } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Stack } from '../../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../../ui/kit/values.tsx';
import type { Topic } from './types.ts';

/** The cases behind a topic, the newest first; one that does not belong to it can be taken out. */
export function CaseList({ topic }: { readonly topic: Topic }): ReactNode {
  const { t } = useTranslation(['insight', 'requests']);
  const remove = useApiMutation('insight.removeTopicCase');
  const removable = topic.mayChange && topic.cases > 1;
  return (
    <Panel title={t('topics.casesOf', { count: topic.cases })}>
      <Stack gap={3}>
        {remove.error ? <ErrorState problem={remove.error} /> : null}
        <Table<Topic['items'][number]>
          size="small"
          rowKey="id"
          scroll={{ x: true }}
          pagination={topic.items.length > 20 ? { pageSize: 20 } : false}
          dataSource={[...topic.items].reverse()}
          columns={[
            { key: 'number', title: t('topics.number'), render: (_, { id, number }) => <Link to={`/requests/${id}`}>{number}</Link> },
            { key: 'title', title: t('topics.case'), render: (_, { title }) => title },
            { key: 'state', title: t('topics.state'), render: (_, { state }) => t(`requests:states.${state}`) },
            { key: 'place', title: t('topics.place'), render: (_, { placeName }) => placeName },
            { key: 'at', title: t('topics.at'), render: (_, { reportedAt }) => <DateTime value={reportedAt} as="date" /> },
            { key: 'likes', title: t('topics.likes'), align: 'right', render: (_, { likes }) => likes },
            ...(removable
              ? [{
                  key: 'remove', title: t('topics.actions'),
                  render: (_: unknown, { id, number }: Topic['items'][number]) => (
                    <Popconfirm title={t('topics.removeSure')} okText={t('topics.remove')} cancelText={t('ui:cancel')} onConfirm={() => remove.mutate({ params: { id: topic.id }, body: { version: topic.version, requestId: id } })}>
                      <Button type="link" size="small" aria-label={t('topics.removeNumber', { number })}>
                        {t('topics.remove')}
                      </Button>
                    </Popconfirm>
                  ),
                }]
              : []),
          ]}
        />
      </Stack>
    </Panel>
  );
}
