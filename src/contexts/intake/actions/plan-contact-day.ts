import { runInTransaction } from '../../../platform/database/transaction.ts';
import { appendEvent, emptyChain } from '../../../platform/events/append-event.ts';
import { claimWrite } from '../../../platform/idempotency/store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import { type Actor, actorId } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import type { PlanInput } from '../contract.ts';
import type { ContactDayState } from '../lifecycle.ts';
import { hostRoles } from '../policy.ts';
import { insertDay } from '../store/contact-days.ts';
import { placeToWorkAt } from './place-of.ts';

export interface DayResult {
  readonly id: string;
  readonly state: ContactDayState;
  readonly version: number;
}

/** The end lies after the beginning. Throws 422 naming the field. */
export function checkTimes({ startsAt, endsAt }: Pick<PlanInput, 'startsAt' | 'endsAt'>): void {
  if (startsAt >= endsAt) throw fieldProblem('endsAt', 'before-start', 'The end lies before the start.');
}

/** Announces a contact day. Throws 403, 422 naming the field. */
export async function planContactDay(platform: Platform, actor: Actor, input: PlanInput, idempotencyKey?: string): Promise<DayResult> {
  const { divisionCode, ...plan } = input;
  checkTimes(plan);
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    const now = platform.clock.now();
    const place = await placeToWorkAt(transaction, actor, hostRoles, divisionCode);
    const id = newId(now.getTime());
    if (idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['planContactDay', actorId(actor), input], subjectId: id, at: now });
      if (earlier !== undefined) return { id: earlier, state: 'planned' as const, version: 1 };
    }
    const head = await appendEvent(transaction, emptyChain, {
      subjectType: 'contactDay', subjectId: id, action: 'plan', fromState: null, toState: 'planned', actor, occurredAt: now, public: true,
      publicDetail: { ...plan, divisionCode }, internalDetail: null,
    });
    await insertDay(transaction, { id, headHash: head.hash, ...place, ...plan, plannedBy: actorId(actor), at: now });
    afterCommit(() => platform.live.announce(`contactDay:${id}`));
    return { id, state: 'planned' as const, version: 1 };
  });
}
