import { z } from 'zod';
import { formFieldSchema } from '../../../shared/form.ts';
import { simulationInput } from '../inputs.ts';
import { policyStates } from '../lifecycle.ts';
import { bilingualSchema, dayKindSchema, mediumSchema, policySchema, tariffSchema } from './schemas.ts';

const fen = z.int();
const params = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly(), bilingualSchema]));
/** A reason or note: stable code, its facts, the sentence in both languages. */
export const explanationSchema = z.object({ code: z.string(), params, zh: z.string(), en: z.string() });

const stationName = { id: z.string(), name: z.string(), nameEn: z.string() } as const;
export const stationSchema = z.object({ ...stationName, aliases: z.array(z.string()).readonly(), lines: z.array(z.string()).readonly(), lon: z.number(), lat: z.number() });

const dayFields = { date: z.string(), weekday: z.int(), kind: dayKindSchema, name: z.string().nullable(), nameEn: z.string().nullable() } as const;

export const quoteSchema = z.object({
  network: z.string(),
  networkAsOf: z.string(),
  tariff: z.string(),
  medium: z.string(),
  from: z.object(stationName),
  to: z.object(stationName),
  metres: z.int(),
  path: z.array(z.object({ ...stationName, line: z.string().nullable(), metres: z.int() })).readonly(),
  band: z.object({ number: z.int(), overMetres: z.int(), upToMetres: z.int(), fen }).nullable(),
  baseFen: fen.nullable(),
  payFen: fen.nullable(),
  currency: z.literal('CNY'),
  day: z.object(dayFields),
  policies: z.array(z.object({ id: z.string(), version: z.int(), title: bilingualSchema, applied: z.boolean(), because: explanationSchema })).readonly(),
  notes: z.array(explanationSchema).readonly(),
});

export const networkSummarySchema = z.object({
  network: z.string(), name: z.string(), asOf: z.string(), validFrom: z.string(), validTo: z.string().nullable(), stations: z.int(), lines: z.int(),
});
export const calendarDaySchema = z.object({ ...dayFields, policies: z.array(z.string()).readonly() });
export const tableSchema = z.object({
  network: z.string(), networkAsOf: z.string(), from: z.object(stationName), medium: z.string(), day: z.object(dayFields),
  fares: z.array(z.object({ ...stationName, metres: z.int(), baseFen: fen.nullable(), payFen: fen.nullable() })).readonly(),
});

/** Everything beside the network that the rules need to run elsewhere: what is in force, and the days. */
export const rulebookSchema = z.object({
  tariffs: z.array(tariffSchema).readonly(),
  media: z.array(mediumSchema).readonly(),
  policies: z.array(policySchema).readonly(),
  calendar: z.object({
    publishedYears: z.array(z.int()).readonly(),
    /** Dates that differ from the plain week. */
    days: z.array(z.object({ date: z.string(), kind: dayKindSchema, name: bilingualSchema.nullable() })).readonly(),
  }),
});
export type RulebookAnswer = z.output<typeof rulebookSchema>;

const sums = { rides: z.int(), beforeFen: fen, afterFen: fen, cheaper: z.int(), dearer: z.int(), same: z.int(), unknown: z.int() } as const;
export const simulationResultSchema = z.object({
  ...sums,
  pairs: z.int(),
  days: z.int(),
  byProfile: z.array(z.object({ ...sums, medium: z.string(), rider: z.string(), ride: z.int().nullable() })).readonly(),
  byDayKind: z.array(z.object({ ...sums, kind: dayKindSchema })).readonly(),
  byBaseFare: z.array(z.object({ ...sums, baseFen: fen })).readonly(),
  byTime: z.array(z.object({ ...sums, time: z.string() })).readonly(),
  daysChanged: z.array(z.string()).readonly(),
});
export type SimulationResult = z.output<typeof simulationResultSchema>;

export const policyStateSchema = z.enum(policyStates as [(typeof policyStates)[number], ...(typeof policyStates)[number][]]);
const summaryFields = {
  id: z.uuid(), code: z.string(), number: z.int(), network: z.string(), state: policyStateSchema, title: bilingualSchema,
  from: z.string(), to: z.string().nullable(), changedAt: z.iso.datetime({ offset: true }), publishedAt: z.iso.datetime({ offset: true }).nullable(),
} as const;
export const policySummarySchema = z.object(summaryFields);
export const policyDetailSchema = z.object({
  ...summaryFields,
  version: z.int(),
  content: policySchema,
  simulation: z.object({ question: simulationInput, result: simulationResultSchema }).nullable(),
  steps: z.array(z.object({
    sequence: z.int(), action: z.string(), at: z.iso.datetime({ offset: true }), toState: z.string(), actorId: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })).readonly(),
  actions: z.array(z.object({ action: z.string(), fields: z.array(formFieldSchema).readonly() })).readonly(),
});
export type PolicyDetail = z.output<typeof policyDetailSchema>;
