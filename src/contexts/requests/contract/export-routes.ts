import { z } from 'zod';
import { reasonSchema } from '../../../shared/meaningful-text.ts';
import { type Access, defineRoute } from '../../../shared/route.ts';
import { idParams, instant, listQuery } from './schemas.ts';

export const exportFormats = ['xlsx', 'csv', 'geojson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const exporters: [Access, ...Access[]] = ['clerk', 'supervisor', 'workstationLead', 'auditor'];
export const exportFilters = listQuery.omit({ cursor: true, limit: true, count: true });
export type ExportFilters = z.output<typeof exportFilters>;

export const startExport = defineRoute({
  operationId: 'requests.startExport', method: 'POST', path: '/api/v1/desk/exports', summary: 'Make a file of the filtered work list in the background; names and phones in full only with a reason',
  access: exporters, status: 202,
  body: z.strictObject({ format: z.enum(exportFormats), filters: exportFilters, reason: reasonSchema.optional() }),
  output: z.object({ id: z.uuid(), progressId: z.uuid() }),
});
export const readExport = defineRoute({
  operationId: 'requests.readExport', method: 'GET', path: '/api/v1/desk/exports/{id}', summary: 'How far an export of one’s own is, and until when its file can be fetched',
  access: exporters, params: idParams,
  output: z.object({
    id: z.uuid(), format: z.enum(exportFormats), progressId: z.uuid(), fileName: z.string(), rows: z.int().nullable(), bytes: z.int().nullable(), expiresAt: instant.nullable(),
    /** Can the file be fetched now? */
    ready: z.boolean(),
  }),
});
export const fetchExport = defineRoute({
  operationId: 'requests.fetchExport', method: 'GET', path: '/api/v1/desk/exports/{id}/file', summary: 'The file of an export of one’s own',
  access: exporters, params: idParams, produces: 'application/octet-stream',
});
