import { z } from 'zod';
import { type AnyJob, defineJob } from '../../platform/jobs/define-job.ts';
import { remindAll } from './actions/remind.ts';

const remind = defineJob({
  name: 'samples.remind',
  payload: z.object({}),
  handler: (_payload, { platform, signal }) => remindAll(platform, signal),
  // 08:25 in Shanghai, before people go out.
  schedule: { match: '25 0 * * *', payload: {} },
});

/** The background work of this context. */
export const sampleJobs: readonly AnyJob[] = [remind];
