import type { Database, Transaction } from '../../platform/database/database.ts';
import type { ResolveAddress } from '../../platform/notify/index.ts';
import type { Role, StaffActor } from '../../shared/actor.ts';
import { assignmentsOfStaff, staffInRole as findStaffInRole, staffOfWorkstation } from './store/assignments.ts';
import { consenting } from './store/consents.ts';
import { type ResidentRow, findResidentByPhone, findResidents } from './store/residents.ts';
import { findStaff, staffNames } from './store/staff.ts';

type Executor = Database | Transaction;

/** A resident as other contexts may know one. */
export interface Resident {
  readonly id: string;
  /** Eleven digits; null once the account is closed. */
  readonly phone: string | null;
  readonly preferredName: string | null;
  readonly language: 'zh' | 'en';
  readonly elderMode: boolean;
}

function residentOf({ id, phone, preferredName, language, elderMode }: ResidentRow): Resident {
  return { id, phone, preferredName, language, elderMode };
}

/** Names of staff by id, for colleagues; the public sees roles. Unknown ids are left out. */
export async function displayNameOf(executor: Executor, staffIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return staffNames(executor, staffIds);
}

/** Who works at a workstation at a moment, once per role. */
export async function staffAtWorkstation(
  executor: Executor,
  workstationId: string,
  at: Date,
): Promise<readonly { readonly staffId: string; readonly displayName: string; readonly role: Role }[]> {
  return staffOfWorkstation(executor, workstationId, at);
}

/** Who holds a role at one of these places (codes) itself at a moment; not who holds it above. */
export async function staffInRole(
  executor: Executor,
  role: Role,
  placeCodes: readonly string[],
  at: Date,
): Promise<readonly { readonly staffId: string; readonly placeCode: string }[]> {
  return findStaffInRole(executor, role, placeCodes, at);
}

/** The staff (ids) who hold a role nearest to a place: at it, else at the closest place around it where anybody does. */
export async function nearestInRole(executor: Executor, role: Role, placePath: string, at: Date): Promise<readonly string[]> {
  const codes = placePath.split('.');
  const staff = await findStaffInRole(executor, role, codes, at);
  const nearest = codes.findLast((code) => staff.some(({ placeCode }) => placeCode === code));
  return staff.filter(({ placeCode }) => placeCode === nearest).map(({ staffId }) => staffId);
}

/** A member of staff as an actor, with the roles held at a moment: for work they asked for and that runs later. Undefined once disabled. */
export async function staffActorOf(executor: Executor, id: string, at: Date): Promise<StaffActor | undefined> {
  const staff = await findStaff(executor, id);
  if (!staff || staff.disabledAt !== null) return undefined;
  const held = (await assignmentsOfStaff(executor, [id], at)).filter(({ validFrom }) => validFrom <= at);
  return {
    kind: 'staff',
    id,
    mustEnrol: staff.totpEnrolledAt === null,
    assignments: held.map(({ role, placePath, workstationId }) => ({ role, placePath, ...(workstationId === null ? {} : { workstationId }) })),
  };
}

/** The resident with this number (eleven digits). */
export async function residentByPhone(executor: Executor, phone: string): Promise<Resident | undefined> {
  const row = await findResidentByPhone(executor, phone);
  return row && residentOf(row);
}

/** Residents by id; unknown ids are left out. */
export async function residentsById(executor: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, Resident>> {
  const rows = await findResidents(executor, ids);
  return new Map(rows.map((row) => [row.id, residentOf(row)]));
}

/** Which of these residents a purpose may be served for now: agreed to, or by law and not objected to. */
export async function hasConsent(executor: Executor, residentIds: readonly string[], purpose: string): Promise<ReadonlySet<string>> {
  return consenting(executor, residentIds, purpose);
}

/** Where residents want messages: by text message while they have not objected, else only in the program's inbox. Staff read theirs there. */
export const resolveAddress: ResolveAddress = async ({ database }, { kind, id }) => {
  if (kind !== 'resident' || !(await consenting(database, [id], 'progressMessages')).has(id)) return undefined;
  const [resident] = await findResidents(database, [id]);
  return resident?.phone ? { channel: 'sms', address: resident.phone } : undefined;
};
