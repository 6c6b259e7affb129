import { z } from 'zod';
import { type AnyJob, defineJob } from '../../platform/jobs/define-job.ts';
import { trackProgress } from '../../platform/jobs/progress.ts';
import { forgetModel } from './actions/classifier/suggest.ts';
import { trainClassifierOfOffice } from './actions/classifier/train.ts';
import { countStatistics } from './actions/count-statistics.ts';
import { bulkJob } from './actions/bulk/run-bulk.ts';
import { dispatchJobs } from './actions/dispatch/run-trial.ts';
import { exportJobs } from './actions/export/run-export.ts';
import { closeUnratedRequests } from './actions/close-unrated.ts';
import { recountWarnings, warningsChanged } from './actions/recount-warnings.ts';
import { reviveShelved, superviseLate, warnWorkstations } from './actions/watch-deadlines.ts';
import { sendDigests } from './actions/follow/tell-followers.ts';
import { tellReporters } from './actions/tell-reporters.ts';

const tell = defineJob({
  name: 'requests.tellReporters',
  payload: z.object({ requestId: z.uuid(), sequence: z.int() }),
  handler: (payload, { platform }) => tellReporters(platform, payload),
});

const closeUnrated = defineJob({
  name: 'requests.closeUnrated',
  payload: z.object({}),
  handler: (_payload, { platform, signal }) => closeUnratedRequests(platform, signal),
  // 02:10 in Shanghai, when nobody works on cases.
  schedule: { match: '10 18 * * *', payload: {} },
});

const watch = defineJob({
  name: 'requests.watchDeadlines',
  payload: z.object({}),
  handler: async (_payload, { platform, signal }) => {
    await reviveShelved(platform, signal);
    await warnWorkstations(platform, signal);
    await superviseLate(platform, signal);
  },
  schedule: { match: '*/10 * * * *', payload: {} },
});

const trainNightly = defineJob({
  name: 'requests.trainClassifier',
  payload: z.object({}),
  handler: async (_payload, { platform, signal }) => {
    await trainClassifierOfOffice(platform, signal);
  },
  maxAttempts: 3,
  // 02:40 in Shanghai.
  schedule: { match: '40 18 * * *', payload: {} },
});

/** The same by button, to be watched. */
export const trainOnDemand = defineJob({
  name: 'requests.trainClassifierOnDemand',
  payload: z.object({ progressId: z.uuid() }),
  handler: ({ progressId }, context) =>
    trackProgress(context, progressId, async () => {
      const { id } = await trainClassifierOfOffice(context.platform, context.signal);
      forgetModel(context.platform);
      return { trainingId: id };
    }),
  maxAttempts: 2,
});

const count = defineJob({
  name: 'requests.countStatistics',
  payload: z.object({}),
  handler: (_payload, { platform, signal }) => countStatistics(platform, signal),
  // Every minute: what came since is added whenever figures are read.
  schedule: { match: '* * * * *', payload: {} },
});

const recount = defineJob({
  name: 'requests.recountWarnings',
  payload: z.object({}),
  handler: (_payload, { platform, signal }) => recountWarnings(platform, signal),
});

const recountNightly = defineJob({
  name: 'requests.recountWarningsNightly',
  payload: z.object({}),
  handler: async (_payload, { platform, signal }) => {
    if (await warningsChanged(platform)) await recountWarnings(platform, signal);
  },
  // 00:05 in Shanghai: a rule may begin today.
  schedule: { match: '5 16 * * *', payload: {} },
});

const digests = defineJob({
  name: 'requests.sendDigests',
  payload: z.object({}),
  handler: (_payload, { platform, signal }) => sendDigests(platform, signal),
  // 08:00 in Shanghai.
  schedule: { match: '0 0 * * *', payload: {} },
});

/** The background work of this context. */
export const requestJobs: readonly AnyJob[] = [tell, closeUnrated, watch, recount, recountNightly, count, digests, trainNightly, trainOnDemand, bulkJob, ...dispatchJobs, ...exportJobs];
