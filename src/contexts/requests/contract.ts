import { z } from 'zod';
import { type Access, type RouteDescriptor, defineRoute } from '../../shared/route.ts';
import { formFieldSchema } from '../../shared/form.ts';
import type { Transition } from '../../shared/lifecycle.ts';
import { type RequestAction, inputs, meaningfulText, measureKinds, priorities } from './inputs.ts';
import { requestLifecycle, requestStates } from './lifecycle.ts';

export const channels = ['app', 'contactDay', 'wishBox', 'bridge', 'hotline', 'gridWorker', 'visit', 'phone', 'station'] as const;
export type Channel = (typeof channels)[number];

const instant = z.iso.datetime({ offset: true });
const stateSchema = z.enum(requestStates as [(typeof requestStates)[number], ...(typeof requestStates)[number][]]);
const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
const phoneNumber = z.string().trim().max(20).regex(/^[+\d\s-]{5,20}$/u, { error: 'is not a phone number' });

/** Where it is: a pin, a compound and building, or an address in words. One is enough; no map is ever needed. */
export const whereSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('point'), longitude, latitude, system: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84'), note: z.string().trim().max(200).optional() }),
  z.object({ kind: z.literal('compound'), compoundId: z.uuid(), building: z.string().trim().max(40).optional(), note: z.string().trim().max(200).optional() }),
  z.object({ kind: z.literal('address'), text: meaningfulText(200), divisionCode: z.string().regex(/^\d{9,15}$/u).optional() }),
]);
export type Where = z.output<typeof whereSchema>;

/** Somebody who files for somebody else 代办: who helped, and how they stand to each other. */
const helperSchema = z.object({
  name: z.string().trim().min(1).max(40),
  phone: phoneNumber.optional(),
  relation: z.enum(['family', 'neighbour', 'stairwellLead', 'gridWorker', 'communityStaff', 'volunteer', 'other']),
});

const whoSchema = z.object({
  anonymous: z.boolean().default(false),
  name: z.string().trim().max(40).optional(),
  phone: phoneNumber.optional(),
  helper: helperSchema.optional(),
});

export const reportBody = z.object({
  text: meaningfulText(5000),
  categoryId: z.uuid().optional(),
  photos: z.array(z.uuid()).max(9).default([]),
  where: whereSchema,
  who: whoSchema.default({ anonymous: true }),
});

export const enterBody = reportBody.extend({
  channel: z.enum(channels),
  /** What the channel's own record is called, e.g. the contact day's date and place. */
  channelNote: z.string().trim().max(100).optional(),
  occurredOn: z.iso.date().optional(),
});

const dueSchema = z.object({ due: instant, provisional: z.boolean() }).nullable();

export const receiptSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  /** Secret: whoever has it may track, add, rate and reopen. */
  token: z.string(),
  trackingPath: z.string(),
  placeName: z.string(),
  workstationName: z.string().nullable(),
  response: dueSchema,
});

const photoSchema = z.object({ id: z.uuid(), stage: z.string(), width: z.int(), height: z.int() });

const stepSchema = z.object({
  sequence: z.int(),
  action: z.string(),
  at: instant,
  fromState: z.string().nullable(),
  toState: z.string(),
  /** Role of whoever did it; never a name on public pages. */
  role: z.string(),
  unit: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  photos: z.array(photoSchema),
  erased: z.boolean(),
});
export type Step = z.output<typeof stepSchema>;

const actionSchema = z.object({ action: z.string(), fields: z.array(formFieldSchema) });

const publicFields = {
  number: z.string(),
  state: stateSchema,
  channel: z.enum(channels),
  categoryId: z.uuid().nullable(),
  categoryName: z.object({ zh: z.string(), en: z.string() }).nullable(),
  placeName: z.string(),
  /** The moderated text; null until the office has released one. */
  text: z.string().nullable(),
  reportedAt: instant,
  changedAt: instant,
  workstationName: z.string().nullable(),
  response: dueSchema,
  resolution: dueSchema,
  joinedCount: z.int(),
  joinedTo: z.string().nullable(),
  rating: z.number().nullable(),
} as const;

export const publicRequestSchema = z.object({
  ...publicFields,
  point: z.object({ longitude, latitude }).nullable(),
  before: photoSchema.nullable(),
  after: photoSchema.nullable(),
  steps: z.array(stepSchema),
});

export const trackingSchema = publicRequestSchema.extend({
  id: z.uuid(),
  version: z.int(),
  /** What the reporter wrote, in full. */
  originalText: z.string(),
  photos: z.array(photoSchema),
  actions: z.array(actionSchema),
});

export const summarySchema = z.object({
  id: z.uuid(),
  ...publicFields,
  title: z.string(),
  priority: z.enum(priorities),
  overdue: z.boolean(),
  dueSoon: z.boolean(),
  divisionCode: z.string(),
  gridCode: z.string().nullable(),
  point: z.object({ longitude, latitude }).nullable(),
  thumbnail: z.uuid().nullable(),
});

