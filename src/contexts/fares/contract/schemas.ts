import { z } from 'zod';
import { dayKinds } from '../rules/model.ts';

const date = z.iso.date();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/u, { error: 'is not a time HH:MM' });
const identifier = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, { error: 'use small letters, digits and hyphens' }).max(60);
const percent = z.number().gt(0).max(100).multipleOf(0.01);
const words = (longest: number) => z.string().trim().min(1).max(longest);

export const bilingualSchema = z.object({ zh: words(120), en: words(160) });
export const dayKindSchema = z.enum(dayKinds);
export const mediumIdSchema = identifier;

const longTextSchema = z.object({ zh: words(2000), en: words(2000) });

export const sourceSchema = z.object({
  title: words(300),
  published: date,
  summary: longTextSchema,
  confidence: z.enum(['published', 'reposted', 'thin']),
  note: longTextSchema.nullable(),
});

const timeSpanSchema = z
  .object({ from: clock, to: clock, days: z.array(dayKindSchema).min(1).readonly().optional() })
  .refine((span) => span.from < span.to, { error: 'must end after it begins', path: ['to'], params: { code: 'ends-before-start' } });

const tierSchema = z.object({ fromRide: z.int().min(1).max(10_000), payPercent: percent });

export const effectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), payPercent: percent }),
  z.object({ kind: z.literal('amountOff'), fen: z.int().min(1).max(100_000) }),
  z.object({ kind: z.literal('fixed'), fen: z.int().min(0).max(100_000) }),
  z.object({ kind: z.literal('free') }),
  z.object({
    kind: z.literal('rideTiers'),
    period: z.literal('calendar-month'),
    tiers: z.array(tierSchema).min(1).max(20).refine((tiers) => new Set(tiers.map((tier) => tier.fromRide)).size === tiers.length, {
      error: 'two tiers begin with the same ride', params: { code: 'equal-tiers' },
    }).readonly(),
  }),
]);

export const riderConditionSchema = z.object({
  minAge: z.int().min(0).max(130).optional(),
  maxAge: z.int().min(0).max(130).optional(),
  maxHeightCm: z.int().min(30).max(260).optional(),
  groups: z.array(identifier).max(20).readonly().optional(),
});

const policyFields = {
  id: identifier,
  network: identifier,
  title: bilingualSchema,
  window: z.object({ from: date, to: date.nullable() }),
  days: z.array(dayKindSchema).min(1).max(4).readonly(),
  times: z.object({ only: z.array(timeSpanSchema).max(10).readonly(), except: z.array(timeSpanSchema).max(10).readonly() }),
  media: z.object({ included: z.array(identifier).min(1).max(50).readonly(), excluded: z.array(identifier).max(50).readonly() }),
  rider: riderConditionSchema.nullable(),
  effect: effectSchema,
  rounding: z.object({
    toFen: z.union([z.literal(1), z.literal(5), z.literal(10), z.literal(50), z.literal(100)]),
    mode: z.enum(['half-up', 'half-even', 'up', 'down']),
  }),
  stacking: z.object({ group: identifier, mode: z.enum(['replaces', 'adds']) }),
  decidedBy: z.object({ moment: z.enum(['entry', 'exit']), stated: z.boolean() }),
  source: sourceSchema,
} as const;

type Clauses = Pick<z.output<z.ZodObject<typeof policyFields>>, 'window' | 'media' | 'rider'>;

/** Adds the checks that look at two fields at once. */
function withChecks<Schema extends z.ZodType<Clauses>>(schema: Schema): Schema {
  return schema
    .refine(({ window }) => window.to === null || window.from <= window.to, {
      error: 'must not end before it begins', path: ['window', 'to'], params: { code: 'ends-before-start' },
    })
    .refine(({ media }) => !media.included.some((medium) => media.excluded.includes(medium)), {
      error: 'a medium cannot be both included and excluded', path: ['media', 'excluded'], params: { code: 'included-and-excluded' },
    })
    .refine(({ rider }) => (rider?.minAge ?? 0) <= (rider?.maxAge ?? 130), {
      error: 'the oldest age lies below the youngest', path: ['rider', 'maxAge'], params: { code: 'ends-before-start' },
    });
}

/** A concession policy as files and stored versions carry it. */
export const policySchema = withChecks(z.object({ ...policyFields, version: z.int().min(1) }));

/** A policy as staff write it; its number among the versions of its code is given when it is stored. */
export const policyContent = withChecks(z.object({ ...policyFields, version: z.int().min(1).default(1) }));

export const mediumSchema = z.object({
  id: identifier, name: bilingualSchema, form: z.enum(['card', 'app', 'ticket']), terms: z.enum(['fare', 'ticket', 'concession']),
});

const metres = z.int().min(1);
export const tariffSchema = z.object({
  id: identifier,
  network: identifier,
  title: bilingualSchema,
  validFrom: date,
  validTo: date.nullable(),
  basis: z.literal('shortest-path-metres'),
  steps: z.array(z.union([
    z.object({ upToMetres: metres, fen: z.int().min(0) }).strict(),
    z.object({ upToMetres: metres.nullable(), everyMetres: metres, addFen: z.int().min(0) }).strict(),
  ])).min(1).readonly(),
  source: sourceSchema,
});

const stationSchema = z.object({
  id: identifier, name: z.string().min(1), nameEn: z.string().min(1), aliases: z.array(z.string()).optional(),
  lon: z.number(), lat: z.number(), lines: z.array(z.string()).min(1),
});
const lineSchema = z.object({
  id: z.string().min(1), name: z.string().min(1), nameEn: z.string().min(1), color: z.string().regex(/^#[0-9A-F]{6}$/u),
  stations: z.array(z.string()).min(2), branchOf: z.string().optional(),
});
export const networkSchema = z.object({
  network: identifier, networkName: z.string(), asOf: date, validFrom: date, validTo: date.nullable(),
  lines: z.array(lineSchema), stations: z.array(stationSchema),
  segments: z.array(z.object({ line: z.string(), from: z.string(), to: z.string(), metres })),
});
