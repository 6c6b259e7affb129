import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
import type { Role } from '../../../shared/actor.ts';
import { type StaffRow, staffColumns } from './staff.ts';

export type StaffState = 'invited' | 'enrolling' | 'active' | 'disabled';

export interface StaffFilter {
  /** Only people who belong to or work in these places. */
  readonly withinPaths: readonly string[];
  readonly q?: string | undefined;
  readonly role?: Role | undefined;
  readonly placePath?: string | undefined;
  readonly state?: StaffState | undefined;
}

const stateOfRow = sql`case when disabled_at is not null then 'disabled' when password_hash is null then 'invited'
  when totp_enrolled_at is null then 'enrolling' else 'active' end`;

function roleThere(now: Date, conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`exists (select from staff_assignment where staff_id = staff.id and (valid_to is null or valid_to > ${now})
    and ${sql.join([...conditions], sql` and `)})`;
}

/** People by user name; `after` is the user name the page before ended with. */
export async function listStaff(
  database: Database,
  filter: StaffFilter,
  page: { readonly after: string | undefined; readonly limit: number },
  now: Date,
): Promise<readonly StaffRow[]> {
  const within = sql`${[...filter.withinPaths]}::ltree[]`;
  const conditions: RawBuilder<unknown>[] = [sql`(home_path <@ ${within} or ${roleThere(now, [sql`place_path <@ ${within}`])})`];
  if (filter.q) {
    const text = filter.q.toLowerCase();
    conditions.push(sql`(strpos(user_name, ${text}) > 0 or strpos(lower(display_name), ${text}) > 0)`);
  }
  const role: RawBuilder<unknown>[] = [];
  if (filter.role) role.push(sql`role = ${filter.role}`);
  if (filter.placePath) role.push(sql`place_path <@ ${filter.placePath}::ltree`);
  if (role.length > 0) conditions.push(roleThere(now, role));
  if (filter.state) conditions.push(sql`${stateOfRow} = ${filter.state}`);
  if (page.after) conditions.push(sql`user_name > ${page.after}`);
  const result = await sql<StaffRow>`
    select ${staffColumns} from staff where ${sql.join(conditions, sql` and `)}
    order by user_name limit ${page.limit}`.execute(database);
  return result.rows;
}
