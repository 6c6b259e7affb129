import { z } from 'zod';
import { type Access, defineRoute } from '../../../shared/route.ts';
import { detailSchema, drawBody, idParams, listQuery, previewBody, previewSchema, proofSchema, stateSchema, summarySchema } from './schemas.ts';

const readers: [Access, ...Access[]] = ['supervisor', 'auditor'];

export const preview = defineRoute({
  operationId: 'samples.preview', method: 'POST', path: '/api/v1/desk/samples/preview', summary: 'How many cases could be drawn and would be, before anything is drawn',
  access: ['supervisor'], body: previewBody, output: previewSchema,
});
export const draw = defineRoute({
  operationId: 'samples.draw', method: 'POST', path: '/api/v1/desk/samples', summary: 'Draw cases at random for a spot check; the draw stays and can be repeated by anybody',
  access: ['supervisor'], body: drawBody, output: z.object({ id: z.uuid(), number: z.string(), state: stateSchema, version: z.int() }), status: 201,
});
export const list = defineRoute({
  operationId: 'samples.list', method: 'GET', path: '/api/v1/desk/samples', summary: 'Samples within one’s places, newest first',
  access: readers, query: listQuery, output: z.object({ items: z.array(summarySchema), nextCursor: z.string().nullable() }),
});
export const read = defineRoute({
  operationId: 'samples.read', method: 'GET', path: '/api/v1/desk/samples/{id}', summary: 'One sample with its cases, what was found, how it was drawn, and what can be done now',
  access: readers, params: idParams, output: detailSchema,
});
export const exportItems = defineRoute({
  operationId: 'samples.export', method: 'GET', path: '/api/v1/desk/samples/{id}/items.{format}', summary: 'The cases of a sample with what was found as CSV or XLSX',
  access: readers, params: z.object({ id: z.uuid(), format: z.enum(['csv', 'xlsx']) }), produces: 'text/csv',
});
export const underWay = defineRoute({
  operationId: 'samples.underWay', method: 'GET', path: '/api/v1/field/samples', summary: 'The samples under way in one’s places, the nearest deadline first',
  access: ['supervisor'], output: z.object({ items: z.array(summarySchema) }),
});
export const proof = defineRoute({
  operationId: 'samples.proof', method: 'GET', path: '/api/v1/public/samples/{number}', summary: 'How a sample was drawn, so that anybody can draw it again, and what it found once it is finished',
  access: ['public'], params: z.object({ number: z.string().regex(/^[A-Z]{1,6}-CC-\d{4}-\d{4,9}$/u) }), output: proofSchema, limitPerMinute: 60,
});
