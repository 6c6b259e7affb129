import { type Actor, actorId } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { claimWrite } from '../../../../platform/idempotency/store.ts';
import { addTrackedJob } from '../../../../platform/jobs/progress.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import type { RequestAction } from '../../inputs.ts';
import { bulkOutcomes, findBulk, insertBulk } from '../../store/bulk.ts';
import { checkedInput, visibleCases } from './preview-bulk.ts';
import { bulkJob } from './run-bulk.ts';

/** Seconds in which a bulk action can be taken back whole. */
const undoSeconds = 10;

export interface BulkCall {
  readonly action: RequestAction;
  readonly input: Readonly<Record<string, unknown>>;
  readonly items: readonly { readonly id: string; readonly baseVersion: number }[];
  readonly idempotencyKey?: string | undefined;
}

/** Prepares one action on many cases; it begins after the undo window. Throws 404 when a case is not there for the actor, 422. */
export async function startBulk(platform: Platform, actor: Actor, call: BulkCall) {
  const ids = [...new Set(call.items.map(({ id }) => id))];
  if (ids.length < call.items.length) throw problem(422, 'named-twice', { fields: [{ field: 'items', code: 'named-twice', detail: 'A case is named twice.' }] });
  const input = checkedInput(call.action, call.input);
  if ((await visibleCases(platform, actor, ids)).length < ids.length) throw problem(404, 'not-found', { detail: 'One of these cases is not there for you.' });
  const now = platform.clock.now();
  const id = newId(now.getTime());
  const started = await runInTransaction(platform.database, async (transaction) => {
    const { action, idempotencyKey } = call;
    if (idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['bulk', actorId(actor), action, call.items, input], subjectId: id, at: now });
      if (earlier !== undefined) return earlier;
    }
    const runsAt = new Date(now.getTime() + undoSeconds * 1000);
    const progressId = await addTrackedJob(transaction, bulkJob, { bulkId: id }, { actor, now, runAt: runsAt });
    await insertBulk(transaction, { id, action, input, requestedBy: actorId(actor) ?? '', progressId, requestedAt: now, runsAt }, call.items);
    return id;
  });
  const bulk = await findBulk(platform.database, started);
  if (!bulk) throw problem(404, 'not-found');
  return { id: bulk.id, progressId: bulk.progressId, total: call.items.length, runsAt: bulk.runsAt.toISOString() };
}

/** How a bulk action of the actor's went. Throws 404. */
export async function readBulk(platform: Platform, actor: Actor, id: string) {
  const bulk = await findBulk(platform.database, id);
  if (!bulk || bulk.requestedBy !== actorId(actor)) throw problem(404, 'not-found', { detail: 'There is no such bulk action of yours.' });
  const items = await bulkOutcomes(platform.database, id);
  return { id, action: bulk.action, progressId: bulk.progressId, runsAt: bulk.runsAt.toISOString(), items: [...items] };
}
