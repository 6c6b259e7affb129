import { recountingListener, touches } from '../../../platform/calendar/index.ts';
import { type RunningClocks, lockRunningClocks, saveRecounted } from '../store/waiting.ts';
import { projectClocks, warningShares } from './clocks.ts';

/** Counts running deadlines again when the calendar they were counted with has changed; with the limits the cases were given. */
export const calendarListener = recountingListener<RunningClocks>('requests', async (platform) => {
  const shares = await warningShares(platform.database, platform.clock.now());
  return {
    lock: lockRunningClocks,
    recount: async (transaction, row, calendar, change) => {
      const touched = row.stages.some(
        ({ startedAt, metAt, due }) => startedAt !== null && metAt === null && due !== null && touches(change, Date.parse(startedAt), Date.parse(due)),
      );
      if (touched) await saveRecounted(transaction, row.id, projectClocks(calendar, row, shares));
    },
  };
});
