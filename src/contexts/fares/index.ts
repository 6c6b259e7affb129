import type { ChainedTable } from '../../platform/events/verify.ts';

export * from './rules/index.ts';
export { type LoadedRulebook, loadRulebook } from './actions/rulebook.ts';
export { answering } from './actions/fare-problem.ts';
export { draftPolicy } from './actions/draft-policy.ts';
export { takeAction } from './actions/take-action.ts';
export { serveFares } from './routes.ts';

/** The tables of this context whose records have a verifiable history. */
export const chainedTables: readonly ChainedTable[] = [{ subjectType: 'farePolicy', table: 'fare_policy', stateColumn: 'state' }];
