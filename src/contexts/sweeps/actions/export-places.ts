import { writeXlsx } from 'hucre/xlsx';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../shared/actor.ts';
import { csvLine } from '../../../shared/csv.ts';
import { formatDateTime } from '../../../shared/time.ts';
import type { Platform } from '../../../platform/platform.ts';
import words from '../locales/zh.json' with { type: 'json' };
import { readSweep } from './read-sweeps.ts';

const head = [
  'number 序号', 'place 点位', 'community 社区', 'grid 网格', 'workstation 工作站', 'result 结果', 'looked at 查看时间', 'remark 说明', 'times 次数',
  'decision 认定理由', 'request 诉求编号',
];

/** The checklist with its results as CSV or XLSX, for papers and further work; without names of people. */
export async function exportPlaces(platform: Platform, actor: Actor, id: string, format: 'csv' | 'xlsx', reply: FastifyReply): Promise<FastifyReply> {
  const sweep = await readSweep(platform, actor, id);
  const rows = sweep.places.map((place) => [
    String(place.position), place.name, place.placeName, place.gridName ?? '', place.workstationName ?? '',
    place.result === null ? '' : words.options.result[place.result],
    place.observedAt === null ? '' : formatDateTime(Date.parse(place.observedAt)),
    place.facts.at(-1)?.remark ?? '', String(place.facts.length), place.decided ?? '', place.case?.number ?? '',
  ]);
  const named = reply.header('content-disposition', `attachment; filename="${sweep.number}.${format}"`);
  if (format === 'csv') return named.type('text/csv; charset=utf-8').send(`\uFEFF${[head, ...rows].map(csvLine).join('')}`);
  const bytes = await writeXlsx({ sheets: [{ name: sweep.number, rows: [head, ...rows] }] });
  return named.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(Buffer.from(bytes));
}
