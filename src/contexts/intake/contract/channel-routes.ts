import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { cursor, idParams, limit, receiptSchema } from '../../requests/contract.ts';
import { hostRoles, readerRoles, writerRoles } from '../policy.ts';
import {
  dayDetailSchema, dayStateSchema, emptyingSchema, placeCode, planBody, pointDetailSchema, pointFields, pointKinds, pointSchema, publicDayDetailSchema, publicDaySchema,
  publicPointDetailSchema, publicPointSchema, slipBody,
} from './schemas.ts';

const page = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });
const dayResult = z.object({ id: z.uuid(), state: dayStateSchema, version: z.int() });
const pointCode = z.object({ code: z.string().regex(/^[2-9A-HJ-NP-Z]{6}$/u) });

export const listContactDays = defineRoute({
  operationId: 'intake.listContactDays', method: 'GET', path: '/api/v1/desk/contact-days', summary: 'Contact days within one’s places, latest first',
  access: [...readerRoles], query: z.object({ state: dayStateSchema.optional(), divisionCode: placeCode.optional(), cursor, limit }), output: page(publicDaySchema),
});
export const planContactDay = defineRoute({
  operationId: 'intake.planContactDay', method: 'POST', path: '/api/v1/desk/contact-days', summary: 'Announce a contact day',
  access: [...hostRoles], body: planBody, output: dayResult, status: 201,
});
export const readContactDay = defineRoute({
  operationId: 'intake.readContactDay', method: 'GET', path: '/api/v1/desk/contact-days/{id}', summary: 'One contact day with its matters and what can be done now',
  access: [...readerRoles], params: idParams, output: dayDetailSchema,
});
export const enterSlip = defineRoute({
  operationId: 'intake.enterSlip', method: 'POST', path: '/api/v1/desk/contact-days/{id}/slips', summary: 'Enter one slip of a contact day',
  access: [...writerRoles], params: idParams, body: slipBody, output: receiptSchema, status: 201,
});
export const listPublicContactDays = defineRoute({
  operationId: 'intake.listPublicContactDays', method: 'GET', path: '/api/v1/public/contact-days', summary: 'Coming and past contact days',
  access: ['public'], query: z.object({ divisionCode: placeCode.optional(), when: z.enum(['coming', 'past']), cursor, limit }), output: page(publicDaySchema),
});
export const readPublicContactDay = defineRoute({
  operationId: 'intake.readPublicContactDay', method: 'GET', path: '/api/v1/public/contact-days/{id}', summary: 'What came of a contact day',
  access: ['public'], params: idParams, output: publicDayDetailSchema,
});
export const placeCalendar = defineRoute({
  operationId: 'intake.placeCalendar', method: 'GET', path: '/api/v1/public/calendars/{code}', summary: 'Contact days and the terms of notices of a place as a calendar (RFC 5545)',
  access: ['public'], params: z.object({ code: placeCode }), produces: 'text/calendar', limitPerMinute: 120,
});
export const contactDayCalendar = defineRoute({
  operationId: 'intake.contactDayCalendar', method: 'GET', path: '/api/v1/public/contact-days/{id}/calendar', summary: 'One contact day as a calendar (RFC 5545)',
  access: ['public'], params: idParams, produces: 'text/calendar', limitPerMinute: 120,
});

export const listPoints = defineRoute({
  operationId: 'intake.listPoints', method: 'GET', path: '/api/v1/desk/channel-points', summary: 'Wish boxes, bridges, stations and windows within one’s places',
  access: [...readerRoles], query: z.object({ kind: z.enum(pointKinds).optional() }), output: z.object({ items: z.array(pointSchema) }),
});
export const createPoint = defineRoute({
  operationId: 'intake.createPoint', method: 'POST', path: '/api/v1/desk/channel-points', summary: 'Set up a wish box, bridge, station or window; its code is made here',
  access: [...hostRoles], body: z.strictObject(pointFields), output: z.object({ id: z.uuid(), code: z.string(), version: z.int() }), status: 201,
});
export const readPoint = defineRoute({
  operationId: 'intake.readPoint', method: 'GET', path: '/api/v1/desk/channel-points/{id}', summary: 'One of them with its emptyings and matters',
  access: [...readerRoles], params: idParams, output: pointDetailSchema,
});
export const updatePoint = defineRoute({
  operationId: 'intake.updatePoint', method: 'PUT', path: '/api/v1/desk/channel-points/{id}', summary: 'Change one of them; refused when somebody changed it meanwhile',
  access: [...hostRoles], params: idParams, body: z.strictObject({ ...pointFields, baseVersion: z.int().min(1) }), output: z.object({ id: z.uuid(), version: z.int() }),
});
export const recordEmptying = defineRoute({
  operationId: 'intake.recordEmptying', method: 'POST', path: '/api/v1/desk/channel-points/{id}/emptyings', summary: 'Record that a box was emptied and how many slips lay in it',
  access: [...writerRoles], params: idParams, body: z.strictObject({ emptiedOn: z.iso.date(), slips: z.int().min(0).max(1000), witnesses: z.string().trim().max(120) }), output: emptyingSchema, status: 201,
});
export const enterWish = defineRoute({
  operationId: 'intake.enterWish', method: 'POST', path: '/api/v1/desk/channel-points/{id}/slips', summary: 'Enter a paper wish, or what somebody said at a station or window',
  access: [...writerRoles], params: idParams, body: slipBody.extend({ emptyingId: z.uuid().optional() }), output: receiptSchema, status: 201,
});
export const listPublicPoints = defineRoute({
  operationId: 'intake.listPublicPoints', method: 'GET', path: '/api/v1/public/channel-points', summary: 'Wish boxes, bridges, stations and windows of a place',
  access: ['public'], query: z.object({ divisionCode: placeCode.optional(), kind: z.enum(pointKinds).optional() }), output: z.object({ items: z.array(publicPointSchema) }),
});
export const readPublicPoint = defineRoute({
  operationId: 'intake.readPublicPoint', method: 'GET', path: '/api/v1/public/channel-points/{code}', summary: 'One of them by the code on its poster, with what became of its matters',
  access: ['public'], params: pointCode, output: publicPointDetailSchema,
});
export { dayResult };
