import { z } from 'zod';
import { type Access, defineRoute } from '../../../shared/route.ts';
import { inputs } from '../inputs.ts';
import { type MatterKind, matterKinds } from '../rules/conditions.ts';
import { cursor, limit, matterSchema, stateSchema, summarySchema } from './schemas.ts';

const followers: [Access, ...Access[]] = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor'];
const kind = z.enum(matterKinds as [MatterKind, ...MatterKind[]]);

export const listMatters = defineRoute({
  operationId: 'requests.listMatters', method: 'GET', path: '/api/v1/desk/matters', summary: 'What is asked, noticed and contested about cases within one’s places',
  access: followers,
  query: z.object({
    kind: z.union([kind, z.array(kind)]).optional(),
    /** `open`: waits for an answer or a decision; `inForce`: shelved now; `all`: ever. */
    status: z.enum(['open', 'inForce', 'all']).default('open'),
    cursor,
    limit,
  }),
  output: z.object({ items: z.array(z.object({ matter: matterSchema, request: summarySchema })), nextCursor: z.string().nullable() }),
});

export const listCallbacks = defineRoute({
  operationId: 'requests.listCallbacks', method: 'GET', path: '/api/v1/desk/callbacks', summary: 'Verified cases that wait for a call to the reporter',
  access: ['clerk', 'supervisor', 'auditor'], output: z.object({ items: z.array(summarySchema.extend({ attempts: z.int() })) }),
});

export const contestPublic = defineRoute({
  operationId: 'requests.contestPublic', method: 'POST', path: '/api/v1/public/requests/{number}/contest',
  summary: 'Say with a photo that a completed case is not done; signed in with a phone code',
  access: ['resident'], params: z.object({ number: z.string().regex(/^[A-Z]{1,6}-\d{4}-\d{4,9}$/u) }), body: inputs.contest,
  output: z.object({ number: z.string(), state: stateSchema }), limitPerMinute: 10,
});
