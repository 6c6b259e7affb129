import { type Actor, actorId, hasRoleAt } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { addDays, plainDateOf } from '../../../../shared/time.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { type ChainHead, appendEvent, emptyChain } from '../../../../platform/events/append-event.ts';
import type { Detail } from '../../../../platform/events/chain.ts';
import { refuseOldVersion } from '../../../../platform/lifecycle/refuse-old-version.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import { placePathOf } from '../../../places/index.ts';
import type { DispatchRuleAnswer, DispatchRuleInput } from '../../contract.ts';
import * as store from '../../store/dispatch-rules.ts';
import { checkRule } from './check-rule.ts';
import { readAnswer } from './list-rules.ts';

/** What is kept of a revision in the history of its rule. */
type Said = object;

async function record(transaction: Transaction, head: ChainHead, id: string, action: 'create' | 'revise' | 'end' | 'reorder', actor: Actor, at: Date, said: Said): Promise<ChainHead> {
  return appendEvent(transaction, head, {
    subjectType: 'dispatchRule', subjectId: id, action, fromState: action === 'create' ? null : 'valid', toState: 'valid', actor, occurredAt: at,
    public: false, publicDetail: null, internalDetail: { ...said } as Detail,
  });
}

function requireAdministrator(actor: Actor, placePath: string): void {
  if (actor.kind === 'system' || hasRoleAt(actor, 'administrator', placePath)) return;
  throw problem(403, 'forbidden', { detail: 'This place is outside the places you administer.' });
}

/** The rule of an administrator's place, locked. Throws 404, 409 `changed-meanwhile`. */
async function lockOwn(transaction: Transaction, actor: Actor, id: string, version: number): Promise<store.LockedRule> {
  const [rule] = await store.lockRules(transaction, [id]);
  if (!rule || (actor.kind !== 'system' && !hasRoleAt(actor, 'administrator', rule.placePath))) throw problem(404, 'not-found', { detail: 'There is no such dispatch rule.' });
  refuseOldVersion(rule, version);
  return rule;
}

async function revise(transaction: Transaction, rule: store.LockedRule, input: DispatchRuleInput, actor: Actor, now: Date): Promise<void> {
  const places = await checkRule(transaction, rule.placePath, input);
  const revision = await store.insertRevision(transaction, { ...input, ruleId: rule.id, places, madeAt: now, madeBy: actorId(actor) });
  const head = await record(transaction, { sequence: rule.version, hash: rule.headHash }, rule.id, 'revise', actor, now, { ...input, revision });
  await store.saveRule(transaction, { ...rule, version: head.sequence, headHash: head.hash });
}

/** Adds a rule for a place, behind its others. Throws 403, 422 naming the field. */
export async function createDispatchRule(platform: Platform, actor: Actor, { divisionCode, ...input }: DispatchRuleInput & { readonly divisionCode: string }): Promise<DispatchRuleAnswer> {
  const now = platform.clock.now();
  const id = newId(now.getTime());
  await runInTransaction(platform.database, async (transaction) => {
    const placePath = (await placePathOf(transaction, [divisionCode])).get(divisionCode);
    if (placePath === undefined) throw fieldProblem('divisionCode', 'not-found', 'There is no such place.');
    requireAdministrator(actor, placePath);
    const places = await checkRule(transaction, placePath, input);
    const head = await record(transaction, emptyChain, id, 'create', actor, now, { ...input, divisionCode, revision: 1 });
    await store.saveRule(transaction, { id, version: head.sequence, headHash: head.hash, divisionCode, placePath, position: await store.nextPosition(transaction, divisionCode) });
    await store.insertRevision(transaction, { ...input, ruleId: id, places, madeAt: now, madeBy: actorId(actor) });
  });
  return readAnswer(platform, actor, id);
}

