import { firstHalfDayOf, type DayWindow } from '../../../shared/half-days.ts';
import { addDays } from '../../../shared/time.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { type DivisionTree, workstationsById } from '../../places/index.ts';
import { type FigureQuery, type FigureRow, listCategories, readFigures } from '../../requests/index.ts';
import type { Counts } from '../../requests/contract.ts';
import type { Breakdown, FigureGroupAnswer, FiguresAnswer } from '../contract.ts';
import { type Period, type Step, stepOfHalfDay, stepsOf } from '../rules/periods.ts';
import { type RateRule, addCounts, isEmpty, noCounts, ratesOf } from '../rules/rates.ts';

/** Whose figures: a place, a span of days, and filters. */
export interface FigureScopeQuery {
  readonly placeCode: string;
  readonly window: DayWindow;
  readonly rule: RateRule;
  readonly categoryId?: string | undefined;
  readonly channel?: string | undefined;
  readonly workstationId?: string | undefined;
}

/** The half days of a period. */
export function halfDaysOf({ from, until }: Period, window: DayWindow): { readonly from: number; readonly until: number } {
  return { from: firstHalfDayOf(from, window), until: firstHalfDayOf(addDays(until, 1), window) };
}

function filtersOf({ categoryId, channel, workstationId }: FigureScopeQuery): Pick<FigureQuery, 'categoryId' | 'channel' | 'workstationId'> {
  return { categoryId, channel, workstationId };
}

function countsOf({ key: _, ...counts }: FigureRow): Counts {
  return counts;
}

/** Counts with their rates. */
export function figuresOf(counts: Counts, rule: RateRule): FiguresAnswer {
  return { counts, rates: ratesOf(counts, rule) };
}

/** The total of a period and its course in steps; the total is the sum of the steps. */
export async function readTrend(transaction: Transaction, query: FigureScopeQuery, period: Period, step: Step) {
  const rows = await readFigures(transaction, { units: [query.placeCode], ...halfDaysOf(period, query.window), ...filtersOf(query), group: 'slot' });
  const starts = stepsOf(period, step);
  const byStep = new Map<string, Counts[]>();
  for (const row of rows) {
    const start = stepOfHalfDay(Number(row.key), query.window, period, step);
    byStep.set(start, [...(byStep.get(start) ?? []), countsOf(row)]);
  }
  const trend = starts.map((from, index) => ({
    from,
    until: starts[index + 1] === undefined ? period.until : addDays(starts[index + 1] ?? period.until, -1),
    ...figuresOf(addCounts(byStep.get(from) ?? []), query.rule),
  }));
  return { total: figuresOf(addCounts(rows.map(countsOf)), query.rule), trend };
}

function gridsBelow(tree: DivisionTree, code: string): readonly string[] {
  const unit = tree.get(code);
  if (!unit) return [];
  return unit.level === 'grid' ? [code] : tree.children(code).flatMap((child) => gridsBelow(tree, child.code));
}

function unitsOf(tree: DivisionTree, placeCode: string, by: Breakdown): readonly string[] {
  if (by === 'place') return tree.children(placeCode).map(({ code }) => code);
  return by === 'grid' ? gridsBelow(tree, placeCode) : [placeCode];
}

type Names = ReadonlyMap<string, { readonly zh: string; readonly en: string }>;

async function namesOf(transaction: Transaction, tree: DivisionTree, by: Breakdown, keys: readonly string[]): Promise<Names> {
  const known = keys.filter((key) => key !== '');
  switch (by) {
    case 'category':
      return new Map((await listCategories(transaction, undefined)).map(({ id, nameZh, nameEn }) => [id, { zh: nameZh, en: nameEn }]));
    case 'workstation':
      return new Map([...(await workstationsById(transaction, known))].map(([id, { name }]) => [id, { zh: name, en: name }]));
    case 'channel':
      return new Map();
    case 'place':
    case 'grid':
      return new Map(known.flatMap((code) => {
        const unit = tree.get(code);
        if (!unit) return [];
        const above = by === 'grid' && unit.parentCode !== null ? (tree.get(unit.parentCode)?.shortName ?? '') : '';
        return [[code, { zh: above + unit.shortName, en: above + unit.shortName }] as const];
      }));
  }
}

/** The figures of a period by something, beside those of the period before; the largest first. What belongs to no part stands at the end. */
export async function readBreakdown(
  transaction: Transaction,
  tree: DivisionTree,
  query: FigureScopeQuery,
  by: Breakdown,
  periods: { readonly now: Period; readonly before: Period; readonly total: Counts; readonly totalBefore: Counts },
): Promise<FigureGroupAnswer[]> {
  const byPlace = by === 'place' || by === 'grid';
  const group = byPlace ? ('unit' as const) : by;
  const units = unitsOf(tree, query.placeCode, by);
  const read = async (period: Period): Promise<Map<string, Counts>> => {
    const rows = await readFigures(transaction, { units, ...halfDaysOf(period, query.window), ...filtersOf(query), group });
    return new Map(rows.map((row) => [row.key, countsOf(row)]));
  };
  const now = await read(periods.now);
  const before = await read(periods.before);
  if (byPlace) {
    now.set('', remainder(periods.total, [...now.values()]));
    before.set('', remainder(periods.totalBefore, [...before.values()]));
  }
  const keys = [...new Set([...(byPlace ? units : []), ...now.keys(), ...before.keys()])];
  const names = await namesOf(transaction, tree, by, keys);
  return keys
    .map((key) => ({ key, name: names.get(key) ?? null, ...figuresOf(now.get(key) ?? noCounts, query.rule), before: figuresOf(before.get(key) ?? noCounts, query.rule) }))
    .filter(({ counts, before: earlier, key }) => (byPlace && by === 'place' && key !== '') || !isEmpty(counts) || !isEmpty(earlier.counts))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || b.counts.reported - a.counts.reported || a.key.localeCompare(b.key));
}

function remainder(total: Counts, parts: readonly Counts[]): Counts {
  const sum = addCounts(parts);
  return Object.fromEntries((Object.keys(total) as (keyof Counts)[]).map((name) => [name, total[name] - sum[name]])) as Counts;
}
