import { BusFront, Coffee, HandHeart, Megaphone, MessagesSquare, ScrollText, Store } from 'lucide-react';
import type { FormField } from '../../shared/form.ts';
import type { FacePages } from '../../ui/faces.ts';
import type { TimelineEntry } from '../../ui/kit/timeline.tsx';
import type { MapPin, MapShape } from '../../ui/map/types.ts';

/** Words of the gallery: it shows the kit to developers and is not part of the product. */
export const words = {
  long: '桂花新村西门路口车辆长时间占道，机动车无法通行，行人只能绕到车道上走，早晚接送孩子的时候尤其危险，希望装上护栏并划清停车区域。',
  longName: '苏州市姑苏区沧浪街道第五网格化联动工作站暨社情民意联系日桂花新村西门固定接待点服务专班',
};

export const timeline: readonly TimelineEntry[] = [
  { id: '1', title: '已收到', at: '2022-06-20T01:12:00Z', who: '社情民意联系日', text: words.long },
  { id: '2', title: '已派给第五网格化联动工作站', at: '2022-06-20T02:05:00Z', who: '沧浪街道' },
  { id: '3', title: '到现场看过了', at: '2022-06-20T06:40:00Z', who: '网格员', text: '西门路口宽 4.2 米，违停车辆 6 辆。' },
  { id: '4', title: '不锈钢护栏装好了', at: '2022-06-22T09:30:00Z', who: '第五网格化联动工作站' },
];

export const fields: readonly FormField[] = [
  { name: 'findings', control: 'longText', required: true, maximum: 2000 },
  { name: 'photos', control: 'photos', required: true, minimum: 1, maximum: 9 },
  { name: 'priority', control: 'choice', required: false, options: ['normal', 'urgent', 'emergency'] },
  { name: 'plannedAmountFen', control: 'money', required: false },
  { name: 'plannedUntil', control: 'date', required: false },
  { name: 'partyCommitteeAgreed', control: 'boolean', required: true },
];

/** Sample ways in for the home page, until contexts bring theirs. */
export const samplePages: readonly FacePages[] = [
  {
    context: 'gallery',
    routes: [],
    doors: [
      { to: '/gallery/report', icon: Megaphone, label: 'report', order: 1, elder: 1, primary: true },
      { to: '/gallery/mine', icon: ScrollText, label: 'mine', order: 2, elder: 2 },
      { to: '/gallery/stations', icon: Coffee, label: 'stations', order: 3, elder: 3 },
      { to: '/gallery/organizations', icon: HandHeart, label: 'organizations', order: 4 },
      { to: '/gallery/deliberation', icon: MessagesSquare, label: 'deliberation', order: 5 },
      { to: '/gallery/fares', icon: BusFront, label: 'fares', order: 6, elder: 4 },
      { to: '/gallery/market', icon: Store, label: 'market', order: 7, elder: 5 },
    ],
  },
];

export const navWords = {
  report: '我要反映',
  reportHint: '拍张照、写一句话，2 小时内有人联系您',
  mine: '我反映的事',
  stations: '身边驿站',
  organizations: '社区组织',
  deliberation: '一起商量',
  fares: '地铁票价',
  market: '兴农供需',
};

const square = (west: number, south: number, size: number): MapShape['area'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south + size * 0.1],
      [west + size * 1.05, south + size * 0.8],
      [west + size * 0.1, south + size * 0.85],
      [west, south],
    ],
  ],
});

export const shapes: readonly MapShape[] = [
  { id: 'a', name: '第五网格', area: square(120.61, 31.295, 0.012), emphasis: 'focus' },
  { id: 'b', name: '第六网格', area: square(120.624, 31.296, 0.01) },
  { id: 'c', name: '第二网格', area: square(120.606, 31.284, 0.011) },
];

export const pins: readonly MapPin[] = [
  { id: '1', position: [120.615, 31.3], label: 'CL-2022-000123 西门停车', detail: '桂花新村', tone: 'late' },
  { id: '2', position: [120.618, 31.302], label: 'CL-2022-000130 树枝碰线', detail: '南园新村', tone: 'done' },
  { id: '3', position: [120.627, 31.299], label: 'CL-2022-000141 落水管脱落', detail: '老禾家塘岸', tone: 'soon' },
];

export interface SampleRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly place: string;
  readonly tone: 'late' | 'soon' | undefined;
}

export const rows: readonly SampleRow[] = Array.from({ length: 40 }, (_, index) => ({
  id: String(index),
  number: `CL-2026-${String(index + 101).padStart(6, '0')}`,
  title: ['西门路口停车占道', '树枝搭到电线上', '落水管脱落，雨水进电表箱', words.long][index % 4] ?? '',
  state: ['待受理', '办理中', '待核查', '已办结'][index % 4] ?? '',
  place: ['桂花社区', '瑞光社区', '三香社区', words.longName][index % 4] ?? '',
  tone: index % 7 === 0 ? 'late' : index % 5 === 0 ? 'soon' : undefined,
}));
