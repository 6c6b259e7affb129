import { z } from 'zod';
import { defineRoute } from '../../shared/route.ts';

const network = z.string().regex(/^[a-z0-9-]{1,60}$/u);

export const download = defineRoute({
  operationId: 'gtfs.download', method: 'GET', path: '/gtfs/{file}', summary: 'The fares of a network as a GTFS-Fares v2 feed, e.g. /gtfs/suzhou-metro.zip',
  access: ['public'], params: z.object({ file: z.string().regex(/^[a-z0-9-]{1,60}\.zip$/u) }), produces: 'application/zip', limitPerMinute: 60,
});
export const losses = defineRoute({
  operationId: 'gtfs.losses', method: 'GET', path: '/api/v1/gtfs/losses', summary: 'What the published rules say that the feed cannot',
  access: ['public'], query: z.object({ network: network.default('suzhou-metro') }),
  output: z.object({ items: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })).readonly() }), limitPerMinute: 60,
});
export const checkFeed = defineRoute({
  operationId: 'gtfs.check', method: 'POST', path: '/api/v1/gtfs/checks', summary: 'Check the fare files of a zipped feed (form field `feed`, up to 20 MB); nothing is stored',
  access: ['administrator', 'supervisor'], multipart: true, limitPerMinute: 20,
  output: z.object({
    files: z.array(z.object({ name: z.string(), rows: z.int() })).readonly(),
    notices: z.array(z.object({
      code: z.string(), severity: z.enum(['ERROR', 'WARNING']), file: z.string(), line: z.int(), field: z.string(), value: z.string(),
    })).readonly(),
    /** Findings beyond those listed. */
    more: z.int(),
  }),
});
