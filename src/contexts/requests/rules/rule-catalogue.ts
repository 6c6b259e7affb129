/** In what a rule is counted. */
export type RuleUnit = 'days' | 'workingHours' | 'times' | 'percent' | 'points' | 'cases';

/**
 * What a change means for cases that are open on the day it begins: `asked` is looked up whenever it is needed, also for them; `newOnly`
 * leaves terms that were given alone; `recount` counts their warnings again that night.
 */
export type RuleEffect = 'asked' | 'newOnly' | 'recount';

export interface RuleDefinition {
  readonly group: 'warnings' | 'returns' | 'extensions' | 'supervision' | 'closing' | 'handOver' | 'classifier';
  readonly unit: RuleUnit;
  readonly minimum: number;
  readonly maximum: number;
  readonly effect: RuleEffect;
}

const rule = (group: RuleDefinition['group'], unit: RuleUnit, minimum: number, maximum: number, effect: RuleEffect = 'asked'): RuleDefinition => ({ group, unit, minimum, maximum, effect });

/** Every threshold of the loop, in the order people read them. */
export const ruleCatalogue = {
  yellowSharePercent: rule('warnings', 'percent', 2, 90, 'recount'),
  redSharePercent: rule('warnings', 'percent', 1, 89, 'recount'),
  returnsBeforeDecision: rule('returns', 'times', 1, 10),
  unjoinWithinDays: rule('returns', 'days', 0, 365),
  extensionMostDays: rule('extensions', 'days', 1, 365),
  shelvingMostDays: rule('extensions', 'days', 1, 1095),
  supervise1AfterHours: rule('supervision', 'workingHours', 0, 400),
  supervise2AfterHours: rule('supervision', 'workingHours', 0, 400),
  supervise3AfterHours: rule('supervision', 'workingHours', 0, 400),
  supervise1AnswerHours: rule('supervision', 'workingHours', 1, 200, 'newOnly'),
  supervise2AnswerHours: rule('supervision', 'workingHours', 1, 200, 'newOnly'),
  supervise3AnswerHours: rule('supervision', 'workingHours', 1, 200, 'newOnly'),
  callbackAttempts: rule('closing', 'times', 1, 10),
  closeUnratedAfterDays: rule('closing', 'days', 1, 365),
  contestWithinDays: rule('closing', 'days', 0, 365),
  reopenWithinDays: rule('closing', 'days', 0, 1095),
  spotCheckRemindDays: rule('closing', 'days', 0, 30),
  handOverLinkDays: rule('handOver', 'days', 1, 90, 'newOnly'),
  suggestionMargin: rule('classifier', 'points', 0, 100),
  suggestionConfidence: rule('classifier', 'percent', 0, 100),
  trainingLeastCases: rule('classifier', 'cases', 10, 100_000),
  trainingMostCases: rule('classifier', 'cases', 100, 200_000),
} as const satisfies Readonly<Record<string, RuleDefinition>>;

export type RuleName = keyof typeof ruleCatalogue;
export const ruleNames = Object.keys(ruleCatalogue) as [RuleName, ...RuleName[]];

/** Of two rules the first must not be larger than the second; `strict`: must be smaller. */
const orders: readonly { readonly lower: RuleName; readonly upper: RuleName; readonly strict: boolean; readonly code: string }[] = [
  { lower: 'redSharePercent', upper: 'yellowSharePercent', strict: true, code: 'red-before-yellow' },
  { lower: 'supervise1AfterHours', upper: 'supervise2AfterHours', strict: false, code: 'levels-out-of-order' },
  { lower: 'supervise2AfterHours', upper: 'supervise3AfterHours', strict: false, code: 'levels-out-of-order' },
  { lower: 'trainingLeastCases', upper: 'trainingMostCases', strict: false, code: 'least-over-most' },
];

/** What does not fit together among values in force on one day, as a code; undefined when all is well. */
export function conflictOf(values: Readonly<Partial<Record<RuleName, number>>>): string | undefined {
  return orders.find(({ lower, upper, strict }) => {
    const [low, high] = [values[lower], values[upper]];
    return low !== undefined && high !== undefined && (strict ? low >= high : low > high);
  })?.code;
}

/** A value from a day (plain date) on. */
export interface RuleRevision {
  readonly name: RuleName;
  readonly value: number;
  readonly validFrom: string;
}

/** The values in force on a day: of each rule the latest that has begun. */
export function valuesOn(revisions: readonly RuleRevision[], day: string): Readonly<Partial<Record<RuleName, number>>> {
  const begun = revisions.filter(({ validFrom }) => validFrom <= day).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return Object.fromEntries(begun.map(({ name, value }) => [name, value]));
}

/** The first conflict on any day from one on, in the order of days; undefined when there is none. */
export function firstConflict(revisions: readonly RuleRevision[], from: string): { readonly day: string; readonly code: string } | undefined {
  const days = [from, ...revisions.map(({ validFrom }) => validFrom).filter((day) => day > from)].toSorted();
  for (const day of days) {
    const code = conflictOf(valuesOn(revisions, day));
    if (code !== undefined) return { day, code };
  }
  return undefined;
}
