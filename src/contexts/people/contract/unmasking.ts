import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { instantSchema, pageQuery } from './fields.ts';

export const unmaskingSchema = z.object({
  id: z.uuid(),
  staffId: z.uuid(),
  staffName: z.string(),
  placePath: z.string(),
  subjectType: z.string(),
  subjectId: z.uuid(),
  fields: z.array(z.string()),
  reason: z.string(),
  occurredAt: instantSchema,
});

const filter = {
  staffId: z.uuid().optional(),
  subjectType: z.string().max(40).optional(),
  subjectId: z.uuid().optional(),
  /** Days `YYYY-MM-DD` in local time, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};

export const listUnmaskings = defineRoute({
  operationId: 'people.listUnmaskings',
  method: 'GET',
  path: '/api/v1/unmaskings',
  summary: 'Who saw masked personal data in full, what and why',
  access: ['administrator', 'auditor'],
  query: z.strictObject({ ...filter, ...pageQuery }),
  output: z.object({ items: z.array(unmaskingSchema), nextCursor: z.string().nullable() }),
});

export const exportUnmaskings = defineRoute({
  operationId: 'people.exportUnmaskings',
  method: 'GET',
  path: '/api/v1/unmaskings/export',
  summary: 'The same list as a CSV file',
  access: ['administrator', 'auditor'],
  query: z.strictObject(filter),
  produces: 'text/csv',
});
