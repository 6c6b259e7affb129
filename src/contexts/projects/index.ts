import type { ChainedTable } from '../../platform/events/verify.ts';
import { compareLedger, nameOfFund } from './store/funds/compare-ledger.ts';

export * from './actions/funds/index.ts';

/** The tables of this context whose records have a verifiable history. */
export const chainedTables: readonly ChainedTable[] = [
  { subjectType: 'fund', table: 'fund', stateColumn: 'state', compare: compareLedger, nameOf: nameOfFund },
];
