import type { Actor } from '../../../shared/actor.ts';
import type { WorkingHours } from '../../../shared/calendar.ts';
import { problem, type FieldProblem } from '../../problem.ts';
import { replaceHours } from '../store.ts';
import { changeCalendar, type CalendarPlatform } from './change-calendar.ts';

function windowProblems({ windows }: WorkingHours): FieldProblem[] {
  return windows.flatMap(([opens, closes], index) => {
    const previous = windows[index - 1];
    if (closes <= opens) return [{ field: `windows.${index}.closes`, code: 'ends-before-start', detail: 'Work must end after it begins.' }];
    if (previous && opens < previous[1]) return [{ field: `windows.${index}.opens`, code: 'overlaps', detail: 'Windows must follow one another.' }];
    return [];
  });
}

/** Sets the daily working windows from a date on; deadlines from there on are counted anew by a job. Throws 422 for overlapping windows. */
export async function setHours(platform: CalendarPlatform, actor: Actor, hours: WorkingHours): Promise<WorkingHours> {
  const fields = windowProblems(hours);
  if (fields.length > 0) throw problem(422, 'invalid-input', { detail: 'The working hours contradict themselves.', fields });
  await changeCalendar(platform, actor, async (transaction, { calendar }) => {
    await replaceHours(transaction, hours);
    // The earliest hours also hold before their date.
    const first = calendar.hours[0];
    const firstDate = first && hours.from > first.from ? hours.from : '0001-01-01';
    return { change: { what: 'hours', firstDate, lastDate: null }, before: calendar.hours, after: hours };
  });
  return hours;
}
