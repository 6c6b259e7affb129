import type { Actor } from '../../../shared/actor.ts';
import { type DayWindow, firstHalfDayOf } from '../../../shared/half-days.ts';
import { addDays, plainDateOf } from '../../../shared/time.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { type Division, type DivisionTree, divisionTree, namesIn } from '../../places/index.ts';
import { listCallbacks as readCallbacks } from '../../requests/index.ts';
import type { HeardMeasure } from '../../requests/contract.ts';
import type { Report, Statistics, StatisticsQuery } from '../contract.ts';
import { scopeOfFigures } from '../policy.ts';
import { findingsOf } from '../rules/findings.ts';
import { type Period, type PeriodKind, daysOf, periodAround, periodBefore, stepFor } from '../rules/periods.ts';
import { rankByScore } from '../rules/rates.ts';
import { rateRuleOn } from '../store/rate-rules.ts';
import { type FigureScopeQuery, readBreakdown, readTrend } from './read-figures.ts';

/** Longer periods are asked for in parts. */
const mostDays = 3 * 366;

function placeOf(tree: DivisionTree, { code, shortName, level }: Division) {
  return { code, name: shortName, fullName: namesIn(tree, [code]).get(code)?.fullName ?? shortName, level };
}

/** The place asked for, else the first one the actor reads figures of. Throws 404, 403. */
function placeFor(tree: DivisionTree, actor: Actor, code: string | undefined): { readonly place: Division; readonly workstationIds: readonly string[] | undefined } {
  const own = actor.kind === 'staff' ? actor.assignments.map(({ placePath }) => tree.at(placePath)) : [];
  const place = code === undefined ? own.find((division) => division && scopeOfFigures(actor, division.path).kind !== 'none') : tree.get(code);
  if (!place) throw problem(404, 'not-found', { detail: 'There is no such place.' });
  const scope = scopeOfFigures(actor, place.path);
  if (scope.kind === 'none') throw problem(403, 'forbidden', { detail: 'This place is outside the places you work in.' });
  return { place, workstationIds: scope.kind === 'workstations' ? scope.ids : undefined };
}

/** Whoever works at a workstation reads its figures: the one asked for if it is theirs, else their first. */
function workstationFor(asked: string | undefined, own: readonly string[] | undefined): string | undefined {
  if (!own) return asked;
  if (asked !== undefined && !own.includes(asked)) throw problem(403, 'forbidden', { detail: 'These are the figures of another workstation.' });
  return asked ?? own[0];
}

function checked(period: Period): Period {
  if (period.until < period.from) throw fieldProblem('until', 'before-start', 'The period ends before it begins.');
  if (daysOf(period) > mostDays) throw fieldProblem('from', 'too-long', `A period has at most ${mostDays} days.`);
  return period;
}

/** All numbers of an answer come from one moment. */
function atOneMoment<Result>(platform: Platform, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  return runInTransaction(platform.database, work, { isolation: 'repeatable read' });
}

/** Figures of a place and a period with trend, breakdown and the period before. Throws 403, 404, 422. */
export async function readStatistics(platform: Platform, actor: Actor, query: StatisticsQuery): Promise<Statistics> {
  const today = plainDateOf(platform.clock.now().getTime());
  return atOneMoment(platform, async (transaction) => {
    const tree = await divisionTree(transaction);
    const { place, workstationIds } = placeFor(tree, actor, query.placeCode);
    const workstationId = workstationFor(query.workstationId, workstationIds);
    const month = periodAround('month', query.from ?? today);
    const now = checked({ from: query.from ?? month.from, until: query.until ?? month.until });
    const before = periodBefore(now);
    const rule = await rateRuleOn(transaction, now.until);
    const scope: FigureScopeQuery = { placeCode: place.code, window: query.window, rule, categoryId: query.categoryId, channel: query.channel, workstationId };
    const step = query.step ?? stepFor(now);
    const { total, trend } = await readTrend(transaction, scope, now, step);
    const { total: totalBefore } = await readTrend(transaction, scope, before, 'month');
    const groups = await readBreakdown(transaction, tree, scope, query.by, { now, before, total: total.counts, totalBefore: totalBefore.counts });
    return { place: placeOf(tree, place), period: now, before, window: query.window, step, by: query.by, workstationId: workstationId ?? null, total, totalBefore, trend, groups, rule };
  });
}

interface Summarised extends Omit<Report, 'kind' | 'places'> {
  readonly places: readonly Omit<Report['places'][number], 'rank'>[];
}

