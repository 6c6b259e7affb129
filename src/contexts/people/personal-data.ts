import type { Database, Transaction } from '../../platform/database/database.ts';

/**
 * What another context keeps about residents. The composition root hands all holders to `servePeople`, so that
 * the export of one's own data is whole and closing an account erases everywhere, in one transaction.
 */
export interface PersonalDataHolder {
  /** The context's name: the key in the exported file. */
  readonly context: string;
  /** All that is kept about a resident, as plain JSON values. */
  readonly exportOf: (database: Database, residentId: string) => Promise<unknown>;
  /** Takes out what is personal; what the office must keep stays without it. */
  readonly erase: (transaction: Transaction, residentId: string, at: Date) => Promise<void>;
}
