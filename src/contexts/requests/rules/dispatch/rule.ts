import { depthOf, placeCovers } from '../../../../shared/place-path.ts';
/** Dispatch rules 派单规则: which workstation or unit a case goes to, before the territory decides. Pure. */

export const dispatchDays = ['workday', 'weekend', 'holiday'] as const;
export type DispatchDay = (typeof dispatchDays)[number];
export const dispatchTargets = ['workstation', 'unit'] as const;

/** When a rule holds; an empty list or null asks for nothing. */
export interface DispatchConditions {
  /** A branch stands for everything below it. */
  readonly categoryIds: readonly string[];
  /** Communities or grids. */
  readonly divisionCodes: readonly string[];
  readonly compoundIds: readonly string[];
  readonly days: readonly DispatchDay[];
  /** `HH:MM`, Shanghai time; both or none. Beyond midnight when `until` is the earlier. */
  readonly from: string | null;
  readonly until: string | null;
  readonly channels: readonly string[];
  readonly natures: readonly string[];
  readonly priorities: readonly string[];
}

export interface DispatchTarget {
  readonly kind: (typeof dispatchTargets)[number];
  readonly id: string;
}

/** A place a rule is narrowed to, as a path of the division tree; a compound lies in the division of its path. */
export interface NamedPlace {
  readonly path: string;
  readonly compoundId: string | null;
}

/** A revision of a rule with what its identifiers stand for. */
export interface DispatchRule {
  readonly id: string;
  readonly revision: number;
  /** Path of the place that keeps the rule; it never reaches outside. */
  readonly placePath: string;
  /** Before all others, however specific they are. */
  readonly ahead: boolean;
  /** Among equally specific rules the lowest first. */
  readonly position: number;
  /** Plain dates, both included. */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly conditions: DispatchConditions;
  /** Codes of the named categories. */
  readonly categoryCodes: readonly string[];
  /** How deep the named categories lie, the shallowest: 1 a branch, 2 a leaf; 0 without. */
  readonly categoryDepth: number;
  readonly places: readonly NamedPlace[];
  readonly target: DispatchTarget;
  readonly priority: string | null;
}

/** What rules ask about a case. */
export interface CaseFacts {
  /** Down to the grid where it is known. */
  readonly placePath: string;
  readonly compoundId: string | null;
  /** The code of its category and of all above. */
  readonly categoryCodes: readonly string[];
  readonly channel: string;
  readonly nature: string | null;
  readonly priority: string;
  readonly day: DispatchDay;
  /** Minutes since midnight in Shanghai. */
  readonly minute: number;
}

export type Miss = 'place' | 'category' | 'day' | 'hours' | 'channel' | 'nature' | 'priority' | 'target';

/** A rule that was looked at; without misses it is the one that decided. */
export interface LookedAt {
  readonly ruleId: string;
  readonly revision: number;
  readonly misses: readonly Miss[];
}

const dayMinutes = 1440;

/** `HH:MM` as minutes since midnight; `24:00` is the end of the day. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The hours of a rule as spans of minutes within a day, in order. */
export function hoursOf({ from, until }: Pick<DispatchConditions, 'from' | 'until'>): readonly (readonly [number, number])[] {
  if (from === null || until === null) return [[0, dayMinutes]];
  const [start, end] = [minutesOf(from), minutesOf(until)];
  return start < end ? [[start, end]] : [[0, end], [start, dayMinutes]];
}

function among(wanted: readonly string[], found: string | null): boolean {
  return wanted.length === 0 || (found !== null && wanted.includes(found));
}

function liesIn(place: NamedPlace, facts: CaseFacts): boolean {
  if (place.compoundId !== null) return place.compoundId === facts.compoundId;
  return placeCovers(place.path, facts.placePath);
}

/** Every reason for which a rule does not hold for a case; none when it does. The rule's own place is not asked here. */
export function missesOf(rule: DispatchRule, facts: CaseFacts): readonly Miss[] {
  const { conditions } = rule;
  const holds: readonly (readonly [Miss, boolean])[] = [
    ['place', rule.places.length === 0 || rule.places.some((place) => liesIn(place, facts))],
    ['category', conditions.categoryIds.length === 0 || rule.categoryCodes.some((code) => facts.categoryCodes.includes(code))],
    ['day', among(conditions.days, facts.day)],
    ['hours', hoursOf(conditions).some(([start, end]) => start <= facts.minute && facts.minute < end)],
    ['channel', among(conditions.channels, facts.channel)],
    ['nature', among(conditions.natures, facts.nature)],
    ['priority', among(conditions.priorities, facts.priority)],
  ];
  return holds.flatMap(([miss, held]) => (held ? [] : [miss]));
}

const narrownessOf = ({ path, compoundId }: NamedPlace): number => depthOf(path) + (compoundId === null ? 0 : 10);

/** How specific a rule is: ahead of all; then the smaller place; then the narrower category; then the more further conditions. */
export function specificityOf({ ahead, places, placePath, categoryDepth, conditions }: DispatchRule): readonly [number, number, number, number] {
  const place = places.length === 0 ? depthOf(placePath) : Math.min(...places.map(narrownessOf));
  const { days, from, channels, natures, priorities } = conditions;
  const further = [days.length > 0, from !== null, channels.length > 0, natures.length > 0, priorities.length > 0].filter(Boolean).length;
  return [ahead ? 1 : 0, place, categoryDepth, further];
}

/** The order in which rules are asked; total, so that it never depends on how they came. */
export function compareRules(one: DispatchRule, other: DispatchRule): number {
  const [mine, theirs] = [specificityOf(one), specificityOf(other)];
  for (const [index, value] of mine.entries()) {
    const difference = (theirs[index] ?? 0) - value;
    if (difference !== 0) return difference;
  }
  return one.position - other.position || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

/** The revisions in force on a day, one for each rule: the last one that has begun, unless it has ended. In the order they are asked. */
export function inForce<Rule extends DispatchRule>(revisions: readonly Rule[], on: string): readonly Rule[] {
  const latest = new Map<string, Rule>();
  for (const rule of revisions) {
    const known = latest.get(rule.id);
    if (rule.validFrom <= on && (!known || known.revision < rule.revision)) latest.set(rule.id, rule);
  }
  return [...latest.values()].filter(({ validTo }) => validTo === null || validTo >= on).sort(compareRules);
}

/** May this target take the case: alive, and does it serve the place? */
export type Serves = (target: DispatchTarget, placePath: string) => boolean;

/** Asks rules in their order until one holds; says which were asked and why those before did not hold. */
export function evaluateRules(ordered: readonly DispatchRule[], facts: CaseFacts, serves: Serves): { readonly rule: DispatchRule | undefined; readonly looked: readonly LookedAt[] } {
  const looked: LookedAt[] = [];
  for (const rule of ordered) {
    if (!placeCovers(rule.placePath, facts.placePath)) continue;
    const missed = missesOf(rule, facts);
    const misses: readonly Miss[] = missed.length > 0 || serves(rule.target, facts.placePath) ? missed : ['target'];
    looked.push({ ruleId: rule.id, revision: rule.revision, misses });
    if (misses.length === 0) return { rule, looked };
  }
  return { rule: undefined, looked };
}
