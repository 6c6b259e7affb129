import { z } from 'zod';
import { meaningfulText } from '../../../shared/meaningful-text.ts';
import { formFieldSchema } from '../../../shared/form.ts';
import { channels, stateSchema as requestState } from '../../requests/contract.ts';
import { bases, frameFields, methods, sizeKinds, strataKinds, verdicts } from '../inputs.ts';
import { sampleStates } from '../lifecycle.ts';

const instant = z.iso.datetime({ offset: true });
export const stateSchema = z.enum(sampleStates as [(typeof sampleStates)[number], ...(typeof sampleStates)[number][]]);
export const idParams = z.object({ id: z.uuid() });

export const previewBody = z.object(frameFields);
export type FrameInput = z.output<typeof previewBody>;
export const drawBody = z.object({
  title: meaningfulText(60),
  ...frameFields,
  /** Until when every case is to be looked at, counted from the start. */
  workingDays: z.int().min(1).max(60).default(10),
});
export type DrawInput = z.output<typeof drawBody>;

const nameSchema = z.object({ zh: z.string(), en: z.string() });
const stratumSchema = z.object({ key: z.string(), name: nameSchema.nullable(), available: z.int(), drawn: z.int() });

export const previewSchema = z.object({
  placeName: z.string(),
  available: z.int(),
  drawn: z.int(),
  strata: z.array(stratumSchema),
});

const proportionSchema = z.object({ share: z.number(), low: z.number(), high: z.number() });
export const tallySchema = z.object({
  total: z.int(), checked: z.int(), done: z.int(), notDone: z.int(), cannotVerify: z.int(), heard: z.int(), satisfied: z.int(), basicallySatisfied: z.int(),
});

const summaryFields = {
  id: z.uuid(),
  number: z.string(),
  state: stateSchema,
  title: z.string(),
  placeName: z.string(),
  divisionCode: z.string(),
  basis: z.enum(bases),
  from: z.iso.date(),
  until: z.iso.date(),
  strataBy: z.enum(strataKinds),
  frameCount: z.int(),
  tally: tallySchema,
  /** 抽查合格率 among the cases that could be verified, and the share of satisfied and fairly satisfied among those asked, with 95 % intervals. */
  passed: proportionSchema.nullable(),
  content: proportionSchema.nullable(),
  workingDays: z.int(),
  dueOn: z.iso.date().nullable(),
  late: z.boolean(),
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
} as const;
export const summarySchema = z.object(summaryFields);
export type SampleSummary = z.output<typeof summarySchema>;

export const itemSchema = z.object({
  id: z.uuid(),
  position: z.int(),
  stratum: z.string(),
  case: z.object({
    id: z.uuid(), number: z.string(), state: requestState, title: z.string(), placeName: z.string(), address: z.string().nullable(), categoryName: nameSchema.nullable(),
    workstationName: z.string().nullable(), before: z.uuid().nullable(), after: z.uuid().nullable(), reportedAt: instant, closedAt: instant.nullable(),
  }),
  method: z.enum(methods).nullable(),
  verdict: z.enum(verdicts).nullable(),
  level: z.int().nullable(),
  remark: z.string().nullable(),
  photos: z.array(z.uuid()),
  looks: z.int(),
  checkedAt: instant.nullable(),
  checkerName: z.string().nullable(),
  sentBack: z.enum(['rework', 'reopen']).nullable(),
  supervised: z.boolean(),
  /** 回避: the caller worked on this case. */
  own: z.boolean(),
  mayRecord: z.boolean(),
});
export type SampleItem = z.output<typeof itemSchema>;

const stepSchema = z.object({
  sequence: z.int(), action: z.string(), at: instant, role: z.string(), actorName: z.string().nullable(), detail: z.record(z.string(), z.unknown()), photos: z.array(z.uuid()),
});

export const detailSchema = z.object({
  ...summaryFields,
  version: z.int(),
  filters: z.object({ categoryId: z.uuid().optional(), channel: z.enum(channels).optional(), workstationId: z.uuid().optional() }),
  categoryName: nameSchema.nullable(),
  workstationName: z.string().nullable(),
  sizeKind: z.enum(sizeKinds),
  size: z.int(),
  strata: z.array(stratumSchema),
  seed: z.string(),
  witness: z.object({ kind: z.enum(['anchor', 'event', 'none']), hash: z.string(), at: instant.nullable() }),
  frameDigest: z.string(),
  items: z.array(itemSchema),
  steps: z.array(stepSchema),
  actions: z.array(z.object({ action: z.string(), fields: z.array(formFieldSchema).readonly() })),
});
export type SampleDetail = z.output<typeof detailSchema>;

export const listQuery = z.object({
  state: stateSchema.optional(),
  late: z.enum(['true']).optional(),
  divisionCode: z.string().max(15).optional(),
  text: z.string().trim().max(60).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListQuery = z.output<typeof listQuery>;

/** What anybody needs to draw again: the seed and what it is made of, and all cases by their ids, which say nothing of anybody. */
export const proofSchema = z.object({
  number: z.string(),
  state: stateSchema,
  placeName: z.string(),
  basis: z.enum(bases),
  from: z.iso.date(),
  until: z.iso.date(),
  drawnAt: instant,
  method: z.string(),
  witness: z.object({ kind: z.enum(['anchor', 'event', 'none']), hash: z.string(), at: instant.nullable() }),
  seed: z.string(),
  frameDigest: z.string(),
  strata: z.array(z.object({ key: z.string(), ids: z.array(z.uuid()), drawn: z.array(z.uuid()) })),
  /** Once finished: what was found. */
  result: z.object({ tally: tallySchema, passed: proportionSchema.nullable(), content: proportionSchema.nullable() }).nullable(),
});
