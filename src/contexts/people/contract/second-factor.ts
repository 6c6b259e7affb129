import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';

const codeSchema = z.string().trim().min(6).max(20);

export const startEnrolment = defineRoute({
  operationId: 'people.startEnrolment',
  method: 'POST',
  path: '/api/v1/session/totp',
  summary: 'Make a secret for an authenticator; who already has one proves it with a code first',
  access: ['enrolling'],
  body: z.strictObject({ code: codeSchema.optional() }),
  output: z.object({
    /** Base32, for typing by hand. */
    secret: z.string(),
    /** `otpauth://` address for the QR code. */
    address: z.string(),
  }),
  limitPerMinute: 20,
});

export const confirmEnrolment = defineRoute({
  operationId: 'people.confirmEnrolment',
  method: 'POST',
  path: '/api/v1/session/totp/confirm',
  summary: 'Prove the new authenticator; answers the recovery codes, shown this once',
  access: ['enrolling'],
  body: z.strictObject({ code: codeSchema }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  limitPerMinute: 30,
});

export const renewRecoveryCodes = defineRoute({
  operationId: 'people.renewRecoveryCodes',
  method: 'POST',
  path: '/api/v1/session/totp/recovery-codes',
  summary: 'Replace all recovery codes by new ones',
  access: ['staff'],
  body: z.strictObject({ code: codeSchema }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  limitPerMinute: 20,
});
