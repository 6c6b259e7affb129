import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { type Detail, appendEvent } from '../../../../platform/events/append-event.ts';
import { claimWrite } from '../../../../platform/idempotency/store.ts';
import { authorise } from '../../../../platform/lifecycle/authorise.ts';
import { refuseOldVersion } from '../../../../platform/lifecycle/refuse-old-version.ts';
import { targetState } from '../../../../platform/lifecycle/target-state.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { type Actor, actorId, hasRoleAt } from '../../../../shared/actor.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import type { RevisionAction, RevisionInputOf } from '../../inputs/rules.ts';
import { ruleRevisionLifecycle } from '../../lifecycle/rule-revision.ts';
import { revisionSubject, ruleReaderRoles } from '../../policy/rules.ts';
import { lockRevision, lockRuleSet, saveRevision } from '../../store/rules/revisions.ts';
import { type RevisionResult, requireFreeDay } from './propose-rules.ts';

/** Why a revision cannot be acted on beside state and person; undefined when nothing hinders it. */
export function rulesHindrance(action: string, row: { readonly state: string; readonly validFrom: string }, today: string): string | undefined {
  if (action === 'releaseRules' && row.validFrom < today) return 'rules-day-passed';
  return action === 'withdrawRules' && row.state === 'released' && row.validFrom <= today ? 'rules-begun' : undefined;
}

/**
 * Releases, refuses or takes back a version of rules. Throws 404, 403 (also `needs-another-person`), 409 `illegal-transition`,
 * `changed-meanwhile`, `rules-day-passed`, `rules-begun`, 422 `rules-that-day`.
 */
export async function takeRulesAction<Action extends Exclude<RevisionAction, 'proposeRules'>>(
  platform: Platform,
  call: { readonly actor: Actor; readonly revisionId: string; readonly action: Action; readonly input: RevisionInputOf<Action>; readonly baseVersion?: number | undefined; readonly idempotencyKey?: string | undefined },
): Promise<RevisionResult> {
  const { actor, action, input } = call;
  return runInTransaction(platform.database, async (transaction) => {
    const at = platform.clock.now();
    const row = await lockRevision(transaction, call.revisionId);
    if (!row || !ruleReaderRoles.some((role) => hasRoleAt(actor, role, row.placePath))) throw problem(404, 'not-found', { detail: 'There is no such version of rules.' });
    const { id } = row;
    if (call.idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: call.idempotencyKey, content: [action, actorId(actor), id, input], subjectId: id, at });
      if (earlier !== undefined) return { id, state: row.state, version: row.version };
    }
    const transition = authorise(ruleRevisionLifecycle, action, revisionSubject(row, actor), actor);
    const hindrance = rulesHindrance(action, row, plainDateOf(at.getTime()));
    if (hindrance !== undefined) throw problem(409, hindrance, { detail: `“${action}” is hindered: ${hindrance}.`, extra: { state: row.state } });
    refuseOldVersion(row, call.baseVersion);
    const state = targetState(transition, row.state);
    if (state === 'released') {
      await lockRuleSet(transaction, row.ruleSet, row.placePath);
      await requireFreeDay(transaction, row);
    }
    const head = await appendEvent(transaction, { sequence: row.version, hash: row.headHash }, {
      subjectType: 'ruleRevision', subjectId: id, action, fromState: row.state, toState: state, actor, occurredAt: at, public: transition.public, publicDetail: transition.public ? {} : null,
      internalDetail: Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Detail,
    });
    await saveRevision(transaction, id, { state, version: head.sequence, headHash: head.hash, doer: { action, id: actorId(actor) }, at });
    return { id, state, version: head.sequence };
  });
}
