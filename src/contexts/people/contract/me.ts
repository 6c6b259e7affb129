import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { instantSchema, languageSchema, passwordSchema } from './fields.ts';

export const residentProfileSchema = z.object({
  id: z.uuid(),
  phone: z.string(),
  preferredName: z.string().nullable(),
  language: languageSchema,
  elderMode: z.boolean(),
  createdAt: instantSchema,
});

export const getProfile = defineRoute({
  operationId: 'people.getProfile',
  method: 'GET',
  path: '/api/v1/me/profile',
  summary: 'My own profile, unmasked',
  access: ['resident'],
  output: residentProfileSchema,
});

export const updateProfile = defineRoute({
  operationId: 'people.updateProfile',
  method: 'PATCH',
  path: '/api/v1/me/profile',
  summary: 'Change my name, language or elder mode',
  access: ['resident'],
  body: z.strictObject({
    preferredName: z.string().trim().max(40).nullable().optional(),
    language: languageSchema.optional(),
    elderMode: z.boolean().optional(),
  }),
  output: residentProfileSchema,
});

export const updateOwnStaffProfile = defineRoute({
  operationId: 'people.updateOwnStaffProfile',
  method: 'PATCH',
  path: '/api/v1/me/staff-profile',
  summary: 'Change my language',
  access: ['staff'],
  body: z.strictObject({ language: languageSchema }),
  status: 204,
});

export const consentSchema = z.object({
  purpose: z.string(),
  /** The wording in force; its text is `people:consents.purposes.<purpose>.<version>`. */
  version: z.int(),
  legalBasis: z.enum(['consent', 'statutoryDuty', 'contract']),
  /** Other bases than consent hold until the resident objects. */
  granted: z.boolean(),
  /** The wording agreed to, when it is an older one. */
  earlierVersion: z.int().nullable(),
  changedAt: instantSchema.nullable(),
});

export const listConsents = defineRoute({
  operationId: 'people.listConsents',
  method: 'GET',
  path: '/api/v1/me/consents',
  summary: 'What I agreed to',
  access: ['resident'],
  output: z.object({ items: z.array(consentSchema) }),
});

export const decideConsent = defineRoute({
  operationId: 'people.decideConsent',
  method: 'PUT',
  path: '/api/v1/me/consents/{purpose}',
  summary: 'Agree to a purpose in its present wording, or withdraw',
  access: ['resident'],
  params: z.strictObject({ purpose: z.string().regex(/^[a-z][A-Za-z]{1,40}$/) }),
  body: z.strictObject({ granted: z.boolean(), version: z.int().min(1) }),
  output: z.object({ items: z.array(consentSchema) }),
});

export const exportOwnData = defineRoute({
  operationId: 'people.exportOwnData',
  method: 'GET',
  path: '/api/v1/me/data',
  summary: 'Everything kept about me, as a JSON file',
  access: ['resident'],
  produces: 'application/json',
});

export const closeAccount = defineRoute({
  operationId: 'people.closeAccount',
  method: 'POST',
  path: '/api/v1/me/closure',
  summary: 'Close my account and erase my personal data',
  access: ['resident'],
  body: z.strictObject({ confirmation: z.literal('erase') }),
  status: 204,
});

export const listSessions = defineRoute({
  operationId: 'people.listSessions',
  method: 'GET',
  path: '/api/v1/me/sessions',
  summary: 'Where I am signed in',
  access: ['resident', 'staff'],
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        device: z.string(),
        address: z.string(),
        createdAt: instantSchema,
        lastSeenAt: instantSchema,
        current: z.boolean(),
      }),
    ),
  }),
});

export const revokeSession = defineRoute({
  operationId: 'people.revokeSession',
  method: 'DELETE',
  path: '/api/v1/me/sessions/{id}',
  summary: 'Sign out another device of mine',
  access: ['resident', 'staff'],
  params: z.strictObject({ id: z.uuid() }),
  status: 204,
});

export const revokeOtherSessions = defineRoute({
  operationId: 'people.revokeOtherSessions',
  method: 'DELETE',
  path: '/api/v1/me/sessions',
  summary: 'Sign out all my other devices',
  access: ['resident', 'staff'],
  status: 204,
});

export const changePassword = defineRoute({
  operationId: 'people.changePassword',
  method: 'POST',
  path: '/api/v1/me/password',
  summary: 'Change my password; all other devices are signed out',
  access: ['staff'],
  body: z.strictObject({ current: passwordSchema, password: passwordSchema }),
  status: 204,
  limitPerMinute: 20,
});
