import { maskName } from '../../../../shared/mask.ts';
import { maskPhone } from '../../../../shared/phone.ts';
import { formatDateTime } from '../../../../shared/time.ts';
import type { Platform } from '../../../../platform/platform.ts';
import type { Actor } from '../../../../shared/actor.ts';
import type { Summary } from '../../contract.ts';
import zh from '../../locales/zh.json' with { type: 'json' };
import { type ExportDetail, type ExportRow, readExportDetails } from '../../store/exports.ts';
import { type FurtherPlace, furtherPlacesOf } from '../../store/further-places.ts';
import { walkForDesk } from '../browse-requests.ts';

/** One case as an export says it. */
export interface ExportedCase {
  readonly cells: Readonly<Record<(typeof columns)[number]['key'], string | number>>;
  /** Where it is: none, one or several points. */
  readonly points: readonly NonNullable<Summary['point']>[];
}

/** The columns of an export, in the office's words with the identifier beside them. */
export const columns = [
  { key: 'number', header: '编号 number', width: 18 },
  { key: 'state', header: '状态 state', width: 12 },
  { key: 'category', header: '类别 category', width: 16 },
  { key: 'place', header: '地点 place', width: 26 },
  { key: 'address', header: '地址 address', width: 26 },
  { key: 'title', header: '标题 title', width: 40 },
  { key: 'text', header: '内容 text', width: 60 },
  { key: 'channel', header: '渠道 channel', width: 14 },
  { key: 'channelNote', header: '渠道说明 channel note', width: 24 },
  { key: 'outsideNumber', header: '外部编号 outside number', width: 18 },
  { key: 'priority', header: '优先级 priority', width: 10 },
  { key: 'workstation', header: '工作站 workstation', width: 24 },
  { key: 'reported', header: '反映时间 reported', width: 20 },
  { key: 'due', header: '办理期限 due', width: 20 },
  { key: 'overdue', header: '超期 overdue', width: 8 },
  { key: 'joined', header: '合并数 joined', width: 8 },
  { key: 'rating', header: '评分 rating', width: 8 },
  { key: 'name', header: '反映人 reporter', width: 14 },
  { key: 'phone', header: '电话 phone', width: 16 },
] as const;

/** Several values in one cell. */
function joined(values: readonly (string | null)[]): string {
  return [...new Set(values.filter((value) => value !== null && value !== ''))].join('；');
}

/** Words that name people are left out or masked unless a reason was given. */
function personalOf(detail: ExportDetail | undefined, further: readonly FurtherPlace[], full: boolean): Pick<ExportedCase['cells'], 'address' | 'text' | 'name' | 'phone'> {
  const { address, text, name, phone } = detail ?? { address: null, text: null, name: null, phone: null };
  if (full) return { address: joined([address, ...further.map((place) => place.address)]), text: text ?? '', name: name ?? '', phone: phone ?? '' };
  return { address: '', text: '', name: name === null ? '' : maskName(name), phone: phone === null ? '' : maskPhone(phone) };
}

function exported(item: Summary, detail: ExportDetail | undefined, further: readonly FurtherPlace[], full: boolean): ExportedCase {
  const due = item.resolution?.due ?? item.response?.due;
  const { address, text, name, phone } = personalOf(detail, further, full);
  return {
    points: [item.point, ...further.map(({ point }) => point)].flatMap((point) => point ?? []),
    cells: {
      number: item.number, state: zh.states[item.state], category: item.categoryName?.zh ?? '', place: joined([item.placeName, ...further.map(({ placeName }) => placeName)]),
      address, title: item.title, text,
      channel: zh.channels[item.channel], channelNote: detail?.channelNote ?? '', outsideNumber: detail?.outsideNumber ?? '', priority: zh.options.priority[item.priority],
      workstation: item.workstationName ?? '', reported: formatDateTime(Date.parse(item.reportedAt)), due: due ? formatDateTime(Date.parse(due)) : '', overdue: item.overdue ? 1 : 0,
      joined: item.joinedCount, rating: item.rating === null ? '' : Math.round(item.rating * 10) / 10, name, phone,
    },
  };
}

/** Walks the list page by page: never more than one page is held, however long the list is. */
export async function* exportedCases(platform: Platform, actor: Actor, row: Pick<ExportRow, 'filters' | 'reason'>, onPage: (done: number) => Promise<void>): AsyncGenerator<ExportedCase> {
  let done = 0;
  for await (const items of walkForDesk(platform, actor, row.filters)) {
    const details = await readExportDetails(platform.database, items.map(({ id }) => id));
    const further = await furtherPlacesOf(platform.database, items);
    for (const item of items) yield exported(item, details.get(item.id), further.get(item.id) ?? [], row.reason !== null);
    done += items.length;
    await onPage(done);
  }
}
