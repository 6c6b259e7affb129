import { type Proportion, wilson } from '../../../shared/wilson.ts';
import type { Counts } from '../../requests/contract.ts';

/** Weights of the rates, as they stood on a day; thousandths. */
export interface RateRule {
  readonly responseWeight: number;
  readonly resolutionWeight: number;
  readonly satisfactionWeight: number;
  readonly basicallySatisfied: number;
  readonly smallNumber: number;
}

/** Rates between 0 and 1; null where nothing was counted that they could be a share of. */
export interface Rates {
  /** 响应率, 解决率, 满意率 and the score of the three; 0 without a valid callback. */
  readonly response: number;
  readonly resolution: number;
  readonly satisfaction: number;
  readonly score: number;
  /** 无有效回访: the four numbers above say nothing. */
  readonly noValidCallbacks: boolean;
  /** Fewer valid callbacks than the rule asks for. */
  readonly small: boolean;
  /** 及时响应率: of the cases first answered, those within their limit. */
  readonly answeredInTime: number | null;
  /** 及时处办率: of the cases solved, those within their limit. */
  readonly solvedInTime: number | null;
  /** 办结率: of the cases that came in and were neither refused, withdrawn nor joined, those closed by now. */
  readonly completion: number | null;
  /** 抽查满意率: 满意率 of those asked in spot checks of cases drawn at random, with its 95 % interval. */
  readonly sampledSatisfaction: number | null;
  readonly sampledSatisfactionRange: Proportion | null;
  /** 抽查合格率: of the cases drawn at random that could be verified, those truly done, with its 95 % interval. */
  readonly spotPassed: Proportion | null;
  /** Mean time from report to solution in hours. */
  readonly solvingHours: number | null;
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/**
 * The rates of a place and a period. Denominators are valid callbacks only; 满意率 = (满意 + basicallySatisfied × 基本满意) / valid; the score is the
 * weighted sum of the three (working formula of 接诉即办 assessments: 0.1, 0.5, 0.4, 0.9). Zero valid callbacks give 0. The others are
 * Suzhou's published rates.
 */
export function ratesOf(counts: Counts, rule: RateRule): Rates {
  const satisfiedIn = (satisfied: number, basically: number, whole: number): number | null => share(satisfied + (rule.basicallySatisfied / 1000) * basically, whole);
  const response = share(counts.contacted, counts.valid) ?? 0;
  const resolution = share(counts.resolved, counts.valid) ?? 0;
  const satisfaction = satisfiedIn(counts.satisfied, counts.basicallySatisfied, counts.valid) ?? 0;
  return {
    response,
    resolution,
    satisfaction,
    score: (rule.responseWeight * response + rule.resolutionWeight * resolution + rule.satisfactionWeight * satisfaction) / 1000,
    noValidCallbacks: counts.valid === 0,
    small: counts.valid < rule.smallNumber,
    answeredInTime: share(counts.answeredInTime, counts.answered),
    solvedInTime: share(counts.solvedInTime, counts.solved),
    completion: share(counts.finished, counts.handled),
    sampledSatisfaction: satisfiedIn(counts.sampledSatisfied, counts.sampledBasicallySatisfied, counts.sampled),
    sampledSatisfactionRange: wilson(counts.sampledSatisfied + (rule.basicallySatisfied / 1000) * counts.sampledBasicallySatisfied, counts.sampled),
    spotPassed: wilson(counts.spotPassed, counts.spotChecked),
    solvingHours: counts.solved > 0 ? counts.solvingMinutes / counts.solved / 60 : null,
  };
}

/** No case and no callback. */
export const noCounts: Counts = {
  reported: 0, handled: 0, finished: 0, answered: 0, answeredInTime: 0, solved: 0, solvedInTime: 0, solvingMinutes: 0, closed: 0,
  valid: 0, invalid: 0, contacted: 0, resolved: 0, satisfied: 0, basicallySatisfied: 0, sampled: 0, sampledSatisfied: 0, sampledBasicallySatisfied: 0,
  spotChecked: 0, spotPassed: 0, spotUnverified: 0,
};

/** The sums of several counts. */
export function addCounts(all: readonly Counts[]): Counts {
  const names = Object.keys(noCounts) as (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, all.reduce((sum, counts) => sum + counts[name], 0)])) as Counts;
}

/** Is there anything to see? */
export function isEmpty(counts: Counts): boolean {
  return Object.values(counts).every((count) => count === 0);
}

/** One line of a ranking; null: too few valid callbacks to be ranked. */
export interface Ranked<Row> {
  readonly row: Row;
  readonly rank: number | null;
}

/** Ranks by score, best first; equals share a rank and the next one is left out. Small numbers stand at the end without a rank. */
export function rankByScore<Row extends { readonly rates: Pick<Rates, 'score' | 'small'> }>(rows: readonly Row[]): readonly Ranked<Row>[] {
  const ranked = rows.filter(({ rates }) => !rates.small).sort((a, b) => b.rates.score - a.rates.score);
  const rankOf = (row: Row): number => ranked.findIndex(({ rates }) => rates.score === row.rates.score) + 1;
  return [...ranked.map((row) => ({ row, rank: rankOf(row) })), ...rows.filter(({ rates }) => rates.small).map((row) => ({ row, rank: null }))];
}
