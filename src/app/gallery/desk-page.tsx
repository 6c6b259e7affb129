import type { ReactNode } from 'react';
import { Chart } from '../../ui/chart/chart.tsx';
import type { ChartSpec } from '../../ui/chart/spec.ts';
import { Button } from '../../ui/desk/antd.ts';
import { DeskActionForm } from '../../ui/desk/desk-action-form.tsx';
import { Panel, RecordPage, Stat, Stats } from '../../ui/desk/desk-page.tsx';
import { DeskTheme } from '../../ui/desk/theme.tsx';
import { type FilterDefinition, useUrlFilters } from '../../ui/desk/use-url-filters.ts';
import { Clip, WorkTable } from '../../ui/desk/work-table.tsx';
import { StateBadge } from '../../ui/kit/state-badge.tsx';
import { Timeline } from '../../ui/kit/timeline.tsx';
import { showToast } from '../../ui/kit/toast.tsx';
import { fields, rows, timeline, words, type SampleRow } from './samples.ts';

const definitions: readonly FilterDefinition[] = [
  { name: 'text', label: '编号或关键词', control: 'text' },
  { name: 'state', label: '状态', control: 'choices', options: ['待受理', '办理中', '待核查', '已办结'].map((value) => ({ value, label: value })) },
  { name: 'due', label: '期限', control: 'choice', options: [{ value: 'overdue', label: '已超期' }] },
  { name: 'from', label: '从', control: 'date' },
  { name: 'open', label: '只看未办结', control: 'flag' },
];

const spec: ChartSpec = {
  kind: 'stackedBar',
  categoryName: '月份',
  valueName: '件',
  categories: ['6月', '7月', '8月', '9月', '10月', '11月'],
  series: [
    { name: '办结', unit: '件', values: [120, 140, 155, 160, 150, 110] },
    { name: '在办', unit: '件', values: [8, 12, 9, 15, 20, 31] },
  ],
};

function Table(): ReactNode {
  const url = useUrlFilters(definitions);
  return (
    <WorkTable<SampleRow>
      name="gallery"
      label="诉求"
      rows={rows}
      rowKey={(row) => row.id}
      rowPath={(row) => `/gallery/desk?row=${row.id}`}
      rowTone={(row) => row.tone}
      filters={{ definitions, url }}
      total={{ count: 1000, more: true }}
      exportHref="/export.csv"
      bulk={(chosen, clear) => (
        <Button
          type="primary"
          onClick={() => {
            showToast(String(chosen.length));
            clear();
          }}
        >
          批量派单
        </Button>
      )}
      more={{ load: () => showToast('more'), loading: false }}
      columns={[
        { key: 'number', title: '编号', render: (row) => row.number, width: '150px' },
        { key: 'title', title: '内容', render: (row) => <Clip>{row.title}</Clip> },
        { key: 'state', title: '状态', render: (row) => <StateBadge tone={row.tone ?? 'active'}>{row.state}</StateBadge> },
        { key: 'place', title: '地点', render: (row) => <Clip>{row.place}</Clip> },
      ]}
    />
  );
}

/** The desk kit, each part once. */
export function DeskGalleryPage(): ReactNode {
  return (
    <DeskTheme>
      <RecordPage
        title="CL-2026-000123 西门路口停车占道"
        badges={
          <>
            <StateBadge tone="late">已超期 2 小时</StateBadge>
            <span>{words.longName}</span>
          </>
        }
        actions={<Button>打印</Button>}
        aside={
          <Panel title="现场查看">
            <DeskActionForm context="gallery" action="siteCheck" fields={fields} onSubmit={(body) => showToast(JSON.stringify(body))} onCancel={() => showToast('cancel')} />
          </Panel>
        }
      >
        <Stats>
          <Stat label="待受理" value={12} unit="件" tone="active" to="/gallery/desk" />
          <Stat label="快到期" value={5} unit="件" tone="soon" />
          <Stat label="已超期" value={2} unit="件" tone="late" hint="比上周少 3 件" />
          <Stat label="满意率" value="97.7%" tone="done" />
        </Stats>
        <Panel title="经过">
          <Timeline entries={timeline} next={{ title: '制定方案' }} />
        </Panel>
        <Panel title="趋势">
          <Chart title="在办件数 11 月明显上升" spec={spec} source="按受理日期统计" />
        </Panel>
        <Table />
      </RecordPage>
    </DeskTheme>
  );
}
