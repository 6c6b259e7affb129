import type { Calendar } from '../../shared/calendar.ts';
import type { Database, Transaction } from '../database/database.ts';
import { keptForASecond } from '../database/kept.ts';
import { assembleCalendar, type StoredCalendar } from './assemble.ts';
import { readRevision, readStored } from './store.ts';
import { vendoredNotices } from './vendored.ts';

export interface LoadedCalendar {
  readonly calendar: Calendar;
  readonly stored: StoredCalendar;
}

/** A program sees one or two revisions at a time: the standing one and one inside an open change. Tests have a database each. */
const MOST_KEPT = 8;
const kept = new Map<string, LoadedCalendar>();

const revisionNow = keptForASecond(readRevision);

/** To be called by whatever changes the calendar. */
export const forgetCalendar = revisionNow.forget;

/** The calendar with what the database adds to the vendored years. */
export async function loadWithStored(executor: Database | Transaction): Promise<LoadedCalendar> {
  return loadRevision(executor, await revisionNow(executor));
}

async function loadRevision(executor: Database | Transaction, revision: string): Promise<LoadedCalendar> {
  const known = kept.get(revision);
  if (known) return known;
  const stored = await readStored(executor);
  const loaded = { calendar: assembleCalendar(vendoredNotices, stored), stored };
  // The rows are read after the revision, so they may already be newer: then the next load sees a new revision and reads again.
  kept.set(revision, loaded);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return loaded;
}

/**
 * The working calendar as the database or transaction sees it. Kept in memory by revision, which every change renews and
 * which is read once a second, by transactions each time: correct in every program and inside transactions that roll back.
 */
export async function loadCalendar(executor: Database | Transaction): Promise<Calendar> {
  return (await loadWithStored(executor)).calendar;
}

/** The working calendar of a revision that another statement of the transaction has read (`revisionColumn`): saves the way to the database. */
export async function calendarOfRevision(transaction: Transaction, revision: string): Promise<Calendar> {
  return (await loadRevision(transaction, revision)).calendar;
}
