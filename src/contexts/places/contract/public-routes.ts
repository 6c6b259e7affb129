import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import {
  codeSchema, compoundEntrySchema, divisionPageSchema, divisionSchema, featureCollectionSchema, latitude, levelSchema,
  longitude, placeStepSchema, pointSchema, systemSchema, workstationSchema,
} from './schemas.ts';

const codeParams = z.strictObject({ code: codeSchema });
const cursor = z.string().max(300).optional();

export const listDivisions = defineRoute({
  operationId: 'places.listDivisions',
  method: 'GET',
  path: '/api/v1/places/divisions',
  summary: 'The units directly below a unit; without one, the roots',
  access: ['public'],
  query: z.strictObject({ parent: codeSchema.optional() }),
  output: z.object({ items: z.array(divisionSchema) }),
});

export const getDivision = defineRoute({
  operationId: 'places.getDivision',
  method: 'GET',
  path: '/api/v1/places/divisions/{code}',
  summary: 'One unit with what lies above it and how much lies in it',
  access: ['public'],
  params: codeParams,
  output: divisionPageSchema,
});

export const searchHitSchema = z.object({
  type: z.enum(['division', 'compound', 'workstation']),
  id: z.uuid(),
  /** Code of the unit itself, or of the unit it lies in. */
  divisionCode: z.string(),
  level: levelSchema.nullable(),
  name: z.string(),
  /** The units above, for telling places of one name apart. */
  where: z.string(),
  placePath: z.string(),
});

export const searchPlaces = defineRoute({
  operationId: 'places.search',
  method: 'GET',
  path: '/api/v1/places/search',
  summary: 'Places by part of a name or by the first letters of its pinyin',
  access: ['public'],
  query: z.strictObject({
    q: z.string().trim().min(1).max(60),
    within: codeSchema.optional(),
    type: z.enum(['division', 'compound', 'workstation']).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.object({ items: z.array(searchHitSchema) }),
  limitPerMinute: 240,
});

export const listCompoundsOf = defineRoute({
  operationId: 'places.listCompoundsOf',
  method: 'GET',
  path: '/api/v1/places/divisions/{code}/compounds',
  summary: 'Compounds of a unit with their buildings, for saying where something is without a map',
  access: ['public'],
  params: codeParams,
  query: z.strictObject({ cursor, limit: z.coerce.number().int().min(1).max(200).default(100) }),
  output: z.object({ items: z.array(compoundEntrySchema), nextCursor: z.string().nullable() }),
});

export const getCompoundEntry = defineRoute({
  operationId: 'places.getCompoundEntry',
  method: 'GET',
  path: '/api/v1/places/compound-entries/{id}',
  summary: 'What everybody may know of one compound',
  access: ['public'],
  params: z.strictObject({ id: z.uuid() }),
  output: compoundEntrySchema,
});

export const listWorkstations = defineRoute({
  operationId: 'places.listWorkstations',
  method: 'GET',
  path: '/api/v1/places/workstations',
  summary: 'Grid coordination workstations of a unit, or of the street it lies in',
  access: ['public'],
  query: z.strictObject({ within: codeSchema }),
  output: z.object({ items: z.array(workstationSchema) }),
});

export const listShapes = defineRoute({
  operationId: 'places.listShapes',
  method: 'GET',
  path: '/api/v1/places/shapes',
  summary: 'Outlines of one level inside a unit as GeoJSON, WGS 84; `schematic` marks drawings that are no official boundary',
  access: ['public'],
  query: z.strictObject({ within: codeSchema, level: z.enum(['district', 'street', 'community', 'grid']).default('grid') }),
  output: featureCollectionSchema,
});

/** Where something is: a point, a compound with building, an address in words, or a code. */
export const placeQuerySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('point'), longitude, latitude, system: systemSchema.default('wgs84') }),
  z.strictObject({ kind: z.literal('compound'), compoundId: z.uuid(), building: z.string().trim().max(40).nullable().optional() }),
  z.strictObject({ kind: z.literal('address'), text: z.string().trim().min(1).max(200), divisionCode: codeSchema.nullable().optional() }),
  z.strictObject({ kind: z.literal('division'), divisionCode: codeSchema }),
]);

/** A post, so that whereabouts stay out of logs and histories. */
export const locatePlace = defineRoute({
  operationId: 'places.locate',
  method: 'POST',
  path: '/api/v1/places/locate',
  summary: 'The smallest known unit for a point, compound, address or code, and the workstation that serves it',
  access: ['public'],
  body: placeQuerySchema,
  output: z.object({
    divisionCode: z.string(),
    placePath: z.string(),
    placeName: z.string(),
    gridCode: z.string().nullable(),
    compoundId: z.string().nullable(),
    lineage: z.array(placeStepSchema),
    position: pointSchema.nullable(),
    workstation: z.object({ id: z.uuid(), name: z.string(), address: z.string(), phone: z.string().nullable() }).nullable(),
    contact: z.object({ name: z.string().nullable(), phone: z.string() }).nullable(),
  }),
  limitPerMinute: 120,
});
