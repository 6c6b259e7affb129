import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { appendEvent } from '../../../../platform/events/append-event.ts';
import { claimWrite } from '../../../../platform/idempotency/store.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { type Actor, actorId } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { placePathOf } from '../../../places/index.ts';
import { mayCloseFund, mayKeepFund, mayReadFund } from '../../policy/fund.ts';
import { findFund, lockFunds, saveFundHead } from '../../store/funds/funds.ts';
import { type NewFund, createFund } from './create-fund.ts';
import { planMovementIn } from './plan-movement.ts';

export interface FundOpening extends NewFund {
  /** The budget of the year, planned with the fund; it is free once booked or released. */
  readonly budgetFen?: number | undefined;
  /** The paper the budget rests on. */
  readonly basis?: string | undefined;
}

/** Opens a fund for a year and plans its budget. Throws 403, 409 `fund-exists`, 422. */
export async function openFund(
  platform: Platform,
  call: { readonly actor: Actor; readonly opening: FundOpening; readonly idempotencyKey?: string | undefined },
): Promise<{ readonly id: string; readonly key: string }> {
  const { actor, opening, idempotencyKey } = call;
  return runInTransaction(platform.database, async (transaction) => {
    const at = platform.clock.now();
    const placePath = (await placePathOf(transaction, [opening.divisionCode])).get(opening.divisionCode);
    if (placePath !== undefined && !mayKeepFund(placePath, actor)) throw problem(403, 'forbidden', { detail: 'You may not open funds for this place.' });
    const { budgetFen, basis, ...fund } = opening;
    const id = newId(at.getTime());
    if (idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['openFund', actorId(actor), opening], subjectId: id, at });
      const known = earlier === undefined ? undefined : await findFund(transaction, earlier);
      if (known) return { id: known.id, key: known.key };
    }
    await createFund(transaction, fund, { actor, at, id });
    const made = await findFund(transaction, id);
    if (!made) throw new Error('The fund just made is gone');
    if (budgetFen !== undefined) await planMovementIn(transaction, made, { kind: 'budget', amountFen: budgetFen, basis: basis ?? fund.source }, { actor, at });
    return { id, key: made.key };
  });
}

/** Closes a fund whose money is used up or carried on: nothing more is given or promised. Throws 404, 403, 409 `fund-not-empty`, `fund-closed`. */
export async function closeFund(platform: Platform, actor: Actor, id: string): Promise<{ readonly id: string; readonly state: 'closed' }> {
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    const [fund] = await lockFunds(transaction, [id]);
    if (!fund || !mayReadFund(fund.placePath, actor)) throw problem(404, 'not-found', { detail: 'There is no such fund.' });
    if (!mayCloseFund(fund.placePath, actor)) throw problem(403, 'forbidden', { detail: 'You may not close this fund.' });
    if (fund.state === 'closed') throw problem(409, 'fund-closed', { detail: 'This fund is closed.' });
    if (fund.freeFen + fund.reservedFen > 0) {
      throw problem(409, 'fund-not-empty', { detail: 'Money is still free or reserved: carry it on or return it first.', extra: { freeFen: fund.freeFen, reservedFen: fund.reservedFen } });
    }
    const head = await appendEvent(transaction, { sequence: fund.version, hash: fund.headHash }, {
      subjectType: 'fund', subjectId: id, action: 'close', fromState: fund.state, toState: 'closed', actor, occurredAt: platform.clock.now(), public: true,
      publicDetail: {}, internalDetail: null,
    });
    await saveFundHead(transaction, id, { version: head.sequence, headHash: head.hash, state: 'closed' });
    afterCommit(() => platform.live.announce(`fund:${id}`));
    return { id, state: 'closed' };
  });
}
