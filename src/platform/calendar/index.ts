export { editDay } from './actions/edit-day.ts';
export { importYear } from './actions/import-year.ts';
export { setHours } from './actions/set-hours.ts';
export { calendarOfRevision, loadCalendar } from './load-calendar.ts';
export type { Notice } from './notice.ts';
export { calendarRecomputeJob, touches, type CalendarListener } from './recompute.ts';
export { type Recount, recountingListener, runsThrough } from './recount.ts';
export { serveCalendar } from './routes.ts';
export { type CalendarChange, revisionColumn } from './store.ts';
