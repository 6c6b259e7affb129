import type { PlainDate } from '../../../../shared/time.ts';
import type { RuleSet, Rules } from '../../inputs/rules.ts';
import { type RuleShelf, fundRuleAt, projectRulesAt, revisionInForce, signalRuleAt } from '../../rules/revisions.ts';

/** The rules of a set in force at a place on a day, whatever the set. */
export interface RulesOn {
  readonly rules: Rules;
  readonly since: PlainDate;
  readonly source: { readonly zh: string; readonly en: string };
  /** The version and its place; null: what ships with the program. */
  readonly revisionId: string | null;
  readonly placePath: string | null;
}

/** The rules of a set in force at a place on a day. Throws where none ship for that day. */
export function rulesOn(shelf: RuleShelf, ruleSet: RuleSet, placePath: string, day: PlainDate): RulesOn {
  const revision = revisionInForce(shelf, ruleSet, placePath, day);
  const where = { revisionId: revision?.id ?? null, placePath: revision?.placePath ?? null };
  if (ruleSet === 'projects') {
    const { validFrom, source, ...rules } = projectRulesAt(shelf, placePath, day).book;
    return { rules: rules as Rules, since: validFrom, source: { zh: source, en: source }, ...where };
  }
  const found = ruleSet === 'signals' ? signalRuleAt(shelf, placePath, day) : fundRuleAt(shelf, { kind: ruleSet, placePath }, day);
  if (!found) throw new RangeError(`no rules of ${ruleSet} are in force on ${day}`);
  const { from, source, ...rules } = found;
  const { kind: _kind, ...rest } = rules as typeof rules & { readonly kind?: string };
  return { rules: rest as Rules, since: from, source, ...where };
}
