import { z } from 'zod';
import { runInTransaction } from '../database/transaction.ts';
import { type AnyJob, defineJob } from '../jobs/define-job.ts';
import { forgetWritesBefore } from './store.ts';

/** Phones repeat writes within hours, an offline queue within days. */
const rememberedDays = 14;

const forget = defineJob({
  name: 'idempotency.forget',
  payload: z.object({}),
  schedule: { match: '40 19 * * *', payload: {} },
  handler: async (_payload, { platform }) => {
    const before = new Date(platform.clock.now().getTime() - rememberedDays * 86_400_000);
    await runInTransaction(platform.database, (transaction) => forgetWritesBefore(transaction, before));
  },
});

/** Background work of idempotency keys. */
export const idempotencyJobs: readonly AnyJob[] = [forget];