const reporterSchema = z.object({
  id: z.uuid(),
  anonymous: z.boolean(),
  /** Masked: 王**, 138****5678. */
  name: z.string().nullable(),
  phone: z.string().nullable(),
  helper: z.object({ name: z.string(), phone: z.string().nullable(), relation: z.string() }).nullable(),
  /** The number of the joined case this reporter came with. */
  viaNumber: z.string().nullable(),
  erased: z.boolean(),
});

const planSchema = z.object({
  residentsViews: z.string(),
  partyCommitteeView: z.string(),
  partyCommitteeAgreed: z.boolean(),
  measure: z.string(),
  measureKind: z.enum(measureKinds),
  plannedAmountFen: z.int().nullable(),
  plannedUntil: z.string().nullable(),
});

export const detailSchema = summarySchema.extend({
  version: z.int(),
  originalText: z.string(),
  address: z.string().nullable(),
  channelNote: z.string().nullable(),
  gridName: z.string().nullable(),
  workstationId: z.uuid().nullable(),
  compoundName: z.string().nullable(),
  reporters: z.array(reporterSchema),
  joined: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string() })),
  joinedToId: z.uuid().nullable(),
  plan: planSchema.nullable(),
  photos: z.array(photoSchema),
  steps: z.array(stepSchema.extend({ actorName: z.string().nullable(), internal: z.record(z.string(), z.unknown()) })),
  actions: z.array(actionSchema),
});

const idParams = z.object({ id: z.uuid() });
const flag = z.enum(['true', 'false']).optional();
const cursor = z.string().max(200).optional();
const limit = z.coerce.number().int().min(1).max(100).default(50);
const oneOrMany = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.array(schema)]).optional();

/** Filters of every list of requests; the same names stand in the address of the desk's work list. */
export const listQuery = z.object({
  state: oneOrMany(stateSchema),
  open: flag,
  gridCode: z.string().max(20).optional(),
  divisionCode: z.string().max(15).optional(),
  workstationId: z.uuid().optional(),
  categoryId: z.uuid().optional(),
  channel: oneOrMany(z.enum(channels)),
  priority: z.enum(priorities).optional(),
  due: z.enum(['overdue', 'soon']).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  text: z.string().trim().max(100).optional(),
  sort: z.enum(['newest', 'oldest', 'due']).default('newest'),
  cursor,
  limit,
});
export type ListQuery = z.output<typeof listQuery>;

const boxQuery = z.object({
  west: z.coerce.number().min(-180).max(180),
  south: z.coerce.number().min(-90).max(90),
  east: z.coerce.number().min(-180).max(180),
  north: z.coerce.number().min(-90).max(90),
  open: flag,
});

const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    /** Exact up to a bound; beyond it `more` says so. */
    total: z.object({ count: z.int(), more: z.boolean() }).nullable(),
  });

const pointFeature = z.object({
  type: z.literal('Feature'),
  geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
  properties: z.object({ number: z.string(), state: z.string(), id: z.uuid().optional(), overdue: z.boolean().optional(), category: z.string().nullable() }),
});
const featureCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(pointFeature), truncated: z.boolean() });

