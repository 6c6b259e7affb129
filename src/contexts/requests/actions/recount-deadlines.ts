import { instantOf } from '../../../shared/time.ts';
import { type CalendarListener, touches } from '../../../platform/calendar/index.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { type RunningClocks, lockRunningClocks, saveRecounted } from '../store/waiting.ts';
import { projectClocks, warningShares } from './clocks.ts';

const batch = 500;

/** Counts running deadlines again when the calendar they were counted with has changed; with the limits the cases were given. */
export const calendarListener: CalendarListener = {
  name: 'requests',
  onCalendarChanged: async (change, calendar, { platform, signal }) => {
    const from = new Date(instantOf(change.firstDate));
    const shares = await warningShares(platform.database, platform.clock.now());
    let after: string | undefined;
    let found: readonly RunningClocks[];
    do {
      found = await runInTransaction(platform.database, async (transaction) => {
        const rows = await lockRunningClocks(transaction, from, after, batch);
        for (const row of rows) {
          const touched = row.stages.some(
            ({ startedAt, metAt, due }) => startedAt !== null && metAt === null && due !== null && touches(change, Date.parse(startedAt), Date.parse(due)),
          );
          if (touched) await saveRecounted(transaction, row.id, projectClocks(calendar, row, shares));
        }
        return rows;
      });
      after = found.at(-1)?.id;
      if (signal.aborted) throw new Error('stopping: the rest of the deadlines is counted on the next attempt');
    } while (found.length === batch);
  },
};
