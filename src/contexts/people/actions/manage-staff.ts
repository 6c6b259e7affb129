import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import { recordOnStaff } from '../history.ts';
import { type StaffAction, type StaffScope, mayGrantRole, maySeeStaff, rolesFitTogether, staffActions } from '../policy.ts';
import { type AssignmentRow, assignmentsOfStaff, endAssignmentRow } from '../store/assignments.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { type StaffRow, findStaff, lockStaff, setStaffDisabled, updateStaffProfile } from '../store/staff.ts';
import { clearTotp } from '../store/staff-credentials.ts';
import { deleteLinkOf, deleteTicketsOf } from '../store/tickets.ts';
import { type RoleInput, grantRole, placeRole, rolesApart } from './create-staff.ts';
import { type OneTimeLink, makeLink } from './make-link.ts';
import { recordUnmasking } from './record-unmasking.ts';

/** What decisions about a person rest on. */
export function scopeOf(staff: StaffRow, assignments: readonly AssignmentRow[]): StaffScope {
  return {
    id: staff.id,
    homePath: staff.homePath,
    rolePaths: assignments.map(({ placePath }) => placePath),
    disabled: staff.disabledAt !== null,
  };
}

interface Managed {
  readonly transaction: Transaction;
  readonly staff: StaffRow;
  readonly assignments: readonly AssignmentRow[];
  readonly now: Date;
}

/**
 * Decides whether the actor may take this action: 404 for who may not even see the account, 403 `forbidden` for who
 * may not do this, 409 `not-now` when it does not fit the account's state.
 */
function decide(actor: Actor, staff: StaffRow | undefined, assignments: readonly AssignmentRow[], action: StaffAction): asserts staff is StaffRow {
  const scope = staff && scopeOf(staff, assignments);
  if (!scope || !maySeeStaff(actor, scope)) throw problem(404, 'not-found', { detail: 'There is no such account.' });
  if (staffActions(actor, scope).includes(action)) return;
  if (staffActions(actor, { ...scope, disabled: !scope.disabled }).includes(action)) {
    throw problem(409, 'not-now', { detail: 'The account is in another state.' });
  }
  throw problem(403, 'forbidden', { detail: 'You may not do this to this account.' });
}

/** Locks a person, decides, and lets the work happen in the same transaction. */
async function manage<Result>(
  platform: Platform,
  actor: Actor,
  id: string,
  action: StaffAction,
  work: (managed: Managed) => Promise<Result>,
): Promise<Result> {
  const now = platform.clock.now();
  return runInTransaction(platform.database, async (transaction) => {
    const staff = await lockStaff(transaction, id);
    const assignments = staff ? await assignmentsOfStaff(transaction, [id], now) : [];
    decide(actor, staff, assignments, action);
    return work({ transaction, staff, assignments, now });
  });
}

/** Changes name or phone (eleven digits) of an account. */
export async function updateStaff(
  platform: Platform,
  actor: Actor,
  id: string,
  change: { readonly displayName?: string | undefined; readonly phone?: string | null | undefined },
): Promise<void> {
  await manage(platform, actor, id, 'update', async ({ transaction, staff, now }) => {
    const { displayName = staff.displayName, phone = staff.phone } = change;
    await updateStaffProfile(transaction, id, { displayName, phone, language: staff.language });
    const fields = [...(displayName === staff.displayName ? [] : ['displayName']), ...(phone === staff.phone ? [] : ['phone'])];
    await recordOnStaff(transaction, staff, { action: 'update', actor, at: now, detail: { fields } });
  });
}

/** Gives a role. 409 `role-held-already`, `auditor-stands-apart`. */
export async function assignRole(platform: Platform, actor: Actor, id: string, input: RoleInput): Promise<void> {
  await manage(platform, actor, id, 'assign', async ({ transaction, staff, assignments, now }) => {
    const placed = await placeRole(transaction, actor, input);
    if (!rolesFitTogether(assignments.map(({ role }) => role), placed.role)) throw rolesApart();
    await grantRole(transaction, staff, actor, placed, now);
  });
}

/** Takes a role back from now on. 404 when the person does not hold it. */
export async function endAssignment(platform: Platform, actor: Actor, id: string, assignmentId: string): Promise<void> {
  await manage(platform, actor, id, 'assign', async ({ transaction, staff, now }) => {
    const ended = await endAssignmentRow(transaction, id, assignmentId, now);
    if (!ended) throw problem(404, 'not-found', { detail: 'The person does not hold this role.' });
    if (!mayGrantRole(actor, ended.placePath)) throw problem(403, 'forbidden', { detail: 'This place lies outside yours.' });
    const { role, placeCode, workstationId } = ended;
    await recordOnStaff(transaction, staff, { action: 'roleEnded', actor, at: now, detail: { assignment: assignmentId, role, placeCode, workstationId } });
  });
}

/** Closes an account: sessions, started sign-ins and links end in the same moment. */
export async function disableStaff(platform: Platform, actor: Actor, id: string, reason: string): Promise<void> {
  await manage(platform, actor, id, 'disable', async ({ transaction, staff, now }) => {
    await setStaffDisabled(transaction, id, now);
    await deleteSessionsOf(transaction, { staffId: id });
    await deleteTicketsOf(transaction, id);
    await deleteLinkOf(transaction, id);
    await recordOnStaff(transaction, staff, { action: 'disable', actor, at: now, detail: { reason }, toState: 'disabled' });
  });
}

/** Opens a closed account again. */
export async function enableStaff(platform: Platform, actor: Actor, id: string, reason: string): Promise<void> {
  await manage(platform, actor, id, 'enable', async ({ transaction, staff, now }) => {
    await setStaffDisabled(transaction, id, null);
    await recordOnStaff(transaction, staff, { action: 'enable', actor, at: now, detail: { reason }, toState: 'active' });
  });
}

/** Makes a link for a new password; with `secondFactor` the authenticator is forgotten and all sessions end. */
export async function resetStaff(
  platform: Platform,
  actor: Actor,
  id: string,
  input: { readonly secondFactor: boolean; readonly reason: string },
): Promise<OneTimeLink> {
  return manage(platform, actor, id, 'reset', async ({ transaction, staff, now }) => {
    if (input.secondFactor) {
      await clearTotp(transaction, id);
      await deleteSessionsOf(transaction, { staffId: id });
      await deleteTicketsOf(transaction, id);
    }
    await recordOnStaff(transaction, staff, { action: 'reset', actor, at: now, detail: { ...input } });
    return makeLink(transaction, platform, id);
  });
}

/** Shows the full phone number of an account; who saw it and why is kept. */
export async function revealStaffPhone(platform: Platform, actor: Actor, id: string, reason: string): Promise<string | null> {
  const at = platform.clock.now();
  return runInTransaction(platform.database, async (transaction) => {
    // Only read: two administrators who look each other up must not wait for each other's rows.
    const staff = await findStaff(transaction, id);
    decide(actor, staff, await assignmentsOfStaff(transaction, [id], at), 'reveal');
    await recordUnmasking(transaction, actor, { subjectType: 'staff', subjectId: id, fields: ['phone'], reason, placePath: staff.homePath, at });
    return staff.phone;
  });
}
