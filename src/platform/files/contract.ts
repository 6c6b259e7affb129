import { z } from 'zod';
import { defineRoute } from '../../shared/route.ts';

/** The versions of a photo that can be fetched; `original` only by those the record's policy lets. */
export const variantSchema = z.enum(['photo', 'thumbnail', 'original']);

export const stagedPhotoSchema = z.object({
  id: z.uuid(),
  width: z.int().meta({ description: 'Of the served photo, in pixels.' }),
  height: z.int(),
  photoUrl: z.string(),
  thumbnailUrl: z.string(),
  capturedAt: z.iso.datetime().nullable().meta({ description: 'When the camera says it was taken; for the sender only.' }),
  capturedPoint: z
    .object({ longitude: z.number(), latitude: z.number() })
    .nullable()
    .meta({ description: 'Where the camera says it was taken (WGS 84); for the sender only.' }),
});

export type StagedPhoto = z.output<typeof stagedPhotoSchema>;

/**
 * One photo per call, in the form field `photo`. The answered id is then named by the action the photo belongs to,
 * within a day; an id sent without a sign-in can be used by whoever knows it, so it is kept to oneself.
 */
export const stage = defineRoute({
  operationId: 'files.stage',
  method: 'POST',
  path: '/api/v1/files',
  summary: 'Send a photo (JPG, PNG or WebP, up to 20 MB), to be named by an action within a day',
  access: ['public'],
  multipart: true,
  output: stagedPhotoSchema,
  status: 201,
  limitPerMinute: 60,
});

export const read = defineRoute({
  operationId: 'files.read',
  method: 'GET',
  path: '/api/v1/files/{id}/{variant}',
  summary: 'Fetch a photo, its thumbnail or, where allowed, the original as it was received',
  access: ['public'],
  params: z.object({ id: z.uuid(), variant: variantSchema }),
  produces: 'image/jpeg',
});
