import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../shared/actor.ts';
import { formatDateTime } from '../../../shared/time.ts';
import type { Platform } from '../../../platform/platform.ts';
import { csvLine } from '../../../shared/csv.ts';
import type { ListQuery, Summary } from '../contract.ts';
import { walkForDesk } from './browse-requests.ts';

const header = [
  'number 编号', 'state 状态', 'category 类别', 'place 地点', 'title 标题', 'channel 渠道', 'priority 优先级', 'workstation 工作站',
  'reported 反映时间', 'due 办理期限', 'overdue 超期', 'joined 合并数', 'rating 评分',
];

function lineOf(item: Summary): string {
  const due = item.resolution?.due ?? item.response?.due;
  return csvLine([
    item.number, item.state, item.categoryName?.zh ?? '', item.placeName, item.title, item.channel, item.priority, item.workstationName ?? '',
    formatDateTime(Date.parse(item.reportedAt)), due ? formatDateTime(Date.parse(due)) : '', item.overdue ? '1' : '0',
    String(item.joinedCount), item.rating === null ? '' : item.rating.toFixed(1),
  ]);
}

async function* linesOf(platform: Platform, actor: Actor, query: ListQuery): AsyncGenerator<string> {
  // The mark tells Excel that the file is UTF-8.
  yield `\uFEFF${csvLine(header)}`;
  for await (const items of walkForDesk(platform, actor, query)) yield items.map(lineOf).join('');
}

/** Streams the filtered work list as CSV. */
export async function exportRequests(platform: Platform, actor: Actor, query: ListQuery, reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="requests.csv"')
    .send(Readable.from(linesOf(platform, actor, query)));
}
