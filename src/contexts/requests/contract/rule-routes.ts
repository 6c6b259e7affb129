import { z } from 'zod';
import { meaningfulText } from '../../../shared/meaningful-text.ts';
import { defineRoute } from '../../../shared/route.ts';
import { ruleNames } from '../rules/rule-catalogue.ts';
import { instant } from './schemas.ts';

const revisionSchema = z.object({
  id: z.uuid(),
  value: z.int(),
  validFrom: z.iso.date(),
  source: z.string(),
  changedByName: z.string().nullable(),
  changedAt: instant.nullable(),
});

const ruleSchema = z.object({
  name: z.enum(ruleNames),
  group: z.enum(['warnings', 'returns', 'extensions', 'supervision', 'closing', 'handOver', 'classifier']),
  unit: z.enum(['days', 'workingHours', 'times', 'percent', 'points', 'cases']),
  minimum: z.int(),
  maximum: z.int(),
  /** What a change means for cases that are open then. */
  effect: z.enum(['asked', 'newOnly', 'recount']),
  /** In force today. */
  current: revisionSchema,
  /** To begin on later days, the next one first. */
  coming: z.array(revisionSchema),
  /** Those before, newest first. */
  past: z.array(revisionSchema),
});
export type RequestRule = z.output<typeof ruleSchema>;

const setBody = z.strictObject({ name: z.enum(ruleNames), value: z.int().min(0).max(1_000_000), validFrom: z.iso.date(), source: meaningfulText(300) });
export type RuleInput = z.output<typeof setBody>;

export const listRules = defineRoute({
  operationId: 'requests.listRules', method: 'GET', path: '/api/v1/desk/request-rules', summary: 'The rules of requests: value, unit, since when, by what source, what comes and what was',
  access: ['administrator', 'supervisor', 'clerk', 'auditor'],
  output: z.object({
    items: z.array(ruleSchema),
    /** Cases somebody still works on: those a change would meet. */
    openCases: z.int(),
    mayChange: z.boolean(),
  }),
});
export const setRule = defineRoute({
  operationId: 'requests.setRule', method: 'POST', path: '/api/v1/desk/request-rules', summary: 'Set a rule from today or a later day on, for administrators of the city; earlier values stay on record',
  access: ['administrator'], body: setBody, output: z.object({ id: z.uuid() }), status: 201,
});
export const withdrawRule = defineRoute({
  operationId: 'requests.withdrawRule', method: 'POST', path: '/api/v1/desk/request-rules/{id}/withdrawal', summary: 'Take back a revision that has not begun yet',
  access: ['administrator'], params: z.object({ id: z.uuid() }), output: z.object({ id: z.uuid() }),
});
