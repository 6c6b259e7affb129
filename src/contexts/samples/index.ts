import type { ChainedTable } from '../../platform/events/verify.ts';
import { compareWithHistory, numberOfSample, toldOfSample } from './store/compare-with-history.ts';

export { sampleFileRule } from './actions/file-rule.ts';
export { drawSampleOfCases } from './actions/open-sample.ts';
export { readSample } from './actions/read-samples.ts';
export { takeAction } from './actions/take-action.ts';
export { sampleJobs } from './jobs.ts';
export { serveSamples } from './routes.ts';

/** The tables of this context whose records have a verifiable history. */
export const chainedTables: readonly ChainedTable[] = [
  {
    subjectType: 'sample', table: 'sample', stateColumn: 'state', compare: compareWithHistory, nameOf: numberOfSample, telling: toldOfSample,
    told: {
      number: 'number', title: 'title', place: 'place_name', basis: 'basis', from: 'period_from', until: 'period_until', filters: 'filters', strataBy: 'strata_by',
      sizeKind: 'size_kind', size: 'size_value', available: 'frame_count', witnessKind: 'witness_kind', dueOn: 'due_on',
    },
  },
];
