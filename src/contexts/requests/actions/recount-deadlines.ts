import { addDuration } from '../../../shared/calendar.ts';
import { instantOf } from '../../../shared/time.ts';
import { type CalendarListener, touches } from '../../../platform/calendar/index.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { type RunningClocks, lockRunningClocks, saveRecounted } from '../store/waiting.ts';
import { limitsFor } from './clocks.ts';

const batch = 500;

/** Counts running deadlines again when the calendar they were counted with has changed. */
export const calendarListener: CalendarListener = {
  name: 'requests',
  onCalendarChanged: async (change, calendar, { platform, signal }) => {
    const from = new Date(instantOf(change.firstDate));
    let after: string | undefined;
    let found: readonly RunningClocks[];
    do {
      found = await runInTransaction(platform.database, async (transaction) => {
        const rows = await lockRunningClocks(transaction, from, after, batch);
        for (const row of rows) {
          const limits = await limitsFor(transaction, row.categoryId);
          if (!limits) continue;
          const recount = (start: Date | null, due: Date | null, runs: boolean, limit: typeof limits.response) => {
            if (!runs || start === null || due === null || !touches(change, start.getTime(), due.getTime())) return undefined;
            const counted = addDuration(calendar, start.getTime(), limit);
            return { due: new Date(counted.due), provisional: counted.provisional };
          };
          await saveRecounted(
            transaction,
            row.id,
            recount(row.reportedAt, row.responseDue, row.responseRuns, limits.response),
            recount(row.resolutionStartedAt, row.resolutionDue, row.resolutionRuns, limits.resolution),
          );
        }
        return rows;
      });
      after = found.at(-1)?.id;
      if (signal.aborted) throw new Error('stopping: the rest of the deadlines is counted on the next attempt');
    } while (found.length === batch);
  },
};
