import { z } from 'zod';
import { meaningfulText } from '../../shared/meaningful-text.ts';
import { type SheetField, sheetFields } from './rules/sheet-fields.ts';

const timeOfDay = z.string().trim().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, { error: 'is no time of day such as 09:30' });

/** What a contact day is planned with. */
export const planFields = {
  heldOn: z.iso.date().meta({ control: 'date' }),
  startsAt: timeOfDay,
  endsAt: timeOfDay,
  venue: meaningfulText(120),
  hosts: z.string().trim().max(200),
  theme: z.string().trim().max(120),
} as const;

const noInput = z.object({});

/** What each action of a contact day takes. Field names are the keys of the labels in the locale files. */
export const inputs = {
  revise: z.object(planFields),
  open: noInput,
  end: noInput,
  resume: noInput,
  publish: z.object({ summary: meaningfulText(2000).meta({ control: 'longText' }) }),
  cancel: z.object({ explanation: meaningfulText(300).meta({ control: 'longText' }) }),
} as const;

export type ContactDayAction = keyof typeof inputs;
export type InputOf<Action extends ContactDayAction> = z.output<(typeof inputs)[Action]>;

const column = z.int().min(0).max(99);

/** How a sheet is read: which column is which field, where it comes from, what its rows become. */
export const readingSchema = z.strictObject({
  mapping: z.strictObject(Object.fromEntries(sheetFields.map((field) => [field, column.optional()])) as Record<SheetField, z.ZodOptional<typeof column>>),
  /** Outside numbers are unique within a source. */
  source: meaningfulText(40),
  channel: z.enum(['hotline', 'import']),
  /** `work`: cases to be dealt with · `record`: kept, counted and found, but in no queue. */
  mode: z.enum(['work', 'record']),
});
export type SheetReading = z.output<typeof readingSchema>;

/** What each action of a sheet import takes. */
export const sheetInputs = {
  checkSheet: readingSchema,
  confirmSheet: noInput,
  finishSheet: noInput,
  stopSheet: noInput,
  discardSheet: noInput,
} as const;
export type SheetAction = keyof typeof sheetInputs;
