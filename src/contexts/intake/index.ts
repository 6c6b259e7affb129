import type { ChainedTable } from '../../platform/events/verify.ts';

export { actOnContactDay } from './actions/act-on-contact-day.ts';
export { enterSlip, enterWish } from './actions/enter-slip.ts';
export { createPoint, recordEmptying } from './actions/keep-points.ts';
export { planContactDay } from './actions/plan-contact-day.ts';
export { findEntrance } from './actions/read-points.ts';
export { sheetJobs as intakeJobs } from './actions/sheets/import-sheet.ts';
export { serveIntake } from './routes.ts';

/** The tables of this context whose records have a verifiable history. */
export const chainedTables: readonly ChainedTable[] = [
  {
    subjectType: 'contactDay', table: 'contact_day', stateColumn: 'state',
    told: { heldOn: 'held_on', startsAt: 'starts_at', endsAt: 'ends_at', venue: 'venue', hosts: 'hosts', theme: 'theme', divisionCode: 'division_code', summary: 'summary' },
  },
  {
    subjectType: 'channelPoint', table: 'channel_point',
    told: { kind: 'kind', name: 'name', divisionCode: 'division_code', address: 'address', about: 'about', openedOn: 'opened_on', closedOn: 'closed_on' },
  },
  { subjectType: 'sheetImport', table: 'sheet_import', stateColumn: 'state' },
];
