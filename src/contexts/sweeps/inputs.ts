import { z } from 'zod';
import { meaningfulText } from '../../shared/meaningful-text.ts';
import { measureKinds } from '../requests/contract.ts';

/** What was met at a place: the same problem, no problem, or nobody and no way in. */
export const placeResults = ['found', 'notFound', 'notReachable'] as const;
export type PlaceResult = (typeof placeResults)[number];

export const scopeKinds = ['division', 'grids', 'workstations', 'hand'] as const;

const longText = (maximum: number): z.ZodString => meaningfulText(maximum).meta({ control: 'longText' });
const optionalLongText = (maximum: number): z.ZodOptional<z.ZodString> => z.string().trim().max(maximum).meta({ control: 'longText' }).optional();
const divisionCode = z.string().regex(/^\d{12}(\d{3})?$/u);

/** A place nobody has listed: words, and the unit it lies in. */
export const handPlaceSchema = z.object({ text: meaningfulText(100), divisionCode: divisionCode.optional() });

/** Where to look: compounds of a unit, of some grids or of some workstations' territories, or places picked by hand. */
export const scopeSchema = z.object({
  by: z.enum(scopeKinds),
  divisionCode,
  /** Compounds without property management 无物业小区, with it, or both. */
  managed: z.enum(['without', 'with', 'all']).default('without'),
  gridCodes: z.array(divisionCode).max(200).default([]),
  workstationIds: z.array(z.uuid()).max(50).default([]),
  /** Added by hand to what the scope gives. */
  compoundIds: z.array(z.uuid()).max(300).default([]),
  addresses: z.array(handPlaceSchema).max(100).default([]),
  /** Compounds of the scope that are left out. */
  leftOutIds: z.array(z.uuid()).max(500).default([]),
});
export type Scope = z.output<typeof scopeSchema>;

/** What a sweep says of itself before it starts. */
export const draftFields = {
  title: meaningfulText(60),
  /** What to look for at each place, in the words the grid workers read. */
  question: longText(500),
  categoryId: z.uuid().meta({ control: 'category' }).optional(),
  scope: scopeSchema,
  dueOn: z.iso.date().meta({ control: 'date' }),
  measure: optionalLongText(500),
  measureKind: z.enum(measureKinds).optional(),
  plannedAmountFen: z.int().min(0).max(1_000_000_000).meta({ control: 'money' }).optional(),
} as const;

/** What each action of a sweep takes. Field names are the keys of the labels in the locale files. */
export const inputs = {
  revise: z.object(draftFields),
  start: z.object({}),
  record: z.object({
    placeId: z.uuid(),
    result: z.enum(placeResults),
    remark: optionalLongText(1000),
    photos: z.array(z.uuid()).max(9).meta({ control: 'photos' }).default([]),
    /** When it was looked at, by the clock of the phone: what was noted without a network arrives later. */
    observedAt: z.iso.datetime({ offset: true }).optional(),
  }),
  decide: z.object({ placeId: z.uuid(), explanation: longText(500) }),
  addPlace: z.object({ compoundId: z.uuid().optional(), address: z.string().trim().max(100).optional(), divisionCode: divisionCode.optional() }),
  reassign: z.object({ placeId: z.uuid(), workstationId: z.uuid().meta({ control: 'workstation' }) }),
  extend: z.object({ dueOn: z.iso.date().meta({ control: 'date' }), explanation: longText(500) }),
  close: z.object({ summary: longText(1000) }),
  cancel: z.object({ explanation: longText(500) }),
} as const;

export type SweepAction = keyof typeof inputs;
export type InputOf<Action extends SweepAction> = z.output<(typeof inputs)[Action]>;
