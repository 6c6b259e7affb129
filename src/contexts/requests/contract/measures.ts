import { z } from 'zod';
import { dayWindows } from '../../../shared/half-days.ts';

/** Numbers of cases, each counted at a moment of its own: `reported` to `finished` when they came in, the others when it happened. */
export const caseMeasures = [
  'reported', 'handled', 'finished', 'answered', 'answeredInTime', 'answeredLate', 'solved', 'solvedInTime', 'solvedLate', 'closed',
] as const;
export type CaseMeasure = (typeof caseMeasures)[number];

/** Numbers of callbacks 回访, counted when they were made. */
export const callbackMeasures = [
  'valid', 'invalid', 'contacted', 'notContacted', 'resolved', 'notResolved', 'satisfied', 'basicallySatisfied', 'dissatisfied',
] as const;
/** Numbers of spot checks 抽查 of cases drawn at random, counted when somebody looked. */
export const spotMeasures = ['sampled', 'sampledSatisfied', 'sampledBasicallySatisfied', 'sampledDissatisfied', 'spotChecked', 'spotPassed', 'spotFailed', 'spotUnverified'] as const;
export type SpotMeasure = (typeof spotMeasures)[number];
export const heardMeasures = [...callbackMeasures, ...spotMeasures] as const;
export type HeardMeasure = (typeof heardMeasures)[number];
export type CallbackMeasure = (typeof callbackMeasures)[number];

/** Everything counted of a place and a period. */
export const countsSchema = z.object({
  /** Cases that came in. */
  reported: z.int(),
  /** Of these, those neither refused nor withdrawn nor joined to another. */
  handled: z.int(),
  /** Of these, those closed by now. */
  finished: z.int(),
  /** Cases first answered in the period, and those within their limit. */
  answered: z.int(),
  answeredInTime: z.int(),
  /** Cases solved in the period, those within their limit, and the minutes from report to solution of all of them. */
  solved: z.int(),
  solvedInTime: z.int(),
  solvingMinutes: z.int(),
  closed: z.int(),
  /** Callbacks: only valid ones count in rates. */
  valid: z.int(),
  invalid: z.int(),
  contacted: z.int(),
  resolved: z.int(),
  satisfied: z.int(),
  basicallySatisfied: z.int(),
  /** Spot checks of cases drawn at random in which somebody was asked how satisfied they are. */
  sampled: z.int(),
  sampledSatisfied: z.int(),
  sampledBasicallySatisfied: z.int(),
  /** Spot checks that could be decided, those that found the case truly done, and those nobody could verify. */
  spotChecked: z.int(),
  spotPassed: z.int(),
  spotUnverified: z.int(),
});
export type Counts = z.output<typeof countsSchema>;

/** Filters with which a list shows exactly the cases behind a number. */
export const measureFilters = {
  /** With it, `from` and `until` mean the moment this number counts by. */
  measure: z.enum(caseMeasures).optional(),
  /** Where the days of `from` and `until` begin: at midnight unless said. */
  window: z.enum(dayWindows).optional(),
} as const;
