import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Role } from '../../../shared/actor.ts';

export interface DemoAccountRow {
  readonly id: string;
  readonly staffId: string | null;
  readonly residentId: string | null;
  readonly labelKey: string;
  readonly position: number;
  readonly passwordEncrypted: Buffer | null;
}

const columns = sql`
  demo_account.id, demo_account.staff_id as "staffId", demo_account.resident_id as "residentId", label_key as "labelKey",
  position, password_encrypted as "passwordEncrypted"`;

/** Stores an identity of the demonstration behind the earlier ones; several made at once wait for each other. */
export async function insertDemoAccount(transaction: Transaction, account: Omit<DemoAccountRow, 'position'>): Promise<void> {
  await sql`lock table demo_account in share row exclusive mode`.execute(transaction);
  await sql`
    insert into demo_account (id, staff_id, resident_id, label_key, position, password_encrypted)
    select ${account.id}, ${account.staffId}, ${account.residentId}, ${account.labelKey},
      coalesce(max(position), 0) + 1, ${account.passwordEncrypted} from demo_account`.execute(transaction);
}

/** One identity. */
export async function findDemoAccount(database: Database | Transaction, id: string): Promise<DemoAccountRow | undefined> {
  const result = await sql<DemoAccountRow>`select ${columns} from demo_account where id = ${id}`.execute(database);
  return result.rows[0];
}

export interface ListedDemoAccount extends DemoAccountRow {
  readonly displayName: string;
  readonly role: Role | null;
  readonly placeCode: string | null;
  /** How many units lie above the place, itself included. */
  readonly depth: number | null;
}

/** All identities in their order, with the first role of each. */
export async function demoAccounts(database: Database, now: Date): Promise<readonly ListedDemoAccount[]> {
  const result = await sql<ListedDemoAccount>`
    select ${columns}, coalesce(staff.display_name, resident.preferred_name, '') as "displayName", first_role.role,
      first_role.place_code as "placeCode", nlevel(first_role.place_path) as depth
    from demo_account left join staff on staff.id = demo_account.staff_id left join resident on resident.id = demo_account.resident_id
    left join lateral (
      select role, place_code, place_path from staff_assignment
      where staff_assignment.staff_id = demo_account.staff_id and valid_from <= ${now} and (valid_to is null or valid_to > ${now})
      order by staff_assignment.id limit 1) as first_role on true
    where staff.disabled_at is null and resident.closed_at is null
    order by position`.execute(database);
  return result.rows;
}

/** Is there any identity of the demonstration? */
export async function anyDemoAccount(database: Database): Promise<boolean> {
  const result = await sql<{ found: boolean }>`select exists (select from demo_account) as found`.execute(database);
  return result.rows[0]?.found ?? false;
}

/**
 * Sets aside a time step for an identity's next sign-in: later than every step given out or used before and not
 * before `earliest`; undefined when it would lie after `latest`. Two at once get different steps.
 */
export async function reserveStep(transaction: Transaction, id: string, earliest: number, latest: number): Promise<number | undefined> {
  const result = await sql<{ step: number }>`
    update demo_account set last_issued_step = greatest(${earliest}::bigint, last_issued_step + 1,
      (select totp_last_step + 1 from staff where staff.id = staff_id))
    where id = ${id} returning last_issued_step as step`.execute(transaction);
  const step = result.rows[0]?.step;
  return step === undefined || step > latest ? undefined : step;
}
