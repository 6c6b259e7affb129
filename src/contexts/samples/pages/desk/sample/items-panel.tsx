import { useState, type ReactNode } from 'react';
import { Segmented, Table, type TableColumnsType } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../../ui/kit/button.tsx';
import { Text } from '../../../../../ui/kit/layout.tsx';
import { VerdictBadges } from '../../shared/sample-badges.tsx';
import styles from '../../shared/samples.module.css';
import type { Item, Sample } from '../../shared/use-sample.ts';

const shown = ['all', 'open', 'failed'] as const;
type Shown = (typeof shown)[number];

function isShown(item: Item, filter: Shown): boolean {
  if (filter === 'all') return true;
  return filter === 'open' ? item.verdict === null : item.verdict === 'notDone';
}

/** The cases that were drawn: what was found, and the way to look at each. */
export function ItemsPanel({ sample }: { readonly sample: Sample }): ReactNode {
  const { t } = useTranslation('samples');
  const format = useFormat();
  const language = useLanguage();
  const [filter, setFilter] = useState<Shown>('all');
  const columns: TableColumnsType<Item> = [
    { key: 'position', title: t('columns.position'), render: (_, { position }) => position, width: 64 },
    {
      key: 'case', title: t('columns.case'),
      render: (_, item) => (
        <span className={styles.cell}>
          <strong>{item.case.title}</strong>
          <Text tone="muted" size="small">{[item.case.number, item.case.placeName, item.case.categoryName?.[language], item.case.workstationName].filter(Boolean).join(' · ')}</Text>
        </span>
      ),
    },
    {
      key: 'result', title: t('columns.result'),
      render: (_, item) => (
        <span className={styles.cell}>
          <span className={styles.badges}><VerdictBadges item={item} /></span>
          {item.level === null ? null : <Text size="small">{t(`options.level.${item.level}`)}</Text>}
          {item.remark === null ? null : <Text size="small">{item.remark}</Text>}
          {item.checkedAt === null ? null : <Text tone="muted" size="small">{t('item.by', { name: item.checkerName ?? '', at: format.dateTime(item.checkedAt) })}</Text>}
        </span>
      ),
    },
    {
      key: 'do', title: t('items.do'), width: 120,
      render: (_, item) => (
        <LinkButton to={`/samples/${sample.id}/${item.id}`} tone={item.mayRecord && item.verdict === null ? 'primary' : 'secondary'}>
          {t(item.mayRecord && item.verdict === null ? 'items.do' : 'items.view')}
        </LinkButton>
      ),
    },
  ];
  return (
    <Panel
      title={t('items.title', { count: sample.items.length })}
      extra={<Segmented aria-label={t('items.show')} value={filter} onChange={setFilter} options={shown.map((value) => ({ value, label: t(value === 'all' ? 'all' : `items.${value}`) }))} />}
    >
      <div className={styles.scroll}>
        <Table<Item> size="small" rowKey={({ id }) => id} columns={columns} dataSource={sample.items.filter((item) => isShown(item, filter))} pagination={sample.items.length > 50 ? { pageSize: 50, showSizeChanger: false } : false} locale={{ emptyText: t('items.none') }} />
      </div>
    </Panel>
  );
}
