import { z } from 'zod';
import { meaningfulText } from '../../../shared/meaningful-text.ts';
import { formFieldSchema } from '../../../shared/form.ts';
import { latitude, longitude, measureKinds, priorities, whereSchema } from '../inputs.ts';
import { requestStates } from '../lifecycle.ts';
import { deciders } from '../rules/dispatch/decision.ts';
import { natures } from '../rules/suggestion.ts';
import { measureFilters } from './measures.ts';
import { type MatterKind, matterKinds } from '../rules/conditions.ts';
import { superviseLevels } from '../rules/supervision.ts';

export const channels = ['app', 'contactDay', 'wishBox', 'bridge', 'hotline', 'gridWorker', 'visit', 'phone', 'station', 'window', 'import'] as const;
export type Channel = (typeof channels)[number];

/** The record of another context a case came in through, e.g. a contact day or a sweep; `type` is that record's subject type. */
export const originSchema = z.object({ type: z.string().regex(/^[a-z][A-Za-z]{1,39}$/u), id: z.uuid() });
export type Origin = z.output<typeof originSchema>;

export const instant = z.iso.datetime({ offset: true });
export const stateSchema = z.enum(requestStates as [(typeof requestStates)[number], ...(typeof requestStates)[number][]]);
export { latitude, longitude, whereSchema };
const phoneNumber = z.string().trim().max(20).regex(/^[+\d\s-]{5,20}$/u, { error: 'is not a phone number' });

export type Where = z.output<typeof whereSchema>;

/** How many further places one request may name. */
export const mostFurtherPlaces = 9;

/** Somebody who files for somebody else 代办: who helped, and how they stand to each other. */
const helperSchema = z.strictObject({
  name: z.string().trim().min(1).max(40),
  phone: phoneNumber.optional(),
  relation: z.enum(['family', 'neighbour', 'stairwellLead', 'gridWorker', 'communityStaff', 'volunteer', 'other']),
});

const whoSchema = z.strictObject({
  anonymous: z.boolean().default(false),
  name: z.string().trim().max(40).optional(),
  phone: phoneNumber.optional(),
  helper: helperSchema.optional(),
});

/** Strict down to the last field: what the program would not keep is refused by name instead of dropped silently. */
export const reportBody = z.strictObject({
  text: meaningfulText(5000),
  categoryId: z.uuid().optional(),
  photos: z.array(z.uuid()).max(9).default([]),
  where: whereSchema,
  /** Further places of the same matter; the first decides who gets it. All lie in one street. */
  alsoAt: z.array(whereSchema).max(mostFurtherPlaces).optional(),
  who: whoSchema.default({ anonymous: true }),
  /** The code of a wish box, station or other point whose poster led here. */
  via: z.string().regex(/^[2-9A-HJ-NP-Z]{6}$/u).optional(),
});

export const enterBody = reportBody.extend({
  nature: z.enum(natures).optional(),
  channel: z.enum(channels),
  /** What the channel's own record is called, e.g. the contact day's date and place. */
  channelNote: z.string().trim().max(100).optional(),
  occurredOn: z.iso.date().optional(),
});

const pointSchema = z.object({ longitude, latitude });

/** A further place as everybody may know it; its point is rounded to about 100 m. */
const publicPlaceSchema = z.object({ placeName: z.string(), point: pointSchema.nullable() });

/** A further place for the office; the first place is the case's own, so positions begin with 2. */
const furtherPlaceSchema = publicPlaceSchema.extend({
  position: z.int(),
  gridCode: z.string().nullable(),
  gridName: z.string().nullable(),
  compoundId: z.uuid().nullable(),
  compoundName: z.string().nullable(),
  address: z.string().nullable(),
  workstationName: z.string().nullable(),
});

const dueSchema = z.object({ due: instant, provisional: z.boolean() }).nullable();

