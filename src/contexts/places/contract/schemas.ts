import { z } from 'zod';
import { placeKinds, placeLevels } from '../rules/division.ts';

/** Twelve digits of a division or fifteen of a grid. */
export const codeSchema = z.string().regex(/^[1-9]\d{11}(\d{3})?$/u, { error: 'is not a division code' });
export const communityCodeSchema = z.string().regex(/^[1-9]\d{11}$/u, { error: 'is not a division code' });
export const gridCodeSchema = z.string().regex(/^[1-9]\d{14}$/u, { error: 'is not a grid code' });
export const levelSchema = z.enum(placeLevels);
export const systemSchema = z.enum(['wgs84', 'gcj02', 'bd09']);

export const longitude = z.number().min(-180).max(180);
export const latitude = z.number().min(-90).max(90);
/** A point in WGS 84. */
export const pointSchema = z.object({ longitude, latitude });
/** A point in any of the systems in use; stored in WGS 84. */
export const pointInput = z.strictObject({ longitude, latitude, system: systemSchema.default('wgs84') });

const line = (longest: number) => z.string().trim().min(1).max(longest);
export const nameSchema = line(60);
/** An empty text counts as none. */
export const optionalLine = (longest: number) => z.string().trim().max(longest).nullable();

/** What the caller may do to this record: every name here works. */
export const actionsSchema = z.array(z.enum(['edit', 'archive', 'addGrid', 'addCompound', 'addWorkstation', 'import', 'readRecords']));

export const divisionSchema = z.object({
  code: z.string(),
  id: z.uuid(),
  name: z.string(),
  shortName: z.string(),
  level: levelSchema,
  kind: z.enum(placeKinds),
  parentCode: z.string().nullable(),
  placePath: z.string(),
  requestPrefix: z.string().nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  center: pointSchema.nullable(),
  hasChildren: z.boolean(),
  version: z.int(),
  actions: actionsSchema,
});
export type DivisionRecord = z.output<typeof divisionSchema>;

export const placeStepSchema = z.object({ code: z.string(), shortName: z.string(), level: levelSchema });

export const aliasSchema = z.object({
  code: z.string().nullable(),
  name: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  source: z.string(),
});

export const divisionPageSchema = divisionSchema.extend({
  lineage: z.array(placeStepSchema),
  aliases: z.array(aliasSchema),
  /** Zones that manage this unit or units below it. */
  managementAreas: z.array(z.object({ id: z.uuid(), name: z.string(), divisionCodes: z.array(z.string()), source: z.string() })),
  counts: z.object({ grids: z.int(), compounds: z.int(), unmanaged: z.int(), workstations: z.int() }),
});

export const buildingSchema = z.object({
  name: z.string(),
  stairwells: z.array(z.string()),
  gridCode: z.string().nullable(),
});

/** What everybody may know of a compound. */
export const compoundEntrySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  aliases: z.array(z.string()),
  communityCode: z.string(),
  communityName: z.string(),
  address: z.string(),
  center: pointSchema.nullable(),
  buildings: z.array(buildingSchema),
});
export type CompoundEntry = z.output<typeof compoundEntrySchema>;

export const compoundSchema = compoundEntrySchema.extend({
  placePath: z.string(),
  gridCode: z.string().nullable(),
  managed: z.boolean(),
  managerName: z.string().nullable(),
  source: z.string(),
  archived: z.boolean(),
  version: z.int(),
  actions: actionsSchema,
});
export type CompoundRecord = z.output<typeof compoundSchema>;

export const workstationSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  streetCode: z.string(),
  streetName: z.string(),
  placePath: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  center: pointSchema.nullable(),
  isDefault: z.boolean(),
  territory: z.array(z.object({ code: z.string(), name: z.string() })),
  archived: z.boolean(),
  version: z.int(),
  actions: actionsSchema,
});
export type WorkstationRecord = z.output<typeof workstationSchema>;

const position = z.array(z.number()).min(2);
export const multiPolygonSchema = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(z.array(position))),
});
/** Checked by the program itself, which can say what is wrong and where. */
export const geometryInput = z.record(z.string(), z.unknown()).meta({ description: 'GeoJSON Polygon or MultiPolygon' });

export const gridSchema = z.object({
  code: z.string(),
  id: z.uuid(),
  name: z.string(),
  communityCode: z.string(),
  placePath: z.string(),
  geometry: multiPolygonSchema.nullable(),
  schematic: z.boolean(),
  source: z.string(),
  version: z.int(),
  actions: actionsSchema,
});
export type GridRecord = z.output<typeof gridSchema>;

/** Something to say about one row, one feature or the whole. */
export const findingSchema = z.object({
  level: z.enum(['error', 'warning']),
  /** Row of the table (the heading is row 1) or number of the feature; 0 for the whole. */
  row: z.int(),
  field: z.string(),
  code: z.string(),
  detail: z.string(),
  /** The other record it is about. */
  other: z.string().nullable(),
  squareMetres: z.number().nullable(),
});
export type Finding = z.output<typeof findingSchema>;

export const importReportSchema = z.object({
  /** False for a trial run and whenever there are errors: then nothing was written. */
  applied: z.boolean(),
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  findings: z.array(findingSchema),
  /** How many findings there are; the list stops at 200. */
  findingCount: z.int(),
});
export type ImportReport = z.output<typeof importReportSchema>;

export const featureCollectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.union([z.string(), z.number()]).optional(),
      properties: z.record(z.string(), z.unknown()),
      geometry: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
});
