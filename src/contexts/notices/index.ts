import type { ChainedTable } from '../../platform/events/verify.ts';
import { numberOfNotice } from './store/notices.ts';

export { noticeTerms } from './actions/calendar.ts';
export { type NoticeStanding, closeNotice, noticeById, noticeOf, noticesOf, withdrawNotice } from './actions/notice-of.ts';
export { type NewNotice, publishNotice } from './actions/post-notice.ts';
export { objectTo } from './actions/object-to.ts';
export { objectorData } from './actions/protect-objectors.ts';
export { calendarListener } from './actions/recount-terms.ts';
export { noticeJobs } from './jobs.ts';
export { takeAction } from './actions/take-action.ts';
export { serveNotices } from './routes.ts';

/** The tables of this context whose records have a verifiable history. */
export const chainedTables: readonly ChainedTable[] = [
  {
    subjectType: 'publicNotice', table: 'notice', stateColumn: 'state', nameOf: numberOfNotice,
    told: { number: 'number', kind: 'kind', title: 'title', body: 'body', facts: 'facts', termDays: 'term_days', divisionCode: 'division_code' },
  },
];
