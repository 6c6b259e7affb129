import { z } from 'zod';
import { type AnyJob, defineJob } from '../../platform/jobs/define-job.ts';
import { closeEvaluated, remindOfWarranties } from './actions/projects/run-jobs.ts';

const remind = defineJob({
  name: 'projects.remindWarranties',
  payload: z.object({}),
  handler: (_payload, { platform, signal }) => remindOfWarranties(platform, signal),
  // 08:20 in Shanghai, when people begin to work.
  schedule: { match: '20 0 * * *', payload: {} },
});

const close = defineJob({
  name: 'projects.closeEvaluated',
  payload: z.object({}),
  handler: (_payload, { platform, signal }) => closeEvaluated(platform, signal),
  // 02:25 in Shanghai, when nobody works on projects.
  schedule: { match: '25 18 * * *', payload: {} },
});

/** The background work of micro-projects. */
export const projectJobs: readonly AnyJob[] = [remind, close];
