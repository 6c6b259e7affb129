import { type Actor, actorId, hasRoleAtWorkstation } from '../../../shared/actor.ts';
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
import { casesById } from '../../requests/index.ts';
import type { InputOf, SweepAction } from '../inputs.ts';
import { type SweepState, sweepLifecycle } from '../lifecycle.ts';
import { maySee, subjectOf } from '../policy.ts';
import { type PlaceRow, readPlaces } from '../store/places.ts';
import { type SweepRow, lockSweep, saveSweep } from '../store/sweeps.ts';
import { type EffectContext, type EffectResult, effects } from './effects.ts';
import { topicsOf } from './topics.ts';

export interface ActionCall<Action extends SweepAction> {
  readonly actor: Actor;
  readonly sweepId: string;
  readonly action: Action;
  readonly input: InputOf<Action>;
  /** The version the caller saw; undefined for facts, which are only ever added, and for the program itself. */
  readonly baseVersion?: number | undefined;
  readonly idempotencyKey?: string | undefined;
}

export interface ActionResult {
  readonly id: string;
  readonly number: string;
  readonly state: SweepState;
  readonly version: number;
  readonly case: { readonly id: string; readonly number: string } | null;
}

function placeIn(places: readonly PlaceRow[], input: object): PlaceRow | undefined {
  const id = (input as { readonly placeId?: string }).placeId;
  return places.find((place) => place.id === id);
}

/** People read whether it was a grid worker or the lead of the workstation. */
function spokenRole(capacity: string, actor: Actor, place: PlaceRow | undefined): string {
  if (capacity !== 'checker') return capacity;
  return hasRoleAtWorkstation(actor, 'gridWorker', place?.workstationId ?? null) ? 'gridWorker' : 'workstationLead';
}

/** The answer to a repeated call: the record as it is now. */
async function resultOf(transaction: Transaction, sweep: SweepRow, place: PlaceRow | undefined): Promise<ActionResult> {
  const requestId = place?.requestId ?? null;
  const known = requestId === null ? undefined : (await casesById(transaction, [requestId])).get(requestId);
  return { id: sweep.id, number: sweep.number, state: sweep.state, version: sweep.version, case: known ? { id: known.id, number: known.number } : null };
}

/** When the last place was accounted for, as places stand now; undefined when that has not changed. */
async function accountedNow(transaction: Transaction, sweep: SweepRow, now: Date): Promise<Date | null | undefined> {
  const places = await readPlaces(transaction, [sweep.id]);
  const all = places.every(({ accounted }) => accounted);
  if (all === (sweep.accountedAt !== null)) return undefined;
  return all ? now : null;
}

/** Takes an action within a transaction that is open already. Otherwise as `takeAction`. */
export async function takeActionIn<Action extends SweepAction>(platform: Platform, transaction: Transaction, afterCommit: AfterCommit, call: ActionCall<Action>): Promise<ActionResult> {
  const { actor, action, input } = call;
  const transition = sweepLifecycle.transitions[action];
  const now = platform.clock.now();
  const sweep = await lockSweep(transaction, call.sweepId);
  const places = sweep ? await readPlaces(transaction, [sweep.id]) : [];
  if (!sweep || (actor.kind !== 'system' && !maySee(sweep, places, actor))) throw problem(404, 'not-found', { detail: 'There is no such sweep.' });
  const place = placeIn(places, input);
  if (call.idempotencyKey !== undefined) {
    const content = ['sweeps', action, actorId(actor), input];
    const earlier = await claimWrite(transaction, { key: call.idempotencyKey, content, subjectId: sweep.id, at: now });
    if (earlier !== undefined) return resultOf(transaction, sweep, place);
  }
  const subject = subjectOf(sweep, actor, place);
  authorise(sweepLifecycle, action, subject, actor);
  refuseOldVersion(sweep, call.baseVersion);
  const toState = targetState(transition, sweep.state);
  const role = spokenRole(capacityOf(transition, subject, actor), actor, place);
  const effect = effects[action] as (context: EffectContext<Action>) => Promise<EffectResult>;
  const outcome = await effect({ platform, transaction, afterCommit, sweep, places, place, actor, role, input, now });
  const { published, internal } = splitByAudience(transition, input);
  const { scope: _, photos: __, ...told } = internal;
  const head = await appendEvent(transaction, { sequence: sweep.version, hash: sweep.headHash }, {
    subjectType: 'sweep', subjectId: sweep.id, action, fromState: sweep.state, toState, actor, occurredAt: now, public: transition.public,
    publicDetail: { ...published, ...outcome.published, role } as Detail,
    internalDetail: { ...told, ...outcome.internal } as Detail,
    ...(outcome.evidence ? { evidence: outcome.evidence } : {}),
  });
  const accountedAt = action === 'start' || toState === 'running' ? await accountedNow(transaction, sweep, now) : undefined;
  await saveSweep(transaction, sweep.id, {
    state: toState, version: head.sequence, headHash: head.hash, doer: { action, id: actorId(actor) }, at: now, ...outcome.patch,
    ...(accountedAt === undefined ? {} : { accountedAt }),
  });
  afterCommit(() => platform.live.announce(...topicsOf(sweep)));
  return { id: sweep.id, number: sweep.number, state: toState, version: head.sequence, case: outcome.case ?? null };
}

/**
 * Takes one action of the sweep lifecycle: lock, authorise, decide, save, record, in one transaction.
 * Throws 404 (not visible), 403 (not theirs), 409 `illegal-transition`, `changed-meanwhile`, `places-open`, `deadline-over`, 422 (input).
 */
export async function takeAction<Action extends SweepAction>(platform: Platform, call: ActionCall<Action>): Promise<ActionResult> {
  return runInTransaction(platform.database, (transaction, afterCommit) => takeActionIn(platform, transaction, afterCommit, call));
}
