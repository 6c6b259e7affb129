import { recountingListener, runsThrough } from '../../../platform/calendar/index.ts';
import { addDuration } from '../../../shared/calendar.ts';
import { lockRunning, saveTerm } from '../store/notices.ts';

/** Counts the terms of running notices again when the calendar they were counted with has changed. */
export const calendarListener = recountingListener('notices', () => ({
  lock: lockRunning,
  recount: async (transaction, { id, publishedAt, endsAt, termDays }, calendar, change) => {
    if (publishedAt === null || !runsThrough(change, publishedAt, endsAt)) return;
    const { due, provisional } = addDuration(calendar, publishedAt.getTime(), { unit: 'workingDays', amount: termDays });
    await saveTerm(transaction, id, new Date(due), provisional);
  },
}));
