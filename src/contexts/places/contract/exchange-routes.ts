import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { codeSchema, importReportSchema, systemSchema } from './schemas.ts';

/** Room for ten thousand outlines. */
const importLimit = 24 * 1024 * 1024;

export const exchangedSchema = z.enum(['grids', 'compounds', 'workstations', 'outlines']);
export type Exchanged = z.output<typeof exchangedSchema>;

export const exportFeatures = defineRoute({
  operationId: 'places.exportFeatures',
  method: 'GET',
  path: '/api/v1/places/export/{what}',
  summary: 'Grids, compounds, workstations or outlines (of districts, streets, communities) of a unit as GeoJSON (RFC 7946, WGS 84); the import takes it back unchanged',
  access: ['administrator', 'auditor'],
  params: z.strictObject({ what: exchangedSchema }),
  query: z.strictObject({ within: codeSchema }),
  produces: 'application/geo+json',
});

export const importFeatures = defineRoute({
  operationId: 'places.importFeatures',
  method: 'POST',
  path: '/api/v1/places/import/{what}',
  summary: 'Take in GeoJSON: known records are changed, others created; all or nothing, with a trial run',
  access: ['administrator'],
  params: z.strictObject({ what: exchangedSchema }),
  body: z.strictObject({
    within: codeSchema,
    /** Only report what would happen. */
    trial: z.boolean().default(true),
    acceptWarnings: z.boolean().default(false),
    system: systemSchema.default('wgs84'),
    /** A GeoJSON FeatureCollection; checked feature by feature. */
    collection: z.unknown(),
  }),
  output: importReportSchema,
  bodyLimit: importLimit,
});

export const exportCompoundTable = defineRoute({
  operationId: 'places.exportCompoundTable',
  method: 'GET',
  path: '/api/v1/places/compound-table',
  summary: 'Compounds of a unit as a CSV file for office programs; the import takes it back',
  access: ['administrator', 'auditor'],
  query: z.strictObject({ within: codeSchema }),
  produces: 'text/csv',
});

export const importCompoundTable = defineRoute({
  operationId: 'places.importCompoundTable',
  method: 'POST',
  path: '/api/v1/places/compound-table',
  summary: 'Take in compounds from CSV text: all or nothing, with a trial run that names row and column',
  access: ['administrator'],
  body: z.strictObject({
    within: codeSchema,
    trial: z.boolean().default(true),
    acceptWarnings: z.boolean().default(false),
    table: z.string().max(importLimit),
  }),
  output: importReportSchema,
  bodyLimit: importLimit,
});
