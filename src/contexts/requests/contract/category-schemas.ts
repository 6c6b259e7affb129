import { z } from 'zod';

const units = ['workingHours', 'workingDays', 'naturalDays'] as const;
const limitSchema = z.object({ amount: z.int().min(1).max(365), unit: z.enum(units) });
/** Limits that urgent and emergency cases get instead; what is absent is as for ordinary ones. */
const fasterSchema = z.object({ response: limitSchema.optional(), check: limitSchema.optional(), resolution: limitSchema.optional() });
const measureSchema = z.object({
  nameZh: z.string().trim().min(1).max(20),
  nameEn: z.string().trim().min(1).max(40),
  limit: limitSchema,
  urgent: limitSchema.optional(),
  emergency: limitSchema.optional(),
});
export const categoryFields = {
  code: z.string().trim().min(1).max(30).regex(/^[\w.-]+$/u),
  parentId: z.uuid().nullable(),
  nameZh: z.string().trim().min(1).max(40),
  nameEn: z.string().trim().min(1).max(80),
  response: limitSchema,
  resolution: limitSchema,
  /** Further limits: the check on site, faster ones by priority, stages of the work itself (停工 · 处罚 · 拆除), all counted from dispatch. */
  terms: z
    .object({ check: limitSchema.nullable(), urgent: fasterSchema, emergency: fasterSchema, measures: z.array(measureSchema).max(5) })
    .default({ check: null, urgent: {}, emergency: {}, measures: [] }),
  /** What closing needs: a photo afterwards, another person, asking the reporter. */
  verification: z
    .object({ photo: z.boolean(), otherPerson: z.boolean(), callback: z.enum(['none', 'message', 'phone']) })
    .default({ photo: true, otherPerson: true, callback: 'none' }),
  /** How to handle such cases; for the office. */
  instructions: z.string().trim().max(2000).default(''),
  /** Answers the office often gives. */
  templates: z.array(z.object({ name: z.string().trim().min(1).max(40), text: z.string().trim().min(1).max(500) })).max(20).default([]),
  /** Who gets such cases wherever they lie in its subdistrict; null: the workstation of the place. */
  defaultWorkstationId: z.uuid().nullable().default(null),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  source: z.string().trim().max(300),
  /** Offered to residents; others are for the desk only. */
  offered: z.boolean(),
  /** The place it belongs to, with all that lies in it; null: the whole city. */
  divisionCode: z.string().regex(/^\d{9,15}$/u).nullable().default(null),
} as const;
export const categorySchema = z.object({ id: z.uuid(), version: z.int(), ...categoryFields });
export type Category = z.output<typeof categorySchema>;
export const categoryListSchema = z.object({
  items: z.array(categorySchema),
  /** The limits of a case nobody has put into a category yet. */
  withoutCategory: z.object({ response: limitSchema, resolution: limitSchema }),
});
