import type { ChainedTable } from '../../platform/events/verify.ts';
import { compareRuleWithHistory } from './actions/manage-rules.ts';
import { compareRevisionsWithHistories } from './store/compare-revisions.ts';
import { compareWithHistories, numberOfRequest } from './store/compare-with-history.ts';

export { reporterData } from './actions/protect-reporters.ts';
export { reportRequest } from './actions/report-request/report-request.ts';
export { reportRequestIn } from './actions/report-request/take-in.ts';
export type { Entrance, FindEntrance } from './actions/entrance.ts';
export { countCasesByOrigin, listCasesOfOrigin, listPublicCasesOfOrigin, type OriginCounts } from './actions/origin-cases.ts';
export { type KnownCase, casesById, isPublicCase, maySeeCase, publicCaseOfNumber } from './actions/known-cases.ts';
export { type ImportGrounds, importCaseIn, knownOutsideNumbers, type OutsideMessage, outsideOfCases } from './actions/import-case.ts';
export { receiptOfRequest } from './actions/print-receipt.ts';
export { takeAction, takeActionIn } from './actions/take-action.ts';
export { loadDefaultCategories } from './actions/load-default-categories.ts';
export { type RequestBrief, requestBriefs } from './actions/request-briefs.ts';
export { answerHandOver, listHandOvers } from './actions/hand-overs.ts';
export { createUnit } from './actions/manage-units.ts';
export { createDispatchRule } from './actions/dispatch/manage-rules.ts';
export { createCategory } from './actions/manage-categories.ts';
export { requestFileRule } from './actions/file-rule.ts';
export { requestJobs } from './jobs.ts';
export { type CaseMessage, messagesById, messagesOfStreet, type Spell, spellsOfStreets } from './store/topic-messages.ts';
export { type CheckableCase, readCheckableCases, readSampleFrame, type SampleFrameRow, saveSpotCheck } from './store/spot-checks.ts';
export { ruleValue } from './store/rules.ts';
export { listCategories } from './store/categories.ts';
export { countStatistics } from './actions/count-statistics.ts';
export { type CallbackQuery, type CallbackRow, listCallbacks } from './store/statistics/list-callbacks.ts';
export { type FigureGroup, type FigureQuery, type FigureRow, readFigures } from './store/statistics/read-figures.ts';
export { headOfPage } from './actions/follow/share.ts';
export { serveRequests } from './routes.ts';
export { calendarListener } from './actions/recount-deadlines.ts';

/** The tables of this context whose records have a verifiable history. */
export const chainedTables: readonly ChainedTable[] = [
  { subjectType: 'request', table: 'request', erasingActions: ['erase'], compareMany: compareWithHistories, nameOf: numberOfRequest },
  {
    subjectType: 'requestCategory', table: 'request_category',
    told: {
      code: 'code', parentId: 'parent_id', nameZh: 'name_zh', nameEn: 'name_en', validFrom: 'valid_from', validTo: 'valid_to', source: 'source', offered: 'offered',
      response: { amount: 'response_amount', unit: 'response_unit' }, resolution: { amount: 'resolution_amount', unit: 'resolution_unit' },
      terms: 'terms', verification: 'verification', instructions: 'instructions', templates: 'templates', defaultWorkstationId: 'default_workstation_id', divisionCode: 'division_code',
    },
  },
  // The number for messages is stored without the spaces it was typed with.
  {
    subjectType: 'requestUnit', table: 'request_unit',
    told: { name: 'name', kind: 'kind', contact: 'contact', phone: 'phone', divisionCode: 'division_code', termDays: 'term_days', active: 'active' },
  },
  { subjectType: 'requestRule', table: 'request_rule', compare: compareRuleWithHistory },
  { subjectType: 'dispatchRule', table: 'request_dispatch_rule', compareMany: compareRevisionsWithHistories, told: { divisionCode: 'division_code', position: 'position' } },
];
