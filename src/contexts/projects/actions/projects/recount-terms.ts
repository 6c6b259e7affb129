import { recountingListener, runsThrough } from '../../../../platform/calendar/index.ts';
import { lockRunningTerms, saveTerm } from '../../store/projects/running-terms.ts';
import { countDays } from './deadlines.ts';

/** Counts the terms of stages and papers again when the calendar they were counted with has changed; with the days the project was given. */
export const calendarListener = recountingListener('projects', () => ({
  lock: lockRunningTerms,
  recount: async (transaction, row, calendar, change) => {
    const terms = [['stage', row.stageFrom, row.stageDays, row.stageDue], ['papers', row.papersFrom, row.papersDays, row.papersDue]] as const;
    for (const [term, from, days, due] of terms) {
      if (from === null || days === null || !runsThrough(change, from, due)) continue;
      const counted = countDays(calendar, from, days);
      await saveTerm(transaction, row.id, term, counted.due, counted.provisional);
    }
  },
}));
