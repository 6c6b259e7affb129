import type { Output } from '../../../../../ui/api/types.ts';

export type Rule = Output<'requests.listDispatchRules'>['items'][number];
export type RuleBody = Pick<Rule, 'divisionCode' | 'target' | 'priority' | 'ahead' | 'validFrom' | 'validTo' | 'note' | 'conditions'>;
export type Draft = Omit<RuleBody, 'divisionCode'>;

/** The form of a new rule, or of one to be said anew: its beginning is never in the past then. */
export function draftOf(rule: Rule | undefined, today: string): RuleBody {
  if (!rule) {
    return {
      divisionCode: '', target: { kind: 'workstation', id: '' }, priority: null, ahead: false, validFrom: today, validTo: null, note: '',
      conditions: { categoryIds: [], divisionCodes: [], compoundIds: [], days: [], from: null, until: null, channels: [], natures: [], priorities: [] },
    };
  }
  const { divisionCode, target, priority, ahead, validFrom, validTo, note, conditions } = rule;
  return { divisionCode, target, priority, ahead, validFrom: validFrom < today ? today : validFrom, validTo, note, conditions };
}

/** Without the place, which never changes. */
export function withoutPlace({ divisionCode: _, ...draft }: RuleBody): Draft {
  return draft;
}

/** The sentence parts of a rule while it is being written; undefined while nobody is named. */
export function wordsOf(draft: RuleBody, names: { readonly place: string; readonly categories: Rule['words']['categories']; readonly places: readonly string[]; readonly target: string | undefined }): Rule['words'] | undefined {
  if (names.target === undefined) return undefined;
  const { days, from, until, channels, natures, priorities } = draft.conditions;
  return {
    place: names.place, categories: names.categories, places: [...names.places], days, from, until, channels, natures, priorities,
    target: { kind: draft.target.kind, name: names.target }, priority: draft.priority, ahead: draft.ahead,
  };
}

/** Today in Suzhou, `YYYY-MM-DD`. */
export function todayOf(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The first and the last day of the month before a day. */
export function monthBefore(today: string): { readonly from: string; readonly until: string } {
  const first = Date.parse(`${today.slice(0, 7)}-01T00:00:00Z`);
  const until = new Date(first - 86_400_000).toISOString().slice(0, 10);
  return { from: `${until.slice(0, 7)}-01`, until };
}
