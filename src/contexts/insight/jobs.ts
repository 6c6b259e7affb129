import { z } from 'zod';
import { type AnyJob, defineJob } from '../../platform/jobs/define-job.ts';
import { trackProgress } from '../../platform/jobs/progress.ts';
import { refreshTopics } from './actions/topics/refresh-topics.ts';

const refreshNightly = defineJob({
  name: 'insight.refreshTopics',
  payload: z.object({}),
  handler: async (_payload, { platform, signal }) => {
    await refreshTopics(platform, signal);
  },
  maxAttempts: 3,
  // 03:10 in Shanghai.
  schedule: { match: '10 19 * * *', payload: {} },
});

/** The same by button, to be watched. */
export const refreshOnDemand = defineJob({
  name: 'insight.refreshTopicsOnDemand',
  payload: z.object({ progressId: z.uuid() }),
  handler: ({ progressId }, context) => trackProgress(context, progressId, (progress) => refreshTopics(context.platform, context.signal, progress)),
  maxAttempts: 2,
});

/** The background work of this context. */
export const insightJobs: readonly AnyJob[] = [refreshNightly, refreshOnDemand];
