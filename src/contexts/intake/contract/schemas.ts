import { z } from 'zod';
import { meaningfulText } from '../../../shared/meaningful-text.ts';
import { formFieldSchema } from '../../../shared/form.ts';
import { instant, publicFields, summarySchema, whereSchema } from '../../requests/contract.ts';
import { planFields } from '../inputs.ts';
import { contactDayStates, type ContactDayState } from '../lifecycle.ts';

export const dayStateSchema = z.enum(contactDayStates as [ContactDayState, ...ContactDayState[]]);
export const pointKinds = ['wishBox', 'bridge', 'station', 'window'] as const;
export type PointKind = (typeof pointKinds)[number];
export const placeCode = z.string().regex(/^\d{9,15}$/u);

/** How the matters of a record stand. */
export const countsSchema = z.object({ heard: z.int(), solved: z.int(), open: z.int(), ended: z.int() });

/** What everybody may read of a contact day. */
export const publicDayFields = {
  id: z.uuid(),
  state: dayStateSchema,
  divisionCode: z.string(),
  placeName: z.string(),
  heldOn: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  venue: z.string(),
  hosts: z.string(),
  theme: z.string(),
  summary: z.string().nullable(),
  publishedAt: instant.nullable(),
  counts: countsSchema,
} as const;
export const publicDaySchema = z.object(publicDayFields);

/** One matter as everybody may read it. */
export const publicMatterSchema = z.object(publicFields);
export const publicDayDetailSchema = publicDaySchema.extend({ matters: z.array(publicMatterSchema), moreMatters: z.boolean() });

const actionSchema = z.object({ action: z.string(), fields: z.array(formFieldSchema).readonly() });
export const dayDetailSchema = publicDaySchema.extend({
  version: z.int(),
  matters: z.array(summarySchema),
  moreMatters: z.boolean(),
  actions: z.array(actionSchema),
  /** May this person enter slips now? */
  mayEnter: z.boolean(),
  steps: z.array(z.object({ action: z.string(), at: instant, toState: z.string(), actorName: z.string().nullable(), detail: z.record(z.string(), z.unknown()) })),
});

export const planBody = z.strictObject({ divisionCode: placeCode, ...planFields });

/** One paper slip, or what somebody said, as it is typed. Where nothing is said about the place it is the record's own. */
export const slipBody = z.strictObject({
  text: meaningfulText(5000),
  where: whereSchema.optional(),
  categoryId: z.uuid().optional(),
  name: z.string().trim().max(40).optional(),
  phone: z.string().trim().max(20).optional(),
  photos: z.array(z.uuid()).max(9).default([]),
});
export type SlipInput = z.output<typeof slipBody>;

/** What everybody may read of a wish box, bridge, station or window. */
export const publicPointFields = {
  code: z.string(),
  kind: z.enum(pointKinds),
  name: z.string(),
  divisionCode: z.string(),
  placeName: z.string(),
  address: z.string(),
  point: z.object({ longitude: z.number(), latitude: z.number() }).nullable(),
  about: z.string(),
  open: z.boolean(),
  counts: countsSchema,
} as const;
export const publicPointSchema = z.object(publicPointFields);
export const publicPointDetailSchema = publicPointSchema.extend({ matters: z.array(publicMatterSchema) });

export const pointFields = {
  kind: z.enum(pointKinds),
  name: meaningfulText(60),
  divisionCode: placeCode,
  address: z.string().trim().max(120),
  point: z.object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) }).nullable(),
  about: z.string().trim().max(500),
  openedOn: z.iso.date(),
  closedOn: z.iso.date().nullable(),
} as const;

export const pointSchema = publicPointSchema.extend({
  id: z.uuid(),
  version: z.int(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  mayEdit: z.boolean(),
  mayEnter: z.boolean(),
});
export const emptyingSchema = z.object({
  id: z.uuid(),
  emptiedOn: z.string(),
  /** Slips that lay in the box, and how many of them are entered. */
  slips: z.int(),
  entered: z.int(),
  witnesses: z.string(),
  recordedAt: instant,
});
export const pointDetailSchema = pointSchema.extend({ emptyings: z.array(emptyingSchema), matters: z.array(summarySchema), moreMatters: z.boolean() });

export type ContactDayDetail = z.output<typeof dayDetailSchema>;
export type PublicContactDay = z.output<typeof publicDaySchema>;
export type PointFields = { readonly [Name in keyof typeof pointFields]: z.output<(typeof pointFields)[Name]> };
export type PlanInput = z.output<typeof planBody>;
