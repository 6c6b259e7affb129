import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import {
  codeSchema, communityCodeSchema, compoundSchema, divisionSchema, findingSchema, geometryInput, gridCodeSchema, gridSchema, nameSchema,
  optionalLine, pointInput, workstationSchema,
} from './schemas.ts';

const codeParams = z.strictObject({ code: codeSchema });
const idParams = z.strictObject({ id: z.uuid() });
/** The version the person was looking at; when another stands now, the answer is a 409 that says what changed. */
const baseVersion = z.int().min(0);

export const updateDivision = defineRoute({
  operationId: 'places.updateDivision',
  method: 'PUT',
  path: '/api/v1/places/divisions/{code}',
  summary: 'Change contact, centre, number letters and other names of a unit',
  access: ['administrator'],
  params: codeParams,
  body: z.strictObject({
    baseVersion,
    contactName: optionalLine(40),
    contactPhone: optionalLine(30),
    requestPrefix: z.string().trim().regex(/^([A-Z][A-Z0-9]{1,5})?$/u, { error: 'takes 2 to 6 capital letters or digits' }).nullable(),
    center: pointInput.nullable(),
    aliases: z.array(z.strictObject({
      name: nameSchema,
      code: z.string().regex(/^[1-9]\d{11}$/u).nullable().default(null),
      validFrom: z.iso.date().nullable().default(null),
      validTo: z.iso.date().nullable().default(null),
      source: z.string().trim().max(200).default(''),
    })).max(20),
  }),
  output: divisionSchema,
});

export const listGrids = defineRoute({
  operationId: 'places.listGrids',
  method: 'GET',
  path: '/api/v1/places/divisions/{code}/grids',
  summary: 'Grids inside a unit with their outlines',
  access: ['staff'],
  params: codeParams,
  output: z.object({ items: z.array(gridSchema) }),
});

export const checkGrid = defineRoute({
  operationId: 'places.checkGrid',
  method: 'POST',
  path: '/api/v1/places/grids/check',
  summary: 'Try an outline: what is wrong with it, whom it overlaps, where it leaves its community',
  access: ['administrator'],
  body: z.strictObject({ communityCode: communityCodeSchema, code: gridCodeSchema.nullable().default(null), geometry: geometryInput }),
  output: z.object({ findings: z.array(findingSchema), squareMetres: z.number().nullable() }),
});

export const createGrid = defineRoute({
  operationId: 'places.createGrid',
  method: 'POST',
  path: '/api/v1/places/grids',
  summary: 'Draw a grid into a community',
  access: ['administrator'],
  status: 201,
  body: z.strictObject({
    communityCode: communityCodeSchema,
    name: nameSchema,
    geometry: geometryInput,
    acceptWarnings: z.boolean().default(false),
  }),
  output: gridSchema,
});

export const updateGrid = defineRoute({
  operationId: 'places.updateGrid',
  method: 'PUT',
  path: '/api/v1/places/grids/{code}',
  summary: 'Rename or redraw a grid',
  access: ['administrator'],
  params: z.strictObject({ code: gridCodeSchema }),
  body: z.strictObject({ baseVersion, name: nameSchema, geometry: geometryInput, acceptWarnings: z.boolean().default(false) }),
  output: gridSchema,
});

export const retireGrid = defineRoute({
  operationId: 'places.retireGrid',
  method: 'POST',
  path: '/api/v1/places/grids/{code}/retire',
  summary: 'End a grid; its code stays taken, its records fall to the community',
  access: ['administrator'],
  params: z.strictObject({ code: gridCodeSchema }),
  body: z.strictObject({ baseVersion }),
  output: gridSchema,
});

export const listCompounds = defineRoute({
  operationId: 'places.listCompounds',
  method: 'GET',
  path: '/api/v1/places/compounds',
  summary: 'Compounds inside a unit, with or without property management',
  access: ['staff'],
  query: z.strictObject({
    within: codeSchema,
    managed: z.enum(['yes', 'no']).optional(),
    q: z.string().trim().max(60).optional(),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ items: z.array(compoundSchema), nextCursor: z.string().nullable() }),
});

