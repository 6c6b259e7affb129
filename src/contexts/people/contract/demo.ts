import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { roleSchema } from './fields.ts';

export const demoAccountSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['staff', 'resident']),
  /** Says who this is: `people:demo.accounts.<labelKey>`. */
  labelKey: z.string(),
  displayName: z.string(),
  role: roleSchema.nullable(),
  placeName: z.string().nullable(),
});

export const listDemoAccounts = defineRoute({
  operationId: 'people.listDemoAccounts',
  method: 'GET',
  path: '/api/v1/demo/accounts',
  summary: 'Identities of the demonstration; empty when it is not loaded',
  access: ['public'],
  output: z.object({ items: z.array(demoAccountSchema) }),
});

export const demoCredentials = defineRoute({
  operationId: 'people.demoCredentials',
  method: 'POST',
  path: '/api/v1/demo/accounts/{id}/credentials',
  summary: 'What to type to sign in as an identity of the demonstration; only while it is loaded',
  access: ['public'],
  params: z.strictObject({ id: z.uuid() }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('staff'), userName: z.string(), password: z.string(), code: z.string() }),
    z.object({ kind: z.literal('resident'), phone: z.string(), code: z.string() }),
  ]),
  limitPerMinute: 120,
});
