import type { Actor } from '../../../shared/actor.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { AfterCommit } from '../../../platform/database/transaction.ts';
import { type Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { type CheckableCase, takeActionIn } from '../../requests/index.ts';

export interface SendBack {
  readonly actor: Actor;
  readonly target: CheckableCase;
  readonly sampleNumber: string;
  readonly remark: string;
  readonly supervise: boolean;
}

/** Which action of its lifecycle sends a case back from here; undefined where it is being worked on already. */
function actionFor(state: string): 'rework' | 'reopen' | undefined {
  if (state === 'completed' || state === 'verified') return 'rework';
  return state === 'closed' ? 'reopen' : undefined;
}

/**
 * A case that is not done goes back through its own lifecycle: rework, or reopening once it was closed; with a supervision notice 督办 where that is
 * wanted and none of this level is open. Answers by which action it went back.
 */
export async function sendBack(platform: Platform, transaction: Transaction, afterCommit: AfterCommit, { actor, target, sampleNumber, remark, supervise }: SendBack) {
  const action = actionFor(target.state);
  const explanation = `抽查 ${sampleNumber} 发现未真正办结：${remark}`;
  if (action) await takeActionIn(platform, transaction, afterCommit, { actor, requestId: target.id, action, input: { explanation } });
  if (!supervise) return { sentBack: action ?? null, supervised: false };
  try {
    await takeActionIn(platform, transaction, afterCommit, { actor, requestId: target.id, action: 'supervise', input: { superviseReason: 'serious', instruction: explanation } });
    return { sentBack: action ?? null, supervised: true };
  } catch (error) {
    // A notice of this level is open: those who have to answer know already.
    if (error instanceof Problem && error.code === 'supervised-already') return { sentBack: action ?? null, supervised: false };
    throw error;
  }
}
