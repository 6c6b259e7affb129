import { z } from 'zod';
import { DAY, instantOf } from '../../shared/time.ts';
import type { Calendar } from '../../shared/calendar.ts';
import type { Transaction } from '../database/database.ts';
import { addJob } from '../jobs/add-job.ts';
import { defineJob, type DefinedJob, type JobContext } from '../jobs/define-job.ts';
import { loadCalendar } from './load-calendar.ts';
import type { CalendarChange } from './store.ts';

const changeSchema = z.object({
  id: z.uuid(),
  what: z.enum(['year', 'day', 'hours']),
  firstDate: z.iso.date(),
  lastDate: z.iso.date().nullable(),
}) satisfies z.ZodType<CalendarChange>;

/** A context that keeps deadlines: counts those anew that the change touches. Must bear repetition. */
export interface CalendarListener {
  /** For the log. */
  readonly name: string;
  readonly onCalendarChanged: (change: CalendarChange, calendar: Calendar, context: JobContext) => Promise<void>;
}

/** Does a deadline counted from `start` to `due` (epoch ms) run through days whose working time may differ now? */
export function touches(change: CalendarChange, start: number, due: number): boolean {
  const end = change.lastDate === null ? Infinity : instantOf(change.lastDate) + DAY;
  return due >= instantOf(change.firstDate) && start < end;
}

/** The job that tells every listener of a change; the composition root names the listeners. */
export function calendarRecomputeJob(listeners: readonly CalendarListener[]): DefinedJob<CalendarChange> {
  return defineJob({
    name: 'calendar.recompute',
    payload: changeSchema,
    handler: async (change, context) => {
      const calendar = await loadCalendar(context.platform.database);
      for (const listener of listeners) {
        if (context.signal.aborted) throw new Error('stopping: the rest of the deadlines is counted on the next attempt');
        await listener.onCalendarChanged(change, calendar, context);
        context.logger.info({ listener: listener.name, change: change.id }, 'deadlines counted anew');
      }
    },
  });
}

/** Adds the job inside the transaction of the change. */
export async function announceChange(transaction: Transaction, change: CalendarChange): Promise<void> {
  await addJob(transaction, calendarRecomputeJob([]), change);
}
