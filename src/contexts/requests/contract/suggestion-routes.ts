import { z } from 'zod';
import { meaningfulText } from '../../../shared/meaningful-text.ts';
import { defineRoute } from '../../../shared/route.ts';
import { natures } from '../rules/suggestion.ts';
import { instant, publicFields, whereSchema } from './schemas.ts';

const share = z.number().min(0).max(1);

export const suggest = defineRoute({
  operationId: 'requests.suggest', method: 'POST', path: '/api/v1/requests/suggestions', summary: 'The likely category and nature of a text somebody is writing; nothing is stored',
  access: ['public'], limitPerMinute: 60, body: z.object({ text: meaningfulText(5000) }),
  output: z.object({
    /** Whether the classifier has learnt enough to suggest anything. */
    ready: z.boolean(),
    nature: z.enum(natures),
    categories: z.array(z.object({ categoryId: z.uuid(), confidence: share })),
  }),
});

const trainingSchema = z.object({
  id: z.uuid(),
  trainedAt: instant,
  examples: z.int(),
  /** Why nothing could be learnt. */
  hindrance: z.enum(['tooFewCases', 'tooFewCategories']).nullable(),
  /** Cross-validated; near-duplicates never stood on both sides. */
  accuracy: share.nullable(),
  /** Always naming the commonest category. */
  baseline: share.nullable(),
  macroF1: share.nullable(),
  perCategory: z.array(z.object({ categoryId: z.uuid(), count: z.int(), recall: share, precision: share })),
  durationMs: z.int(),
  /** Far enough above the baseline to suggest. */
  goodEnough: z.boolean(),
});

export const readClassifier = defineRoute({
  operationId: 'requests.readClassifier', method: 'GET', path: '/api/v1/desk/classifier', summary: 'How well the suggested categories do, measured on the office’s own solved cases',
  access: ['administrator', 'clerk', 'supervisor', 'auditor'],
  output: z.object({
    /** Percentage points above the baseline that are needed. */
    margin: z.int(),
    leastCases: z.int(),
    usableCases: z.int(),
    trainings: z.array(trainingSchema),
  }),
});

export const trainClassifier = defineRoute({
  operationId: 'requests.trainClassifier', method: 'POST', path: '/api/v1/desk/classifier/trainings', summary: 'Train the classifier anew on the solved cases; returns the id of the job',
  access: ['administrator', 'supervisor'], output: z.object({ progressId: z.uuid() }), status: 202, limitPerMinute: 6,
});

const similarBody = z.object({ text: meaningfulText(5000), where: whereSchema, categoryId: z.uuid().optional() });
export type SimilarInput = z.output<typeof similarBody>;
const similarFields = { ...publicFields, likeness: share, distanceMetres: z.number().nullable(), photo: z.uuid().nullable() };

export const findSimilar = defineRoute({
  operationId: 'requests.findSimilar', method: 'POST', path: '/api/v1/requests/similar', summary: 'Public cases near by that may be the matter somebody is about to report; nothing is stored',
  access: ['public'], limitPerMinute: 60, body: similarBody, output: z.object({ items: z.array(z.object(similarFields)) }),
});
export const findSimilarForDesk = defineRoute({
  operationId: 'requests.findSimilarForDesk', method: 'POST', path: '/api/v1/desk/requests/similar', summary: 'Cases within one’s places that may be the matter being entered',
  access: ['clerk', 'communityOfficer', 'gridWorker', 'workstationLead'], body: similarBody,
  output: z.object({ items: z.array(z.object({ ...similarFields, id: z.uuid(), title: z.string() })) }),
});
export const support = defineRoute({
  operationId: 'requests.support', method: 'POST', path: '/api/v1/public/requests/{number}/supporters', summary: '“Me too”: join a public case, once for each person and device; with a phone one is told of the progress',
  access: ['public'], limitPerMinute: 20, params: z.object({ number: z.string().regex(/^[A-Z]{1,6}-\d{4}-\d{4,9}$/u) }),
  body: z.object({ device: z.string().regex(/^[\w-]{16,64}$/u).optional(), phone: z.string().trim().max(20).optional() }),
  output: z.object({ number: z.string(), supporterCount: z.int(), already: z.boolean() }),
});
