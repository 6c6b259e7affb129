import { type Actor, actorId } from '../../../shared/actor.ts';
import { capacityOf, refusal } from '../../../shared/lifecycle.ts';
import { placeTopics } from '../../../shared/place-path.ts';
import { jobWrite } from '../../../platform/jobs/add-job.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { executeLater } from '../../../platform/database/later.ts';
import { together } from '../../../platform/database/together.ts';
import { type AfterCommit, runInTransaction } from '../../../platform/database/transaction.ts';
import { nextEvent } from '../../../platform/events/append-event.ts';
import type { Detail } from '../../../platform/events/chain.ts';
import { historyOf } from '../../../platform/events/store.ts';
import { claim, earlierWrite, repeatOf } from '../../../platform/idempotency/store.ts';
import { authorise, requireEvidence, splitByAudience } from '../../../platform/lifecycle/authorise.ts';
import { changedMeanwhile, isNewest } from '../../../platform/lifecycle/refuse-old-version.ts';
import { targetState } from '../../../platform/lifecycle/target-state.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { attachFiles } from '../../../platform/files/index.ts';
import { displayNameOf } from '../../people/index.ts';
import type { InputOf, RequestAction } from '../inputs.ts';
import { type RequestState, requestLifecycle } from '../lifecycle.ts';
import { mayActOn, subjectOf } from '../policy.ts';
import { changedConditions, conditionOfMatter, isEnded, lapsingMatters } from '../rules/conditions.ts';
import { handOverById, revokeAll } from '../store/hand-overs.ts';
import { closeMatters } from '../store/matters.ts';
import { type RequestRow, findRequest, lockRequest } from '../store/lock-request.ts';
import { type RequestPatch, saveRequest } from '../store/save-request.ts';
import { clockPatch } from './clocks.ts';
import { type EffectContext, type EffectResult, effects } from './effects.ts';
import { proofOf } from './reporter-proof.ts';
import { actsForUnit, withUnit } from './unit-proof.ts';

export interface ActionCall<Action extends RequestAction> {
  readonly actor: Actor;
  readonly requestId: string;
  readonly action: Action;
  readonly input: InputOf<Action>;
  /** The version the caller saw; undefined only for the program itself. */
  readonly baseVersion?: number | undefined;
  readonly idempotencyKey?: string | undefined;
  /** The hand-over through which a unit acts. */
  readonly handOverId?: string | undefined;
}

export interface ActionResult {
  readonly id: string;
  readonly number: string;
  readonly state: RequestState;
  readonly version: number;
}

/** All that must be equal for a repeated call to be one. */
function contentOf<Action extends RequestAction>({ action, actor, input }: ActionCall<Action>): readonly unknown[] {
  return [action, actor.kind, actorId(actor), input];
}

function resultOf(row: RequestRow): ActionResult {
  return { id: row.id, number: row.number, state: row.state, version: row.version };
}

/** What others did since the caller looked, for colleagues: who, what, when. */
async function changesSince(transaction: Transaction, row: RequestRow, baseVersion: number) {
  const newer = (await historyOf(transaction, 'request', row.id)).filter(({ sequence }) => sequence > baseVersion);
  const names = await displayNameOf(transaction, newer.flatMap(({ actorKind, actorId: id }) => (actorKind === 'staff' && id !== null ? [id] : [])));
  return newer.map(({ sequence, action, toState, occurredAt, publicDetail, actorKind, actorId: id }) => ({
    sequence, action, toState, at: occurredAt.toISOString(), role: publicDetail?.['role'] ?? actorKind, actorName: id === null ? null : (names.get(id) ?? null),
  }));
}

/** Colleagues are told not only that the record is newer, but what changed since. */
async function refuseOldRequest(transaction: Transaction, row: RequestRow, { actor, baseVersion }: Pick<ActionCall<RequestAction>, 'actor' | 'baseVersion'>): Promise<void> {
  if (baseVersion === undefined || isNewest(row, baseVersion)) return;
  throw changedMeanwhile(row, actor.kind === 'staff' ? await changesSince(transaction, row, baseVersion) : undefined);
}

/** Photos named by an action become evidence of its event; public ones only where the lifecycle publishes them. */
function photoIds(input: object): readonly string[] {
  const photos = (input as { photos?: readonly string[] }).photos;
  return photos ?? [];
}

