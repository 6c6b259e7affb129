import { z } from 'zod';
import { type Access, defineRoute } from '../../../shared/route.ts';

const requestNumber = z.string().regex(/^[A-Z]{1,6}-\d{4}-\d{4,9}$/u);
const placeCode = z.string().regex(/^[1-9]\d{11}(\d{3})?$/u, { error: 'is not a division code' });
const frequency = z.enum(['immediate', 'daily', 'weekly']);
export type Frequency = z.output<typeof frequency>;

/** What one can follow: a case by its number, a division or grid by its code, a compound. */
const aboutSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case'), number: requestNumber }),
  z.strictObject({ kind: z.literal('division'), code: placeCode }),
  z.strictObject({ kind: z.literal('compound'), compoundId: z.uuid() }),
]);
export type FollowAbout = z.output<typeof aboutSchema>;

const subscriptionSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['case', 'division', 'compound']),
  /** Number of the case, code of the division, id of the compound. */
  target: z.string(),
  name: z.string(),
  frequency,
  createdAt: z.iso.datetime({ offset: true }),
});
export type Subscription = z.output<typeof subscriptionSchema>;

const calendarRoles: [Access, ...Access[]] = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer'];

const idParams = z.object({ id: z.uuid() });
const tokenParams = z.object({ token: z.string().regex(/^[\w-]{16}$/u) });

export const listSubscriptions = defineRoute({
  operationId: 'requests.listSubscriptions', method: 'GET', path: '/api/v1/my/subscriptions', summary: 'The cases and places the signed-in resident follows',
  access: ['resident'], output: z.object({ items: z.array(subscriptionSchema) }),
});
export const follow = defineRoute({
  operationId: 'requests.follow', method: 'POST', path: '/api/v1/my/subscriptions', summary: 'Follow a case or a place; following it again changes how often one hears',
  access: ['resident'], body: z.strictObject({ about: aboutSchema, frequency, language: z.enum(['zh', 'en']).default('zh') }), output: subscriptionSchema, status: 201,
});
export const changeSubscription = defineRoute({
  operationId: 'requests.changeSubscription', method: 'PUT', path: '/api/v1/my/subscriptions/{id}', summary: 'Change how often one hears',
  access: ['resident'], params: idParams, body: z.strictObject({ frequency }), output: subscriptionSchema,
});
export const unfollow = defineRoute({
  operationId: 'requests.unfollow', method: 'DELETE', path: '/api/v1/my/subscriptions/{id}', summary: 'Follow no longer',
  access: ['resident'], params: idParams, output: z.object({ ended: z.literal(true) }),
});
export const readSubscriptionLink = defineRoute({
  operationId: 'requests.readSubscriptionLink', method: 'GET', path: '/api/v1/public/subscriptions/{token}', summary: 'What the link in a message would end',
  access: ['public'], params: tokenParams, output: subscriptionSchema.pick({ kind: true, name: true, frequency: true }), limitPerMinute: 60,
});
export const endSubscription = defineRoute({
  operationId: 'requests.endSubscription', method: 'POST', path: '/api/v1/public/subscriptions/{token}/end', summary: 'Follow no longer, by the link in a message, without signing in',
  access: ['public'], params: tokenParams, output: z.object({ ended: z.literal(true) }), limitPerMinute: 60,
});
export const requestFeed = defineRoute({
  operationId: 'requests.requestFeed', method: 'GET', path: '/api/v1/public/requests/{number}/feed', summary: 'The public steps of a case as an Atom feed',
  access: ['public'], params: z.object({ number: requestNumber }), produces: 'application/atom+xml', limitPerMinute: 120,
});
export const placeFeed = defineRoute({
  operationId: 'requests.placeFeed', method: 'GET', path: '/api/v1/public/feeds/{code}', summary: 'The newest public cases of a place as an Atom feed',
  access: ['public'], params: z.object({ code: placeCode }), produces: 'application/atom+xml', limitPerMinute: 120,
});
export const requestCalendar = defineRoute({
  operationId: 'requests.requestCalendar', method: 'GET', path: '/api/v1/public/requests/{number}/calendar', summary: 'The public limits and steps of a case as a calendar (RFC 5545)',
  access: ['public'], params: z.object({ number: requestNumber }), produces: 'text/calendar', limitPerMinute: 120,
});
const deadlineFeed = z.object({
  /** Secret: whoever has it may read the deadlines; null when there is none. */
  address: z.string().nullable(),
  createdAt: z.iso.datetime().nullable(),
  /** When a calendar last asked, to the hour. */
  readAt: z.iso.datetime().nullable(),
});
export const readDeadlineCalendar = defineRoute({
  operationId: 'requests.readDeadlineCalendar', method: 'GET', path: '/api/v1/desk/deadline-calendar', summary: 'The secret address of one’s own deadlines as a calendar',
  access: calendarRoles, output: deadlineFeed,
});
export const renewDeadlineCalendar = defineRoute({
  operationId: 'requests.renewDeadlineCalendar', method: 'POST', path: '/api/v1/desk/deadline-calendar', summary: 'Make a new secret address of one’s own deadlines; the one before ends',
  access: calendarRoles, output: deadlineFeed,
});
export const endDeadlineCalendar = defineRoute({
  operationId: 'requests.endDeadlineCalendar', method: 'DELETE', path: '/api/v1/desk/deadline-calendar', summary: 'End the secret address of one’s own deadlines',
  access: calendarRoles, output: z.object({ ended: z.literal(true) }),
});
export const deadlineCalendar = defineRoute({
  operationId: 'requests.deadlineCalendar', method: 'GET', path: '/api/v1/calendars/{token}', summary: 'The deadlines behind a secret link as a calendar (RFC 5545)',
  access: ['public'], params: z.object({ token: z.string().regex(/^[\w-]{32}$/u) }), produces: 'text/calendar', limitPerMinute: 60,
});
export const shareCard = defineRoute({
  operationId: 'requests.shareCard', method: 'GET', path: '/api/v1/public/requests/{number}/card', summary: 'A picture to share: number, place, state and QR code',
  access: ['public'], params: z.object({ number: requestNumber }), produces: 'image/png', limitPerMinute: 60,
});
