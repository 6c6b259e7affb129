import type { ChainedTable } from '../../platform/events/verify.ts';
import { compareRevision } from './store/rules/revisions.ts';
import { compareLedger, nameOfFund } from './store/funds/compare-ledger.ts';
import { compareProject, numberOfProject } from './store/projects/compare-project.ts';

export * from './actions/funds/index.ts';
export { registerContractor } from './actions/projects/contractors.ts';
export { projectFileRule } from './actions/projects/file-rule.ts';
export { calendarListener } from './actions/projects/recount-terms.ts';
export { paymentsOf as paymentsOfProject } from './store/projects/payments.ts';
export { proposeProject } from './actions/projects/propose-project.ts';
export { takeProjectAction } from './actions/projects/take-action.ts';
export { projectJobs } from './jobs.ts';
export { serveMicroProjects } from './routes/projects.ts';
export { proposeRules } from './actions/rules/propose-rules.ts';
export { takeRulesAction } from './actions/rules/take-rules-action.ts';
export { serveRules } from './routes/rules.ts';
export { serveFunds } from './routes/funds.ts';

/** The tables of this context whose records have a verifiable history. */
export const chainedTables: readonly ChainedTable[] = [
  { subjectType: 'fund', table: 'fund', stateColumn: 'state', compare: compareLedger, nameOf: nameOfFund, told: { key: 'key', kind: 'kind', name: 'name', source: 'source', divisionCode: 'division_code', year: 'year' } },
  { subjectType: 'project', table: 'project', stateColumn: 'state', compare: compareProject, nameOf: numberOfProject, told: { title: 'title' } },
  { subjectType: 'ruleRevision', table: 'rule_revision', stateColumn: 'state', compare: compareRevision },
  {
    subjectType: 'contractor', table: 'contractor', stateColumn: 'state',
    told: { name: 'name', creditCode: 'credit_code', contactName: 'contact_name', phone: 'phone', workTypes: 'work_types', remark: 'remark' },
  },
  {
    subjectType: 'fundMovement', table: 'fund_movement', stateColumn: 'state',
    told: { fundId: 'fund_id', kind: 'kind', amountFen: 'amount_fen', counters: 'counters', targetFundId: 'target_fund_id', basis: 'basis' },
  },
];
