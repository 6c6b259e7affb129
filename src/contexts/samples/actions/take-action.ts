import { type Actor, actorId } from '../../../shared/actor.ts';
import { capacityOf } from '../../../shared/lifecycle.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { type AfterCommit, runInTransaction } from '../../../platform/database/transaction.ts';
import { type Detail, appendEvent } from '../../../platform/events/append-event.ts';
import { claimWrite } from '../../../platform/idempotency/store.ts';
import { authorise, splitByAudience } from '../../../platform/lifecycle/authorise.ts';
import { refuseOldVersion } from '../../../platform/lifecycle/refuse-old-version.ts';
import { targetState } from '../../../platform/lifecycle/target-state.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { InputOf, SampleAction } from '../inputs.ts';
import { type SampleState, sampleLifecycle } from '../lifecycle.ts';
import { maySee, subjectOf } from '../policy.ts';
import { readItems } from '../store/items.ts';
import { lockSample, saveSample } from '../store/samples.ts';
import { type EffectContext, type EffectResult, effects } from './effects.ts';
import { topicsOf } from './topics.ts';

export interface ActionCall<Action extends SampleAction> {
  readonly actor: Actor;
  readonly sampleId: string;
  readonly action: Action;
  readonly input: InputOf<Action>;
  /** The version the caller saw; undefined for looks, which name the looks they knew of. */
  readonly baseVersion?: number | undefined;
  readonly idempotencyKey?: string | undefined;
}

export interface ActionResult {
  readonly id: string;
  readonly number: string;
  readonly state: SampleState;
  readonly version: number;
  readonly sentBack: 'rework' | 'reopen' | null;
}

async function takeActionIn<Action extends SampleAction>(platform: Platform, transaction: Transaction, afterCommit: AfterCommit, call: ActionCall<Action>): Promise<ActionResult> {
  const { actor, action, input } = call;
  const transition = sampleLifecycle.transitions[action];
  const now = platform.clock.now();
  const sample = await lockSample(transaction, call.sampleId);
  if (!sample || !maySee(sample, actor)) throw problem(404, 'not-found', { detail: 'There is no such sample.' });
  const items = await readItems(transaction, [sample.id]);
  if (call.idempotencyKey !== undefined) {
    const content = ['samples', action, actorId(actor), input];
    const earlier = await claimWrite(transaction, { key: call.idempotencyKey, content, subjectId: sample.id, at: now });
    if (earlier !== undefined) {
      const itemId = (input as { readonly itemId?: string }).itemId;
      return { id: sample.id, number: sample.number, state: sample.state, version: sample.version, sentBack: items.find(({ id }) => id === itemId)?.sentBack ?? null };
    }
  }
  const subject = subjectOf(sample);
  authorise(sampleLifecycle, action, subject, actor);
  refuseOldVersion(sample, call.baseVersion);
  const toState = targetState(transition, sample.state);
  const effect = effects[action] as (context: EffectContext<Action>) => Promise<EffectResult>;
  const outcome = await effect({ platform, transaction, afterCommit, sample, items, actor, input, now });
  const { published, internal } = splitByAudience(transition, input);
  const { photos: _, ...told } = internal;
  const head = await appendEvent(transaction, { sequence: sample.version, hash: sample.headHash }, {
    subjectType: 'sample', subjectId: sample.id, action, fromState: sample.state, toState, actor, occurredAt: now, public: transition.public,
    publicDetail: { ...published, ...outcome.published, role: capacityOf(transition, subject, actor) } as Detail,
    internalDetail: { ...told, ...outcome.internal } as Detail,
    ...(outcome.evidence ? { evidence: outcome.evidence } : {}),
  });
  await saveSample(transaction, sample.id, { state: toState, version: head.sequence, headHash: head.hash, doer: { action, id: actorId(actor) }, at: now, ...outcome.patch });
  afterCommit(() => platform.live.announce(...topicsOf(sample)));
  return { id: sample.id, number: sample.number, state: toState, version: head.sequence, sentBack: outcome.sentBack ?? null };
}

/**
 * Takes one action of the sample lifecycle: lock, authorise, decide, save, record, in one transaction.
 * Throws 404 (not visible), 403 (not theirs, `own-work`), 409 `illegal-transition`, `changed-meanwhile`, `checked-meanwhile`, `items-open`, 422 (input).
 */
export async function takeAction<Action extends SampleAction>(platform: Platform, call: ActionCall<Action>): Promise<ActionResult> {
  return runInTransaction(platform.database, (transaction, afterCommit) => takeActionIn(platform, transaction, afterCommit, call));
}
