import type { Actor } from '../../../shared/actor.ts';
import type { PlainDate } from '../../../shared/time.ts';
import { problem } from '../../problem.ts';
import { noticeProblems, specialDaysOf, type Notice } from '../notice.ts';
import { replaceYear } from '../store.ts';
import { changeCalendar, type CalendarPlatform } from './change-calendar.ts';

export interface ImportedYear {
  readonly year: number;
  readonly daysOff: number;
  readonly swappedWorkdays: number;
  /** Days of the notice that stay as somebody set them by hand. */
  readonly keptEdits: readonly PlainDate[];
}

/** Imports the official arrangement of a year; provisional deadlines are counted anew by a job. Throws 422 naming every wrong date. */
export async function importYear(platform: CalendarPlatform, actor: Actor, notice: Notice): Promise<ImportedYear> {
  const fields = noticeProblems(notice);
  if (fields.length > 0) throw problem(422, 'invalid-input', { detail: 'The arrangement has mistakes and was not imported.', fields });
  const days = specialDaysOf(notice);
  const firstDate = days.reduce((first, { date }) => (date < first ? date : first), `${notice.year}-01-01`);
  const { after } = await changeCalendar(platform, actor, async (transaction, { stored }, author) => {
    const standing = stored.years.find(({ year }) => year === notice.year);
    await replaceYear(transaction, notice, days, author);
    return {
      change: { what: 'year', firstDate, lastDate: `${notice.year}-12-31` },
      before: standing ? { ...standing, days: stored.days.filter(({ noticeYear }) => noticeYear === notice.year) } : null,
      after: notice,
    };
  });
  const edited = new Set(after.stored.days.filter(({ noticeYear }) => noticeYear === null).map(({ date }) => date));
  return {
    year: notice.year,
    daysOff: notice.days.filter(({ isOffDay }) => isOffDay).length,
    swappedWorkdays: notice.days.filter(({ isOffDay }) => !isOffDay).length,
    keptEdits: notice.days.map(({ date }) => date).filter((date) => edited.has(date)),
  };
}
