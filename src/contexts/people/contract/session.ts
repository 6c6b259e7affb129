import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { languageSchema, passwordSchema, phoneSchema, roleSchema, userNameSchema, displayNameSchema, instantSchema } from './fields.ts';

/** A role at a place, as the signed-in person sees it. */
export const ownAssignmentSchema = z.object({
  role: roleSchema,
  placeCode: z.string(),
  placePath: z.string(),
  placeName: z.string(),
  workstationId: z.uuid().nullable(),
});

/** Who is signed in on this device. */
export const sessionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('visitor'), demo: z.boolean() }),
  z.object({
    kind: z.literal('resident'),
    demo: z.boolean(),
    id: z.uuid(),
    preferredName: z.string().nullable(),
    phoneMasked: z.string(),
    language: languageSchema,
    elderMode: z.boolean(),
    expiresAt: instantSchema,
  }),
  z.object({
    kind: z.literal('staff'),
    demo: z.boolean(),
    id: z.uuid(),
    userName: z.string(),
    displayName: z.string(),
    language: languageSchema,
    /** Only the enrolment of the second factor is open. */
    mustEnrol: z.boolean(),
    assignments: z.array(ownAssignmentSchema),
    /** Signed out after this many seconds without use. */
    idleSeconds: z.int(),
    expiresAt: instantSchema,
  }),
]);
export type Session = z.output<typeof sessionSchema>;

/** What comes after a right password: the code, the enrolment of a second factor, a new password, or nothing. */
export const staffStepSchema = z.discriminatedUnion('next', [
  z.object({ next: z.literal('code'), ticket: z.string(), expiresAt: instantSchema }),
  z.object({ next: z.literal('password'), ticket: z.string(), expiresAt: instantSchema }),
  z.object({ next: z.literal('enrol') }),
  z.object({ next: z.literal('done') }),
]);
export type StaffStep = z.output<typeof staffStepSchema>;

const ticketSchema = z.string().min(20).max(100);

export const getSession = defineRoute({
  operationId: 'people.getSession',
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who is signed in here, with roles, places and language',
  access: ['public'],
  output: sessionSchema,
});

export const endSession = defineRoute({
  operationId: 'people.endSession',
  method: 'DELETE',
  path: '/api/v1/session',
  summary: 'Sign out on this device',
  access: ['public'],
  status: 204,
});

export const sendPhoneCode = defineRoute({
  operationId: 'people.sendPhoneCode',
  method: 'POST',
  path: '/api/v1/session/resident/code',
  summary: 'Send a sign-in code to a phone; the answer is the same whether the number is known or not',
  access: ['public'],
  body: z.strictObject({ phone: phoneSchema, language: languageSchema.default('zh') }),
  output: z.object({
    /** Seconds the code is good for. */
    validSeconds: z.int(),
    /** Seconds until another code can be asked for. */
    repeatAfterSeconds: z.int(),
  }),
  status: 202,
  limitPerMinute: 20,
});

export const signInResident = defineRoute({
  operationId: 'people.signInResident',
  method: 'POST',
  path: '/api/v1/session/resident',
  summary: 'Sign in with the code sent to the phone',
  access: ['public'],
  body: z.strictObject({ phone: phoneSchema, code: z.string().regex(/^\s*\d{6}\s*$/, 'Six digits.') }),
  output: z.object({ id: z.uuid(), isNew: z.boolean() }),
  limitPerMinute: 30,
});

export const signInStaff = defineRoute({
  operationId: 'people.signInStaff',
  method: 'POST',
  path: '/api/v1/session/staff',
  summary: 'Sign in with user name and password; a code from the authenticator follows',
  access: ['public'],
  body: z.strictObject({ userName: userNameSchema, password: passwordSchema }),
  output: staffStepSchema,
  limitPerMinute: 60,
});

export const proveSecondFactor = defineRoute({
  operationId: 'people.proveSecondFactor',
  method: 'POST',
  path: '/api/v1/session/staff/code',
  summary: 'Second step of the sign-in: a code of the authenticator, or a recovery code',
  access: ['public'],
  body: z.strictObject({ ticket: ticketSchema, code: z.string().trim().min(6).max(20) }),
  output: staffStepSchema,
  limitPerMinute: 60,
});

export const replaceExpiredPassword = defineRoute({
  operationId: 'people.replaceExpiredPassword',
  method: 'POST',
  path: '/api/v1/session/staff/password',
  summary: 'Last step of the sign-in when the password is too old: choose a new one',
  access: ['public'],
  body: z.strictObject({ ticket: ticketSchema, password: passwordSchema }),
  output: staffStepSchema,
  limitPerMinute: 60,
});

const linkToken = z.string().min(20).max(100);

export const readLink = defineRoute({
  operationId: 'people.readLink',
  method: 'POST',
  path: '/api/v1/session/link',
  summary: 'What a one-time link is for',
  access: ['public'],
  body: z.strictObject({ token: linkToken }),
  output: z.object({
    purpose: z.enum(['setPassword', 'firstAdministrator']),
    userName: z.string().nullable(),
    minimumLength: z.int(),
    expiresAt: instantSchema,
  }),
  limitPerMinute: 30,
});

export const redeemLink = defineRoute({
  operationId: 'people.redeemLink',
  method: 'POST',
  path: '/api/v1/session/link/redeem',
  summary: 'Use a one-time link: set a password, or create the first administrator',
  access: ['public'],
  body: z.strictObject({
    token: linkToken,
    password: passwordSchema,
    userName: userNameSchema.optional(),
    displayName: displayNameSchema.optional(),
  }),
  output: staffStepSchema,
  limitPerMinute: 30,
});
