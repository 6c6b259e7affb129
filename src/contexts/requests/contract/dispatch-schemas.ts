import { z } from 'zod';
import { meaningfulText } from '../../../shared/meaningful-text.ts';
import { priorities } from '../inputs.ts';
import { natures } from '../rules/suggestion.ts';
import { deciders } from '../rules/dispatch/decision.ts';
import { dispatchDays, dispatchTargets } from '../rules/dispatch/rule.ts';
import { channels, instant, whereSchema } from './schemas.ts';

const divisionCode = z.string().regex(/^\d{9,15}$/u);
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u);
const unique = <Schema extends z.ZodType<string>>(schema: Schema) => z.array(schema).max(50).refine((given) => new Set(given).size === given.length, { params: { code: 'named-twice' }, error: 'is named twice' }).default([]);

export const dispatchConditionsSchema = z.strictObject({
  /** A branch stands for everything below it; none: all. */
  categoryIds: unique(z.uuid()),
  /** Communities and grids; none here and no compounds: the whole place of the rule. */
  divisionCodes: unique(divisionCode),
  compoundIds: unique(z.uuid()),
  days: unique(z.enum(dispatchDays)),
  /** Time of day in Shanghai; beyond midnight when `until` is the earlier. Both or none. */
  from: timeOfDay.nullable().default(null),
  until: timeOfDay.nullable().default(null),
  channels: unique(z.enum(channels)),
  natures: unique(z.enum(natures)),
  priorities: unique(z.enum(priorities)),
});

/** What a revision of a rule says. */
export const dispatchRuleFields = {
  conditions: dispatchConditionsSchema,
  target: z.strictObject({ kind: z.enum(dispatchTargets), id: z.uuid() }),
  /** Given to the case; null: its priority stays. */
  priority: z.enum(priorities).nullable().default(null),
  /** Asked before all others, however specific they are. */
  ahead: z.boolean().default(false),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable().default(null),
  /** Why: who asked for it, which paper says so. */
  note: meaningfulText(300).or(z.literal('')).default(''),
} as const;
export const dispatchRuleBody = z.strictObject(dispatchRuleFields);
export type DispatchRuleInput = z.output<typeof dispatchRuleBody>;

const named = z.object({ zh: z.string(), en: z.string() });

/** A rule with names instead of identifiers: what its sentence is made of. */
export const ruleWordsSchema = z.object({
  place: z.string(),
  categories: z.array(named),
  places: z.array(z.string()),
  days: z.array(z.enum(dispatchDays)),
  from: z.string().nullable(),
  until: z.string().nullable(),
  channels: z.array(z.enum(channels)),
  natures: z.array(z.enum(natures)),
  priorities: z.array(z.enum(priorities)),
  target: z.object({ kind: z.enum(dispatchTargets), name: z.string() }),
  priority: z.enum(priorities).nullable(),
  ahead: z.boolean(),
});
export type RuleWords = z.output<typeof ruleWordsSchema>;

export const dispatchRevisionSchema = z.object({
  ...dispatchRuleFields,
  revision: z.int(),
  words: ruleWordsSchema,
  madeAt: instant,
  madeByName: z.string().nullable(),
});

/** A category with the workstation that usually gets its cases. */
export const usualWorkstationSchema = z.object({ category: named, workstation: z.string() });

export const dispatchRuleSchema = z.object({
  ...dispatchRevisionSchema.shape,
  id: z.uuid(),
  version: z.int(),
  divisionCode: z.string(),
  position: z.int(),
  status: z.enum(['valid', 'later', 'ended', 'replaced']),
  /** Rules with the same mark are equally specific: their order is for people to set. */
  rank: z.string(),
  /** Cases reported in the last 30 days that it sent on their way. */
  hits: z.int(),
  /** The earlier rule that takes all its cases, so that it is never reached. */
  unreachedBehind: z.uuid().nullable(),
  /** Its workstation or unit is gone, or serves other places now: the rule is passed over. */
  targetGone: z.boolean(),
  /** Categories it takes from their usual workstation, with that workstation: meant so, or a conflict. */
  overrides: z.array(usualWorkstationSchema),
  mayEdit: z.boolean(),
});
export type DispatchRuleAnswer = z.output<typeof dispatchRuleSchema>;

const misses = z.enum(['place', 'category', 'day', 'hours', 'channel', 'nature', 'priority', 'target']);

/** Why a case is proposed to go where it goes. */
export const dispatchReasonSchema = z.object({
  by: z.enum(deciders),
  at: instant,
  workstation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Proposed as the lead unit 主办. */
  unit: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  priority: z.enum(priorities).nullable(),
  facts: z.object({
    category: named.nullable(), channel: z.string(), nature: z.string().nullable(), priority: z.string(), day: z.enum(dispatchDays), time: z.string(),
    placeName: z.string(), gridName: z.string().nullable(),
  }),
  /** The rules of the place that were asked, in their order; without misses: the one that decided. */
  looked: z.array(z.object({ ruleId: z.uuid(), revision: z.int(), misses: z.array(misses), words: ruleWordsSchema.nullable() })),
});
export type DispatchReasonAnswer = z.output<typeof dispatchReasonSchema>;

export const dispatchQuestion = z.strictObject({
  where: whereSchema,
  categoryId: z.uuid().optional(),
  channel: z.enum(channels).default('phone'),
  nature: z.enum(natures).optional(),
  priority: z.enum(priorities).default('normal'),
  /** Now when left out. */
  at: instant.optional(),
});
export type DispatchQuestion = z.output<typeof dispatchQuestion>;

const workplace = z.object({ key: z.string(), kind: z.enum([...dispatchTargets, 'nobody']), name: z.string() });

export const trialBody = z.strictObject({
  divisionCode,
  from: z.iso.date(),
  until: z.iso.date(),
  /** A rule as it might be: new, or instead of a known one. Without it the rules of today are tried against what was done. */
  draft: z.strictObject({ ...dispatchRuleFields, ruleId: z.uuid().nullable().default(null) }).optional(),
});
export type TrialInput = z.output<typeof trialBody>;

export const trialSchema = z.object({
  id: z.uuid(),
  progressId: z.uuid(),
  divisionCode: z.string(),
  from: z.iso.date(),
  until: z.iso.date(),
  comparedWith: z.enum(['reality', 'rules']),
  createdAt: instant,
  /** Null until it is finished. */
  finishedAt: instant.nullable(),
  lookedAt: z.int().nullable(),
  moved: z.int(),
  /** From whom to whom, the most first; only cases that would go elsewhere. */
  pairs: z.array(z.object({ from: workplace, to: workplace, count: z.int() })),
});
export type TrialAnswer = z.output<typeof trialSchema>;

export const trialCaseSchema = z.object({
  requestId: z.uuid(), number: z.string(), reportedAt: instant, placeName: z.string(), category: named.nullable(), channel: z.enum(channels),
  from: workplace, to: workplace,
  /** The rule that sends it there; null: none does any more. */
  rule: z.object({ ruleId: z.uuid(), words: ruleWordsSchema }).nullable(),
});
