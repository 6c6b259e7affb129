import type { Actor } from '../../../shared/actor.ts';
import { dayKind, type DayFact, type SpecialDay } from '../../../shared/calendar.ts';
import type { PlainDate } from '../../../shared/time.ts';
import { saveEditedDay } from '../store.ts';
import { changeCalendar, type CalendarPlatform } from './change-calendar.ts';

/** Sets what kind of day a date is, with the paper or reason; it outlives the next import of its year. */
export async function editDay(platform: CalendarPlatform, actor: Actor, date: PlainDate, day: SpecialDay): Promise<DayFact> {
  const { after } = await changeCalendar(platform, actor, async (transaction, before, author) => {
    await saveEditedDay(transaction, date, day, author);
    return { change: { what: 'day', firstDate: date, lastDate: date }, before: dayKind(before.calendar, date), after: { date, ...day } };
  });
  return dayKind(after.calendar, date);
}
