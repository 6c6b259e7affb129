import { z } from 'zod';
import type { Transaction } from '../database/database.ts';
import { runInTransaction } from '../database/transaction.ts';
import { addJob } from '../jobs/add-job.ts';
import { type AnyJob, defineJob } from '../jobs/define-job.ts';
import { folderOf } from './keys.ts';
import { removeFolder } from './redact-file.ts';
import { discardAbandonedUploads, uploadFolder } from './receive-upload.ts';
import { deleteFiles, foldersToRemove, lockForgotten, markErased } from './store.ts';

/** Hours a staged photo waits for an action to name it. */
const stagedHours = 24;
const sweepBatch = 100;

const removeBytes = defineJob({
  name: 'files.removeBytes',
  payload: z.object({ ids: z.array(z.uuid()) }),
  async handler({ ids }, { platform }) {
    for (const folder of await foldersToRemove(platform.database, ids)) await platform.storage.removeFolder(folderOf(folder));
  },
});

/**
 * Erases photos for good, as the law on personal data demands: what the row tells of a person at once, the bytes right
 * after the commit. Digests stay, so histories remain provable; verifying them says "lawfully erased".
 */
export async function eraseFiles(transaction: Transaction, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await markErased(transaction, ids, now);
  await addJob(transaction, removeBytes, { ids: [...ids] });
}

const sweep = defineJob({
  name: 'files.sweep',
  payload: z.object({}),
  maxAttempts: 3,
  schedule: { match: '17 * * * *', payload: {} },
  async handler(_, { platform, signal }) {
    const before = new Date(platform.clock.now().getTime() - stagedHours * 3_600_000);
    await discardAbandonedUploads(uploadFolder(platform.configuration), before);
    for (let removed = sweepBatch; removed === sweepBatch && !signal.aborted; ) {
      removed = await runInTransaction(platform.database, async (transaction) => {
        const ids = await lockForgotten(transaction, before, sweepBatch);
        for (const folder of await foldersToRemove(transaction, ids)) await platform.storage.removeFolder(folderOf(folder));
        await deleteFiles(transaction, ids);
        return ids.length;
      });
    }
  },
});

/** Background work of files: removing erased and forgotten bytes. */
export const fileJobs: readonly AnyJob[] = [removeBytes, sweep, removeFolder];
