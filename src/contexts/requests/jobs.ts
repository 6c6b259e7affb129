import { z } from 'zod';
import { type AnyJob, defineJob } from '../../platform/jobs/define-job.ts';
import { closeUnratedRequests } from './actions/close-unrated.ts';
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

/** The background work of this context. */
export const requestJobs: readonly AnyJob[] = [tell, closeUnrated];
