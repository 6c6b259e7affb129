import { z } from 'zod';
import { mediumIdSchema, policyContent } from './contract/schemas.ts';

const words = (longest: number) => z.string().trim().min(1).max(longest).meta({ control: 'longText' });
const date = z.iso.date();

/** Who is simulated: one medium, the rider written as in a quote, the number of the ride in the month. */
const profileSchema = z.object({
  medium: mediumIdSchema,
  rider: z.string().trim().max(100).default(''),
  ride: z.int().min(1).max(10_000).optional(),
});

export const simulationInput = z.object({
  from: date,
  to: date,
  profiles: z.array(profileSchema).min(1).max(20),
  /** Entry times, `HH:MM`. */
  times: z.array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u)).min(1).max(24),
});

/** What each action of the lifecycle takes. */
export const inputs = {
  revise: z.object({ content: policyContent }),
  simulate: simulationInput,
  submit: z.object({ remark: words(500).optional() }),
  return: z.object({ explanation: words(1000) }),
  approve: z.object({ remark: words(500).optional() }),
  publish: z.object({}),
  withdraw: z.object({ explanation: words(1000) }),
  discard: z.object({}),
  supersede: z.object({}),
} as const;

export type PolicyAction = keyof typeof inputs;
export type InputOf<Action extends PolicyAction> = z.output<(typeof inputs)[Action]>;
