import { z } from 'zod';
import { reasonSchema } from '../../../shared/meaningful-text.ts';
import { defineRoute } from '../../../shared/route.ts';
import { contentFields, inputs, noticeKinds } from '../inputs.ts';
import { officeRoles, readerRoles } from '../policy.ts';
import { deskNoticeSchema, ownObjectionSchema, publicNoticeSchema, stateSchema, summarySchema } from './schemas.ts';

const noticeNumber = z.string().regex(/^[A-Z]{1,6}-GS-\d{4}-\d{4,9}$/u);
const cursor = z.string().max(100).optional();
const limit = z.coerce.number().int().min(1).max(100).default(30);
const show = z.enum(['open', 'ended']).optional().meta({ description: 'Open for objections, or over; both when absent.' });
const term = z.enum(['running', 'over']).optional().meta({ description: 'Posted, with a term that still runs, or one that is over and waits to be closed.' });
const pageOf = z.object({ items: z.array(summarySchema).readonly(), nextCursor: z.string().nullable() });

export const listPublic = defineRoute({
  operationId: 'notices.listPublic', method: 'GET', path: '/api/v1/public/notices', summary: 'Public notices, newest first',
  access: ['public'], query: z.object({ show, divisionCode: z.string().max(15).optional(), cursor, limit }), output: pageOf,
});
export const readPublic = defineRoute({
  operationId: 'notices.readPublic', method: 'GET', path: '/api/v1/public/notices/{number}', summary: 'One public notice with its answered objections',
  access: ['public'], params: z.object({ number: noticeNumber }), output: publicNoticeSchema,
});
export const noticeCalendar = defineRoute({
  operationId: 'notices.noticeCalendar', method: 'GET', path: '/api/v1/public/notices/{number}/calendar', summary: 'The term of a notice as a calendar (RFC 5545)',
  access: ['public'], params: z.object({ number: noticeNumber }), produces: 'text/calendar', limitPerMinute: 120,
});
export const object = defineRoute({
  operationId: 'notices.object', method: 'POST', path: '/api/v1/public/notices/{number}/objections', summary: 'Object to a notice; no sign-in needed, name and phone are optional',
  access: ['public'], params: z.object({ number: noticeNumber }), body: inputs.object, output: z.object({ objectionNumber: z.int(), token: z.string() }), status: 201, limitPerMinute: 20,
});
export const readObjection = defineRoute({
  operationId: 'notices.readObjection', method: 'GET', path: '/api/v1/objection', summary: 'My objection and its answer through its secret link (header X-Tracking-Token)',
  access: ['public'], output: ownObjectionSchema, limitPerMinute: 120,
});
export const listMine = defineRoute({
  operationId: 'notices.listMine', method: 'GET', path: '/api/v1/my/objections', summary: 'What the signed-in resident objected to, with the answers, newest first',
  access: ['resident'], output: z.object({ items: z.array(ownObjectionSchema).readonly() }),
});
export const list = defineRoute({
  operationId: 'notices.list', method: 'GET', path: '/api/v1/desk/notices', summary: 'Notices of one’s places, drafts too',
  access: [...readerRoles], query: z.object({ state: stateSchema.optional(), term, cursor, limit }), output: pageOf,
});
export const read = defineRoute({
  operationId: 'notices.read', method: 'GET', path: '/api/v1/desk/notices/{id}', summary: 'One notice with its objections and what can be done now',
  access: [...readerRoles], params: z.object({ id: z.uuid() }), output: deskNoticeSchema,
});
export const draft = defineRoute({
  operationId: 'notices.draft', method: 'POST', path: '/api/v1/desk/notices', summary: 'Start a notice',
  access: [...officeRoles], body: z.object({ ...contentFields, kind: z.enum(noticeKinds), divisionCode: z.string().max(15) }),
  output: z.object({ id: z.uuid(), number: z.string() }), status: 201,
});
export const unmask = defineRoute({
  operationId: 'notices.unmask', method: 'POST', path: '/api/v1/desk/notices/{id}/objections/{objectionNumber}/unmask', summary: 'Show the name and phone of somebody who objected; the reason is recorded',
  access: [...officeRoles], params: z.object({ id: z.uuid(), objectionNumber: z.coerce.number().int().min(1) }),
  body: z.object({ reason: reasonSchema }), output: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
});
