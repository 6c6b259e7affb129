import { z } from 'zod';
import { reasonSchema } from '../../../shared/meaningful-text.ts';
import { type Access, defineRoute } from '../../../shared/route.ts';
import { categoryFields, categoryListSchema, categorySchema } from './category-schemas.ts';
import {
  boxQuery, deskMapQuery, cursor, detailSchema, enterBody, featureCollection, flag, idParams, latitude, limit, listQuery,
  longitude, pageOf, photoPartsSchema, photoSchema, publicFields, publicRequestSchema, receiptSchema, rectanglesSchema, reportBody, reportersOfNumberSchema, stateSchema, summarySchema, tasksSchema, trackingSchema,
} from './schemas.ts';

const requestNumber = z.string().regex(/^[A-Z]{1,6}-\d{4}-\d{4,9}$/u);
const staffOfLoop: [Access, ...Access[]] = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor'];

export const report = defineRoute({
  operationId: 'requests.report', method: 'POST', path: '/api/v1/requests', summary: 'Report something; no sign-in needed',
  access: ['public'], body: reportBody, output: receiptSchema, status: 201, limitPerMinute: 20,
});
export const enter = defineRoute({
  operationId: 'requests.enter', method: 'POST', path: '/api/v1/desk/requests', summary: 'Enter a request for somebody: phone, paper, contact day',
  access: ['clerk', 'communityOfficer', 'gridWorker', 'workstationLead'], body: enterBody, output: receiptSchema, status: 201,
});
export const readPublic = defineRoute({
  operationId: 'requests.readPublic', method: 'GET', path: '/api/v1/public/requests/{number}', summary: 'The public version of a request by its number',
  access: ['public'], params: z.object({ number: requestNumber }), output: publicRequestSchema,
});
export const listPublic = defineRoute({
  operationId: 'requests.listPublic', method: 'GET', path: '/api/v1/public/requests', summary: 'What is being done and what was solved',
  access: ['public'],
  query: z.object({ divisionCode: z.string().max(15).optional(), compoundId: z.uuid().optional(), categoryId: z.uuid().optional(), solved: flag, text: z.string().trim().max(100).optional(), cursor, limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: pageOf(z.object({ ...publicFields, point: z.object({ longitude, latitude }).nullable(), places: publicRequestSchema.shape.places, before: photoSchema.nullable(), after: photoSchema.nullable() })),
});
export const publicMap = defineRoute({
  operationId: 'requests.publicMap', method: 'GET', path: '/api/v1/public/map', summary: 'Public requests in a box, as GeoJSON',
  access: ['public'], query: boxQuery, output: featureCollection,
});
export const readTracking = defineRoute({
  operationId: 'requests.readTracking', method: 'GET', path: '/api/v1/tracking', summary: 'My request through its secret link (header X-Tracking-Token)',
  access: ['public'], output: trackingSchema,
});
export const listMine = defineRoute({
  operationId: 'requests.listMine', method: 'GET', path: '/api/v1/my/requests', summary: 'Everything the signed-in resident reported',
  access: ['resident'], query: z.object({ cursor, limit }), output: pageOf(summarySchema.extend({ token: z.string() })),
});
export const readMine = defineRoute({
  operationId: 'requests.readMine', method: 'GET', path: '/api/v1/my/requests/{id}', summary: 'One of the signed-in resident’s own requests',
  access: ['resident'], params: idParams, output: trackingSchema,
});
export const list = defineRoute({
  operationId: 'requests.list', method: 'GET', path: '/api/v1/desk/requests', summary: 'Work list within one’s places',
  access: staffOfLoop, query: listQuery, output: pageOf(summarySchema),
});
export const read = defineRoute({
  operationId: 'requests.read', method: 'GET', path: '/api/v1/desk/requests/{id}', summary: 'One request with its history and what can be done now',
  access: staffOfLoop, params: idParams, output: detailSchema,
});
export const nearby = defineRoute({
  operationId: 'requests.nearby', method: 'GET', path: '/api/v1/desk/requests/{id}/nearby', summary: 'Open requests near this one that may be the same matter',
  access: ['clerk'], params: idParams, output: z.object({ items: z.array(summarySchema.extend({ distanceMetres: z.number().nullable() })) }),
});
export const map = defineRoute({
  operationId: 'requests.map', method: 'GET', path: '/api/v1/desk/map', summary: 'Requests within one’s places in a box, as GeoJSON; takes the filters of the work list',
  access: staffOfLoop, query: deskMapQuery, output: featureCollection,
});
export const overview = defineRoute({
  operationId: 'requests.overview', method: 'GET', path: '/api/v1/desk/overview', summary: 'How many requests wait in which state, how many are late',
  access: staffOfLoop,
  output: z.object({
    states: z.array(z.object({ state: stateSchema, count: z.int(), overdue: z.int(), dueSoon: z.int(), dueToday: z.int() })),
    days: z.array(z.object({ date: z.string(), reported: z.int(), closed: z.int() })),
  }),
});
export const workload = defineRoute({
  operationId: 'requests.workload', method: 'GET', path: '/api/v1/desk/workload', summary: 'What the workstations of a street have in hand, least first',
  access: ['clerk', 'supervisor', 'workstationLead', 'communityOfficer', 'auditor'], query: z.object({ divisionCode: z.string().max(15) }),
  output: z.object({
    items: z.array(z.object({
      workstationId: z.uuid(), name: z.string(), open: z.int(), overdue: z.int(),
      people: z.array(z.object({ name: z.string(), open: z.int(), overdue: z.int() })),
    })),
  }),
});
export const tasks = defineRoute({
  operationId: 'requests.tasks', method: 'GET', path: '/api/v1/field/tasks', summary: 'My workstation’s tasks by deadline and distance',
  access: ['gridWorker', 'workstationLead'],
  query: z.object({ longitude: z.coerce.number().min(-180).max(180).optional(), latitude: z.coerce.number().min(-90).max(90).optional() }),
  output: tasksSchema,
});
export const unmask = defineRoute({
  operationId: 'requests.unmask', method: 'POST', path: '/api/v1/desk/requests/{id}/reporters/{reporterId}/unmask', summary: 'Show a reporter’s name and phone; the reason is recorded',
  access: ['clerk', 'supervisor', 'workstationLead', 'gridWorker'], params: z.object({ id: z.uuid(), reporterId: z.uuid() }),
  body: z.object({ reason: reasonSchema }),
  output: z.object({ name: z.string().nullable(), phone: z.string().nullable(), helperName: z.string().nullable(), helperPhone: z.string().nullable() }),
});
const photoParams = z.object({ id: z.uuid(), photoId: z.uuid() });
export const readPhotoParts = defineRoute({
  operationId: 'requests.readPhotoParts', method: 'GET', path: '/api/v1/desk/requests/{id}/photos/{photoId}/parts', summary: 'Which parts of a photo are made unrecognisable',
  access: staffOfLoop, params: photoParams, output: photoPartsSchema,
});
export const redactPhoto = defineRoute({
  operationId: 'requests.redactPhoto', method: 'PUT', path: '/api/v1/desk/requests/{id}/photos/{photoId}/parts', summary: 'Make parts of a photo unrecognisable for everybody',
  access: ['clerk', 'supervisor'], params: photoParams, body: z.object({ rectangles: rectanglesSchema }), output: photoPartsSchema,
});
export const unmaskPhoto = defineRoute({
  operationId: 'requests.unmaskPhoto', method: 'POST', path: '/api/v1/desk/requests/{id}/photos/{photoId}/unmask', summary: 'The photo as it was before; the reason is recorded',
  access: ['clerk', 'supervisor', 'workstationLead', 'gridWorker'], params: photoParams, body: z.object({ reason: reasonSchema }),
  output: z.object({ mediaType: z.literal('image/jpeg'), base64: z.string() }),
});
export const printReceipt = defineRoute({
  operationId: 'requests.printReceipt', method: 'POST', path: '/api/v1/desk/requests/{id}/reporters/{reporterId}/receipt', summary: 'The receipt with the secret link, to print for a paper or phone reporter',
  access: ['clerk', 'communityOfficer', 'gridWorker', 'workstationLead'], params: z.object({ id: z.uuid(), reporterId: z.uuid() }), output: receiptSchema,
});
export const listReporters = defineRoute({
  operationId: 'requests.listReporters', method: 'GET', path: '/api/v1/desk/reporters', summary: 'The masked reporters of a request by its number, for erasing personal data on lawful demand',
  access: ['administrator'], query: z.object({ number: requestNumber }), output: reportersOfNumberSchema,
});
export const eraseReporter = defineRoute({
  operationId: 'requests.eraseReporter', method: 'POST', path: '/api/v1/desk/requests/{id}/reporters/{reporterId}/erase', summary: 'Erase a reporter’s personal data on lawful demand',
  access: ['administrator'], params: z.object({ id: z.uuid(), reporterId: z.uuid() }), body: z.object({ reason: reasonSchema }), output: z.object({ erased: z.literal(true) }),
});
export const listCategories = defineRoute({
  operationId: 'requests.listCategories', method: 'GET', path: '/api/v1/categories', summary: 'Categories with their time limits: those of the whole city, and those of a place and around or in it; or all',
  access: ['public'], query: z.object({ all: flag, divisionCode: z.string().max(15).optional() }), output: categoryListSchema,
});
export const createCategory = defineRoute({
  operationId: 'requests.createCategory', method: 'POST', path: '/api/v1/categories', summary: 'Add a category: for the whole city by its administrators, for a place by those of the place',
  access: ['administrator'], body: z.object(categoryFields), output: categorySchema, status: 201,
});
export const updateCategory = defineRoute({
  operationId: 'requests.updateCategory', method: 'PUT', path: '/api/v1/categories/{id}', summary: 'Change a category; refused when somebody changed it meanwhile',
  access: ['administrator'], params: idParams, body: z.object({ ...categoryFields, version: z.int() }), output: categorySchema,
});

