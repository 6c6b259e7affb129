import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { instantSchema } from './fields.ts';

const limits = {
  /** `asvs`: length and a list of common passwords; `mlps` (等保): also kinds of characters, change every 90 days, no recent one again. */
  passwordPolicy: z.enum(['asvs', 'mlps']),
  staffIdleMinutes: z.int().min(5).max(480),
  staffAbsoluteHours: z.int().min(1).max(24),
  residentIdleDays: z.int().min(1).max(365),
  residentAbsoluteDays: z.int().min(1).max(365),
  /** The rule these limits come from. */
  source: z.string().trim().min(1).max(200),
};

export const signInSettingSchema = z.object({ ...limits, validFrom: instantSchema });
export type SignInSetting = z.output<typeof signInSettingSchema>;

export const getSignInSettings = defineRoute({
  operationId: 'people.getSignInSettings',
  method: 'GET',
  path: '/api/v1/sign-in-settings',
  summary: 'The limits of sign-in in force and the earlier ones',
  access: ['administrator', 'auditor'],
  output: z.object({ current: signInSettingSchema, history: z.array(signInSettingSchema), mayChange: z.boolean() }),
});

export const changeSignInSettings = defineRoute({
  operationId: 'people.changeSignInSettings',
  method: 'POST',
  path: '/api/v1/sign-in-settings',
  summary: 'Set new limits from now on; for administrators of the topmost place',
  access: ['administrator'],
  body: z.strictObject(limits),
  output: signInSettingSchema,
  status: 201,
});