const units = ['workingHours', 'workingDays', 'naturalDays'] as const;
const limitSchema = z.object({ amount: z.int().min(1).max(365), unit: z.enum(units) });
const categoryFields = {
  code: z.string().trim().min(1).max(30).regex(/^[\w.-]+$/u),
  parentId: z.uuid().nullable(),
  nameZh: z.string().trim().min(1).max(40),
  nameEn: z.string().trim().min(1).max(80),
  response: limitSchema,
  resolution: limitSchema,
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  source: z.string().trim().max(300),
  /** Offered to residents; others are for the desk only. */
  offered: z.boolean(),
} as const;
const categorySchema = z.object({ id: z.uuid(), version: z.int(), ...categoryFields });
export type Category = z.output<typeof categorySchema>;

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
  access: ['public'], params: z.object({ number: z.string().regex(/^[A-Z]{1,6}-\d{4}-\d{4,9}$/u) }), output: publicRequestSchema,
});
export const listPublic = defineRoute({
  operationId: 'requests.listPublic', method: 'GET', path: '/api/v1/public/requests', summary: 'What is being done and what was solved',
  access: ['public'],
  query: z.object({ divisionCode: z.string().max(15).optional(), categoryId: z.uuid().optional(), solved: flag, text: z.string().trim().max(100).optional(), cursor, limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: pageOf(z.object({ ...publicFields, point: z.object({ longitude, latitude }).nullable(), before: photoSchema.nullable(), after: photoSchema.nullable() })),
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
export const exportList = defineRoute({
  operationId: 'requests.export', method: 'GET', path: '/api/v1/desk/requests.csv', summary: 'The filtered work list as CSV, without personal data',
  access: ['clerk', 'supervisor', 'workstationLead', 'auditor'], query: listQuery, produces: 'text/csv',
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
  operationId: 'requests.map', method: 'GET', path: '/api/v1/desk/map', summary: 'Requests within one’s places in a box, as GeoJSON',
  access: staffOfLoop, query: boxQuery, output: featureCollection,
});
export const overview = defineRoute({
  operationId: 'requests.overview', method: 'GET', path: '/api/v1/desk/overview', summary: 'How many requests wait in which state, how many are late',
  access: staffOfLoop,
  output: z.object({
    states: z.array(z.object({ state: stateSchema, count: z.int(), overdue: z.int(), dueSoon: z.int() })),
    days: z.array(z.object({ date: z.string(), reported: z.int(), closed: z.int() })),
  }),
});
export const tasks = defineRoute({
  operationId: 'requests.tasks', method: 'GET', path: '/api/v1/field/tasks', summary: 'My workstation’s tasks by deadline and distance',
  access: ['gridWorker', 'workstationLead'],
  query: z.object({ longitude: z.coerce.number().min(-180).max(180).optional(), latitude: z.coerce.number().min(-90).max(90).optional() }),
  output: z.object({ items: z.array(detailSchema.extend({ distanceMetres: z.number().nullable() })) }),
});
export const unmask = defineRoute({
  operationId: 'requests.unmask', method: 'POST', path: '/api/v1/desk/requests/{id}/reporters/{reporterId}/unmask', summary: 'Show a reporter’s name and phone; the reason is recorded',
  access: ['clerk', 'supervisor', 'workstationLead', 'gridWorker'], params: z.object({ id: z.uuid(), reporterId: z.uuid() }),
  body: z.object({ reason: meaningfulText(200) }),
  output: z.object({ name: z.string().nullable(), phone: z.string().nullable(), helperName: z.string().nullable(), helperPhone: z.string().nullable() }),
});
export const printReceipt = defineRoute({
  operationId: 'requests.printReceipt', method: 'POST', path: '/api/v1/desk/requests/{id}/reporters/{reporterId}/receipt', summary: 'The receipt with the secret link, to print for a paper or phone reporter',
  access: ['clerk', 'communityOfficer', 'gridWorker', 'workstationLead'], params: z.object({ id: z.uuid(), reporterId: z.uuid() }), output: receiptSchema,
});
export const eraseReporter = defineRoute({
  operationId: 'requests.eraseReporter', method: 'POST', path: '/api/v1/desk/requests/{id}/reporters/{reporterId}/erase', summary: 'Erase a reporter’s personal data on lawful demand',
  access: ['administrator'], params: z.object({ id: z.uuid(), reporterId: z.uuid() }), body: z.object({ reason: meaningfulText(200) }), output: z.object({ erased: z.literal(true) }),
});
export const listCategories = defineRoute({
  operationId: 'requests.listCategories', method: 'GET', path: '/api/v1/categories', summary: 'Categories with their time limits',
  access: ['public'], query: z.object({ all: flag }), output: z.object({ items: z.array(categorySchema) }),
});
export const createCategory = defineRoute({
  operationId: 'requests.createCategory', method: 'POST', path: '/api/v1/categories', summary: 'Add a category',
  access: ['administrator'], body: z.object(categoryFields), output: categorySchema, status: 201,
});
export const updateCategory = defineRoute({
  operationId: 'requests.updateCategory', method: 'PUT', path: '/api/v1/categories/{id}', summary: 'Change a category; refused when somebody changed it meanwhile',
  access: ['administrator'], params: idParams, body: z.object({ ...categoryFields, version: z.int() }), output: categorySchema,
});

/** The path segment of an action: `siteCheck` → `site-check`. */
export function actionSegment(action: string): string {
  return action.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

function accessOf(transition: Transition): [Access, ...Access[]] {
  const accesses = transition.who.flatMap((who): Access[] => ('role' in who ? [who.role] : 'relation' in who ? ['public'] : []));
  const [first, ...rest] = [...new Set(accesses)];
  if (!first) throw new Error('A transition that only the system takes has no route');
  return [first, ...rest];
}

const actionResult = z.object({ id: z.uuid(), number: z.string(), state: stateSchema, version: z.int() });

/** One operation for every transition of the lifecycle, with the input of its table row. */
export const actionRoutes = Object.fromEntries(
  Object.entries(requestLifecycle.transitions).map(([action, transition]) => [
    action,
    defineRoute({
      operationId: `requests.${action}`,
      method: 'POST',
      path: `/api/v1/requests/{id}/actions/${actionSegment(action)}`,
      summary: `Take the action “${action}” of the request lifecycle`,
      access: accessOf(transition),
      params: idParams,
      body: transition.input.extend({ baseVersion: z.int().min(1) }),
      output: actionResult,
    }),
  ]),
) as {
  readonly [Action in RequestAction]: RouteDescriptor<
    typeof idParams,
    z.ZodUndefined,
    z.ZodObject<(typeof inputs)[Action]['shape'] & { baseVersion: z.ZodInt }>,
    typeof actionResult
  >;
};

export const routes = [
  report, enter, readPublic, listPublic, publicMap, readTracking, listMine, readMine, list, exportList, read, nearby, map, overview,
  tasks, unmask, printReceipt, eraseReporter, listCategories, createCategory, updateCategory, ...Object.values(actionRoutes),
] as const;
