import type { Calendar } from '../../../../shared/calendar.ts';
import { dayKind } from '../../../../shared/calendar-days.ts';
import { MINUTE, SHANGHAI_OFFSET, plainDateOf } from '../../../../shared/time.ts';
import { type CaseFacts, type DispatchDay, type DispatchRule, type LookedAt, type Serves, evaluateRules } from './rule.ts';

/**
 * Who decided: a rule; the usual workstation of the category; the case it was split off; the territory 属地; the default
 * workstation of the street, where the grid is not known; nobody, where there is no workstation at all.
 */
export const deciders = ['rule', 'category', 'split', 'territory', 'default', 'nobody'] as const;
export type Decider = (typeof deciders)[number];

export interface Workplace {
  readonly id: string;
  readonly name: string;
}

/** What decides where no rule holds. */
export interface Fallback {
  readonly by: 'split' | 'territory' | 'default';
  readonly workstation: Workplace | null;
  /** The usual workstation of the category, where it serves the place. */
  readonly usual: Workplace | null;
}

export interface Decision {
  readonly by: Decider;
  readonly rule: DispatchRule | undefined;
  readonly looked: readonly LookedAt[];
}

/** Decides by the rules in their order, then by the category, then by the place. */
export function decide(ordered: readonly DispatchRule[], facts: CaseFacts, serves: Serves, fallback: Fallback): Decision {
  const { rule, looked } = evaluateRules(ordered, facts, serves);
  if (rule) return { by: 'rule', rule, looked };
  if (fallback.usual) return { by: 'category', rule, looked };
  return { by: fallback.workstation ? fallback.by : 'nobody', rule, looked };
}

/** The kind of day and the minute of the day of a moment, as rules ask for them; a swapped workday 调休 is a workday. */
export function momentOf(calendar: Calendar, at: Date): { readonly day: DispatchDay; readonly minute: number } {
  const { kind } = dayKind(calendar, plainDateOf(at.getTime()));
  const day = kind === 'publicHoliday' ? 'holiday' : kind === 'weekend' ? 'weekend' : 'workday';
  return { day, minute: Math.floor(((at.getTime() + SHANGHAI_OFFSET) / MINUTE) % 1440) };
}

/** Why a case is proposed to go where it goes, as it is kept with the case. */
export interface DispatchReason {
  readonly by: Decider;
  /** ISO 8601. */
  readonly at: string;
  readonly workstation: Workplace | null;
  readonly unit: Workplace | null;
  /** Given by the rule. */
  readonly priority: string | null;
  readonly facts: Pick<CaseFacts, 'channel' | 'nature' | 'priority' | 'day' | 'minute'> & { readonly categoryId: string | null };
  readonly looked: readonly LookedAt[];
}
