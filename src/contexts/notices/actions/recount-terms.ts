import { type CalendarListener, touches } from '../../../platform/calendar/index.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { addDuration } from '../../../shared/calendar.ts';
import { instantOf } from '../../../shared/time.ts';
import { type NoticeRow, lockRunning, saveTerm } from '../store/notices.ts';

const batch = 200;

/** Counts the terms of running notices again when the calendar they were counted with has changed. */
export const calendarListener: CalendarListener = {
  name: 'notices',
  onCalendarChanged: async (change, calendar, { platform, signal }) => {
    const from = new Date(instantOf(change.firstDate));
    let after: string | undefined;
    let found: readonly NoticeRow[];
    do {
      found = await runInTransaction(platform.database, async (transaction) => {
        const rows = await lockRunning(transaction, from, after, batch);
        for (const { id, publishedAt, endsAt, termDays } of rows) {
          if (publishedAt === null || endsAt === null || !touches(change, publishedAt.getTime(), endsAt.getTime())) continue;
          const { due, provisional } = addDuration(calendar, publishedAt.getTime(), { unit: 'workingDays', amount: termDays });
          await saveTerm(transaction, id, new Date(due), provisional);
        }
        return rows;
      });
      after = found.at(-1)?.id;
      if (signal.aborted) throw new Error('stopping: the rest of the terms is counted on the next attempt');
    } while (found.length === batch);
  },
};
