import type { ChainedTable } from '../../platform/events/verify.ts';
import { compareWithHistory, numberOfSample } from './store/compare-with-history.ts';

export { sampleFileRule } from './actions/file-rule.ts';
export { drawSampleOfCases } from './actions/open-sample.ts';
export { readSample } from './actions/read-samples.ts';
export { takeAction } from './actions/take-action.ts';
export { sampleJobs } from './jobs.ts';
export { serveSamples } from './routes.ts';

/** The tables of this context whose records have a verifiable history. */
export const chainedTables: readonly ChainedTable[] = [
  { subjectType: 'sample', table: 'sample', stateColumn: 'state', compare: compareWithHistory, nameOf: numberOfSample },
];
