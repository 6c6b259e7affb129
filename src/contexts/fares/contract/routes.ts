import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { simulationInput } from '../inputs.ts';
import { editorRoles, readerRoles } from '../policy.ts';
import {
  calendarDaySchema, networkSummarySchema, policyDetailSchema, policyStateSchema, policySummarySchema, quoteSchema, rulebookSchema,
  simulationResultSchema, stationSchema, tableSchema,
} from './answers.ts';
import { policyContent, policySchema } from './schemas.ts';

const network = z.string().max(60).default('suzhou-metro');
const station = z.string().trim().min(1).max(60).meta({ description: 'Station by id, Chinese or English name, or alias.' });
const moment = z.string().trim().min(1).max(40).meta({ description: 'ISO time; without an offset it is local (Asia/Shanghai), a bare date means noon.' });
const medium = z.string().trim().min(1).max(60);
const rider = z.string().trim().max(100).optional().meta({ description: 'Who rides: `age:72`, `height:128` (cm), groups such as `pupil`; several parted by commas.' });
const ride = z.coerce.number().int().min(1).max(10_000).optional().meta({ description: 'Number of this ride in the calendar month, counting from 1.' });
const date = z.iso.date();

export const getQuote = defineRoute({
  operationId: 'fares.quote', method: 'GET', path: '/api/v1/fares/quote', summary: 'What a ride costs, and why',
  access: ['public'],
  query: z.object({
    network, from: station, to: station, at: moment, exit: moment.optional(), medium, rider, ride,
    decidedBy: z.enum(['entry', 'exit']).optional().meta({ description: 'Which end of the ride decides where a notice leaves it open.' }),
  }),
  output: quoteSchema,
});
export const listNetworks = defineRoute({
  operationId: 'fares.networks', method: 'GET', path: '/api/v1/fares/networks', summary: 'Networks and the spans of days their versions are valid',
  access: ['public'], output: z.object({ items: z.array(networkSummarySchema).readonly() }),
});
export const findStations = defineRoute({
  operationId: 'fares.stations', method: 'GET', path: '/api/v1/fares/stations', summary: 'Stations by Chinese or English name, pinyin or initials',
  access: ['public'],
  query: z.object({ network, q: z.string().trim().max(60).default(''), on: date.optional(), limit: z.coerce.number().int().min(1).max(500).default(20) }),
  output: z.object({ items: z.array(stationSchema).readonly() }),
});
export const listDays = defineRoute({
  operationId: 'fares.days', method: 'GET', path: '/api/v1/fares/days', summary: 'Days with the policies open on them',
  access: ['public'], query: z.object({ network, from: date, to: date }), output: z.object({ items: z.array(calendarDaySchema).readonly() }),
});
export const getTable = defineRoute({
  operationId: 'fares.table', method: 'GET', path: '/api/v1/fares/table', summary: 'Fares from one station to all others at one moment',
  access: ['public'], query: z.object({ network, from: station, at: moment, medium, rider, ride }), output: tableSchema,
});
export const getRulebook = defineRoute({
  operationId: 'fares.rulebook', method: 'GET', path: '/api/v1/fares/rulebook', summary: 'Tariffs, media, policies in force and the calendar, to run the rules elsewhere',
  access: ['public'], query: z.object({ network }), output: rulebookSchema,
});

const idParams = z.object({ id: z.uuid() });
const policyResult = z.object({ id: z.uuid(), state: policyStateSchema, version: z.int() });

export const listPolicies = defineRoute({
  operationId: 'fares.listPolicies', method: 'GET', path: '/api/v1/fares/policies', summary: 'Policy versions kept here, newest change first',
  access: [...readerRoles],
  query: z.object({ state: policyStateSchema.optional(), code: z.string().max(60).optional(), cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({
    items: z.array(policySummarySchema).readonly(),
    nextCursor: z.string().nullable(),
    /** What ships with the program and may start a draft: policies in force, and worked examples that are not. */
    templates: z.array(z.object({ inForce: z.boolean(), content: policySchema })).readonly(),
  }),
});
export const readPolicy = defineRoute({
  operationId: 'fares.readPolicy', method: 'GET', path: '/api/v1/fares/policies/{id}', summary: 'One policy version with its simulation, history and open actions',
  access: [...readerRoles], params: idParams, output: policyDetailSchema,
});
export const draftPolicy = defineRoute({
  operationId: 'fares.draftPolicy', method: 'POST', path: '/api/v1/fares/policies', summary: 'Start a policy, or a new version of one',
  access: [...editorRoles], body: z.object({ content: policyContent }), output: policyResult, status: 201,
});
export const trySimulation = defineRoute({
  operationId: 'fares.trySimulation', method: 'POST', path: '/api/v1/fares/simulations', summary: 'Compare prices with and without a policy on all pairs and past days, storing nothing',
  access: [...editorRoles], body: simulationInput.extend({ content: policyContent }), output: simulationResultSchema, limitPerMinute: 60,
});
export { policyResult, idParams };
