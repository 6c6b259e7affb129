import { placeCovers } from '../../../shared/place-path.ts';
import type { PlainDate } from '../../../shared/time.ts';
import type { FundRules, ProjectRules, RuleSet, Rules, SignalRules } from '../inputs/rules.ts';
import { type FundKind, type FundRule, fundRuleOn, fundRules } from './fund-rules.ts';
import { type ApprovalLevel, type Rulebook, levelFor, quotesFor, rulebookOn, rulebooks } from './rulebook.ts';
import { type SignalRule, signalRuleOn, signalRules } from './signals.ts';

/** A version of rules that was released. */
export interface ReleasedRules {
  readonly id: string;
  readonly ruleSet: RuleSet;
  readonly placePath: string;
  readonly validFrom: PlainDate;
  readonly rules: Rules;
  readonly source: string;
}

/** Every released version. */
export type RuleShelf = readonly ReleasedRules[];

/** The version in force at a place on a day: of the nearest place that has one, the newest that began; undefined where what ships holds. */
export function revisionInForce(shelf: RuleShelf, ruleSet: RuleSet, placePath: string, day: PlainDate): ReleasedRules | undefined {
  return shelf
    .filter((one) => one.ruleSet === ruleSet && one.validFrom <= day && placeCovers(one.placePath, placePath))
    .reduce<ReleasedRules | undefined>((best, one) => {
      if (!best || one.placePath.length > best.placePath.length) return one;
      return one.placePath === best.placePath && one.validFrom > best.validFrom ? one : best;
    }, undefined);
}

function rulebookOf({ rules, validFrom, source }: ReleasedRules): Rulebook {
  return { ...(rules as ProjectRules), validFrom, source };
}

/** Rules of micro-projects with the id of their version; null: what ships with the program. */
export interface RulesInForce {
  readonly book: Rulebook;
  readonly revisionId: string | null;
}

/** The rules of micro-projects in force at a place on a day. */
export function projectRulesAt(shelf: RuleShelf, placePath: string, day: PlainDate): RulesInForce {
  const found = revisionInForce(shelf, 'projects', placePath, day);
  return found ? { book: rulebookOf(found), revisionId: found.id } : { book: rulebookOn(rulebooks, day), revisionId: null };
}

/** The rules a project is under: those it was checked with; while it is a draft, or was never checked, those of today. */
export function rulesOfProject(
  shelf: RuleShelf,
  project: { readonly state: string; readonly placePath: string; readonly rulesId: string | null; readonly rulesDay: PlainDate | null },
  today: PlainDate,
): RulesInForce {
  if (project.state === 'draft' || project.rulesDay === null) return projectRulesAt(shelf, project.placePath, today);
  const pinned = shelf.find(({ id }) => id === project.rulesId);
  return pinned ? { book: rulebookOf(pinned), revisionId: pinned.id } : { book: rulebookOn(rulebooks, project.rulesDay), revisionId: null };
}

/** The rule of a kind of fund at a place on a day; undefined before the first. */
export function fundRuleAt(shelf: RuleShelf, fund: { readonly kind: FundKind; readonly placePath: string }, day: PlainDate): FundRule | undefined {
  const found = revisionInForce(shelf, fund.kind, fund.placePath, day);
  if (!found) return fundRuleOn(fundRules, fund.kind, day);
  return { kind: fund.kind, from: found.validFrom, ...(found.rules as FundRules), source: { zh: found.source, en: found.source } };
}

/** The thresholds of signals at a place on a day. */
export function signalRuleAt(shelf: RuleShelf, placePath: string, day: PlainDate): SignalRule | undefined {
  const found = revisionInForce(shelf, 'signals', placePath, day);
  if (!found) return signalRuleOn(signalRules, day);
  return { from: found.validFrom, ...(found.rules as SignalRules), source: { zh: found.source, en: found.source } };
}

type Levels = { readonly approvals: readonly ApprovalLevel[] };
type Quotes = { readonly quotes: readonly { readonly uptoFen: number; readonly count: number }[] };

/** Every amount at which one of the two tables changes, and one above all of them. */
function steps(...tables: readonly (readonly { readonly uptoFen: number }[])[]): readonly number[] {
  const all = tables.flat().map(({ uptoFen }) => uptoFen);
  return [...all, Math.max(0, ...all) + 1];
}

/** Does an amount need fewer people, or may somebody approve it who could not? */
function loosensApprovals(before: Levels, after: Levels): boolean {
  return steps(before.approvals, after.approvals).some((amountFen) => {
    const [was, is] = [levelFor(before as Rulebook, amountFen), levelFor(after as Rulebook, amountFen)];
    return is !== undefined && (was === undefined || is.persons < was.persons || is.roles.some((role) => !was.roles.includes(role)));
  });
}

function loosensQuotes(before: Quotes, after: Quotes): boolean {
  return steps(before.quotes, after.quotes).some((amountFen) => quotesFor(after as Rulebook, amountFen) < quotesFor(before as Rulebook, amountFen));
}

/** The fields by which more money could be spent, or with fewer people or quotes: these take two persons. */
export function raisedBy(ruleSet: RuleSet, before: Rules, after: Rules): readonly string[] {
  if (ruleSet === 'signals') return [];
  if (ruleSet !== 'projects') return (after as FundRules).twoPersonsAboveFen > (before as FundRules).twoPersonsAboveFen ? ['twoPersonsAboveFen'] : [];
  const [was, is] = [before as ProjectRules, after as ProjectRules];
  const rises: readonly (readonly [string, boolean])[] = [
    ['kinds.emergency.maximumFen', is.kinds.emergency.maximumFen > was.kinds.emergency.maximumFen],
    ['kinds.ordinary.maximumFen', is.kinds.ordinary.maximumFen > was.kinds.ordinary.maximumFen],
    ['approvals', loosensApprovals(was, is)],
    ['quotes', loosensQuotes(was, is)],
    ['startFirst.maximumFen', is.startFirst.maximumFen > was.startFirst.maximumFen],
  ];
  return rises.filter(([, higher]) => higher).map(([path]) => path);
}

export interface RuleProblem {
  readonly path: string;
  readonly code: string;
}

function notAscending(path: string, table: readonly { readonly uptoFen: number }[]): readonly RuleProblem[] {
  return table.flatMap(({ uptoFen }, index) => (index > 0 && uptoFen <= (table[index - 1]?.uptoFen ?? 0) ? [{ path: `${path}.${index}.uptoFen`, code: 'not-ascending' }] : []));
}

/** What of new rules contradicts itself, by field. */
export function contradictionsOf(ruleSet: RuleSet, rules: Rules): readonly RuleProblem[] {
  if (ruleSet !== 'projects') return [];
  const { kinds, startFirst, approvals, quotes, support } = rules as ProjectRules;
  const largest = Math.max(kinds.emergency.maximumFen, kinds.ordinary.maximumFen);
  const highest = approvals.length - 1;
  return [
    ...notAscending('approvals', approvals), ...notAscending('quotes', quotes),
    // Otherwise nobody could approve what the limits allow.
    ...((approvals[highest]?.uptoFen ?? 0) < largest ? [{ path: `approvals.${highest}.uptoFen`, code: 'below-limits' }] : []),
    ...(startFirst.maximumFen > kinds.emergency.maximumFen ? [{ path: 'startFirst.maximumFen', code: 'above-emergency-limit' }] : []),
    ...(support.agreed > support.of ? [{ path: 'support.agreed', code: 'more-than-asked' }] : []),
  ];
}
