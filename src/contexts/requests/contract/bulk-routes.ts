import { z } from 'zod';
import { formFieldSchema } from '../../../shared/form.ts';
import { type Access, defineRoute } from '../../../shared/route.ts';
import { type RequestAction, inputs } from '../inputs.ts';
import { idParams, mostInBulk, stateSchema } from './schemas.ts';

const actors: [Access, ...Access[]] = ['clerk', 'supervisor', 'communityOfficer', 'workstationLead', 'gridWorker'];
const actionName = z.enum(Object.keys(inputs) as [RequestAction, ...RequestAction[]]);
const ids = z.array(z.uuid()).min(1).max(mostInBulk).refine((given) => new Set(given).size === given.length, { params: { code: 'named-twice' }, error: 'A case is named twice.' });
/** What the action takes, as its own operation would; texts may hold `{编号}` and the like. */
const input = z.record(z.string().max(60), z.unknown()).default({});

export const bulkActions = defineRoute({
  operationId: 'requests.bulkActions', method: 'POST', path: '/api/v1/desk/requests/bulk/actions', summary: 'Which actions work for how many of these cases',
  access: actors, body: z.strictObject({ ids }),
  output: z.object({ total: z.int(), actions: z.array(z.object({ action: actionName, works: z.int(), fields: z.array(formFieldSchema).readonly() })) }),
});

export const previewBulk = defineRoute({
  operationId: 'requests.previewBulk', method: 'POST', path: '/api/v1/desk/requests/bulk/preview', summary: 'For which of these cases an action would work, tried and undone; and why not for the others',
  access: actors, body: z.strictObject({ action: actionName, ids, input }),
  output: z.object({
    items: z.array(
      z.object({ id: z.uuid(), number: z.string(), title: z.string(), state: stateSchema, version: z.int(), refusal: z.string().nullable().meta({ description: 'The code of the refusal; null when it works.' }) }),
    ),
  }),
});

export const startBulk = defineRoute({
  operationId: 'requests.startBulk', method: 'POST', path: '/api/v1/desk/requests/bulk',
  summary: 'Take an action on many cases, each with its own event; begins after the undo window, until then cancel its job',
  access: actors, status: 202,
  body: z.strictObject({ action: actionName, input, items: z.array(z.strictObject({ id: z.uuid(), baseVersion: z.int().min(1) })).min(1).max(mostInBulk) }),
  output: z.object({ id: z.uuid(), progressId: z.uuid(), total: z.int(), runsAt: z.iso.datetime() }),
});

export const readBulk = defineRoute({
  operationId: 'requests.readBulk', method: 'GET', path: '/api/v1/desk/bulk/{id}', summary: 'How a bulk action of mine went, case by case',
  access: actors, params: idParams,
  output: z.object({
    id: z.uuid(),
    action: actionName,
    progressId: z.uuid(),
    runsAt: z.iso.datetime(),
    items: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string(), outcome: z.string().nullable().meta({ description: 'Null: not yet; `done`; or the code of the refusal.' }) })),
  }),
});
