/** The working calendar: kinds of days, working hours, time limits with pauses. Pure; the calendar comes in as a value. */
export * from './calendar-days.ts';
export * from './calendar-pauses.ts';
export * from './calendar-deadline.ts';
export * from './calendar-elapsed.ts';
