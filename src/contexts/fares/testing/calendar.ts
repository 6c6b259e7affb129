import { assembleCalendar } from '../../../platform/calendar/assemble.ts';
import { vendoredNotices } from '../../../platform/calendar/vendored.ts';
import type { Calendar } from '../../../shared/calendar.ts';

/** The calendar that comes with the program, without what a database may add. */
export const testCalendar: Calendar = assembleCalendar(vendoredNotices, { years: [], days: [], hours: [] });
