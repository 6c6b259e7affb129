import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { cursor, idParams, instant, limit } from '../../requests/contract.ts';
import { readingSchema } from '../inputs.ts';
import { sheetImportStates, type SheetImportState } from '../lifecycle.ts';
import { importerRoles } from '../policy.ts';
import { sheetFields } from '../rules/sheet-fields.ts';
import { placeCode } from './schemas.ts';

/** Largest sheet in bytes; base64 makes it a third longer on the way. */
export const largestSheet = 20 * 1024 * 1024;

const rowStates = ['unchecked', 'good', 'bad', 'known', 'repeated', 'imported', 'failed'] as const;
export type SheetRowState = (typeof rowStates)[number];
const sheetStateSchema = z.enum(sheetImportStates as [SheetImportState, ...SheetImportState[]]);
const rowCounts = z.record(z.enum(rowStates), z.int());
const sheetFieldSchema = z.enum(sheetFields);

const importFields = {
  id: z.uuid(),
  state: sheetStateSchema,
  version: z.int(),
  fileName: z.string(),
  placeName: z.string(),
  rowCount: z.int(),
  reading: readingSchema.nullable(),
  createdAt: instant,
  changedAt: instant,
  /** How many rows stand where. */
  counts: rowCounts,
} as const;
export const sheetImportSchema = z.object(importFields);
export const sheetDetailSchema = sheetImportSchema.extend({
  headers: z.array(z.string()),
  /** The first rows as they were read, to see what a column holds. */
  samples: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  /** How it would be read: as the last sheet with these headers, else guessed from their words. */
  proposal: z.object({ reading: readingSchema, from: z.enum(['saved', 'guessed']) }),
  progressId: z.uuid().nullable(),
  createdByName: z.string().nullable(),
  /** What this person can do now. */
  actions: z.array(z.enum(['checkSheet', 'confirmSheet', 'discardSheet'])),
});
const rowSchema = z.object({
  row: z.int(),
  state: z.enum(rowStates),
  outsideNumber: z.string().nullable(),
  subject: z.string().nullable(),
  problems: z.array(z.object({ field: sheetFieldSchema, code: z.string(), value: z.string() })),
  requestId: z.uuid().nullable(),
});
const result = z.object({ id: z.uuid(), state: sheetStateSchema, version: z.int() });
const baseVersion = z.int().min(1);

export const listSheetImports = defineRoute({
  operationId: 'intake.listSheetImports', method: 'GET', path: '/api/v1/desk/sheet-imports', summary: 'Spreadsheets imported or being imported, latest first',
  access: [...importerRoles], query: z.object({ cursor, limit }), output: z.object({ items: z.array(sheetImportSchema), nextCursor: z.string().nullable() }),
});
export const uploadSheet = defineRoute({
  operationId: 'intake.uploadSheet', method: 'POST', path: '/api/v1/desk/sheet-imports', summary: 'Read a spreadsheet (XLSX or CSV, up to 20 MB and 50,000 rows); nothing is imported yet',
  access: [...importerRoles], status: 201, bodyLimit: Math.ceil((largestSheet * 4) / 3) + 4096, limitPerMinute: 20,
  body: z.strictObject({ fileName: z.string().trim().min(1).max(200), divisionCode: placeCode, content: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/u).meta({ description: 'The file in base64.' }) }),
  output: result,
});
export const readSheetImport = defineRoute({
  operationId: 'intake.readSheetImport', method: 'GET', path: '/api/v1/desk/sheet-imports/{id}', summary: 'One import: headers, samples, how it would be read, how its rows stand',
  access: [...importerRoles], params: idParams, output: sheetDetailSchema,
});
export const listSheetRows = defineRoute({
  operationId: 'intake.listSheetRows', method: 'GET', path: '/api/v1/desk/sheet-imports/{id}/rows', summary: 'Rows of a sheet by how they stand, with every field that is wrong',
  access: [...importerRoles], params: idParams, query: z.object({ state: z.enum(rowStates).optional(), after: z.coerce.number().int().min(0).optional(), limit }),
  output: z.object({ items: z.array(rowSchema), nextAfter: z.int().nullable() }),
});
export const checkSheet = defineRoute({
  operationId: 'intake.checkSheet', method: 'POST', path: '/api/v1/desk/sheet-imports/{id}/check', summary: 'Dry run: check every row under a mapping; nothing is imported',
  access: [...importerRoles], params: idParams, body: readingSchema.extend({ baseVersion }), output: result,
});
export const confirmSheet = defineRoute({
  operationId: 'intake.confirmSheet', method: 'POST', path: '/api/v1/desk/sheet-imports/{id}/confirm', summary: 'Import the good rows in the background',
  access: [...importerRoles], params: idParams, body: z.strictObject({ baseVersion }), output: result,
});
export const discardSheet = defineRoute({
  operationId: 'intake.discardSheet', method: 'POST', path: '/api/v1/desk/sheet-imports/{id}/discard', summary: 'Give a sheet up and empty its rows',
  access: [...importerRoles], params: idParams, body: z.strictObject({ baseVersion }), output: result,
});
