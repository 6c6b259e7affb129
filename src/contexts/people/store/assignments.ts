import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Role } from '../../../shared/actor.ts';
import { forgetSessions } from './sessions.ts';

export interface AssignmentRow {
  readonly id: string;
  readonly staffId: string;
  readonly role: Role;
  readonly placeCode: string;
  readonly placePath: string;
  readonly workstationId: string | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

const columns = sql`
  id, staff_id as "staffId", role, place_code as "placeCode", place_path::text as "placePath",
  workstation_id as "workstationId", valid_from as "validFrom", valid_to as "validTo"`;

/** The roles of people, present and coming; those that have ended are left out. */
export async function assignmentsOfStaff(
  database: Database | Transaction,
  staffIds: readonly string[],
  now: Date,
): Promise<readonly AssignmentRow[]> {
  if (staffIds.length === 0) return [];
  const result = await sql<AssignmentRow>`
    select ${columns} from staff_assignment
    where staff_id = any(${[...staffIds]}::uuid[]) and (valid_to is null or valid_to > ${now})
    order by valid_from, id`.execute(database);
  return result.rows;
}

/** Stores a role; false when the person holds the same role there at that time already. */
export async function insertAssignment(
  transaction: Transaction,
  assignment: AssignmentRow & { readonly grantedBy: string | null },
): Promise<boolean> {
  const result = await sql`
    insert into staff_assignment (id, staff_id, role, place_code, place_path, workstation_id, valid_from, valid_to, granted_by)
    values (${assignment.id}, ${assignment.staffId}, ${assignment.role}, ${assignment.placeCode}, ${assignment.placePath}::ltree,
      ${assignment.workstationId}, ${assignment.validFrom}, ${assignment.validTo}, ${assignment.grantedBy})
    on conflict do nothing`.execute(transaction);
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** Ends a role of a person now (one that has not begun never begins); undefined when there is none to end. */
export async function endAssignmentRow(transaction: Transaction, staffId: string, id: string, now: Date): Promise<AssignmentRow | undefined> {
  const result = await sql<AssignmentRow>`
    update staff_assignment set valid_to = greatest(valid_from, ${now}::timestamptz)
    where id = ${id} and staff_id = ${staffId} and (valid_to is null or valid_to > ${now})
    returning ${columns}`.execute(transaction);
  return result.rows[0];
}

/** Who works at a workstation now, in whichever role. */
export async function staffOfWorkstation(
  database: Database | Transaction,
  workstationId: string,
  now: Date,
): Promise<readonly { readonly staffId: string; readonly displayName: string; readonly role: Role }[]> {
  const result = await sql<{ staffId: string; displayName: string; role: Role }>`
    select staff_id as "staffId", display_name as "displayName", role
    from staff_assignment join staff on staff.id = staff_id
    where workstation_id = ${workstationId} and disabled_at is null
      and valid_from <= ${now} and (valid_to is null or valid_to > ${now})
    order by display_name, staff_id, role`.execute(database);
  return result.rows;
}

/** Who holds a role at one of these places (codes) itself, not above it. */
export async function staffInRole(
  database: Database | Transaction,
  role: Role,
  placeCodes: readonly string[],
  now: Date,
): Promise<readonly { readonly staffId: string; readonly placeCode: string }[]> {
  const result = await sql<{ staffId: string; placeCode: string }>`
    select staff_id as "staffId", place_code as "placeCode" from staff_assignment join staff on staff.id = staff_id
    where role = ${role} and place_code = any(${[...placeCodes]}::text[]) and disabled_at is null
      and valid_from <= ${now} and (valid_to is null or valid_to > ${now})
    order by staff_id`.execute(database);
  return result.rows;
}

/** The places whose copied path is used by roles, for bringing the copies up to date. */
export async function assignedPlaces(database: Database | Transaction): Promise<readonly { code: string; path: string }[]> {
  const result = await sql<{ code: string; path: string }>`
    select distinct place_code as code, place_path::text as path from staff_assignment`.execute(database);
  return result.rows;
}

/** Copies a changed path of a place to the roles there. */
export async function moveAssignedPlace(transaction: Transaction, code: string, path: string): Promise<void> {
  forgetSessions();
  await sql`
    update staff_assignment set place_path = ${path}::ltree where place_code = ${code} and place_path <> ${path}::ltree
  `.execute(transaction);
}