/** Open matters that have no object in the new state are closed with it. */
async function lapse(transaction: Transaction, row: RequestRow, outcome: EffectResult, toState: string, now: Date): Promise<Pick<RequestPatch, 'conditions'>> {
  const conditions = outcome.patch?.conditions ?? row.conditions;
  const kinds = lapsingMatters(conditions, toState);
  const taken = conditions.includes('handedOver') && isEnded(toState);
  if (taken) await revokeAll(transaction, row.id, now);
  if (kinds.length === 0 && !taken) return {};
  await closeMatters(transaction, { requestId: row.id, kinds, status: 'lapsed', at: now, by: null });
  return { conditions: changedConditions(conditions, { remove: [...kinds.map((kind) => conditionOfMatter[kind]), ...(taken ? ['handedOver'] : [])] }) };
}

/** Takes an action within a transaction that is open already: for batches. Otherwise as `takeAction`. */
export async function takeActionIn<Action extends RequestAction>(
  platform: Platform,
  transaction: Transaction,
  afterCommit: AfterCommit,
  call: ActionCall<Action>,
): Promise<ActionResult> {
  const { actor, action, input } = call;
  const transition = requestLifecycle.transitions[action];
  const now = platform.clock.now();
  const row = await lockRequest(transaction, call.requestId, proofOf(actor), call.idempotencyKey);
  const found = call.handOverId === undefined ? undefined : await handOverById(transaction, call.handOverId);
  const handOver = found?.requestId === row?.id && found && actsForUnit(found, actor, now) ? found : undefined;
  if (!row || !(handOver || mayActOn(row, actor, action))) throw problem(404, 'not-found', { detail: 'There is no such request.' });
  if (repeatOf(row.claim, contentOf(call)) !== undefined) return resultOf(row);
  const subject = withUnit(subjectOf(row, actor), handOver);
  // Whoever may act here at all is told first what changed, then what is no longer possible.
  if (refusal(transition, subject, actor) !== 'forbidden') await refuseOldRequest(transaction, row, call);
  authorise(requestLifecycle, action, subject, actor);
  requireEvidence(transition, input, subject);

  const effect = effects[action] as ((context: EffectContext<Action>) => Promise<EffectResult>) | undefined;
  const outcome = effect ? await effect({ platform, transaction, afterCommit, row, actor, input, now, handOver }) : {};
  const toState = targetState(transition, row.state, outcome.toState);
  const { published, internal } = splitByAudience(transition, input);
  const evidence = await attachFiles(
    transaction,
    photoIds(input),
    { subjectType: 'request', subjectId: row.id, kind: action, visibility: 'photos' in published ? 'public' : 'internal' },
    { actor, now, field: 'photos' },
  );
  const { head, writes } = nextEvent({ sequence: row.version, hash: row.headHash }, {
    subjectType: 'request',
    subjectId: row.id,
    action,
    fromState: row.state,
    toState,
    actor,
    occurredAt: now,
    public: transition.public,
    publicDetail: { ...published, ...outcome.published, role: capacityOf(transition, subject, actor), unit: handOver?.unitName ?? row.workstationName } as Detail,
    internalDetail: { ...internal, ...outcome.internal } as Detail,
    evidence,
  });
  const save = saveRequest(
    { id: row.id, state: toState, version: head.sequence, headHash: head.hash, doer: { action, id: actorId(actor) }, changedAt: now },
    { ...(await clockPatch(platform.database, transaction, { row, transition, toState, now, stages: outcome.stages })), ...outcome.patch, ...(await lapse(transaction, row, outcome, toState, now)) },
  );
  const job = transition.public ? [jobWrite('requests.tellReporters', { requestId: row.id, sequence: head.sequence })] : [];
  const { idempotencyKey: key } = call;
  const claimed = key === undefined ? [] : [claim({ key, content: contentOf(call), subjectId: row.id, at: now })];
  await executeLater(transaction, together([...claimed, ...writes, save, ...job]));
  await outcome.afterSave?.(head.sequence);
  afterCommit(() => {
    platform.live.announce(`request:${row.id}`, ...placeTopics(row.placePath));
  });
  return { id: row.id, number: row.number, state: toState, version: head.sequence };
}

/**
 * Takes one action of the request lifecycle: lock, authorise, decide, save, record, in one transaction.
 * Throws 404 (not visible), 401/403 (not theirs), 409 `illegal-transition` or `changed-meanwhile`, 422 (input).
 */
export async function takeAction<Action extends RequestAction>(platform: Platform, call: ActionCall<Action>): Promise<ActionResult> {
  const { database } = platform;
  try {
    return await runInTransaction(database, (transaction, afterCommit) => takeActionIn(platform, transaction, afterCommit, call));
  } catch (error) {
    // A twin of this call may have been quicker while this one waited for the record: then its result is ours.
    const { idempotencyKey: key } = call;
    if (key === undefined || (await earlierWrite(database, key, contentOf(call))) === undefined) throw error;
    const row = await findRequest(database, call.requestId, proofOf(call.actor));
    if (!row) throw error;
    return resultOf(row);
  }
}
