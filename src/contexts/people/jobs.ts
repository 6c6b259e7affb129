import { z } from 'zod';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { type AnyJob, defineJob } from '../../platform/jobs/define-job.ts';
import { refreshPlacePaths } from './actions/refresh-place-paths.ts';
import { sweepExpired } from './store/sessions.ts';
import { sweepThrottles } from './store/throttle.ts';

const nothing = z.strictObject({});

/** Removes sessions, codes, tickets, links and counts whose time is over. */
const sweep = defineJob({
  name: 'people.sweep',
  payload: nothing,
  schedule: { match: '17 * * * *', payload: {} },
  handler: async (_, { platform }) => {
    const now = platform.clock.now();
    await runInTransaction(platform.database, async (transaction) => {
      await sweepExpired(transaction, now);
      await sweepThrottles(transaction, now);
    });
  },
});

/** Follows the division tree: roles stay at their place when the place gets another path. */
const followPlaces = defineJob({
  name: 'people.followPlaces',
  payload: nothing,
  schedule: { match: '*/10 * * * *', payload: {} },
  handler: async (_, { platform }) => {
    await refreshPlacePaths(platform);
  },
});

export const jobs: readonly AnyJob[] = [sweep, followPlaces];
