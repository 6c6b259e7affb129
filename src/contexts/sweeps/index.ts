import type { ChainedTable } from '../../platform/events/verify.ts';
import { compareWithHistory, numberOfSweep } from './store/compare-with-history.ts';

export { sweepFileRule } from './actions/file-rule.ts';
export { planSweep } from './actions/plan-sweep.ts';
export { takeAction, takeActionIn } from './actions/take-action.ts';
export { readSweep } from './actions/read-sweeps.ts';
export { serveSweeps } from './routes.ts';
export { sweepJobs } from './jobs.ts';

/** The tables of this context whose records have a verifiable history. */
export const chainedTables: readonly ChainedTable[] = [
  {
    subjectType: 'sweep', table: 'sweep', stateColumn: 'state', compare: compareWithHistory, nameOf: numberOfSweep,
    told: {
      number: 'number', title: 'title', question: 'question', dueOn: 'due_on', source: 'source_number',
      planned: { categoryId: 'category_id', divisionCode: 'division_code', placeName: 'place_name', scope: 'scope', measure: 'measure', measureKind: 'measure_kind', plannedAmountFen: 'planned_amount_fen' },
    },
  },
];
