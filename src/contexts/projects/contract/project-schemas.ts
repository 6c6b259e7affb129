import { z } from 'zod';
import { meaningfulText } from '../../../shared/meaningful-text.ts';
import { formFieldSchema } from '../../../shared/form.ts';
import { applicationSchema, lineSchema, projectKinds, workTypes } from '../inputs.ts';
import { projectStates } from '../lifecycle/project.ts';
import { checkRules } from '../rules/check.ts';

export const projectInstant = z.iso.datetime({ offset: true });
export const projectStateSchema = z.enum(projectStates as [(typeof projectStates)[number], ...(typeof projectStates)[number][]]);
const fen = z.int().nullable();
const day = z.string().nullable();
const originTypes = ['request', 'sweep'] as const;

/** An application with what it came from. */
export const proposeBody = applicationSchema.extend({
  origins: z.array(z.object({ type: z.enum(originTypes), id: z.uuid() })).max(30).default([]),
});
export type ProposeInput = z.output<typeof proposeBody>;

export const projectSummarySchema = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: projectStateSchema,
  kind: z.enum(projectKinds),
  workType: z.enum(workTypes),
  placeName: z.string(),
  placeCount: z.int(),
  workstationName: z.string().nullable(),
  contractorName: z.string().nullable(),
  fundName: z.string().nullable(),
  estimateFen: z.int(),
  approvedFen: fen,
  finalFen: fen,
  /** From the ledger. */
  reservedFen: z.int(),
  paidFen: z.int(),
  /** Paid back by the contractor. */
  returnedFen: z.int(),
  createdAt: projectInstant,
  changedAt: projectInstant,
  stageDue: projectInstant.nullable(),
  /** 暂定: the calendar of the year it reaches into is not published yet. */
  stageProvisional: z.boolean(),
  papers: z.enum(['none', 'due', 'submitted', 'ratified']),
  papersDue: projectInstant.nullable(),
  papersProvisional: z.boolean(),
  /** Why it is late: the stage lasts too long, or papers of an emergency are missing beyond their term. */
  late: z.array(z.enum(['stage', 'papers'])),
  warrantyUntil: day,
  rating: z.number().nullable(),
  ratingCount: z.int(),
  before: z.uuid().nullable(),
  after: z.uuid().nullable(),
});
export type ProjectSummary = z.output<typeof projectSummarySchema>;

const stepSchema = z.object({
  sequence: z.int(),
  action: z.string(),
  at: projectInstant,
  fromState: z.string().nullable(),
  toState: z.string(),
  role: z.string(),
  unit: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  photos: z.array(z.object({ id: z.uuid(), stage: z.string() })),
});

const placeSchema = z.object({ divisionCode: z.string(), placeName: z.string(), compoundId: z.uuid().nullable(), note: z.string().nullable() });
const storedLineSchema = lineSchema.extend({ stage: z.enum(['estimate', 'final']), amountFen: z.int() });
const paymentSchema = z.object({ id: z.uuid(), at: projectInstant, amountFen: z.int(), payeeName: z.string(), returnedFen: z.int(), reversed: z.boolean() });
const checkSchema = z.object({
  rule: z.enum(checkRules),
  outcome: z.enum(['passed', 'failed', 'open', 'noted']),
  source: z.string(),
  evidence: z.record(z.string(), z.union([z.string(), z.number()])),
});
const noticeSchema = z.object({ id: z.uuid(), number: z.string(), kind: z.enum(['before', 'afterwards']), open: z.boolean(), termOver: z.boolean(), endsAt: projectInstant, openObjections: z.int(), objections: z.int() });
const actionSchema = z.object({ action: z.string(), fields: z.array(formFieldSchema).readonly() });
const originSchema = z.object({ type: z.enum(originTypes), id: z.uuid(), number: z.string(), title: z.string(), state: z.string(), photos: z.array(z.uuid()), voices: z.int() });

const moments = {
  submittedAt: projectInstant.nullable(),
  approvedAt: projectInstant.nullable(),
  startedAt: projectInstant.nullable(),
  doneAt: projectInstant.nullable(),
  acceptedAt: projectInstant.nullable(),
  paidAt: projectInstant.nullable(),
  closedAt: projectInstant.nullable(),
} as const;

