import { z } from 'zod';
import { dayWindows } from '../../../shared/half-days.ts';
import { channels, countsSchema, heardMeasures } from '../../requests/contract.ts';
import { periodKinds, steps } from '../rules/periods.ts';

/** A day that can be counted from: a week, a month, a year before and after it exist too. */
const day = z.iso.date().refine((date) => date >= '2000-01-01' && date < '2900-01-01', { error: 'is not a day of the years 2000 to 2899' });
const code = z.string().regex(/^[1-9]\d{11}(\d{3})?$/u, { error: 'is not a division code' });
const shareSchema = z.number().min(0);
/** A share with its interval of confidence. */
const proportionSchema = z.object({ share: shareSchema, low: shareSchema, high: shareSchema });

export const ratesSchema = z.object({
  response: shareSchema,
  resolution: shareSchema,
  satisfaction: shareSchema,
  score: shareSchema,
  noValidCallbacks: z.boolean(),
  small: z.boolean(),
  answeredInTime: shareSchema.nullable(),
  solvedInTime: shareSchema.nullable(),
  completion: shareSchema.nullable(),
  sampledSatisfaction: shareSchema.nullable(),
  sampledSatisfactionRange: proportionSchema.nullable(),
  spotPassed: proportionSchema.nullable(),
  solvingHours: z.number().nullable(),
});

export const figuresSchema = z.object({ counts: countsSchema, rates: ratesSchema });
export type FiguresAnswer = z.output<typeof figuresSchema>;

const nameSchema = z.object({ zh: z.string(), en: z.string() });
export const periodSchema = z.object({ from: z.iso.date(), until: z.iso.date() });
export const placeSchema = z.object({ code: z.string(), name: z.string(), fullName: z.string(), level: z.string() });

/** By what figures are broken down. */
export const breakdowns = ['place', 'grid', 'workstation', 'category', 'channel'] as const;
export type Breakdown = (typeof breakdowns)[number];

export const groupSchema = figuresSchema.extend({
  /** Code of the place, id or name; empty for cases that have none. */
  key: z.string(),
  /** Null for channels, whose words the texts have, and for cases that have none. */
  name: nameSchema.nullable(),
  before: figuresSchema,
});
export type FigureGroupAnswer = z.output<typeof groupSchema>;

const weights = {
  /** Thousandths; the three weights make 1000. */
  responseWeight: z.int().min(0).max(1000),
  resolutionWeight: z.int().min(0).max(1000),
  satisfactionWeight: z.int().min(0).max(1000),
  basicallySatisfied: z.int().min(0).max(1000),
  smallNumber: z.int().min(1).max(1000),
  dayWindow: z.enum(dayWindows),
  source: z.string().trim().min(1).max(300),
};
export const rateRuleBody = z.strictObject({ validFrom: day, ...weights });
export const rateRuleSchema = z.object({ id: z.uuid(), validFrom: z.iso.date(), ...weights });
export type RateRuleRecord = z.output<typeof rateRuleSchema>;

const filters = {
  categoryId: z.uuid().optional(),
  channel: z.enum(channels).optional(),
  workstationId: z.uuid().optional(),
};

export const statisticsQuery = z.object({
  placeCode: code.optional(),
  from: day.optional(),
  until: day.optional(),
  window: z.enum(dayWindows).default('calendar'),
  by: z.enum(breakdowns).default('category'),
  step: z.enum(steps).optional(),
  ...filters,
});
export type StatisticsQuery = z.output<typeof statisticsQuery>;

export const statisticsSchema = z.object({
  place: placeSchema,
  period: periodSchema,
  before: periodSchema,
  window: z.enum(dayWindows),
  step: z.enum(steps),
  by: z.enum(breakdowns),
  /** Set where the caller may only read this workstation's figures, or asked for them. */
  workstationId: z.uuid().nullable(),
  total: figuresSchema,
  totalBefore: figuresSchema,
  trend: z.array(figuresSchema.extend({ from: z.iso.date(), until: z.iso.date() })),
  groups: z.array(groupSchema),
  rule: rateRuleSchema,
});
export type Statistics = z.output<typeof statisticsSchema>;

export const callbacksQuery = z.object({
  placeCode: code,
  from: z.iso.date(),
  until: z.iso.date(),
  window: z.enum(dayWindows).default('calendar'),
  measure: z.enum(heardMeasures),
  ...filters,
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const callbackSchema = z.object({
  id: z.string(),
  requestId: z.uuid(),
  number: z.string(),
  title: z.string(),
  placeName: z.string(),
  at: z.iso.datetime({ offset: true }),
  valid: z.boolean(),
  contacted: z.boolean(),
  resolved: z.boolean(),
  level: z.int().nullable(),
  comment: z.string().nullable(),
});

export const findingSchema = z.object({
  code: z.string(),
  tone: z.enum(['good', 'bad', 'plain']),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const reportQuery = z.object({
  placeCode: code.optional(),
  kind: z.enum(['week', 'month']).default('week'),
  /** Any day of the week or month; yesterday’s unless said. */
  date: day.optional(),
});

export const reportSchema = z.object({
  kind: z.enum(['week', 'month']),
  place: placeSchema,
  period: periodSchema,
  before: periodSchema,
  window: z.enum(dayWindows),
  total: figuresSchema,
  totalBefore: figuresSchema,
  trend: z.array(figuresSchema.extend({ from: z.iso.date(), until: z.iso.date() })),
  categories: z.array(groupSchema),
  channels: z.array(groupSchema),
  /** The places below, ranked by score; those with too few valid callbacks have no rank. */
  places: z.array(groupSchema.extend({ rank: z.int().nullable() })),
  findings: z.array(findingSchema),
  rule: rateRuleSchema,
});
export type Report = z.output<typeof reportSchema>;

export const publicFiguresQuery = z.object({
  placeCode: code,
  kind: z.enum(periodKinds).exclude(['day', 'week']).default('month'),
  date: day.optional(),
});

/** What everybody may see of a community or a larger place. */
export const publicFiguresSchema = reportSchema.pick({ place: true, period: true, before: true, total: true, totalBefore: true, trend: true, categories: true, findings: true, rule: true }).extend({
  kind: z.enum(periodKinds).exclude(['day', 'week']),
  places: z.array(groupSchema),
});