export const receiptSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  /** Secret: whoever has it may track, add, rate and reopen. */
  token: z.string(),
  trackingPath: z.string(),
  placeName: z.string(),
  workstationName: z.string().nullable(),
  response: dueSchema,
});

export const photoSchema = z.object({ id: z.uuid(), stage: z.string() });

/** A part of a photo, as shares of its width and height from the upper left corner. */
const share = z.number().min(0).max(1);
export const rectanglesSchema = z.array(z.object({ x: share, y: share, width: share, height: share })).max(30);
export const photoPartsSchema = z.object({ id: z.uuid(), width: z.int(), height: z.int(), rectangles: rectanglesSchema, mayRedact: z.boolean() });

const stepSchema = z.object({
  sequence: z.int(),
  action: z.string(),
  at: instant,
  fromState: z.string().nullable(),
  toState: z.string(),
  /** Role of whoever did it; never a name on public pages. */
  role: z.string(),
  unit: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  photos: z.array(photoSchema),
  erased: z.boolean(),
});
export type Step = z.output<typeof stepSchema>;

const actionSchema = z.object({ action: z.string(), fields: z.array(formFieldSchema).readonly() });

export const publicFields = {
  number: z.string(),
  state: stateSchema,
  channel: z.enum(channels),
  categoryId: z.uuid().nullable(),
  categoryName: z.object({ zh: z.string(), en: z.string() }).nullable(),
  placeName: z.string(),
  /** How many places it names beside this one. */
  morePlaces: z.int(),
  /** The moderated text; null until the office has released one. */
  text: z.string().nullable(),
  reportedAt: instant,
  changedAt: instant,
  workstationName: z.string().nullable(),
  response: dueSchema,
  resolution: dueSchema,
  joinedCount: z.int(),
  /** People who joined with “我也遇到”, and likes a message had where it was imported from. */
  supporterCount: z.int(),
  joinedTo: z.string().nullable(),
  rating: z.number().nullable(),
} as const;

export const publicRequestSchema = z.object({
  ...publicFields,
  point: pointSchema.nullable(),
  places: z.array(publicPlaceSchema),
  before: photoSchema.nullable(),
  after: photoSchema.nullable(),
  steps: z.array(stepSchema),
});

/** A stage of the case with its limit; `due` is null while its clock does not run. */
export const stageSchema = z.object({
  key: z.string(),
  nameZh: z.string().nullable(),
  nameEn: z.string().nullable(),
  limit: z.object({ amount: z.int(), unit: z.string() }),
  extendedDays: z.int(),
  startedAt: z.string().nullable(),
  metAt: z.string().nullable(),
  due: z.string().nullable(),
  provisional: z.boolean(),
});

export const trackingSchema = publicRequestSchema.extend({
  id: z.uuid(),
  version: z.int(),
  /** What the reporter wrote, in full. */
  originalText: z.string(),
  /** The same person's other matters that came out of one report, each with its secret link. */
  others: z.array(z.object({ number: z.string(), state: stateSchema, token: z.string() })),
  photos: z.array(photoSchema),
  actions: z.array(actionSchema),
});

export const summarySchema = z.object({
  id: z.uuid(),
  ...publicFields,
  /** 诉求性质: suggested from the words until the desk decides. */
  nature: z.enum(natures).nullable(),
  title: z.string(),
  priority: z.enum(priorities),
  overdue: z.boolean(),
  dueSoon: z.boolean(),
  /** By the share of the time that is left of the limit that comes first. */
  warning: z.enum(['none', 'yellow', 'red', 'late']),
  /** The running limit that comes first. */
  next: z.object({ stage: z.string(), due: instant }).nullable(),
  /** What of the case is open beside its state, e.g. that an extension was asked for. */
  conditions: z.array(z.string()),
  divisionCode: z.string(),
  gridCode: z.string().nullable(),
  point: z.object({ longitude, latitude }).nullable(),
  thumbnail: z.uuid().nullable(),
});

