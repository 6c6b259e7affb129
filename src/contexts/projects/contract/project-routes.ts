import { z } from 'zod';
import { type Access, defineRoute } from '../../../shared/route.ts';
import { projectKinds, workTypes } from '../inputs.ts';
import {
  contractorFields, contractorSchema, projectDetailSchema, projectFilters, projectStateSchema, projectSummarySchema, proposeBody, publicProjectSchema, publicProjectSummarySchema, suggestionSchema,
} from './project-schemas.ts';

const staff: [Access, ...Access[]] = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor', 'approver', 'accountant'];
const proposers: [Access, ...Access[]] = ['workstationLead', 'communityOfficer', 'clerk'];
const registrars: [Access, ...Access[]] = ['clerk', 'workstationLead', 'communityOfficer', 'accountant'];
const params = z.object({ id: z.uuid() });
const flag = z.enum(['true', 'false']).optional();
const cursor = z.uuid().optional();
const limit = z.coerce.number().int().min(1).max(100).default(50);
const number = z.object({ number: z.string().regex(/^[A-Z]{1,6}-XM-\d{4}-\d{4,9}$/u) });
/** A project’s number, or its id where another record names it by that. */
const numberOrId = z.object({ number: z.union([number.shape.number, z.uuid()]) });
const originTypes = ['request', 'sweep'] as const;
const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const propose = defineRoute({
  operationId: 'projects.propose', method: 'POST', path: '/api/v1/projects', summary: 'Propose a micro-project: a draft until it is submitted',
  access: proposers, body: proposeBody, output: z.object({ id: z.uuid(), number: z.string(), state: projectStateSchema, version: z.int() }), status: 201,
});
export const list = defineRoute({
  operationId: 'projects.list', method: 'GET', path: '/api/v1/desk/projects', summary: 'Projects within one’s places',
  access: staff, query: projectFilters.extend({ cursor, limit }), output: pageOf(projectSummarySchema),
});
export const board = defineRoute({
  operationId: 'projects.board', method: 'GET', path: '/api/v1/desk/project-board', summary: 'The pipeline: projects by stage, with counts, amounts and what is late',
  access: staff, query: projectFilters.omit({ state: true }),
  output: z.object({ columns: z.array(z.object({ state: projectStateSchema, count: z.int(), amountFen: z.int(), late: z.int(), items: z.array(projectSummarySchema) })) }),
});
export const inbox = defineRoute({
  operationId: 'projects.inbox', method: 'GET', path: '/api/v1/desk/project-inbox', summary: 'What waits for my approval, acceptance or payment',
  access: staff, output: z.object({ items: z.array(projectSummarySchema.extend({ waitsFor: z.array(z.string()) })) }),
});
export const read = defineRoute({
  operationId: 'projects.read', method: 'GET', path: '/api/v1/desk/projects/{id}', summary: 'One project with its history, its money and what can be done now',
  access: staff, params, output: projectDetailSchema,
});
export const ofOrigin = defineRoute({
  operationId: 'projects.ofOrigin', method: 'GET', path: '/api/v1/desk/projects-of/{type}/{id}', summary: 'Projects that came from a request or a sweep, and whether one may be proposed now',
  access: staff, params: z.object({ type: z.enum(originTypes), id: z.uuid() }),
  output: z.object({ items: z.array(projectSummarySchema), mayPropose: z.boolean() }),
});
export const suggest = defineRoute({
  operationId: 'projects.suggest', method: 'GET', path: '/api/v1/desk/project-suggestion', summary: 'What an application begins with: taken over from requests or a sweep',
  access: proposers, query: z.object({ request: z.union([z.uuid(), z.array(z.uuid())]).optional(), sweep: z.uuid().optional() }), output: suggestionSchema,
});
export const funds = defineRoute({
  operationId: 'projects.fundChoices', method: 'GET', path: '/api/v1/desk/project-funds', summary: 'Funds a project at a place may be paid from, with what is free',
  access: staff, query: z.object({ divisionCode: z.string().max(15), kind: z.enum(projectKinds) }),
  output: z.object({ items: z.array(z.object({ id: z.uuid(), key: z.string(), name: z.string(), year: z.int(), freeFen: z.int() })) }),
});
export const listContractors = defineRoute({
  operationId: 'projects.listContractors', method: 'GET', path: '/api/v1/desk/contractors', summary: 'The register of contractors of one’s places', access: staff,
  output: z.object({ items: z.array(contractorSchema) }),
});
export const registerContractor = defineRoute({
  operationId: 'projects.registerContractor', method: 'POST', path: '/api/v1/desk/contractors', summary: 'Register a contractor; its credit code is checked',
  access: registrars, body: z.object(contractorFields), output: z.object({ id: z.uuid(), version: z.int() }), status: 201,
});
export const updateContractor = defineRoute({
  operationId: 'projects.updateContractor', method: 'PUT', path: '/api/v1/desk/contractors/{id}', summary: 'Change or suspend a contractor; refused when somebody changed it meanwhile',
  access: registrars, params, body: z.object({ ...contractorFields, version: z.int() }), output: z.object({ id: z.uuid(), version: z.int() }),
});
export const listPublic = defineRoute({
  operationId: 'projects.listPublic', method: 'GET', path: '/api/v1/public/projects', summary: 'Approved projects: what is being done near here and what it cost',
  access: ['public'],
  query: z.object({ divisionCode: z.string().max(15).optional(), workType: z.enum(workTypes).optional(), done: flag, cursor, limit: z.coerce.number().int().min(1).max(100).default(20) }),
  output: pageOf(publicProjectSummarySchema),
});
export const exportPublic = defineRoute({
  operationId: 'projects.exportPublic', method: 'GET', path: '/api/v1/public/projects.csv', summary: 'All approved projects as CSV, amounts from the ledger',
  access: ['public'], query: z.object({ divisionCode: z.string().max(15).optional() }), produces: 'text/csv', limitPerMinute: 20,
});
export const readPublic = defineRoute({
  operationId: 'projects.readPublic', method: 'GET', path: '/api/v1/public/projects/{number}', summary: 'The public page of a project: why, what, cost line by line, satisfaction',
  access: ['public'], params: numberOrId, output: publicProjectSchema,
});
export const readRules = defineRoute({
  operationId: 'projects.readRules', method: 'GET', path: '/api/v1/public/project-rules', summary: 'The rules of micro-projects in force, with their source',
  access: ['public'], query: z.object({ divisionCode: z.string().max(15).optional() }), output: z.record(z.string(), z.unknown()),
});
