import { z } from 'zod';
import { type AnyJob, defineJob } from '../../platform/jobs/define-job.ts';
import { remindOfTerms } from './actions/remind-of-terms.ts';

const remind = defineJob({
  name: 'notices.remindOfTerms',
  payload: z.object({}),
  handler: (_payload, { platform, signal }) => remindOfTerms(platform, signal),
  // 08:15 in Shanghai, when people begin to work.
  schedule: { match: '15 0 * * *', payload: {} },
});

/** The background work of notices. */
export const noticeJobs: readonly AnyJob[] = [remind];
