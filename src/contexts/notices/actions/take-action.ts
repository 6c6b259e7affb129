import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { type Detail, appendEvent } from '../../../platform/events/append-event.ts';
import { claimWrite } from '../../../platform/idempotency/store.ts';
import { authorise, splitByAudience } from '../../../platform/lifecycle/authorise.ts';
import { refuseOldVersion } from '../../../platform/lifecycle/refuse-old-version.ts';
import { targetState } from '../../../platform/lifecycle/target-state.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { type Actor, actorId } from '../../../shared/actor.ts';
import type { InputOf, NoticeAction } from '../inputs.ts';
import { type NoticeState, noticeLifecycle } from '../lifecycle.ts';
import { mayRead, subjectOf } from '../policy.ts';
import { type NoticeRow, lockNotice, saveNotice } from '../store/notices.ts';
import { type MadeObjection, effectOf } from './effects.ts';
import { tellObjector } from './tell-objector.ts';

export interface ActionCall<Action extends NoticeAction> {
  readonly actor: Actor;
  readonly noticeId: string;
  readonly action: Action;
  readonly input: InputOf<Action>;
  /** The version the caller saw; absent where others’ doing does not matter: objecting, the program itself. */
  readonly baseVersion?: number | undefined;
  readonly idempotencyKey?: string | undefined;
  /** For objecting: the objection that is written. */
  readonly made?: MadeObjection | undefined;
}

export interface ActionResult {
  readonly id: string;
  readonly number: string;
  readonly state: NoticeState;
  readonly version: number;
}

const resultOf = ({ id, number, state, version }: NoticeRow): ActionResult => ({ id, number, state, version });

/** Words and phone of whoever objects stand in the objection alone, where they can be erased. */
const personal = ['text', 'name', 'phone'];

/** An open objection is a clearer reason than a state that does not fit. */
function refuseWithObjection(row: NoticeRow, action: NoticeAction): void {
  if (action !== 'close' || row.state !== 'objected') return;
  throw problem(409, 'objection-open', { detail: 'An objection is not answered yet.', extra: { openObjections: row.openObjections } });
}

/** Takes an action within a transaction that is open already. Otherwise as `takeAction`. */
export async function takeActionIn<Action extends NoticeAction>(transaction: Transaction, call: ActionCall<Action>, at: Date): Promise<ActionResult> {
  const { actor, action, input } = call;
  const row = await lockNotice(transaction, call.noticeId);
  const visible = row && (row.state !== 'draft' || mayRead(row, actor) || actor.kind === 'system');
  if (!row || !visible) throw problem(404, 'not-found', { detail: 'There is no such notice.' });
  if (call.idempotencyKey !== undefined) {
    const earlier = await claimWrite(transaction, { key: call.idempotencyKey, content: [action, actor.kind, actorId(actor), input], subjectId: row.id, at });
    if (earlier !== undefined) return resultOf(row);
  }
  if (mayRead(row, actor) || actor.kind === 'system') refuseWithObjection(row, action);
  const transition = authorise(noticeLifecycle, action, subjectOf(row), actor);
  refuseOldVersion(row, call.baseVersion);
  const outcome = await effectOf({ transaction, row, actor, now: at, made: call.made }, action, input);
  const toState = targetState(transition, row.state, outcome.toState);
  const { published, internal } = splitByAudience(transition, input);
  const inner = Object.fromEntries(Object.entries(internal).filter(([name]) => action !== 'object' || !personal.includes(name)));
  const head = await appendEvent(transaction, { sequence: row.version, hash: row.headHash }, {
    subjectType: 'publicNotice', subjectId: row.id, action, fromState: row.state, toState, actor, occurredAt: at, public: transition.public,
    publicDetail: { ...published, ...outcome.published } as Detail, internalDetail: { ...inner, ...outcome.internal } as Detail,
  });
  await saveNotice(transaction, row, { id: row.id, state: toState, version: head.sequence, headHash: head.hash, doer: { action, id: actorId(actor) }, at }, outcome.patch ?? {});
  return { id: row.id, number: row.number, state: toState, version: head.sequence };
}

/**
 * Takes one action of the notice lifecycle in one transaction. Throws 404 (not visible), 401/403 (not theirs), 409
 * `illegal-transition`, `notice-term-running`, `objection-open`, `changed-meanwhile`, 422 (input).
 */
export async function takeAction<Action extends NoticeAction>(platform: Platform, call: ActionCall<Action>): Promise<ActionResult> {
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    const at = platform.clock.now();
    const result = await takeActionIn(transaction, call, at);
    if (call.action === 'answer') await tellObjector(platform, transaction, { noticeId: result.id, number: (call.input as InputOf<'answer'>).objectionNumber, at });
    afterCommit(() => platform.live.announce(`publicNotice:${result.id}`));
    return result;
  });
}
