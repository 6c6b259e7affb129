import { z } from 'zod';
import { formFieldSchema } from '../../../shared/form.ts';
import { measureKinds, stateSchema as requestState } from '../../requests/contract.ts';
import { draftFields, placeResults, scopeSchema } from '../inputs.ts';
import { sweepStates } from '../lifecycle.ts';

export const instant = z.iso.datetime({ offset: true });
export const stateSchema = z.enum(sweepStates as [(typeof sweepStates)[number], ...(typeof sweepStates)[number][]]);
export const resultSchema = z.enum(placeResults);
export const idParams = z.object({ id: z.uuid() });
const point = z.object({ longitude: z.number(), latitude: z.number() });

export const draftBody = z.object({
  ...draftFields,
  /** The case it begins with: category and plan are taken over where none are given. */
  sourceId: z.uuid().optional(),
});
export type DraftInput = z.output<typeof draftBody>;

export const progressSchema = z.object({
  total: z.int(), accounted: z.int(), found: z.int(), notFound: z.int(), notReachable: z.int(), waiting: z.int(),
});

/** A place as the preview names it, before there is a sweep. */
export const previewPlaceSchema = z.object({
  compoundId: z.uuid().nullable(),
  name: z.string(),
  address: z.string(),
  divisionCode: z.string(),
  /** From the district down. */
  placeName: z.string(),
  gridCode: z.string().nullable(),
  gridName: z.string().nullable(),
  managed: z.boolean().nullable(),
  point: point.nullable(),
  workstationId: z.uuid().nullable(),
  workstationName: z.string().nullable(),
});

export const previewBody = z.object({ scope: scopeSchema, sourceId: z.uuid().optional() });
export const previewSchema = z.object({
  places: z.array(previewPlaceSchema),
  /** The compound of the source case, which is left out. */
  sourcePlace: z.string().nullable(),
  /** Five working days from now. */
  proposedDueOn: z.iso.date(),
});

const caseSchema = z.object({ id: z.uuid(), number: z.string(), state: requestState, title: z.string(), placeName: z.string() });

export const factSchema = z.object({
  id: z.uuid(),
  result: resultSchema,
  remark: z.string().nullable(),
  observedAt: instant,
  recordedAt: instant,
  role: z.string(),
  actorName: z.string().nullable(),
  photos: z.array(z.uuid()),
});

export const placeSchema = z.object({
  id: z.uuid(),
  position: z.int(),
  compoundId: z.uuid().nullable(),
  name: z.string(),
  address: z.string(),
  divisionCode: z.string(),
  placeName: z.string(),
  gridName: z.string().nullable(),
  point: point.nullable(),
  workstationId: z.uuid().nullable(),
  workstationName: z.string().nullable(),
  result: resultSchema.nullable(),
  observedAt: instant.nullable(),
  vainTries: z.int(),
  /** Why a supervisor leaves the place at that. */
  decided: z.string().nullable(),
  accounted: z.boolean(),
  /** From when on another try counts. */
  nextTryFrom: instant.nullable(),
  case: caseSchema.nullable(),
  facts: z.array(factSchema),
  mayRecord: z.boolean(),
  mayDecide: z.boolean(),
  mayReassign: z.boolean(),
});

const summaryFields = {
  id: z.uuid(),
  number: z.string(),
  state: stateSchema,
  title: z.string(),
  question: z.string(),
  placeName: z.string(),
  sourceId: z.uuid().nullable(),
  sourceNumber: z.string().nullable(),
  dueOn: z.iso.date(),
  dueAt: instant,
  late: z.boolean(),
  progress: progressSchema,
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
} as const;
export const summarySchema = z.object(summaryFields);
export type SweepSummary = z.output<typeof summarySchema>;

const stepSchema = z.object({
  sequence: z.int(),
  action: z.string(),
  at: instant,
  role: z.string(),
  actorName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  photos: z.array(z.uuid()),
});

export const detailSchema = z.object({
  ...summaryFields,
  version: z.int(),
  divisionCode: z.string(),
  categoryId: z.uuid().nullable(),
  scope: scopeSchema,
  measure: z.string().nullable(),
  measureKind: z.enum(measureKinds).nullable(),
  plannedAmountFen: z.int().nullable(),
  source: caseSchema.nullable(),
  places: z.array(placeSchema),
  steps: z.array(stepSchema),
  actions: z.array(z.object({ action: z.string(), fields: z.array(formFieldSchema).readonly() })),
});
export type SweepDetail = z.output<typeof detailSchema>;
export type SweepPlaceView = z.output<typeof placeSchema>;

export const checklistSchema = z.object({
  items: z.array(
    z.object({
      ...summaryFields,
      /** How the problem looked where it was found first. */
      examples: z.array(z.uuid()),
      /** The caller's own part of the places. */
      places: z.array(placeSchema),
    }),
  ),
});

export const listQuery = z.object({
  state: stateSchema.optional(),
  late: z.enum(['true']).optional(),
  divisionCode: z.string().max(15).optional(),
  text: z.string().trim().max(60).optional(),
  cursor: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListQuery = z.output<typeof listQuery>;

/** What everybody may know: that others were looked for, how many, and which public cases came of it. */
export const publicSweepSchema = z.object({
  number: z.string(),
  state: stateSchema,
  placeName: z.string(),
  places: z.int(),
  found: z.int(),
  accounted: z.int(),
  summary: z.string().nullable(),
  cases: z.array(z.object({ number: z.string(), state: requestState, placeName: z.string() })),
});
