import { z } from 'zod';
import { meaningfulText } from '../../../shared/meaningful-text.ts';
import { type Access, defineRoute } from '../../../shared/route.ts';
import { formFieldSchema } from '../../../shared/form.ts';
import { inputs, unitKinds } from '../inputs.ts';
import { flag, handOverSummary, idParams, instant, latitude, longitude, photoSchema, stateSchema } from './schemas.ts';

const office: [Access, ...Access[]] = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor', 'administrator'];
const optionalText = (most: number) => z.string().trim().max(most).nullable().default(null);

export const unitFields = {
  name: meaningfulText(60),
  kind: z.enum(unitKinds),
  contact: optionalText(40),
  phone: optionalText(30),
  /** A mobile number that gets messages with the link; none: by account or phone. */
  messagePhone: optionalText(20),
  /** Whom it serves. */
  divisionCode: z.string().regex(/^\d{9,15}$/u),
  termDays: z.int().min(1).max(365).default(5),
  active: z.boolean().default(true),
  staffIds: z.array(z.uuid()).max(50).default([]),
} as const;
export const unitSchema = z.object({ id: z.uuid(), version: z.int(), ...unitFields });
export type Unit = z.output<typeof unitSchema>;
export type UnitInput = Omit<Unit, 'id' | 'version'>;

/** What a unit needs of a case, and nothing else: no reporter, no inner words. */
const handOverViewSchema = handOverSummary.extend({
  number: z.string(),
  requestState: stateSchema,
  categoryName: z.object({ zh: z.string(), en: z.string() }).nullable(),
  text: z.string(),
  placeName: z.string(),
  address: z.string().nullable(),
  point: z.object({ longitude, latitude }).nullable(),
  photos: z.array(photoSchema),
  actions: z.array(z.object({ action: z.string(), fields: z.array(formFieldSchema).readonly() })),
});
export type HandOverView = z.output<typeof handOverViewSchema>;
const handOverResult = z.object({ id: z.uuid(), status: handOverSummary.shape.status });

export const listUnits = defineRoute({
  operationId: 'requests.listUnits', method: 'GET', path: '/api/v1/desk/units', summary: 'Units that requests of one’s places can be handed over to',
  access: office, query: z.object({ all: flag }), output: z.object({ items: z.array(unitSchema.extend({ staffNames: z.array(z.string()) })) }),
});
export const createUnit = defineRoute({
  operationId: 'requests.createUnit', method: 'POST', path: '/api/v1/desk/units', summary: 'Add a unit', access: ['administrator'],
  body: z.object(unitFields), output: unitSchema, status: 201,
});
export const updateUnit = defineRoute({
  operationId: 'requests.updateUnit', method: 'PUT', path: '/api/v1/desk/units/{id}', summary: 'Change a unit; refused when somebody changed it meanwhile',
  access: ['administrator'], params: idParams, body: z.object({ ...unitFields, version: z.int() }), output: unitSchema,
});
export const listHandOvers = defineRoute({
  operationId: 'requests.listHandOvers', method: 'GET', path: '/api/v1/desk/hand-overs',
  summary: 'Hand-overs: to the units one acts for (`mine`), or of the cases within one’s places (`office`)',
  access: ['staff'], query: z.object({ of: z.enum(['mine', 'office']).default('mine'), open: flag }),
  output: z.object({ items: z.array(handOverViewSchema.extend({ requestId: z.uuid() })) }),
});
export const readHandOver = defineRoute({
  operationId: 'requests.readHandOver', method: 'GET', path: '/api/v1/hand-over', summary: 'What a unit was handed over, through its link (header X-Tracking-Token)',
  access: ['public'], output: handOverViewSchema, limitPerMinute: 60,
});
export const renewHandOverLink = defineRoute({
  operationId: 'requests.renewHandOverLink', method: 'POST', path: '/api/v1/desk/hand-overs/{id}/link',
  summary: 'Send the unit a new link; the old one is worthless from now on', access: ['clerk', 'supervisor', 'workstationLead'],
  params: idParams, output: z.object({ link: z.string(), sentTo: z.string().nullable(), expiresAt: instant }),
});
export const acceptHandOver = defineRoute({
  operationId: 'requests.acceptHandOver', method: 'POST', path: '/api/v1/hand-overs/{id}/accept', summary: 'The unit takes the case on, by link or account',
  access: ['public'], params: idParams, body: inputs.unitAccept, output: handOverResult, limitPerMinute: 20,
});
export const returnHandOver = defineRoute({
  operationId: 'requests.returnHandOver', method: 'POST', path: '/api/v1/hand-overs/{id}/return', summary: 'The unit gives the case back with a reason, by link or account',
  access: ['public'], params: idParams, body: inputs.unitReturn, output: handOverResult, limitPerMinute: 20,
});
export const finishHandOver = defineRoute({
  operationId: 'requests.finishHandOver', method: 'POST', path: '/api/v1/hand-overs/{id}/done', summary: 'The unit is done, with a photo, by link or account',
  access: ['public'], params: idParams, body: inputs.unitDone, output: handOverResult, limitPerMinute: 20,
});
