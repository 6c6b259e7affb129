import type { ChainedTable } from '../../platform/events/verify.ts';

export { insightJobs } from './jobs.ts';
export { serveInsight } from './routes.ts';

/** The tables of this context whose records have a verifiable history; the weights the program brings have none. */
export const chainedTables: readonly ChainedTable[] = [{ subjectType: 'rateRule', table: 'rate_rule' }, { subjectType: 'topic', table: 'topic', stateColumn: 'state' }];
