import { z } from 'zod';
import { formFieldSchema } from '../../../shared/form.ts';
import { noticeKinds, postedFact } from '../inputs.ts';
import { noticeStates } from '../lifecycle.ts';

export const stateSchema = z.enum(noticeStates);

/** What everybody may read of a notice. */
export const publicFields = {
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(noticeKinds),
  title: z.string(),
  placeName: z.string(),
  state: stateSchema,
  termDays: z.int(),
  publishedAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  endsProvisional: z.boolean(),
  /** Open for objections now. */
  open: z.boolean(),
  /** The last day of the term has passed; closing it is still to be done while it is open. */
  termOver: z.boolean(),
  objections: z.object({ all: z.int(), open: z.int(), upheld: z.int() }),
  /** The record it is about; pages of that context show it. */
  origin: z.object({ type: z.string(), id: z.uuid() }).nullable(),
} as const;

export const summarySchema = z.object(publicFields);

const step = z.object({ sequence: z.int(), action: z.string(), at: z.iso.datetime(), toState: z.string(), detail: z.record(z.string(), z.unknown()) });

export const publicNoticeSchema = z.object({
  ...publicFields,
  body: z.string(),
  facts: z.array(postedFact).readonly(),
  /** Answered objections; the words only where the office published them. */
  answers: z.array(z.object({ number: z.int(), text: z.string().nullable(), upheld: z.boolean(), answer: z.string(), answeredAt: z.iso.datetime() })).readonly(),
  steps: z.array(step).readonly(),
});

export const deskNoticeSchema = z.object({
  ...publicFields,
  body: z.string(),
  facts: z.array(postedFact).readonly(),
  divisionCode: z.string(),
  version: z.int(),
  objectionList: z.array(z.object({
    number: z.int(), text: z.string().nullable(), name: z.string().nullable(), phone: z.string().nullable(), createdAt: z.iso.datetime(),
    answeredAt: z.iso.datetime().nullable(), upheld: z.boolean().nullable(), answer: z.string().nullable(), published: z.boolean(), erased: z.boolean(),
  })).readonly(),
  steps: z.array(step.extend({ byName: z.string().nullable() })).readonly(),
  actions: z.array(z.object({ action: z.string(), fields: z.array(formFieldSchema).readonly() })).readonly(),
});

/** An objection as whoever wrote it reads it. */
export const ownObjectionSchema = z.object({
  noticeNumber: z.string(),
  noticeTitle: z.string(),
  noticeState: stateSchema,
  number: z.int(),
  text: z.string(),
  createdAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  upheld: z.boolean().nullable(),
  answer: z.string().nullable(),
  /** The words stand on the public page too. */
  published: z.boolean(),
  /** Of the secret link to it. */
  token: z.string().nullable(),
});

export type OwnObjection = z.output<typeof ownObjectionSchema>;
export type PublicNotice = z.output<typeof publicNoticeSchema>;
export type DeskNotice = z.output<typeof deskNoticeSchema>;
export type NoticeSummary = z.output<typeof summarySchema>;
