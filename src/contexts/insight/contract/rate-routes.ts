import { z } from 'zod';
import { type Access, defineRoute } from '../../../shared/route.ts';
import { callbackSchema, callbacksQuery, publicFiguresQuery, publicFiguresSchema, rateRuleBody, rateRuleSchema, reportQuery, reportSchema, statisticsQuery, statisticsSchema } from './rate-schemas.ts';

const readers: [Access, ...Access[]] = ['clerk', 'supervisor', 'workstationLead', 'communityOfficer', 'auditor', 'administrator'];

export const readStatistics = defineRoute({
  operationId: 'insight.readStatistics', method: 'GET', path: '/api/v1/desk/statistics',
  summary: 'Figures and rates of a place and a period, with a trend, a breakdown and the period before',
  access: readers, query: statisticsQuery, output: statisticsSchema,
});
export const exportStatisticsCsv = defineRoute({
  operationId: 'insight.exportStatisticsCsv', method: 'GET', path: '/api/v1/desk/statistics.csv', summary: 'The breakdown as CSV',
  access: readers, query: statisticsQuery, produces: 'text/csv',
});
export const exportStatisticsXlsx = defineRoute({
  operationId: 'insight.exportStatisticsXlsx', method: 'GET', path: '/api/v1/desk/statistics.xlsx', summary: 'Breakdown and trend as a workbook',
  access: readers, query: statisticsQuery, produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
export const listCallbacks = defineRoute({
  operationId: 'insight.listCallbacks', method: 'GET', path: '/api/v1/desk/statistics/callbacks', summary: 'The callbacks behind a number, each with its case',
  access: readers, query: callbacksQuery, output: z.object({ items: z.array(callbackSchema), nextCursor: z.string().nullable() }),
});
export const readReport = defineRoute({
  operationId: 'insight.readReport', method: 'GET', path: '/api/v1/desk/report', summary: 'The report of a week or month with findings by rules and the ranking of places',
  access: readers, query: reportQuery, output: reportSchema,
});
export const readPublicFigures = defineRoute({
  operationId: 'insight.readPublicFigures', method: 'GET', path: '/api/v1/public/figures', summary: 'How a community or larger place is doing, by the same rules as in the office',
  access: ['public'], query: publicFiguresQuery, output: publicFiguresSchema, limitPerMinute: 120,
});
export const listRateRules = defineRoute({
  operationId: 'insight.listRateRules', method: 'GET', path: '/api/v1/desk/rate-rules', summary: 'The weights of the rates, those in force and earlier and later ones',
  access: readers, output: z.object({ items: z.array(rateRuleSchema), mayAdd: z.boolean() }),
});
export const addRateRule = defineRoute({
  operationId: 'insight.addRateRule', method: 'POST', path: '/api/v1/desk/rate-rules', summary: 'Set weights from a day on, for administrators of the city; earlier reports keep theirs',
  access: ['administrator'], body: rateRuleBody, output: rateRuleSchema, status: 201,
});
