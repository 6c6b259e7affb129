import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { idParams } from './fields.ts';

const name = z.string().regex(/^[a-z][A-Za-z0-9.]{0,59}$/u);
/** Small settings only: texts, numbers, lists and maps of these. */
const value = z.json().refine((given) => JSON.stringify(given).length <= 4000, { params: { code: 'too-long' }, error: 'At most 4,000 characters.' });

export const listPreferences = defineRoute({
  operationId: 'people.listPreferences',
  method: 'GET',
  path: '/api/v1/me/preferences',
  summary: 'How I arranged my desk',
  access: ['staff'],
  output: z.object({ items: z.array(z.object({ name, value: z.unknown() })) }),
});

export const setPreference = defineRoute({
  operationId: 'people.setPreference',
  method: 'PUT',
  path: '/api/v1/me/preferences/{name}',
  summary: 'Keep one setting of my desk; null forgets it',
  access: ['staff'],
  params: z.strictObject({ name }),
  body: z.strictObject({ value }),
  status: 204,
});

const viewFields = {
  title: z.string().trim().min(1).max(40),
  /** The search part of the list's address, without `?`. */
  search: z.string().max(2000),
  /** The place whose staff share the view; null: mine alone. */
  placeCode: z.string().max(40).nullable(),
};

export const savedViewSchema = z.object({
  id: z.uuid(),
  list: name,
  ...viewFields,
  /** Who made it; null for one's own. */
  ownerName: z.string().nullable(),
  mine: z.boolean(),
  mayDelete: z.boolean(),
});
export type SavedView = z.output<typeof savedViewSchema>;

export const listViews = defineRoute({
  operationId: 'people.listViews',
  method: 'GET',
  path: '/api/v1/views',
  summary: 'Named filters of a list: my own, and those shared at the places I work at',
  access: ['staff'],
  query: z.strictObject({ list: name }),
  output: z.object({ items: z.array(savedViewSchema) }),
});

export const createView = defineRoute({
  operationId: 'people.createView',
  method: 'POST',
  path: '/api/v1/views',
  summary: 'Name the filters of a list',
  access: ['staff'],
  body: z.strictObject({ list: name, ...viewFields }),
  output: savedViewSchema,
  status: 201,
});

export const updateView = defineRoute({
  operationId: 'people.updateView',
  method: 'PUT',
  path: '/api/v1/views/{id}',
  summary: 'Change a view of mine: name, filters, with whom it is shared',
  access: ['staff'],
  params: idParams,
  body: z.strictObject(viewFields),
  output: savedViewSchema,
});

export const deleteView = defineRoute({
  operationId: 'people.deleteView',
  method: 'DELETE',
  path: '/api/v1/views/{id}',
  summary: 'Delete a view of mine, or a shared one as administrator of its place',
  access: ['staff'],
  params: idParams,
  status: 204,
});
