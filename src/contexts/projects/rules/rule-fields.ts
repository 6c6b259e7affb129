import type { RuleSet } from '../inputs/rules.ts';

/** How the value of a rule is written and entered. */
export type RuleControl = 'money' | 'count' | 'days' | 'naturalDays' | 'share' | 'factor' | 'levels' | 'quotes' | 'workTypes' | 'purposes' | 'carryOver' | 'warranty';

export interface RuleField {
  /** Where the value stands in the rules, names joined by dots; also the name of a problem with it. */
  readonly path: string;
  readonly control: RuleControl;
}

const field = (control: RuleControl, ...paths: readonly string[]): readonly RuleField[] => paths.map((path) => ({ path, control }));

const projectFields: readonly RuleField[] = [
  ...field('money', 'kinds.emergency.maximumFen', 'kinds.ordinary.maximumFen'),
  ...field('levels', 'approvals'),
  ...field('quotes', 'quotes'),
  ...field('money', 'startFirst.maximumFen'),
  ...field('days', 'startFirst.papersDays', 'kinds.emergency.approvalDays', 'kinds.ordinary.approvalDays', 'kinds.emergency.noticeDays', 'kinds.ordinary.noticeDays'),
  ...field('workTypes', 'managersDuties'),
  ...field('naturalDays', 'splitting.days'),
  ...field('count', 'support.leastAsked', 'support.agreed', 'support.of'),
  ...field('days', 'stageDays.contract', 'stageDays.start', 'stageDays.acceptance', 'stageDays.settlement', 'stageDays.payment', 'stageDays.evaluation'),
  ...field('warranty', 'warrantyMonths'),
  ...field('naturalDays', 'warrantyReminderDays'),
];

const fundFields: readonly RuleField[] = [
  ...field('purposes', 'purposes'), ...field('money', 'twoPersonsAboveFen'), ...field('carryOver', 'carryOver'), ...field('share', 'lowShare'),
];

const signalFields: readonly RuleField[] = [
  ...field('share', 'contractorShare.share'), ...field('naturalDays', 'contractorShare.days'), ...field('count', 'contractorShare.leastProjects'),
  ...field('naturalDays', 'samePlace.days'), ...field('factor', 'unitPrice.factor'), ...field('count', 'unitPrice.leastLines'),
  ...field('share', 'splitting.share'), ...field('naturalDays', 'splitting.days'), ...field('count', 'splitting.leastProjects'),
];

/** The rules of a set in the order in which people read them. */
export function fieldsOfSet(ruleSet: RuleSet): readonly RuleField[] {
  return ruleSet === 'projects' ? projectFields : ruleSet === 'signals' ? signalFields : fundFields;
}

/** The value at a path; undefined where there is none. */
export function valueAt(rules: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], rules);
}

/** The rules with another value at a path. */
export function withValue<Rules extends object>(rules: Rules, path: string, value: unknown): Rules {
  const [name = '', ...rest] = path.split('.');
  const inner = (rules as Readonly<Record<string, unknown>>)[name];
  return { ...rules, [name]: rest.length === 0 ? value : withValue((inner ?? {}) as object, rest.join('.'), value) };
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one);
}

/** Paths whose values differ. */
export function changedPaths(ruleSet: RuleSet, before: object, after: object): readonly string[] {
  return fieldsOfSet(ruleSet).map(({ path }) => path).filter((path) => sortedJson(valueAt(before, path)) !== sortedJson(valueAt(after, path)));
}
