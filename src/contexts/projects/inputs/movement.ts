import { z } from 'zod';
import { meaningfulText } from '../../../shared/meaningful-text.ts';

const longText = (longest: number) => meaningfulText(longest).meta({ control: 'longText' });
const remark = z.string().trim().max(500).meta({ control: 'longText' }).optional();

/** No fund of a street holds more: ten billion yuan would be a slip of the keys. */
export const mostFen = 100_000_000_000;
export const amountFen = z.int().min(1).max(mostFen).meta({ control: 'money' });

/** What can be planned with a fund. */
export const movementKinds = ['budget', 'topUp', 'carryOver', 'surrender', 'counterEntry'] as const;
export type MovementKind = (typeof movementKinds)[number];

/** What is planned: how much and why; a counter-entry names the entry, whose amount it takes back whole. */
export const movementPlan = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('budget'), amountFen, basis: meaningfulText(200), remark }),
  z.object({ kind: z.literal('topUp'), amountFen, basis: meaningfulText(200), remark }),
  z.object({ kind: z.literal('surrender'), amountFen, basis: meaningfulText(200), remark }),
  z.object({ kind: z.literal('carryOver'), amountFen, targetFundId: z.uuid(), basis: meaningfulText(200), remark }),
  z.object({ kind: z.literal('counterEntry'), counters: z.int().min(1), basis: meaningfulText(200), remark }),
]);
export type MovementPlan = z.output<typeof movementPlan>;

/** What each action of a planned movement takes. */
export const movementInputs = {
  planMovement: z.object({ basis: meaningfulText(200), remark }),
  bookMovement: z.object({ remark }),
  releaseMovement: z.object({ remark }),
  refuseMovement: z.object({ explanation: longText(500) }),
  withdrawMovement: z.object({ explanation: longText(500) }),
} as const;

export type MovementAction = keyof typeof movementInputs;
export type MovementInputOf<Action extends MovementAction> = z.output<(typeof movementInputs)[Action]>;
