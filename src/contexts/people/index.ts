import type { ChainedTable } from '../../platform/events/verify.ts';
import { compareRolesWithHistories } from './store/compare-roles.ts';

export { createDemoResident, createDemoStaff, type DemoResidentInput, type DemoStaffInput } from './actions/demo-accounts.ts';
export { createFirstAdministratorLink, type OneTimeLink } from './actions/make-link.ts';
export { linkDigestOf } from './credentials/token.ts';
export { findOrCreateResident } from './actions/find-or-create-resident.ts';
export { listDemoAccounts } from './actions/demo-accounts.ts';
export { installRefusalAudit } from './refusal-audit.ts';
export { recordUnmasking, type Unmasking } from './actions/record-unmasking.ts';
export { refreshPlacePaths } from './actions/refresh-place-paths.ts';
export { displayNameOf, hasConsent, nearestInRole, residentByPhone, residentsById, resolveAddress, staffActorOf, staffAtWorkstation, staffInRole, type Resident } from './directory.ts';
export { jobs } from './jobs.ts';
export type { PersonalDataHolder } from './personal-data.ts';
export { resolveActor } from './resolve-actor.ts';
export { servePeople } from './routes.ts';

/** The tables of this context whose rows have a history. */
export const chainedTables: readonly ChainedTable[] = [
  { subjectType: 'staff', table: 'staff', compareMany: compareRolesWithHistories },
  { subjectType: 'resident', table: 'resident' },
];
