import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { displayNameSchema, idParams, instantSchema, languageSchema, pageQuery, phoneSchema, reasonSchema, roleSchema, userNameSchema } from './fields.ts';

export const assignmentSchema = z.object({
  id: z.uuid(),
  role: roleSchema,
  placeCode: z.string(),
  placePath: z.string(),
  placeName: z.string(),
  workstationId: z.uuid().nullable(),
  validFrom: instantSchema,
  validTo: instantSchema.nullable(),
});

export const staffSchema = z.object({
  id: z.uuid(),
  userName: z.string(),
  displayName: z.string(),
  phoneMasked: z.string().nullable(),
  language: languageSchema,
  /** `invited`: the one-time link was not used yet; `enrolling`: the second factor is missing. */
  state: z.enum(['invited', 'enrolling', 'active', 'disabled']),
  createdAt: instantSchema,
  lastSignedInAt: instantSchema.nullable(),
  assignments: z.array(assignmentSchema),
  /** What the caller may do to this person: every name here works. */
  actions: z.array(z.enum(['update', 'assign', 'disable', 'enable', 'reset', 'reveal'])),
});
export type Staff = z.output<typeof staffSchema>;

/** A one-time link, shown once to whoever made it. */
export const oneTimeLinkSchema = z.object({ address: z.string(), expiresAt: instantSchema });

const assignmentInput = z.strictObject({
  role: roleSchema,
  placeCode: z.string().min(2).max(40),
  workstationId: z.uuid().nullable().default(null),
  validFrom: instantSchema.optional(),
  validTo: instantSchema.nullable().default(null),
});

const staffFilter = {
  /** Part of a name or user name. */
  q: z.string().trim().max(60).optional(),
  role: roleSchema.optional(),
  placeCode: z.string().max(40).optional(),
  state: z.enum(['invited', 'enrolling', 'active', 'disabled']).optional(),
};

export const listStaff = defineRoute({
  operationId: 'people.listStaff',
  method: 'GET',
  path: '/api/v1/staff',
  summary: 'Staff of my places',
  access: ['administrator', 'auditor'],
  query: z.strictObject({ ...staffFilter, ...pageQuery }),
  output: z.object({ items: z.array(staffSchema), nextCursor: z.string().nullable(), mayCreate: z.boolean() }),
});

export const exportStaff = defineRoute({
  operationId: 'people.exportStaff',
  method: 'GET',
  path: '/api/v1/staff/export',
  summary: 'Staff of my places as a CSV file, phones masked',
  access: ['administrator', 'auditor'],
  query: z.strictObject(staffFilter),
  produces: 'text/csv',
});

export const getStaff = defineRoute({
  operationId: 'people.getStaff',
  method: 'GET',
  path: '/api/v1/staff/{id}',
  summary: 'One member of staff',
  access: ['administrator', 'auditor'],
  params: idParams,
  output: staffSchema,
});

export const createStaff = defineRoute({
  operationId: 'people.createStaff',
  method: 'POST',
  path: '/api/v1/staff',
  summary: 'Create an account with a first role; answers the one-time link for its password',
  access: ['administrator'],
  body: z.strictObject({
    userName: userNameSchema,
    displayName: displayNameSchema,
    phone: phoneSchema.nullable().default(null),
    assignment: assignmentInput,
  }),
  output: z.object({ staff: staffSchema, link: oneTimeLinkSchema }),
  status: 201,
});

export const updateStaff = defineRoute({
  operationId: 'people.updateStaff',
  method: 'PATCH',
  path: '/api/v1/staff/{id}',
  summary: 'Change name or phone',
  access: ['administrator'],
  params: idParams,
  body: z.strictObject({ displayName: displayNameSchema.optional(), phone: phoneSchema.nullable().optional() }),
  output: staffSchema,
});

export const assignRole = defineRoute({
  operationId: 'people.assignRole',
  method: 'POST',
  path: '/api/v1/staff/{id}/assignments',
  summary: 'Give a role at a place within my own places',
  access: ['administrator'],
  params: idParams,
  body: assignmentInput,
  output: staffSchema,
  status: 201,
});

export const endAssignment = defineRoute({
  operationId: 'people.endAssignment',
  method: 'DELETE',
  path: '/api/v1/staff/{id}/assignments/{assignmentId}',
  summary: 'Take a role back from now on',
  access: ['administrator'],
  params: z.strictObject({ id: z.uuid(), assignmentId: z.uuid() }),
  output: staffSchema,
});

export const disableStaff = defineRoute({
  operationId: 'people.disableStaff',
  method: 'POST',
  path: '/api/v1/staff/{id}/disable',
  summary: 'Close an account: its sessions end at once',
  access: ['administrator'],
  params: idParams,
  body: z.strictObject({ reason: reasonSchema }),
  output: staffSchema,
});

export const enableStaff = defineRoute({
  operationId: 'people.enableStaff',
  method: 'POST',
  path: '/api/v1/staff/{id}/enable',
  summary: 'Open a closed account again',
  access: ['administrator'],
  params: idParams,
  body: z.strictObject({ reason: reasonSchema }),
  output: staffSchema,
});

export const resetStaff = defineRoute({
  operationId: 'people.resetStaff',
  method: 'POST',
  path: '/api/v1/staff/{id}/reset',
  summary: 'Make a one-time link for a new password, on request also for a new authenticator',
  access: ['administrator'],
  params: idParams,
  body: z.strictObject({ secondFactor: z.boolean().default(false), reason: reasonSchema }),
  output: z.object({ staff: staffSchema, link: oneTimeLinkSchema }),
});

export const revealStaff = defineRoute({
  operationId: 'people.revealStaff',
  method: 'POST',
  path: '/api/v1/staff/{id}/reveal',
  summary: 'See the full phone number of a member of staff; this is recorded',
  access: ['administrator'],
  params: idParams,
  body: z.strictObject({ reason: reasonSchema }),
  output: z.object({ phone: z.string().nullable() }),
});

export const staffHistory = defineRoute({
  operationId: 'people.staffHistory',
  method: 'GET',
  path: '/api/v1/staff/{id}/history',
  summary: 'What happened to an account: sign-ins, roles, refusals',
  access: ['administrator', 'auditor'],
  params: idParams,
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        action: z.string(),
        occurredAt: instantSchema,
        actorKind: z.string(),
        actorName: z.string().nullable(),
        detail: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
  }),
});
