import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { appendEvent, type Detail } from '../../../platform/events/append-event.ts';
import { claimWrite } from '../../../platform/idempotency/store.ts';
import { authorise, splitByAudience } from '../../../platform/lifecycle/authorise.ts';
import { refuseOldVersion } from '../../../platform/lifecycle/refuse-old-version.ts';
import { targetState } from '../../../platform/lifecycle/target-state.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { type Actor, actorId, systemActor } from '../../../shared/actor.ts';
import type { InputOf, PolicyAction } from '../inputs.ts';
import { type PolicyState, policyLifecycle } from '../lifecycle.ts';
import { mayRead, subjectOf } from '../policy.ts';
import type { ConcessionPolicy } from '../rules/model.ts';
import { type PolicyChange, type PolicyRow, lockInForce, lockPolicy, savePolicy } from '../store/policies.ts';
import { checkContent } from './draft-policy.ts';
import { forgetRulebook } from './rulebook.ts';
import { runSimulation } from './run-simulation.ts';

export interface ActionCall<Action extends PolicyAction> {
  readonly actor: Actor;
  readonly policyId: string;
  readonly action: Action;
  readonly input: InputOf<Action>;
  readonly baseVersion: number;
  readonly idempotencyKey?: string | undefined;
}

export interface ActionResult {
  readonly id: string;
  readonly state: PolicyState;
  readonly version: number;
}

/** What an action changes beside the state, and what its event keeps inside the office. */
interface Outcome {
  readonly patch: Pick<PolicyChange, 'content' | 'simulation' | 'publishedAt'>;
  readonly internal?: Detail;
}

async function effectOf(platform: Platform, transaction: Transaction, row: PolicyRow, action: PolicyAction, input: unknown, now: Date): Promise<Outcome> {
  switch (action) {
    case 'revise': {
      const content: ConcessionPolicy = { ...(input as InputOf<'revise'>).content, version: row.number };
      if (content.id !== row.code) throw fieldProblem('content.id', 'fixed', 'The code of a policy cannot change; start another policy.');
      if (content.network !== row.network) throw fieldProblem('content.network', 'fixed', 'The network of a policy cannot change.');
      checkContent(content);
      return { patch: { content, simulation: null } };
    }
    case 'simulate': {
      const question = input as InputOf<'simulate'>;
      const result = await runSimulation(platform, row.content, question);
      const { rides, beforeFen, afterFen, cheaper, dearer } = result;
      return { patch: { simulation: { question, result } }, internal: { rides, beforeFen, afterFen, cheaper, dearer } };
    }
    case 'publish':
      await supersede(transaction, row, now);
      return { patch: { publishedAt: now } };
    case 'return':
      return { patch: {} };
    default:
      return { patch: {} };
  }
}

/** Ends the version in force before a newer one takes its place. */
async function supersede(transaction: Transaction, next: PolicyRow, now: Date): Promise<void> {
  const before = await lockInForce(transaction, next.network, next.code);
  if (!before) return;
  if (before.number > next.number) throw problem(409, 'newer-in-force', { detail: 'A newer version of this policy is in force.', extra: { number: before.number } });
  const head = await appendEvent(transaction, { sequence: before.version, hash: before.headHash }, {
    subjectType: 'farePolicy', subjectId: before.id, action: 'supersede', fromState: before.state, toState: 'superseded', actor: systemActor,
    occurredAt: now, public: true, publicDetail: { by: next.number }, internalDetail: null,
  });
  await savePolicy(transaction, before.id, { state: 'superseded', version: head.sequence, headHash: head.hash, doer: { action: 'supersede', id: null }, at: now });
}

/**
 * Takes one action of the policy lifecycle: lock, authorise, decide, save, record, in one transaction.
 * Throws 404 (not visible), 403 (not theirs, or needs another person), 409 `illegal-transition` or `changed-meanwhile`, 422.
 */
export async function takeAction<Action extends PolicyAction>(platform: Platform, call: ActionCall<Action>): Promise<ActionResult> {
  const { actor, action, input } = call;
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    const now = platform.clock.now();
    const row = await lockPolicy(transaction, call.policyId);
    if (!row || !mayRead(row, actor)) throw problem(404, 'not-found', { detail: 'There is no such policy.' });
    if (call.idempotencyKey !== undefined) {
      const content = [action, actorId(actor), input];
      const earlier = await claimWrite(transaction, { key: call.idempotencyKey, content, subjectId: row.id, at: now });
      if (earlier !== undefined) return { id: row.id, state: row.state, version: row.version };
    }
    const transition = authorise(policyLifecycle, action, subjectOf(row), actor);
    refuseOldVersion(row, call.baseVersion);
    const toState = targetState(transition, row.state);
    const outcome = await effectOf(platform, transaction, row, action, input, now);
    const { published, internal } = splitByAudience(transition, input);
    const head = await appendEvent(transaction, { sequence: row.version, hash: row.headHash }, {
      subjectType: 'farePolicy', subjectId: row.id, action, fromState: row.state, toState, actor, occurredAt: now, public: transition.public,
      publicDetail: published as Detail, internalDetail: { ...internal, ...outcome.internal } as Detail,
    });
    await savePolicy(transaction, row.id, {
      state: toState, version: head.sequence, headHash: head.hash, doer: { action, id: actorId(actor) }, at: now, ...outcome.patch,
    });
    afterCommit(() => {
      forgetRulebook(platform.database);
      platform.live.announce(`farePolicy:${row.id}`);
    });
    return { id: row.id, state: toState, version: head.sequence };
  });
}
