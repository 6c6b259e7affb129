import { actorId } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { fieldProblem } from '../../../../platform/problem.ts';
import { ratingNeedsRework } from '../../rules.ts';
import { changedConditions } from '../../rules/conditions.ts';
import { failedCalls, insertCallback } from '../../store/callbacks.ts';
import type { RequestRow } from '../../store/lock-request.ts';
import { reportersToTell } from '../../store/reporters.ts';
import { ruleValue } from '../../store/rules.ts';
import { rulesFor } from '../clocks.ts';
import type { Effect } from '../effects.ts';

/** Once verified, a case whose category asks for it waits for a call, if there is anybody to call. */
export async function conditionsAfterVerification(transaction: Transaction, row: RequestRow): Promise<readonly string[]> {
  const rules = await rulesFor(transaction, row.categoryId);
  if (rules?.verification.callback !== 'phone') return changedConditions(row.conditions, { remove: ['callbackDue'] });
  const reachable = (await reportersToTell(transaction, row.id)).length > 0;
  return changedConditions(row.conditions, reachable ? { add: ['callbackDue'] } : { remove: ['callbackDue'] });
}

/** 电话回访: who is dissatisfied or says it is not solved sends the case back; who cannot be reached is tried again, up to a limit. */
export const callback: Effect<'callback'> = async ({ platform, transaction, row, actor, input, now }) => {
  const record = (outcome: typeof input.callbackOutcome) =>
    insertCallback(transaction, {
      id: newId(now.getTime()), requestId: row.id, round: row.round, channel: 'phone', outcome, calledBy: actorId(actor), calledAt: now,
      contacted: outcome === 'reached' ? (input.contacted ?? false) : null, solved: outcome === 'reached' ? (input.solved ?? null) : null, level: outcome === 'reached' ? (input.level ?? null) : null,
    });
  const answered = changedConditions(row.conditions, { remove: ['callbackDue'] });
  if (input.callbackOutcome !== 'reached') {
    const failed = (await failedCalls(transaction, row.id, row.round)) + 1;
    const enough = failed >= (await ruleValue(platform.database, 'callbackAttempts', now));
    return { toState: row.state, patch: { conditions: enough ? answered : row.conditions }, internal: { attempt: failed }, afterSave: () => record(input.callbackOutcome) };
  }
  if (input.solved === undefined) throw fieldProblem('solved', 'required', 'Say whether it was solved.');
  if (input.level === undefined) throw fieldProblem('level', 'required', 'Say how satisfied the person is.');
  const again = input.solved === 'no' || ratingNeedsRework(input.level);
  return {
    toState: again ? 'working' : 'closed',
    patch: { conditions: answered, closedAt: again ? null : (row.closedAt ?? now) },
    afterSave: () => record('reached'),
  };
};
