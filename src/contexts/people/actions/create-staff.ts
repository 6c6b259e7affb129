import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import type { Actor, Role } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { recordOnStaff } from '../history.ts';
import { checkWorkstation, existingPlace } from '../place-lookup.ts';
import { mayGrantRole, rolesFitTogether } from '../policy.ts';
import { normaliseUserName } from '../rules.ts';
import { insertAssignment } from '../store/assignments.ts';
import { type StaffRow, insertStaff, lockStaff } from '../store/staff.ts';
import { type OneTimeLink, makeLink } from './make-link.ts';

/** A role to give, at a place that was looked up. */
export interface PlacedRole {
  readonly role: Role;
  readonly placeCode: string;
  readonly placePath: string;
  readonly workstationId: string | null;
  readonly validFrom?: Date;
  readonly validTo?: Date | null;
}

export interface NewAccount {
  readonly userName: string;
  readonly displayName: string;
  /** Eleven digits. */
  readonly phone: string | null;
  /** At least one: the first one's place is where the person belongs. */
  readonly assignments: readonly [PlacedRole, ...PlacedRole[]];
}

/** Gives a person (row locked) a role and records it; answers the row with its new head. 409 `role-held-already`. */
export async function grantRole(
  transaction: Transaction,
  staff: StaffRow,
  actor: Actor,
  placed: PlacedRole,
  now: Date,
): Promise<StaffRow> {
  const validFrom = placed.validFrom ?? now;
  const validTo = placed.validTo ?? null;
  if (validTo !== null && validTo <= validFrom) throw fieldProblem('validTo', 'too-early', 'The end lies before the beginning.');
  const id = newId(now.getTime());
  const { role, placeCode, placePath, workstationId } = placed;
  const grantedBy = actor.kind === 'staff' ? actor.id : null;
  const stored = await insertAssignment(transaction, {
    id, staffId: staff.id, role, placeCode, placePath, workstationId, validFrom, validTo, grantedBy,
  });
  if (!stored) throw problem(409, 'role-held-already', { detail: 'The person holds this role there already.' });
  return recordOnStaff(transaction, staff, {
    action: 'roleGranted',
    actor,
    at: now,
    detail: { assignment: id, role, placeCode, workstationId, validFrom: validFrom.toISOString(), validTo: validTo?.toISOString() ?? null },
  });
}

/** Stores an account with its roles; who may do this has been decided. 422 on `userName` when it is taken. */
export async function insertAccount(transaction: Transaction, platform: Platform, actor: Actor, account: NewAccount): Promise<StaffRow> {
  const now = platform.clock.now();
  const id = newId(now.getTime());
  const [first] = account.assignments;
  const inserted = await insertStaff(transaction, {
    id,
    userName: normaliseUserName(account.userName),
    displayName: account.displayName,
    phone: account.phone,
    homePath: first.placePath,
    createdAt: now,
  });
  const row = inserted ? await lockStaff(transaction, id) : undefined;
  if (!row) throw fieldProblem('userName', 'taken', 'Somebody has this user name already.');
  let staff = await recordOnStaff(transaction, row, { action: 'create', actor, at: now });
  const held: Role[] = [];
  for (const assignment of account.assignments) {
    if (!rolesFitTogether(held, assignment.role)) throw rolesApart();
    staff = await grantRole(transaction, staff, actor, assignment, now);
    held.push(assignment.role);
  }
  return staff;
}

/** Auditing and other work do not go together. */
export function rolesApart() {
  return problem(409, 'auditor-stands-apart', { detail: 'Auditors hold no other role.' });
}

export interface RoleInput {
  readonly role: Role;
  readonly placeCode: string;
  readonly workstationId: string | null;
  readonly validFrom?: string | undefined;
  readonly validTo: string | null;
}

/** Looks up the place of a role and decides whether the actor may give it. 403 `forbidden`; 422 on the field. */
export async function placeRole(transaction: Transaction, actor: Actor, input: RoleInput, prefix = ''): Promise<PlacedRole> {
  const place = await existingPlace(transaction, input.placeCode, `${prefix}placeCode`);
  if (!mayGrantRole(actor, place.path)) throw problem(403, 'forbidden', { detail: 'This place lies outside yours.' });
  if (input.workstationId !== null) await checkWorkstation(transaction, input.workstationId, place.path, `${prefix}workstationId`);
  return {
    role: input.role,
    placeCode: place.code,
    placePath: place.path,
    workstationId: input.workstationId,
    ...(input.validFrom ? { validFrom: new Date(input.validFrom) } : {}),
    validTo: input.validTo === null ? null : new Date(input.validTo),
  };
}

/** Creates an account with a first role and the link for its password. 403 `forbidden`; 422 on a field. */
export async function createStaff(
  platform: Platform,
  actor: Actor,
  input: { readonly userName: string; readonly displayName: string; readonly phone: string | null; readonly assignment: RoleInput },
): Promise<{ readonly id: string; readonly link: OneTimeLink }> {
  return runInTransaction(platform.database, async (transaction) => {
    const placed = await placeRole(transaction, actor, input.assignment, 'assignment.');
    const staff = await insertAccount(transaction, platform, actor, { ...input, assignments: [placed] });
    return { id: staff.id, link: await makeLink(transaction, platform, staff.id) };
  });
}
