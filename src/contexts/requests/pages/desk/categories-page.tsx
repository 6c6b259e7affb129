import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Button, Checkbox, Input, Table, type TableColumnsType } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Row, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { CategoryDrawer } from './categories/category-drawer.tsx';
import { type Category, inTreeOrder } from './categories/category-form.ts';
import styles from './desk.module.css';

type Line = Category & { readonly depth: number };

/** Today in Suzhou, `YYYY-MM-DD`. */
function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

function useCategoryColumns(onEdit: ((category: Category) => void) | undefined): TableColumnsType<Line> {
  const { t } = useTranslation('requests');
  const limit = ({ amount, unit }: Category['response']): string => t(`report.limits.${unit}`, { count: amount });
  const validity = ({ validFrom, validTo }: Line): ReactNode => {
    const ended = validTo !== null && validTo < today();
    const later = validFrom > today();
    return (
      <>
        {validFrom} – {validTo ?? t('desk.categories.openEnd')}
        {ended ? <StateBadge tone="neutral">{t('desk.categories.ended')}</StateBadge> : null}
        {later ? <StateBadge tone="soon">{t('desk.categories.later')}</StateBadge> : null}
      </>
    );
  };
  return [
    {
      title: t('desk.categories.fields.code'),
      key: 'code',
      width: 120,
      render: (_, { code, depth }) => <span className={depth > 0 ? styles.leaf : styles.branch}>{code}</span>,
    },
    { title: t('desk.categories.fields.nameZh'), key: 'nameZh', render: (_, { nameZh, depth }) => (depth === 0 ? <strong>{nameZh}</strong> : nameZh) },
    { title: t('desk.categories.fields.nameEn'), key: 'nameEn', dataIndex: 'nameEn' },
    { title: t('desk.categories.fields.response'), key: 'response', width: 130, render: (_, { response }) => limit(response) },
    { title: t('desk.categories.fields.resolution'), key: 'resolution', width: 130, render: (_, { resolution }) => limit(resolution) },
    { title: t('desk.categories.offered'), key: 'offered', width: 90, render: (_, { offered }) => t(offered ? 'desk.case.yes' : 'desk.case.no') },
    { title: t('desk.categories.validity'), key: 'validity', width: 220, render: (_, line) => validity(line) },
    { title: t('desk.categories.fields.source'), key: 'source', ellipsis: true, render: (_, { source }) => source || '—' },
    ...(onEdit
      ? [
          {
            title: t('desk.categories.actions'),
            key: 'edit',
            width: 80,
            render: (_: unknown, line: Line) => (
              <Button type="link" size="small" aria-label={t('desk.categories.edit', { code: line.code })} onClick={() => onEdit(line)}>
                {t('desk.categories.change')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

/** The categories of requests with their time limits. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { roles } = useSession();
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const [editing, setEditing] = useState<Category | 'new' | undefined>(undefined);
  const { data, error, refetch } = useApiQuery('requests.listCategories', { query: all ? { all: 'true' } : {} }, { keepPrevious: true });
  const mayEdit = roles.has('administrator');
  const columns = useCategoryColumns(mayEdit ? setEditing : undefined);
  const wanted = search.trim().toLowerCase();
  const lines = inTreeOrder(data?.items ?? []).filter(
    ({ code, nameZh, nameEn }) => wanted === '' || `${code} ${nameZh} ${nameEn}`.toLowerCase().includes(wanted),
  );
  return (
    <DeskPage
      title={t('desk.categories.title')}
      actions={
        mayEdit ? (
          <Button type="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
            {t('desk.categories.add')}
          </Button>
        ) : null
      }
    >
      <Text tone="muted">{t('desk.categories.hint')}</Text>
      <Row between>
        <Input.Search
          allowClear
          className={styles.find ?? ''}
          aria-label={t('desk.categories.search')}
          placeholder={t('desk.categories.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          {t('desk.categories.all')}
        </Checkbox>
      </Row>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <>
          <Text tone="muted" size="small">
            {t('desk.categories.without', {
              response: t(`report.limits.${data.withoutCategory.response.unit}`, { count: data.withoutCategory.response.amount }),
              resolution: t(`report.limits.${data.withoutCategory.resolution.unit}`, { count: data.withoutCategory.resolution.amount }),
            })}
          </Text>
          <Table<Line>
            rowKey="id"
            size="small"
            columns={columns}
            dataSource={lines}
            pagination={false}
            scroll={{ x: 1000 }}
            locale={{ emptyText: <EmptyState compact title={t('desk.categories.empty')} hint={t('desk.categories.emptyHint')} /> }}
          />
        </>
      ) : error ? null : (
        <Skeleton lines={12} />
      )}
      {editing === undefined ? null : (
        <CategoryDrawer
          key={editing === 'new' ? 'new' : editing.id}
          category={editing === 'new' ? undefined : editing}
          categories={data?.items ?? []}
          today={today()}
          onConflict={() => void refetch()}
          onClose={() => setEditing(undefined)}
        />
      )}
    </DeskPage>
  );
}
