import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Channel, Origin } from '../contract.ts';

/** A way in that another context keeps, such as a wish box: what a report through it is counted as. */
export interface Entrance {
  readonly channel: Channel;
  readonly origin: Origin;
  /** What the office reads beside the channel: the name of the box. */
  readonly note: string;
}

/** Finds the way in behind the code of a poster; undefined when there is none, the report then counts as any other. */
export type FindEntrance = (database: Database | Transaction, code: string) => Promise<Entrance | undefined>;