/** Says a rule anew from a day on, today at the earliest: what held before stays on record. Throws 404, 409, 422. */
export async function changeDispatchRule(platform: Platform, actor: Actor, id: string, { version, ...input }: DispatchRuleInput & { readonly version: number }): Promise<DispatchRuleAnswer> {
  const now = platform.clock.now();
  await runInTransaction(platform.database, async (transaction) => {
    const rule = await lockOwn(transaction, actor, id, version);
    if (input.validFrom < plainDateOf(now.getTime())) throw fieldProblem('validFrom', 'in-the-past', 'A change holds from today on at the earliest.');
    await revise(transaction, rule, input, actor, now);
  });
  return readAnswer(platform, actor, id);
}

/** Ends a rule with a day, yesterday at the earliest, so that it can end at once. Throws 404, 409, 422. */
export async function endDispatchRule(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, validTo, note }: { readonly version: number; readonly validTo: string; readonly note: string },
): Promise<DispatchRuleAnswer> {
  const now = platform.clock.now();
  await runInTransaction(platform.database, async (transaction) => {
    const rule = await lockOwn(transaction, actor, id, version);
    const today = plainDateOf(now.getTime());
    if (validTo < addDays(today, -1)) throw fieldProblem('validTo', 'in-the-past', 'A rule ends yesterday at the earliest: then it does not hold any more today.');
    const revisions = await store.revisionsOf(transaction, [id]);
    const begun = revisions.findLast(({ validFrom }) => validFrom <= validTo);
    const said = begun ?? revisions.at(-1);
    if (!said) throw problem(404, 'not-found', { detail: 'There is no such dispatch rule.' });
    // One that would begin only later never holds: it counts as over since yesterday.
    const over = begun ? { validFrom: begun.validFrom, validTo } : { validFrom: addDays(today, -1), validTo: addDays(today, -1) };
    const revision = await store.insertRevision(transaction, { ...said, ...over, ruleId: id, note, madeAt: now, madeBy: actorId(actor) });
    const head = await record(transaction, { sequence: rule.version, hash: rule.headHash }, rule.id, 'end', actor, now, { ...over, note, revision });
    await store.saveRule(transaction, { ...rule, version: head.sequence, headHash: head.hash });
  });
  return readAnswer(platform, actor, id);
}

/** Sets the order of rules of one place: the first is asked first among equally specific ones. Throws 403, 409, 422. */
export async function orderDispatchRules(
  platform: Platform,
  actor: Actor,
  { divisionCode, items }: { readonly divisionCode: string; readonly items: readonly { readonly id: string; readonly version: number }[] },
): Promise<{ items: { id: string; version: number; position: number }[] }> {
  const ids = items.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw fieldProblem('items', 'named-twice', 'A rule is named twice.');
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const placePath = (await placePathOf(transaction, [divisionCode])).get(divisionCode);
    if (placePath === undefined) throw fieldProblem('divisionCode', 'not-found', 'There is no such place.');
    requireAdministrator(actor, placePath);
    const locked = new Map((await store.lockRules(transaction, ids)).map((rule) => [rule.id, rule]));
    const rules = items.map(({ id, version }) => {
      const rule = locked.get(id);
      if (!rule || rule.divisionCode !== divisionCode) throw fieldProblem('items', 'not-found', 'There is no such rule of this place.');
      refuseOldVersion(rule, version);
      return rule;
    });
    // They change places among themselves: rules that were not named stay where they are.
    const positions = rules.map(({ position }) => position).sort((a, b) => a - b);
    const saved = [];
    for (const [index, rule] of rules.entries()) {
      const position = positions[index] ?? rule.position;
      if (position === rule.position) {
        saved.push({ id: rule.id, version: rule.version, position });
        continue;
      }
      const head = await record(transaction, { sequence: rule.version, hash: rule.headHash }, rule.id, 'reorder', actor, now, { position });
      await store.saveRule(transaction, { ...rule, version: head.sequence, headHash: head.hash, position });
      saved.push({ id: rule.id, version: head.sequence, position });
    }
    return { items: saved };
  });
}
