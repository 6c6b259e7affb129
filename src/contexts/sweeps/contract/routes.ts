import { z } from 'zod';
import { type Access, defineRoute } from '../../../shared/route.ts';
import {
  checklistSchema, detailSchema, draftBody, idParams, listQuery, previewBody, previewSchema, publicSweepSchema, stateSchema, summarySchema,
} from './schemas.ts';

const readers: [Access, ...Access[]] = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor'];
const planners: [Access, ...Access[]] = ['clerk', 'supervisor', 'communityOfficer', 'workstationLead'];

export const preview = defineRoute({
  operationId: 'sweeps.preview', method: 'POST', path: '/api/v1/desk/sweeps/preview', summary: 'The places a scope leads to, before a sweep is planned',
  access: planners, body: previewBody, output: previewSchema,
});
export const draft = defineRoute({
  operationId: 'sweeps.draft', method: 'POST', path: '/api/v1/desk/sweeps', summary: 'Plan a sweep: question, scope, deadline',
  access: planners, body: draftBody, output: z.object({ id: z.uuid(), number: z.string(), state: stateSchema, version: z.int() }), status: 201,
});
export const list = defineRoute({
  operationId: 'sweeps.list', method: 'GET', path: '/api/v1/desk/sweeps', summary: 'Sweeps within one’s places, newest first',
  access: readers, query: listQuery, output: z.object({ items: z.array(summarySchema), nextCursor: z.string().nullable() }),
});
export const read = defineRoute({
  operationId: 'sweeps.read', method: 'GET', path: '/api/v1/desk/sweeps/{id}', summary: 'One sweep with its places, finds, history and what can be done now',
  access: readers, params: idParams, output: detailSchema,
});
export const exportPlaces = defineRoute({
  operationId: 'sweeps.export', method: 'GET', path: '/api/v1/desk/sweeps/{id}/places.{format}', summary: 'The checklist with its results as CSV or XLSX',
  access: readers, params: z.object({ id: z.uuid(), format: z.enum(['csv', 'xlsx']) }), produces: 'text/csv',
});
export const ofRequest = defineRoute({
  operationId: 'sweeps.ofRequest', method: 'GET', path: '/api/v1/desk/requests/{id}/sweeps', summary: 'The sweeps a case set off, and the one it was found by',
  access: readers, params: idParams,
  output: z.object({ setOff: z.array(summarySchema), foundBy: summarySchema.nullable(), mayPlan: z.boolean() }),
});
export const checklist = defineRoute({
  operationId: 'sweeps.checklist', method: 'GET', path: '/api/v1/field/sweeps', summary: 'My part of the running sweeps, with everything needed without a network',
  access: ['gridWorker', 'workstationLead'], output: checklistSchema,
});
export const ofPublicRequest = defineRoute({
  operationId: 'sweeps.ofPublicRequest', method: 'GET', path: '/api/v1/public/requests/{number}/sweeps', summary: 'What sweeps after a public case found elsewhere',
  access: ['public'], params: z.object({ number: z.string().regex(/^[A-Z]{1,6}-\d{4}-\d{4,9}$/u) }), output: z.object({ items: z.array(publicSweepSchema) }),
});
