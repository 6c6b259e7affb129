import { z } from 'zod';
import { meaningfulText } from '../../shared/meaningful-text.ts';
import { channels } from '../requests/contract.ts';

export const bases = ['closed', 'rated'] as const;
export const strataKinds = ['none', 'category', 'channel', 'workstation'] as const;
export const sizeKinds = ['count', 'share'] as const;
export const methods = ['call', 'visit'] as const;
/** 属实办结, 未办结, 无法核实. */
export const verdicts = ['done', 'notDone', 'cannotVerify'] as const;
export type Verdict = (typeof verdicts)[number];
/** What follows for a case that is not done. */
export const consequences = ['sendBack', 'sendBackAndSupervise', 'none'] as const;

/** At most so many cases in one sample. */
export const mostItems = 300;

const longText = (maximum: number): z.ZodString => meaningfulText(maximum).meta({ control: 'longText' });
const divisionCode = z.string().regex(/^[1-9]\d{11}(\d{3})?$/u, { error: 'is not a division code' });

/** From which cases to draw, how many, and how they are divided. */
export const frameFields = {
  divisionCode,
  basis: z.enum(bases),
  from: z.iso.date(),
  until: z.iso.date(),
  categoryId: z.uuid().optional(),
  channel: z.enum(channels).optional(),
  workstationId: z.uuid().optional(),
  strataBy: z.enum(strataKinds),
  sizeKind: z.enum(sizeKinds),
  /** A number of cases, or a share of them in per cent. */
  size: z.int().min(1).max(mostItems),
} as const;

/** What each action of a sample takes. Field names are the keys of the labels in the locale files. */
export const inputs = {
  start: z.object({}),
  record: z.object({
    itemId: z.uuid(),
    /** How many looks at this case the caller knew of: whoever was slower is told. */
    looks: z.int().min(0).max(1000),
    method: z.enum(methods),
    verdict: z.enum(verdicts),
    level: z.int().min(1).max(5).optional(),
    remark: z.string().trim().max(400).meta({ control: 'longText' }).optional(),
    photos: z.array(z.uuid()).max(9).meta({ control: 'photos' }).default([]),
    consequence: z.enum(consequences).optional(),
  }),
  extend: z.object({ dueOn: z.iso.date().meta({ control: 'date' }), explanation: longText(500) }),
  finish: z.object({ summary: longText(1000) }),
  cancel: z.object({ explanation: longText(500) }),
} as const;

export type SampleAction = keyof typeof inputs;
export type InputOf<Action extends SampleAction> = z.output<(typeof inputs)[Action]>;
