import { z } from 'zod';
import { defineRoute } from '../../shared/route.ts';

export const progressSchema = z.object({
  id: z.uuid(),
  job: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.int(),
  total: z.int().nullable().meta({ description: 'Null while nobody knows how much there is.' }),
  result: z.unknown(),
  errorCode: z.string().nullable(),
  cancelling: z.boolean(),
});

const params = z.object({ id: z.uuid() });

export const getProgress = defineRoute({
  operationId: 'jobs.getProgress',
  method: 'GET',
  path: '/api/v1/jobs/{id}',
  summary: 'How far a long job is (changes are announced under the live topic job:<id>)',
  access: ['resident', 'staff'],
  params,
  output: progressSchema,
});

export const cancel = defineRoute({
  operationId: 'jobs.cancel',
  method: 'POST',
  path: '/api/v1/jobs/{id}/cancel',
  summary: 'Stop a long job soon',
  access: ['resident', 'staff'],
  params,
  output: progressSchema,
});
