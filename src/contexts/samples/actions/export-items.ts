import { writeXlsx } from 'hucre/xlsx';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../shared/actor.ts';
import { csvLine } from '../../../shared/csv.ts';
import { formatDateTime } from '../../../shared/time.ts';
import type { Platform } from '../../../platform/platform.ts';
import words from '../locales/zh.json' with { type: 'json' };
import { readSample } from './read-samples.ts';

const head = [
  'number 序号', 'request 诉求编号', 'title 事由', 'community 社区', 'category 类别', 'workstation 工作站', 'method 方式', 'result 结果', 'satisfaction 满意程度', 'remark 说明',
  'checked by 抽查人', 'at 抽查时间', 'sent back 退回', 'supervised 督办',
];

/** The cases of a sample with what was found, for papers and further work; without names of residents. */
export async function exportItems(platform: Platform, actor: Actor, id: string, format: 'csv' | 'xlsx', reply: FastifyReply): Promise<FastifyReply> {
  const sample = await readSample(platform, actor, id);
  const rows = sample.items.map((item) => [
    String(item.position), item.case.number, item.case.title, item.case.placeName, item.case.categoryName?.zh ?? '', item.case.workstationName ?? '',
    item.method === null ? '' : words.options.method[item.method], item.verdict === null ? '' : words.options.verdict[item.verdict],
    item.level === null ? '' : words.options.level[String(item.level) as keyof typeof words.options.level], item.remark ?? '', item.checkerName ?? '',
    item.checkedAt === null ? '' : formatDateTime(Date.parse(item.checkedAt)), item.sentBack === null ? '' : words.sentBack[item.sentBack], item.supervised ? words.yes : '',
  ]);
  const named = reply.header('content-disposition', `attachment; filename="${sample.number}.${format}"`);
  if (format === 'csv') return named.type('text/csv; charset=utf-8').send(`\uFEFF${[head, ...rows].map(csvLine).join('')}`);
  const bytes = await writeXlsx({ sheets: [{ name: sample.number, rows: [head, ...rows] }] });
  return named.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(Buffer.from(bytes));
}
