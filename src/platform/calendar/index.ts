export { editDay } from './actions/edit-day.ts';
export { importYear, type ImportedYear } from './actions/import-year.ts';
export { setHours } from './actions/set-hours.ts';
export { loadCalendar } from './load-calendar.ts';
export { parseNoticeCsv } from './notice-csv.ts';
export type { Notice, NoticeDay } from './notice.ts';
export { calendarRecomputeJob, touches, type CalendarListener } from './recompute.ts';
export { serveCalendar } from './routes.ts';
export type { CalendarChange } from './store.ts';
