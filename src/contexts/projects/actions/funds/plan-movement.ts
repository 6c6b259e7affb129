import type { Transaction } from '../../../../platform/database/database.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { appendEvent, emptyChain } from '../../../../platform/events/append-event.ts';
import { claimWrite } from '../../../../platform/idempotency/store.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import { type Actor, actorId } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import type { MovementPlan } from '../../inputs/movement.ts';
import type { MovementState } from '../../lifecycle/movement.ts';
import { mayKeepFund, mayReadFund } from '../../policy/fund.ts';
import { needsSecondPerson } from '../../rules/fund-rules.ts';
import { fundRuleAt } from '../../rules/revisions.ts';
import { counterKinds } from '../../rules/ledger.ts';
import { type FundRow, findFund } from '../../store/funds/funds.ts';
import { findEntry, isCountered } from '../../store/funds/ledger.ts';
import { findMovement, insertMovement } from '../../store/funds/movements.ts';
import { releasedRules } from '../../store/rules/revisions.ts';
import { refuseProjectPayment } from './origins.ts';

export interface PlannedMovement {
  readonly id: string;
  readonly state: MovementState;
  readonly version: number;
}

/** The amount that is moved; of a counter-entry that of the entry it takes back. Throws 422, 409. */
async function amountOf(transaction: Transaction, fund: FundRow, plan: MovementPlan): Promise<number> {
  if (plan.kind !== 'counterEntry') return plan.amountFen;
  const entry = await findEntry(transaction, fund.id, plan.counters);
  if (!entry) throw fieldProblem('counters', 'unknown-entry', 'There is no such entry in this fund.');
  if (counterKinds[entry.kind] === undefined) throw fieldProblem('counters', 'not-counterable', 'Such an entry is undone by its own operation, not by a counter-entry.');
  await refuseProjectPayment(transaction, entry);
  if (await isCountered(transaction, fund.id, plan.counters)) throw problem(409, 'entry-countered', { detail: 'This entry was taken back already.' });
  return entry.amountFen;
}

async function checkTarget(transaction: Transaction, fund: FundRow, plan: MovementPlan, day: string): Promise<void> {
  if (plan.kind !== 'carryOver') return;
  const mode = fundRuleAt(await releasedRules(transaction), fund, day)?.carryOver;
  if (mode !== 'free') throw problem(409, 'carry-over-not-allowed', { detail: 'Money of this kind of fund may not go on into the next year.' });
  const target = await findFund(transaction, plan.targetFundId);
  const fits = target && target.id !== fund.id && target.kind === fund.kind && target.divisionCode === fund.divisionCode && target.year > fund.year && target.state === 'open';
  if (!fits) throw fieldProblem('targetFundId', 'no-successor', 'It must be an open fund of the same kind and place for a later year.');
}

/** Plans a movement in an open transaction; the caller has decided that the actor may. */
export async function planMovementIn(
  transaction: Transaction,
  fund: FundRow,
  plan: MovementPlan,
  { actor, at, id = newId(at.getTime()) }: { readonly actor: Actor; readonly at: Date; readonly id?: string },
): Promise<PlannedMovement> {
  if (fund.state === 'closed' && plan.kind !== 'carryOver' && plan.kind !== 'surrender') throw problem(409, 'fund-closed', { detail: 'This fund is closed.' });
  const day = plainDateOf(at.getTime());
  await checkTarget(transaction, fund, plan, day);
  const amountFen = await amountOf(transaction, fund, plan);
  const state: MovementState = needsSecondPerson(fundRuleAt(await releasedRules(transaction), fund, day), amountFen) ? 'awaiting' : 'ready';
  const counters = plan.kind === 'counterEntry' ? plan.counters : null;
  const targetFundId = plan.kind === 'carryOver' ? plan.targetFundId : null;
  const head = await appendEvent(transaction, emptyChain, {
    subjectType: 'fundMovement', subjectId: id, action: 'planMovement', fromState: null, toState: state, actor, occurredAt: at, public: false, publicDetail: null,
    internalDetail: { fundId: fund.id, kind: plan.kind, amountFen, counters, targetFundId, basis: plan.basis, remark: plan.remark ?? null },
  });
  const planner = actorId(actor);
  await insertMovement(transaction, {
    id, fundId: fund.id, kind: plan.kind, amountFen, state, counters, targetFundId, basis: plan.basis, remark: plan.remark ?? null, divisionCode: fund.divisionCode,
    placePath: fund.placePath, doers: planner === null ? {} : { planMovement: planner }, version: head.sequence, headHash: head.hash, createdAt: at,
  });
  return { id, state, version: head.sequence };
}

/**
 * Plans a budget, top-up, carry-over, surrender or counter-entry of a fund. Nothing moves before it is booked or released.
 * Throws 404, 403, 409 `fund-closed`, `entry-countered`, `payment-of-project`, `carry-over-not-allowed`, 422 (entry, target).
 */
export async function planMovement(
  platform: Platform,
  call: { readonly actor: Actor; readonly fundId: string; readonly plan: MovementPlan; readonly idempotencyKey?: string | undefined },
): Promise<PlannedMovement> {
  const { actor, fundId, plan, idempotencyKey } = call;
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    const at = platform.clock.now();
    const fund = await findFund(transaction, fundId);
    if (!fund || !mayReadFund(fund.placePath, actor)) throw problem(404, 'not-found', { detail: 'There is no such fund.' });
    if (!mayKeepFund(fund.placePath, actor)) throw problem(403, 'forbidden', { detail: 'You may not move money of this fund.' });
    const id = newId(at.getTime());
    if (idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['planMovement', actorId(actor), fundId, plan], subjectId: id, at });
      const known = earlier === undefined ? undefined : await findMovement(transaction, earlier);
      if (known) return { id: known.id, state: known.state, version: known.version };
    }
    const planned = await planMovementIn(transaction, fund, plan, { actor, at, id });
    afterCommit(() => platform.live.announce(`fund:${fundId}`));
    return planned;
  });
}
