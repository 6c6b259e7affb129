import { z } from 'zod';
import { type AnyJob, defineJob } from '../../platform/jobs/define-job.ts';
import { remindAll, tellCheckers } from './actions/remind.ts';

const tell = defineJob({
  name: 'sweeps.tellCheckers',
  payload: z.object({ sweepId: z.uuid(), occasion: z.enum(['started', 'soon', 'late']) }),
  handler: ({ sweepId, occasion }, { platform }) => tellCheckers(platform, sweepId, occasion),
});

const remind = defineJob({
  name: 'sweeps.remind',
  payload: z.object({}),
  handler: (_payload, { platform, signal }) => remindAll(platform, signal),
  // 08:20 in Shanghai, before people go out.
  schedule: { match: '20 0 * * *', payload: {} },
});

/** The background work of this context. */
export const sweepJobs: readonly AnyJob[] = [tell, remind];