const reporterSchema = z.object({
  id: z.uuid(),
  anonymous: z.boolean(),
  /** Masked: 王**, 138****5678. */
  name: z.string().nullable(),
  phone: z.string().nullable(),
  helper: z.object({ name: z.string(), phone: z.string().nullable(), relation: z.string() }).nullable(),
  /** The number of the joined case this reporter came with. */
  viaNumber: z.string().nullable(),
  erased: z.boolean(),
});

/** What somebody who erases personal data needs to find the right person: no text, nothing unmasked. */
export const reportersOfNumberSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  state: stateSchema,
  placeName: z.string(),
  reportedAt: instant,
  reporters: z.array(reporterSchema),
});

/** What is asked, noticed or decided about a case beside its work. */
export const matterSchema = z.object({
  id: z.uuid(),
  kind: z.enum(matterKinds as [MatterKind, ...MatterKind[]]),
  status: z.enum(['open', 'granted', 'refused', 'answered', 'settled', 'lapsed']),
  level: z.enum(superviseLevels).nullable(),
  days: z.int().nullable(),
  reviveOn: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  answer: z.string().nullable(),
  due: instant.nullable(),
  openedAt: instant,
  openedRole: z.string(),
  closedAt: instant.nullable(),
});

/** A unit that has or had the case. */
export const handOverSummary = z.object({
  id: z.uuid(), unitName: z.string(), part: z.enum(['lead', 'assist']), status: z.enum(['offered', 'accepted', 'done', 'returned', 'revoked']), task: z.string(),
  due: instant, provisional: z.boolean(), offeredAt: instant, acceptedAt: instant.nullable(), endedAt: instant.nullable(), answer: z.string().nullable(), linkExpiresAt: instant,
});

const planSchema = z.object({
  residentsViews: z.string(),
  partyCommitteeView: z.string(),
  partyCommitteeAgreed: z.boolean(),
  measure: z.string(),
  measureKind: z.enum(measureKinds),
  plannedAmountFen: z.int().nullable(),
  plannedUntil: z.string().nullable(),
});

export const detailSchema = summarySchema.extend({
  version: z.int(),
  originalText: z.string(),
  /** Whether everybody may see the reporters' photos. */
  publishPhotos: z.boolean(),
  address: z.string().nullable(),
  /** Places beside the first. */
  places: z.array(furtherPlaceSchema),
  channelNote: z.string().nullable(),
  origin: originSchema.nullable(),
  /** What it was elsewhere before it was imported. */
  outside: z.object({ source: z.string(), number: z.string(), subject: z.string(), category: z.string().nullable(), sentAt: instant.nullable(), likes: z.int(), dislikes: z.int() }).nullable(),
  gridName: z.string().nullable(),
  stages: z.array(stageSchema),
  workstationId: z.uuid().nullable(),
  /** Who decided where it was proposed to go, to which workstation, and which unit is proposed to lead; null for cases from before that was kept. */
  dispatch: z.object({ by: z.enum(deciders), workstationId: z.uuid().nullable(), unit: z.object({ id: z.uuid(), name: z.string() }).nullable() }).nullable(),
  compoundName: z.string().nullable(),
  reporters: z.array(reporterSchema),
  joined: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string(), originalText: z.string(), reportedAt: instant, thumbnail: z.uuid().nullable() })),
  joinedToId: z.uuid().nullable(),
  /** Cases that belong together with this one, whichever side they were linked from. */
  links: z.array(z.object({
    id: z.uuid(), number: z.string(), title: z.string(), state: stateSchema, kind: z.enum(['related', 'sweepFind', 'split']), direction: z.enum(['to', 'from']),
    reason: z.string().nullable(),
  })),
  /** How the case this one was found after is solved: what the plan may begin with. */
  proposal: z.object({ measure: z.string().nullable(), measureKind: z.enum(measureKinds), plannedAmountFen: z.int().nullable(), fromNumber: z.string().nullable() }).nullable(),
  plan: planSchema.nullable(),
  matters: z.array(matterSchema),
  handOvers: z.array(handOverSummary),
  photos: z.array(photoSchema),
  /** Photos with parts made unrecognisable, by id. */
  redactedPhotos: z.array(z.uuid()),
  steps: z.array(stepSchema.extend({ actorName: z.string().nullable(), internal: z.record(z.string(), z.unknown()) })),
  actions: z.array(actionSchema),
});

