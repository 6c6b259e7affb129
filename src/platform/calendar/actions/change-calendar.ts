import { actorId, type Actor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { runInTransaction } from '../../database/transaction.ts';
import type { Transaction } from '../../database/database.ts';
import { requireCityWide } from '../../city-wide.ts';
import type { Platform } from '../../platform.ts';
import { loadWithStored, type LoadedCalendar, forgetCalendar } from '../load-calendar.ts';
import { announceChange } from '../recompute.ts';
import { insertChange, lockCalendar, type Author, type CalendarChange } from '../store.ts';

export type CalendarPlatform = Pick<Platform, 'database' | 'clock'>;

/** What a change did: its dates, what stood there before and what stands there now. */
export interface Done {
  readonly change: Omit<CalendarChange, 'id'>;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Runs one change of the calendar: one at a time, with its trace and the recomputation of deadlines in the same transaction.
 * Every limit of the city is counted with it, so it takes an administrator of the city; 403 `city-wide-only` otherwise.
 */
export async function changeCalendar(
  platform: CalendarPlatform,
  actor: Actor,
  work: (transaction: Transaction, before: LoadedCalendar, author: Author) => Promise<Done>,
): Promise<{ readonly before: LoadedCalendar; readonly after: LoadedCalendar }> {
  requireCityWide(actor, 'administrator');
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    await lockCalendar(transaction);
    afterCommit(forgetCalendar);
    const author: Author = { id: actorId(actor), at: platform.clock.now() };
    const before = await loadWithStored(transaction);
    const done = await work(transaction, before, author);
    const change: CalendarChange = { id: newId(author.at.getTime()), ...done.change };
    await insertChange(transaction, change, author, done.before, done.after);
    await announceChange(transaction, change);
    return { before, after: await loadWithStored(transaction) };
  });
}
