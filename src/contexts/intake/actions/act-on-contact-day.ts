import { runInTransaction } from '../../../platform/database/transaction.ts';
import { appendEvent, type Detail } from '../../../platform/events/append-event.ts';
import { claimWrite } from '../../../platform/idempotency/store.ts';
import { authorise, splitByAudience } from '../../../platform/lifecycle/authorise.ts';
import { refuseOldVersion } from '../../../platform/lifecycle/refuse-old-version.ts';
import { targetState } from '../../../platform/lifecycle/target-state.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { type Actor, actorId } from '../../../shared/actor.ts';
import type { ContactDayAction, InputOf } from '../inputs.ts';
import { contactDayLifecycle } from '../lifecycle.ts';
import { mayReadAt, subjectOf } from '../policy.ts';
import { type DayChange, lockDay, saveDay } from '../store/contact-days.ts';
import { checkTimes, type DayResult } from './plan-contact-day.ts';

export interface DayActionCall<Action extends ContactDayAction> {
  readonly actor: Actor;
  readonly dayId: string;
  readonly action: Action;
  readonly input: InputOf<Action>;
  readonly baseVersion: number;
  readonly idempotencyKey?: string | undefined;
}

function patchOf(action: ContactDayAction, input: unknown): Pick<DayChange, 'plan' | 'summary'> {
  if (action === 'publish') return { summary: (input as InputOf<'publish'>).summary };
  if (action !== 'revise') return {};
  const plan = input as InputOf<'revise'>;
  checkTimes(plan);
  return { plan };
}

/** Takes one action of a contact day. Throws 404, 403, 409 `illegal-transition` or `changed-meanwhile`, 422. */
export async function actOnContactDay<Action extends ContactDayAction>(platform: Platform, call: DayActionCall<Action>): Promise<DayResult> {
  const { actor, action, input } = call;
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    const now = platform.clock.now();
    const row = await lockDay(transaction, call.dayId);
    if (!row || !mayReadAt(actor, row.placePath)) throw problem(404, 'not-found', { detail: 'There is no such contact day.' });
    if (call.idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: call.idempotencyKey, content: [action, actorId(actor), input], subjectId: row.id, at: now });
      if (earlier !== undefined) return { id: row.id, state: row.state, version: row.version };
    }
    const transition = authorise(contactDayLifecycle, action, subjectOf(row), actor);
    refuseOldVersion(row, call.baseVersion);
    const toState = targetState(transition, row.state);
    const patch = patchOf(action, input);
    const { published, internal } = splitByAudience(transition, input);
    const head = await appendEvent(transaction, { sequence: row.version, hash: row.headHash }, {
      subjectType: 'contactDay', subjectId: row.id, action, fromState: row.state, toState, actor, occurredAt: now, public: transition.public,
      publicDetail: published as Detail, internalDetail: internal as Detail,
    });
    await saveDay(transaction, row.id, { state: toState, version: head.sequence, headHash: head.hash, doer: { action, id: actorId(actor) }, at: now, ...patch });
    afterCommit(() => platform.live.announce(`contactDay:${row.id}`));
    return { id: row.id, state: toState, version: head.sequence };
  });
}
