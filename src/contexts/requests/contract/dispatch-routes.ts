import { z } from 'zod';
import { type Access, defineRoute } from '../../../shared/route.ts';
import * as schemas from './dispatch-schemas.ts';
import { cursor, idParams, limit } from './schemas.ts';

const readers: [Access, ...Access[]] = ['administrator', 'clerk', 'supervisor', 'communityOfficer', 'workstationLead', 'auditor'];
const testers: [Access, ...Access[]] = ['administrator', 'clerk', 'supervisor', 'communityOfficer', 'auditor'];
const triers: [Access, ...Access[]] = ['administrator', 'supervisor', 'auditor'];
const version = z.int().min(1);

export const listDispatchRules = defineRoute({
  operationId: 'requests.listDispatchRules', method: 'GET', path: '/api/v1/desk/dispatch-rules', summary: 'The dispatch rules of a place, of what lies in it and around it, in the order they are asked',
  access: readers, query: z.object({ divisionCode: z.string().max(15), all: z.enum(['true', 'false']).optional() }),
  output: z.object({ items: z.array(schemas.dispatchRuleSchema), mayAdd: z.boolean(), goneDefaults: z.array(schemas.usualWorkstationSchema) }),
});
export const readDispatchRule = defineRoute({
  operationId: 'requests.readDispatchRule', method: 'GET', path: '/api/v1/desk/dispatch-rules/{id}', summary: 'All revisions of a dispatch rule, the newest first',
  access: readers, params: idParams, output: z.object({ id: z.uuid(), divisionCode: z.string(), revisions: z.array(schemas.dispatchRevisionSchema) }),
});
export const createDispatchRule = defineRoute({
  operationId: 'requests.createDispatchRule', method: 'POST', path: '/api/v1/desk/dispatch-rules', summary: 'Add a dispatch rule for a place',
  access: ['administrator'], body: schemas.dispatchRuleBody.extend({ divisionCode: z.string().regex(/^\d{9,15}$/u) }), output: schemas.dispatchRuleSchema, status: 201,
});
export const changeDispatchRule = defineRoute({
  operationId: 'requests.changeDispatchRule', method: 'POST', path: '/api/v1/desk/dispatch-rules/{id}/revisions',
  summary: 'Say a dispatch rule anew from a day on; the former revision stays on record', access: ['administrator'], params: idParams,
  body: schemas.dispatchRuleBody.extend({ version }), output: schemas.dispatchRuleSchema, status: 201,
});
export const endDispatchRule = defineRoute({
  operationId: 'requests.endDispatchRule', method: 'POST', path: '/api/v1/desk/dispatch-rules/{id}/end', summary: 'End a dispatch rule with a day',
  access: ['administrator'], params: idParams, body: z.strictObject({ validTo: z.iso.date(), note: schemas.dispatchRuleFields.note, version }), output: schemas.dispatchRuleSchema,
});
export const orderDispatchRules = defineRoute({
  operationId: 'requests.orderDispatchRules', method: 'PUT', path: '/api/v1/desk/dispatch-rules/order', summary: 'Set the order of equally specific dispatch rules of a place',
  access: ['administrator'],
  body: z.strictObject({ divisionCode: z.string().regex(/^\d{9,15}$/u), items: z.array(z.strictObject({ id: z.uuid(), version })).min(2).max(200) }),
  output: z.object({ items: z.array(z.object({ id: z.uuid(), version: z.int(), position: z.int() })) }),
});
export const testDispatch = defineRoute({
  operationId: 'requests.testDispatch', method: 'POST', path: '/api/v1/desk/dispatch-rules/test', summary: 'Where a case would go, and why',
  access: testers, body: schemas.dispatchQuestion, output: schemas.dispatchReasonSchema,
});
export const readDispatchReason = defineRoute({
  operationId: 'requests.readDispatchReason', method: 'GET', path: '/api/v1/desk/requests/{id}/dispatch-reason', summary: 'Why a request was sent where it went, as it was decided',
  access: ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor'], params: idParams,
  output: z.object({ reason: schemas.dispatchReasonSchema.nullable() }),
});
export const startDispatchTrial = defineRoute({
  operationId: 'requests.startDispatchTrial', method: 'POST', path: '/api/v1/desk/dispatch-trials', summary: 'Try dispatch rules on the real cases of a period, in the background; nothing changes',
  access: triers, body: schemas.trialBody, output: z.object({ id: z.uuid(), progressId: z.uuid() }), status: 202,
});
export const readDispatchTrial = defineRoute({
  operationId: 'requests.readDispatchTrial', method: 'GET', path: '/api/v1/desk/dispatch-trials/{id}', summary: 'How many cases would go elsewhere: from whom to whom; a trial of one’s own',
  access: triers, params: idParams, output: schemas.trialSchema,
});
export const listDispatchTrialCases = defineRoute({
  operationId: 'requests.listDispatchTrialCases', method: 'GET', path: '/api/v1/desk/dispatch-trials/{id}/cases', summary: 'The cases of a trial that would go elsewhere',
  access: triers, params: idParams, query: z.object({ from: z.string().max(60).optional(), to: z.string().max(60).optional(), cursor, limit }),
  output: z.object({ items: z.array(schemas.trialCaseSchema), nextCursor: z.string().nullable() }),
});
export const exportDispatchTrial = defineRoute({
  operationId: 'requests.exportDispatchTrial', method: 'GET', path: '/api/v1/desk/dispatch-trials/{id}/file', summary: 'All cases of a trial that would go elsewhere, as CSV',
  access: triers, params: idParams, produces: 'text/csv',
});
