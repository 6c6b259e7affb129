import type { Transaction } from '../../../../platform/database/database.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { type Detail, appendEvent } from '../../../../platform/events/append-event.ts';
import { claimWrite } from '../../../../platform/idempotency/store.ts';
import { authorise } from '../../../../platform/lifecycle/authorise.ts';
import { refuseOldVersion } from '../../../../platform/lifecycle/refuse-old-version.ts';
import { targetState } from '../../../../platform/lifecycle/target-state.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { type Actor, actorId } from '../../../../shared/actor.ts';
import type { MovementAction, MovementInputOf } from '../../inputs/movement.ts';
import { movementLifecycle } from '../../lifecycle/movement.ts';
import { mayReadFund, movementSubject } from '../../policy/fund.ts';
import { lockMovement, saveMovement } from '../../store/funds/movements.ts';
import { carryOut } from './carry-out.ts';
import type { PlannedMovement } from './plan-movement.ts';

export interface MovementCall<Action extends MovementAction> {
  readonly actor: Actor;
  readonly movementId: string;
  readonly action: Action;
  readonly input: MovementInputOf<Action>;
  readonly baseVersion?: number | undefined;
  readonly idempotencyKey?: string | undefined;
}

/** Takes an action on a planned movement in an open transaction. Otherwise as `takeMovementAction`. */
export async function takeMovementActionIn<Action extends MovementAction>(transaction: Transaction, call: MovementCall<Action>, at: Date): Promise<PlannedMovement & { readonly fundId: string }> {
  const { actor, action, input } = call;
  const row = await lockMovement(transaction, call.movementId);
  if (!row || !mayReadFund(row.placePath, actor)) throw problem(404, 'not-found', { detail: 'There is no such movement.' });
  const { id, fundId } = row;
  if (call.idempotencyKey !== undefined) {
    const earlier = await claimWrite(transaction, { key: call.idempotencyKey, content: [action, actorId(actor), input], subjectId: id, at });
    if (earlier !== undefined) return { id, fundId, state: row.state, version: row.version };
  }
  const transition = authorise(movementLifecycle, action, movementSubject(row, actor), actor);
  refuseOldVersion(row, call.baseVersion);
  const toState = targetState(transition, row.state);
  const entry = toState === 'released' ? await carryOut(transaction, row, { actor, at, remark: row.remark ?? row.basis }) : undefined;
  const head = await appendEvent(transaction, { sequence: row.version, hash: row.headHash }, {
    subjectType: 'fundMovement', subjectId: id, action, fromState: row.state, toState, actor, occurredAt: at, public: false, publicDetail: null,
    internalDetail: { ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)), entryNumber: entry?.number ?? null } as Detail,
  });
  await saveMovement(transaction, id, { state: toState, version: head.sequence, headHash: head.hash, doer: { action, id: actorId(actor) }, entryNumber: entry?.number ?? null, at });
  return { id, fundId, state: toState, version: head.sequence };
}

/**
 * Books, releases, refuses or takes back a planned movement. Throws 404, 403 (also `needs-another-person`), 409
 * `illegal-transition`, `changed-meanwhile`, `fund-insufficient`, `fund-closed`, `entry-countered`, `payment-returned`.
 */
export async function takeMovementAction<Action extends MovementAction>(platform: Platform, call: MovementCall<Action>): Promise<PlannedMovement> {
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    const { fundId, ...result } = await takeMovementActionIn(transaction, call, platform.clock.now());
    afterCommit(() => platform.live.announce(`fund:${fundId}`));
    return result;
  });
}