export const projectDetailSchema = projectSummarySchema.extend({
  ...moments,
  version: z.int(),
  what: z.string().nullable(),
  why: z.string().nullable(),
  optionsConsidered: z.string().nullable(),
  beneficiaries: z.int().nullable(),
  residentsViews: z.string().nullable(),
  residentsAsked: z.int().nullable(),
  residentsAgreed: z.int().nullable(),
  partyCommitteeView: z.string().nullable(),
  partyCommitteeAgreed: z.boolean(),
  managersDuty: z.boolean(),
  plannedWorks: z.boolean(),
  fundId: z.uuid().nullable(),
  reservationId: z.uuid().nullable(),
  contractorId: z.uuid().nullable(),
  contractFen: fen,
  changeFen: fen,
  changeReason: z.string().nullable(),
  plannedStart: day,
  plannedEnd: day,
  /** How many different people must approve, and how many quotes are needed, for the estimate as it stands. */
  persons: z.int().nullable(),
  quotesNeeded: z.int(),
  /** From when the work began to when it was done, in hours; null while it is not. */
  places: z.array(placeSchema),
  lines: z.array(storedLineSchema),
  quotes: z.array(z.object({ id: z.uuid(), contractorId: z.uuid(), contractorName: z.string(), amountFen: z.int(), quotedOn: z.string() })),
  defects: z.array(z.object({ id: z.uuid(), description: z.string(), foundAt: projectInstant, fixedAt: projectInstant.nullable() })),
  origins: z.array(originSchema),
  payments: z.array(paymentSchema),
  checks: z.array(checkSchema),
  notice: noticeSchema.nullable(),
  steps: z.array(stepSchema.extend({ actorName: z.string().nullable(), internal: z.record(z.string(), z.unknown()) })),
  actions: z.array(actionSchema),
  /** What this person may do once the work has begun: for phones that begin it without a network. */
  afterStart: z.array(actionSchema),
});
export type ProjectDetail = z.output<typeof projectDetailSchema>;

const publicFields = projectSummarySchema.pick({
  id: true, number: true, title: true, state: true, kind: true, workType: true, placeName: true, placeCount: true, workstationName: true, contractorName: true,
  fundName: true, estimateFen: true, approvedFen: true, finalFen: true, reservedFen: true, paidFen: true, returnedFen: true, rating: true, ratingCount: true, before: true, after: true,
}).extend(moments);

export const publicProjectSummarySchema = publicFields;
export const publicProjectSchema = publicFields.extend({
  version: z.int(),
  what: z.string().nullable(),
  why: z.string().nullable(),
  beneficiaries: z.int().nullable(),
  residentsAsked: z.int().nullable(),
  residentsAgreed: z.int().nullable(),
  partyCommitteeAgreed: z.boolean(),
  warrantyUntil: day,
  /** The fund that pays, by its stable key. */
  fundKey: z.string().nullable(),
  places: z.array(placeSchema.omit({ compoundId: true })),
  lines: z.array(storedLineSchema),
  payments: z.array(paymentSchema.omit({ payeeName: true })),
  origins: z.array(z.object({ type: z.enum(originTypes), number: z.string() })),
  notice: noticeSchema.nullable(),
  steps: z.array(stepSchema),
  actions: z.array(actionSchema),
});
export type PublicProject = z.output<typeof publicProjectSchema>;

export const contractorFields = {
  divisionCode: z.string().regex(/^\d{9,15}$/u),
  name: meaningfulText(60),
  creditCode: z.string().trim().min(1).max(40),
  contactName: z.string().trim().max(40).optional(),
  phone: z.string().trim().max(20).optional(),
  workTypes: z.array(z.enum(workTypes)).max(20).default([]),
  state: z.enum(['active', 'suspended']).default('active'),
  remark: z.string().trim().max(300).optional(),
} as const;
const contractorBody = z.object(contractorFields);
export type ContractorInput = z.output<typeof contractorBody>;

export const contractorSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  divisionCode: z.string(),
  name: z.string(),
  creditCode: z.string(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  workTypes: z.array(z.enum(workTypes)),
  state: z.enum(['active', 'suspended']),
  remark: z.string().nullable(),
  projects: z.int(),
  paidFen: z.int(),
  rating: z.number().nullable(),
  editable: z.boolean(),
});
export type Contractor = z.output<typeof contractorSchema>;

/** What an application begins with when it comes from requests. */
export const suggestionSchema = z.object({
  title: z.string(),
  kind: z.enum(projectKinds),
  workType: z.enum(workTypes),
  what: z.string(),
  why: z.string(),
  residentsViews: z.string(),
  partyCommitteeView: z.string(),
  partyCommitteeAgreed: z.boolean(),
  plannedAmountFen: fen,
  beneficiaries: z.int().nullable(),
  places: z.array(placeSchema),
  origins: z.array(originSchema),
});
export type Suggestion = z.output<typeof suggestionSchema>;

const flag = z.enum(['true', 'false']).optional();

/** Filters of every list of projects; the same names stand in the address of the desk's pages. */
export const projectFilters = z.object({
  state: z.union([projectStateSchema, z.array(projectStateSchema)]).optional(),
  divisionCode: z.string().max(15).optional(),
  fundId: z.uuid().optional(),
  contractorId: z.uuid().optional(),
  kind: z.enum(projectKinds).optional(),
  late: flag,
  text: z.string().trim().max(60).optional(),
});
export type ProjectQuery = z.output<typeof projectFilters>;