export const getCompound = defineRoute({
  operationId: 'places.getCompound',
  method: 'GET',
  path: '/api/v1/places/compounds/{id}',
  summary: 'One compound',
  access: ['staff'],
  params: idParams,
  output: compoundSchema,
});

const compoundContent = {
  name: nameSchema,
  aliases: z.array(nameSchema).max(10).default([]),
  communityCode: communityCodeSchema,
  gridCode: gridCodeSchema.nullable().default(null),
  address: z.string().trim().max(120).default(''),
  managed: z.boolean(),
  managerName: optionalLine(60).default(null),
  center: pointInput.nullable().default(null),
  buildings: z
    .array(z.strictObject({
      name: z.string().trim().min(1).max(20),
      stairwells: z.array(z.string().trim().min(1).max(10)).max(30).default([]),
      gridCode: gridCodeSchema.nullable().default(null),
    }))
    .max(500)
    .default([]),
};

export const createCompound = defineRoute({
  operationId: 'places.createCompound',
  method: 'POST',
  path: '/api/v1/places/compounds',
  summary: 'Enter a compound',
  access: ['administrator'],
  status: 201,
  body: z.strictObject(compoundContent),
  output: compoundSchema,
});

export const updateCompound = defineRoute({
  operationId: 'places.updateCompound',
  method: 'PUT',
  path: '/api/v1/places/compounds/{id}',
  summary: 'Change a compound',
  access: ['administrator'],
  params: idParams,
  body: z.strictObject({ baseVersion, ...compoundContent }),
  output: compoundSchema,
});

export const archiveCompound = defineRoute({
  operationId: 'places.archiveCompound',
  method: 'POST',
  path: '/api/v1/places/compounds/{id}/archive',
  summary: 'Take a compound out of use; records that name it keep it',
  access: ['administrator'],
  params: idParams,
  body: z.strictObject({ baseVersion }),
  output: compoundSchema,
});

const workstationContent = {
  name: nameSchema,
  address: z.string().trim().max(120).default(''),
  phone: optionalLine(30).default(null),
  center: pointInput.nullable().default(null),
  isDefault: z.boolean().default(false),
  /** Communities and grids of the street; one that another workstation serves is refused. */
  territory: z.array(codeSchema).max(1000).default([]),
};

export const createWorkstation = defineRoute({
  operationId: 'places.createWorkstation',
  method: 'POST',
  path: '/api/v1/places/workstations',
  summary: 'Enter a workstation; the first of a street becomes its default',
  access: ['administrator'],
  status: 201,
  body: z.strictObject({ streetCode: communityCodeSchema, ...workstationContent }),
  output: workstationSchema,
});

export const updateWorkstation = defineRoute({
  operationId: 'places.updateWorkstation',
  method: 'PUT',
  path: '/api/v1/places/workstations/{id}',
  summary: 'Change a workstation and its territory',
  access: ['administrator'],
  params: idParams,
  body: z.strictObject({ baseVersion, ...workstationContent }),
  output: workstationSchema,
});

export const archiveWorkstation = defineRoute({
  operationId: 'places.archiveWorkstation',
  method: 'POST',
  path: '/api/v1/places/workstations/{id}/archive',
  summary: 'Close a workstation and free its territory; the default of a street cannot be closed while others remain',
  access: ['administrator'],
  params: idParams,
  body: z.strictObject({ baseVersion }),
  output: workstationSchema,
});

export const listPlaceHistory = defineRoute({
  operationId: 'places.listHistory',
  method: 'GET',
  path: '/api/v1/places/history/{type}/{id}',
  summary: 'What was changed about a unit, a compound or a workstation, newest first',
  access: ['administrator', 'auditor'],
  params: z.strictObject({ type: z.enum(['division', 'compound', 'workstation']), id: z.uuid() }),
  output: z.object({
    items: z.array(z.object({
      version: z.int(),
      action: z.string(),
      at: z.iso.datetime({ offset: true }),
      actorId: z.string().nullable(),
      changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
    })),
  }),
});