export const tasksSchema = z.object({
  items: z.array(
    detailSchema.extend({
      distanceMetres: z.number().nullable(),
      /** What this person can do in each state their own actions lead to, and where each leads: for work without a network. */
      outlook: z.partialRecord(stateSchema, z.array(z.object({ action: z.string(), to: stateSchema.nullable() }))),
    }),
  ),
  /** The forms of all actions in the outlooks. */
  forms: z.record(z.string(), z.array(formFieldSchema).readonly()),
});

/** How many cases one bulk action takes at most. */
export const mostInBulk = 300;

export const idParams = z.object({ id: z.uuid() });
export const flag = z.enum(['true', 'false']).optional();
export const cursor = z.string().max(200).optional();
export const limit = z.coerce.number().int().min(1).max(100).default(50);
const oneOrMany = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.array(schema)]).optional();

/** Filters of every list of requests; the same names stand in the address of the desk's work list. */
export const listQuery = z.object({
  state: oneOrMany(stateSchema),
  open: flag,
  gridCode: z.string().max(20).optional(),
  divisionCode: z.string().max(15).optional(),
  workstationId: z.uuid().optional(),
  categoryId: z.uuid().optional(),
  nature: z.enum(natures).optional(),
  channel: oneOrMany(z.enum(channels)),
  /** Cases that came in through one record of another context: `contactDay:<id>`. */
  origin: z.string().regex(/^[a-z][A-Za-z]{1,39}:[0-9a-f-]{36}$/u).optional(),
  priority: z.enum(priorities).optional(),
  due: z.enum(['overdue', 'soon', 'today']).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  ...measureFilters,
  text: z.string().trim().max(100).optional(),
  sort: z.enum(['newest', 'oldest', 'due']).default('newest'),
  /** Count the whole list too. */
  count: flag,
  cursor,
  limit,
});
export type ListQuery = z.output<typeof listQuery>;

export const boxQuery = z.object({
  west: z.coerce.number().min(-180).max(180),
  south: z.coerce.number().min(-90).max(90),
  east: z.coerce.number().min(-180).max(180),
  north: z.coerce.number().min(-90).max(90),
  open: flag,
});

/** The office's map takes the filters of the work list. */
export const deskMapQuery = listQuery.omit({ sort: true, cursor: true, limit: true }).extend(boxQuery.shape);
export type DeskMapQuery = z.output<typeof deskMapQuery>;

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    /** On demand, exact up to a bound; beyond it `more` says so. */
    total: z.object({ count: z.int(), more: z.boolean() }).nullable(),
  });

const pointFeature = z.object({
  type: z.literal('Feature'),
  geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
  /** `place`: which of its places stands here; 1 is the one that decides who has the case. */
  properties: z.object({ number: z.string(), state: z.string(), id: z.uuid().optional(), overdue: z.boolean().optional(), categoryName: z.object({ zh: z.string(), en: z.string() }).nullable(), place: z.int() }),
});
export const featureCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(pointFeature), truncated: z.boolean() });

export type ReportInput = z.output<typeof reportBody>;
export type EnterInput = z.output<typeof enterBody>;
export type Receipt = z.output<typeof receiptSchema>;
export type PublicRequest = z.output<typeof publicRequestSchema>;
export type Tracking = z.output<typeof trackingSchema>;
export type Summary = z.output<typeof summarySchema>;
export type RequestDetail = z.output<typeof detailSchema>;
export type PublicPhoto = z.output<typeof photoSchema>;
