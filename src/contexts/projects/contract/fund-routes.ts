import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { amountFen, movementPlan } from '../inputs/movement.ts';
import { movementStates } from '../lifecycle/movement.ts';
import { fundKeeperRoles, fundReaderRoles } from '../policy/fund.ts';
import { projectRoles } from '../policy/project.ts';
import { fundKinds } from '../rules/fund-rules.ts';
import { entrySchema, fundDetailSchema, fundSummarySchema, movementSchema, publicFundSchema } from './fund-schemas.ts';
import { projectSummarySchema } from './project-schemas.ts';

const id = z.object({ id: z.uuid() });
const key = z.object({ key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u).max(100) });
const year = z.coerce.number().int().min(2000).max(2200).optional();
const kind = z.enum(fundKinds).optional();
const words = (longest: number) => z.string().trim().min(1).max(longest);

export const listFunds = defineRoute({
  operationId: 'projects.listFunds', method: 'GET', path: '/api/v1/desk/funds', summary: 'Funds of one’s places with what is free, reserved and paid, and what waits for its release',
  access: [...fundReaderRoles], query: z.object({ year, kind }),
  output: z.object({
    items: z.array(fundSummarySchema).readonly(), waiting: z.array(movementSchema.extend({ fundName: z.string() })).readonly(), years: z.array(z.int()).readonly(),
  }),
});
export const readFund = defineRoute({
  operationId: 'projects.readFund', method: 'GET', path: '/api/v1/desk/funds/{id}', summary: 'One fund: trial balance, reservations, planned movements, its rule',
  access: [...fundReaderRoles], params: id, output: fundDetailSchema,
});
export const readLedger = defineRoute({
  operationId: 'projects.readLedger', method: 'GET', path: '/api/v1/desk/funds/{id}/ledger', summary: 'The ledger of a fund, newest entry first',
  access: [...fundReaderRoles], params: id,
  query: z.object({ before: z.coerce.number().int().min(1).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ items: z.array(entrySchema).readonly(), nextBefore: z.int().nullable() }),
});
export const exportLedger = defineRoute({
  operationId: 'projects.exportLedger', method: 'GET', path: '/api/v1/desk/funds/{id}/ledger.xlsx', summary: 'The whole ledger of a fund as a spreadsheet, with its trial balance',
  access: [...fundReaderRoles], params: id, query: z.object({ language: z.enum(['zh', 'en']).default('zh') }),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', limitPerMinute: 30,
});
export const openFund = defineRoute({
  operationId: 'projects.openFund', method: 'POST', path: '/api/v1/desk/funds', summary: 'Open a fund for a year and plan its budget',
  access: [...fundKeeperRoles],
  body: z.object({
    kind: z.enum(fundKinds), name: words(60), source: words(60), divisionCode: z.string().max(15), year: z.int().min(2000).max(2200),
    budgetFen: amountFen.optional(), basis: words(200).optional(),
  }),
  output: z.object({ id: z.uuid(), key: z.string() }), status: 201,
});
export const planMovement = defineRoute({
  operationId: 'projects.planMovement', method: 'POST', path: '/api/v1/desk/funds/{id}/movements', summary: 'Plan a budget, top-up, carry-over, surrender or counter-entry; nothing moves before it is booked or released',
  access: [...fundKeeperRoles], params: id, body: movementPlan, output: z.object({ id: z.uuid(), state: z.enum(movementStates), version: z.int() }), status: 201,
});
export const closeFund = defineRoute({
  operationId: 'projects.closeFund', method: 'POST', path: '/api/v1/desk/funds/{id}/close', summary: 'Close a fund that holds neither free nor reserved money',
  access: ['approver'], params: id, output: z.object({ id: z.uuid(), state: z.literal('closed') }),
});
export const listPublicFunds = defineRoute({
  operationId: 'projects.listPublicFunds', method: 'GET', path: '/api/v1/public/funds', summary: 'Public funds with what was given, promised and paid',
  access: ['public'], query: z.object({ year, divisionCode: z.string().max(15).optional() }), output: z.object({ items: z.array(fundSummarySchema).readonly() }),
});
export const readPublicFund = defineRoute({
  operationId: 'projects.readPublicFund', method: 'GET', path: '/api/v1/public/funds/{key}', summary: 'Where the money of a fund came from and went, computed from its ledger',
  access: ['public'], params: key, output: publicFundSchema,
});
export const downloadPublicFund = defineRoute({
  operationId: 'projects.downloadPublicFund', method: 'GET', path: '/api/v1/public/funds/{key}/ledger.csv', summary: 'The ledger of a fund without names of persons, as CSV',
  access: ['public'], params: key, produces: 'text/csv', limitPerMinute: 30,
});
const signal = z.object({
  kind: z.enum(['contractorShare', 'samePlace', 'unitPrice', 'splitting']), evidence: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The other projects it rests on. */
  others: z.array(z.object({ number: z.string(), id: z.string() })).readonly(),
});
export const listSignals = defineRoute({
  operationId: 'projects.listSignals', method: 'GET', path: '/api/v1/desk/project-signals', summary: 'The newest projects of one’s places that are worth a second look, with the evidence; it decides nothing',
  access: [...projectRoles],
  output: z.object({ looked: z.int(), items: z.array(z.object({ project: projectSummarySchema, signals: z.array(signal).readonly() })).readonly() }),
});
export const readSignals = defineRoute({
  operationId: 'projects.readSignals', method: 'GET', path: '/api/v1/desk/projects/{id}/signals', summary: 'What is worth a second look about a project, with its evidence; it decides nothing',
  access: [...projectRoles], params: id,
  output: z.object({
    items: z.array(signal).readonly(),
    source: z.object({ zh: z.string(), en: z.string() }).nullable(),
  }),
});
