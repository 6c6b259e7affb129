import type { Calendar } from '../../shared/calendar.ts';
import { instantOf } from '../../shared/time.ts';
import type { Transaction } from '../database/database.ts';
import { runInTransaction } from '../database/transaction.ts';
import type { Platform } from '../platform.ts';
import { type CalendarListener, touches } from './recompute.ts';
import type { CalendarChange } from './store.ts';

/** Which records are counted again, and how. */
export interface Recount<Row extends { readonly id: string }> {
  /** Records with something still running that is due from a moment on, locked, in the order of their ids, after an id. */
  readonly lock: (transaction: Transaction, dueAfter: Date, afterId: string | undefined, limit: number) => Promise<readonly Row[]>;
  /** Counts one record again where the change touches it. */
  readonly recount: (transaction: Transaction, row: Row, calendar: Calendar, change: CalendarChange) => Promise<void>;
}

const batch = 200;

/** Listens for changes of the calendar and counts its records again in batches, each in a transaction of its own; bears repetition. */
export function recountingListener<Row extends { readonly id: string }>(name: string, begin: (platform: Platform) => Promise<Recount<Row>> | Recount<Row>): CalendarListener {
  return {
    name,
    onCalendarChanged: async (change, calendar, { platform, signal }) => {
      const { lock, recount } = await begin(platform);
      const from = new Date(instantOf(change.firstDate));
      let after: string | undefined;
      let found: readonly Row[];
      do {
        found = await runInTransaction(platform.database, async (transaction) => {
          const rows = await lock(transaction, from, after, batch);
          for (const row of rows) await recount(transaction, row, calendar, change);
          return rows;
        });
        after = found.at(-1)?.id;
        if (signal.aborted) throw new Error(`stopping: the rest of ${name} is counted on the next attempt`);
      } while (found.length === batch);
    },
  };
}

/** Does the change touch what began at one moment and is due at another? Nothing runs without both. */
export function runsThrough(change: CalendarChange, from: Date | null, due: Date | null): boolean {
  return from !== null && due !== null && touches(change, from.getTime(), due.getTime());
}
