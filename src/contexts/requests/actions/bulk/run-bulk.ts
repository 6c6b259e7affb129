import { z } from 'zod';
import type { StaffActor } from '../../../../shared/actor.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { type JobContext, defineJob } from '../../../../platform/jobs/define-job.ts';
import { trackProgress } from '../../../../platform/jobs/progress.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { Problem, problem } from '../../../../platform/problem.ts';
import { staffActorOf } from '../../../people/index.ts';
import { type BulkItem, type BulkRow, bulkOutcomes, claimItem, emptyBulkInput, findBulk, itemsToDo, refuseItem } from '../../store/bulk.ts';
import { readDetails } from '../../store/read-request.ts';
import { takeActionIn } from '../take-action.ts';
import { inputFor } from './preview-bulk.ts';

/** One case's turn: the action and the note that it was taken commit together, so a repeat of the job never takes it twice. */
async function takeTurn(platform: Platform, actor: StaffActor, bulk: BulkRow, item: BulkItem): Promise<void> {
  const [row] = await readDetails(platform.database, [item.requestId]);
  if (!row) return refuseItem(platform.database, bulk.id, item.position, 'not-found');
  try {
    await runInTransaction(platform.database, async (transaction, afterCommit) => {
      if (!(await claimItem(transaction, bulk.id, item.position))) return;
      const input = inputFor(bulk.action, bulk.input ?? {}, row);
      await takeActionIn(platform, transaction, afterCommit, { actor, requestId: row.id, action: bulk.action, input, baseVersion: item.baseVersion });
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await refuseItem(platform.database, bulk.id, item.position, error.fields[0]?.code ?? error.code);
  }
}

/** Takes the turns of all cases that are left; roles count as they stand now, not as they stood when it was asked for. */
async function runBulk(bulkId: string, progressId: string, context: JobContext): Promise<void> {
  const { platform } = context;
  await trackProgress(context, progressId, async (progress) => {
    const bulk = await findBulk(platform.database, bulkId);
    const actor = bulk && (await staffActorOf(platform.database, bulk.requestedBy, platform.clock.now()));
    if (!bulk || !actor) throw problem(403, 'forbidden', { detail: 'Whoever asked for this works here no more.' });
    const left = await itemsToDo(platform.database, bulkId);
    const total = (await bulkOutcomes(platform.database, bulkId)).length;
    for (const [index, item] of left.entries()) {
      await takeTurn(platform, actor, bulk, item);
      await progress.report(total - left.length + index + 1, total);
    }
    await emptyBulkInput(platform.database, bulkId);
    const outcomes = await bulkOutcomes(platform.database, bulkId);
    const done = outcomes.filter(({ outcome }) => outcome === 'done').length;
    return { done, refused: outcomes.length - done };
  });
}

/** Takes one action on many cases. */
export const bulkJob = defineJob({
  name: 'requests.runBulk',
  payload: z.object({ bulkId: z.uuid(), progressId: z.uuid() }),
  maxAttempts: 5,
  handler: ({ bulkId, progressId }, context) => runBulk(bulkId, progressId, context),
});
