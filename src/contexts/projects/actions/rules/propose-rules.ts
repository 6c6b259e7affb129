import type { Transaction } from '../../../../platform/database/database.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { type Detail, appendEvent, emptyChain } from '../../../../platform/events/append-event.ts';
import { claimWrite } from '../../../../platform/idempotency/store.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import { type Actor, actorId } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import { placePathOf } from '../../../places/index.ts';
import type { RevisionPlan, Rules } from '../../inputs/rules.ts';
import type { RevisionState } from '../../lifecycle/rule-revision.ts';
import { mayProposeRules } from '../../policy/rules.ts';
import { type RuleShelf, contradictionsOf, raisedBy } from '../../rules/revisions.ts';
import { changedPaths } from '../../rules/rule-fields.ts';
import { findRevision, hasReleased, insertRevision, lockRuleSet, releasedRules } from '../../store/rules/revisions.ts';
import { rulesOn } from './rules-on.ts';

export interface RevisionResult {
  readonly id: string;
  readonly state: RevisionState;
  readonly version: number;
}

/** Throws 422 naming the fields that contradict one another, `in-the-past`, or `nothing-changed`. */
function requireSound({ ruleSet, rules, validFrom }: RevisionPlan, replaces: Rules, today: string): void {
  const fields = contradictionsOf(ruleSet, rules).map(({ path, code }) => ({ field: `rules.${path}`, code, detail: 'These rules contradict one another.' }));
  if (validFrom < today) fields.push({ field: 'validFrom', code: 'in-the-past', detail: 'Rules do not change in the past.' });
  if (fields.length > 0) throw problem(422, fields[0]?.code ?? 'invalid', { detail: 'The rules cannot be like this.', fields });
  if (changedPaths(ruleSet, replaces, rules).length === 0) throw problem(422, 'nothing-changed', { detail: 'These are the rules that hold already.' });
}

/** Throws 422 where another version begins at the same place on the same day. */
export async function requireFreeDay(transaction: Transaction, row: Parameters<typeof hasReleased>[1]): Promise<void> {
  if (await hasReleased(transaction, row)) throw fieldProblem('validFrom', 'rules-that-day', 'There is a version that begins on this day.');
}

/** What the new version replaces: the rules that hold at the place on its first day; today's, where it is said to begin in the past. */
function replacedBy(shelf: RuleShelf, { ruleSet, validFrom }: RevisionPlan, placePath: string, today: string): Rules {
  return rulesOn(shelf, ruleSet, placePath, validFrom < today ? today : validFrom).rules;
}

/**
 * Proposes new rules from a day on. Where by them more money could be spent, or with fewer people, they wait for somebody else; else
 * they hold from that day. Throws 403, 422 naming the field.
 */
export async function proposeRules(platform: Platform, call: { readonly actor: Actor; readonly plan: RevisionPlan; readonly idempotencyKey?: string | undefined }): Promise<RevisionResult> {
  const { actor, plan, idempotencyKey } = call;
  return runInTransaction(platform.database, async (transaction) => {
    const at = platform.clock.now();
    const placePath = (await placePathOf(transaction, [plan.divisionCode])).get(plan.divisionCode);
    if (placePath === undefined) throw fieldProblem('divisionCode', 'unknown-place', 'There is no such place.');
    if (!mayProposeRules(placePath, actor)) throw problem(403, 'forbidden', { detail: 'You may not change rules for this place.' });
    const id = newId(at.getTime());
    if (idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['proposeRules', actorId(actor), plan], subjectId: id, at });
      const known = earlier === undefined ? undefined : await findRevision(transaction, earlier);
      if (known) return { id: known.id, state: known.state, version: known.version };
    }
    const { ruleSet, divisionCode, validFrom, rules, source } = plan;
    await lockRuleSet(transaction, ruleSet, placePath);
    const today = plainDateOf(at.getTime());
    const replaces = replacedBy(await releasedRules(transaction), plan, placePath, today);
    requireSound(plan, replaces, today);
    const raises = raisedBy(ruleSet, replaces, rules);
    const state: RevisionState = raises.length > 0 ? 'awaiting' : 'released';
    if (state === 'released') await requireFreeDay(transaction, { ruleSet, placePath, validFrom });
    const head = await appendEvent(transaction, emptyChain, {
      subjectType: 'ruleRevision', subjectId: id, action: 'proposeRules', fromState: null, toState: state, actor, occurredAt: at, public: false, publicDetail: null,
      internalDetail: { ruleSet, divisionCode, placePath, validFrom, source, raises: [...raises], rules } as unknown as Detail,
    });
    const proposer = actorId(actor);
    await insertRevision(transaction, {
      id, ruleSet, divisionCode, placePath, validFrom, rules, replaces, source, raises, state, doers: proposer === null ? {} : { proposeRules: proposer },
      version: head.sequence, headHash: head.hash, createdAt: at,
    });
    return { id, state, version: head.sequence };
  });
}
