import { writeXlsx } from 'hucre/xlsx';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../shared/actor.ts';
import { csvLine } from '../../../shared/csv.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { FiguresAnswer, Statistics, StatisticsQuery } from '../contract.ts';
import { readStatistics } from './read-statistics.ts';

const heads = [
  'reported 反映件数', 'handled 应办件数', 'finished 其中已办结', 'completion 办结率', 'answered 首次答复', 'answered in time 及时响应率', 'solved 解决件数',
  'solved in time 及时处办率', 'mean hours 平均办理小时', 'closed 结案件数', 'valid callbacks 有效回访', 'invalid callbacks 无效回访', 'response 响应率', 'resolution 解决率',
  'satisfaction 满意率', 'score 得分',
  'spot checks decided 抽查有效件数', 'spot checks passed 抽查合格', 'pass rate 抽查合格率', 'from 区间下限', 'to 区间上限', 'asked 抽查问到', 'sampled satisfaction 抽查满意率',
] as const;

type Cell = string | number | null;

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 10_000) / 10_000);

/** Rates of nothing are empty cells, not zeros. */
function cellsOf({ counts, rates }: FiguresAnswer): Cell[] {
  const rated = (value: number): number | null => (rates.noValidCallbacks ? null : rounded(value));
  return [
    counts.reported, counts.handled, counts.finished, rounded(rates.completion), counts.answered, rounded(rates.answeredInTime), counts.solved,
    rounded(rates.solvedInTime), rates.solvingHours === null ? null : Math.round(rates.solvingHours * 10) / 10, counts.closed, counts.valid, counts.invalid,
    rated(rates.response), rated(rates.resolution), rated(rates.satisfaction), rated(rates.score),
    counts.spotChecked, counts.spotPassed, rounded(rates.spotPassed?.share ?? null), rounded(rates.spotPassed?.low ?? null), rounded(rates.spotPassed?.high ?? null),
    counts.sampled, rounded(rates.sampledSatisfaction),
  ];
}

function breakdownOf(statistics: Statistics): Cell[][] {
  const rows = statistics.groups.map((group): Cell[] => [group.name?.zh ?? (group.key === '' ? '—' : group.key), group.name?.en ?? group.key, ...cellsOf(group)]);
  return [['name 名称', 'name (en)', ...heads], ...rows, ['total 合计', 'total', ...cellsOf(statistics.total)], ['before 上期', `${statistics.before.from} – ${statistics.before.until}`, ...cellsOf(statistics.totalBefore)]];
}

function trendOf(statistics: Statistics): Cell[][] {
  return [['from 起', 'until 止', ...heads], ...statistics.trend.map((step): Cell[] => [step.from, step.until, ...cellsOf(step)])];
}

function nameOf({ place, period }: Statistics, ending: string): string {
  return `attachment; filename="statistics-${place.code}-${period.from}-${period.until}.${ending}"`;
}

/** The breakdown as CSV. */
export async function exportStatisticsCsv(platform: Platform, actor: Actor, query: StatisticsQuery, reply: FastifyReply): Promise<FastifyReply> {
  const statistics = await readStatistics(platform, actor, query);
  const lines = breakdownOf(statistics).map((cells) => csvLine(cells.map((cell) => String(cell ?? ''))));
  return reply.type('text/csv; charset=utf-8').header('content-disposition', nameOf(statistics, 'csv')).send(`\uFEFF${lines.join('')}`);
}

/** Breakdown and trend as a workbook with two sheets. */
export async function exportStatisticsXlsx(platform: Platform, actor: Actor, query: StatisticsQuery, reply: FastifyReply): Promise<FastifyReply> {
  const statistics = await readStatistics(platform, actor, query);
  const { place, period, window, rule } = statistics;
  const about: Cell[][] = [
    ['place 地点', place.fullName],
    ['from 起', period.from],
    ['until 止', period.until],
    ['days begin 日界', window === 'noon' ? 'noon 中午 12 点' : 'midnight 零点'],
    ['weights 权重', `${rule.responseWeight / 1000} / ${rule.resolutionWeight / 1000} / ${rule.satisfactionWeight / 1000}; 基本满意 × ${rule.basicallySatisfied / 1000}`],
    ['source 依据', rule.source],
  ];
  const bytes = await writeXlsx({ sheets: [{ name: '分组', rows: breakdownOf(statistics) }, { name: '走势', rows: trendOf(statistics) }, { name: '说明', rows: about }] });
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', nameOf(statistics, 'xlsx'))
    .send(Buffer.from(bytes));
}