async function summarise(transaction: Transaction, tree: DivisionTree, place: Division, now: Period, window: DayWindow, workstationId: string | undefined): Promise<Summarised> {
  const before = periodBefore(now);
  const rule = await rateRuleOn(transaction, now.until);
  const scope: FigureScopeQuery = { placeCode: place.code, window, rule, workstationId };
  const { total, trend } = await readTrend(transaction, scope, now, stepFor(now));
  const { total: totalBefore } = await readTrend(transaction, scope, before, 'month');
  const periods = { now, before, total: total.counts, totalBefore: totalBefore.counts };
  const categories = await readBreakdown(transaction, tree, scope, 'category', periods);
  const channels = await readBreakdown(transaction, tree, scope, 'channel', periods);
  const places = (await readBreakdown(transaction, tree, scope, 'place', periods)).filter(({ key }) => key !== '');
  const named = <Row extends { readonly name: { zh: string; en: string } | null }>(rows: readonly Row[]) =>
    rows.flatMap((row) => (row.name === null ? [] : [{ ...row, name: row.name }]));
  const findings = [...findingsOf({ now: total, before: totalBefore, categories: named(categories), places: named(places) })].map((finding) => ({ ...finding, values: { ...finding.values } }));
  return { place: placeOf(tree, place), period: now, before, window, total, totalBefore, trend, categories, channels, places, findings, rule };
}

/** The report of the week or month a day lies in; yesterday’s unless said, so that on Monday it is the week that ended. */
export async function readReport(platform: Platform, actor: Actor, query: { readonly placeCode?: string | undefined; readonly kind: 'week' | 'month'; readonly date?: string | undefined }): Promise<Report> {
  const yesterday = addDays(plainDateOf(platform.clock.now().getTime()), -1);
  return atOneMoment(platform, async (transaction) => {
    const tree = await divisionTree(transaction);
    const { place, workstationIds } = placeFor(tree, actor, query.placeCode);
    const now = periodAround(query.kind, query.date ?? yesterday);
    const { dayWindow } = await rateRuleOn(transaction, now.until);
    const { places, ...rest } = await summarise(transaction, tree, place, now, dayWindow, workstationIds?.[0]);
    return { kind: query.kind, ...rest, places: rankByScore(places).map(({ row, rank }) => ({ ...row, rank })) };
  });
}

const publicLevels = new Set(['city', 'district', 'street', 'community']);

/** How a community or a larger place is doing, for everybody: the same numbers, never of anything smaller than a community. Throws 404. */
export async function readPublicFigures(platform: Platform, query: { readonly placeCode: string; readonly kind: Exclude<PeriodKind, 'day' | 'week'>; readonly date?: string | undefined }) {
  const today = plainDateOf(platform.clock.now().getTime());
  return atOneMoment(platform, async (transaction) => {
    const tree = await divisionTree(transaction);
    const place = tree.get(query.placeCode);
    if (!place || !publicLevels.has(place.level)) throw problem(404, 'not-found', { detail: 'There are no figures of such a place.' });
    const { window: _, channels: __, ...answer } = await summarise(transaction, tree, place, periodAround(query.kind, query.date ?? today), 'calendar', undefined);
    const places = place.level === 'community' ? [] : [...answer.places];
    return { kind: query.kind, ...answer, places, findings: answer.findings.filter(({ code }) => code !== 'latePlace') };
  });
}

/** The callbacks behind a number, a page at a time. Throws 403, 404. */
export async function listCallbacks(
  platform: Platform,
  actor: Actor,
  query: {
    readonly placeCode: string; readonly from: string; readonly until: string; readonly window: DayWindow; readonly measure: HeardMeasure;
    readonly categoryId?: string | undefined; readonly channel?: string | undefined; readonly workstationId?: string | undefined;
    readonly cursor?: string | undefined; readonly limit: number;
  },
) {
  const tree = await divisionTree(platform.database);
  const { place, workstationIds } = placeFor(tree, actor, query.placeCode);
  const rows = await readCallbacks(platform.database, {
    unit: place.code,
    measure: query.measure,
    from: firstHalfDayOf(query.from, query.window),
    until: firstHalfDayOf(addDays(query.until, 1), query.window),
    categoryId: query.categoryId,
    channel: query.channel,
    workstationId: workstationFor(query.workstationId, workstationIds),
    cursor: query.cursor,
    limit: query.limit + 1,
  });
  const items = rows.slice(0, query.limit).map(({ requestId, number, title, placeName, at, valid, contacted, resolved, level, comment, cursor }) => ({
    id: cursor, requestId, number, title, placeName, at: at.toISOString(), valid, contacted, resolved, level, comment,
  }));
  return { items, nextCursor: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
}
