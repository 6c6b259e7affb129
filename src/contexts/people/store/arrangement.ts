import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';

/** The settings of a person's desk. */
export async function preferencesOf(database: Database, staffId: string): Promise<readonly { readonly name: string; readonly value: unknown }[]> {
  const result = await sql<{ name: string; value: unknown }>`select name, value from staff_preference where staff_id = ${staffId} order by name`.execute(database);
  return result.rows;
}

/** How many settings a person keeps. */
export async function countPreferences(transaction: Transaction, staffId: string): Promise<number> {
  const result = await sql<{ count: number }>`select count(*)::int as count from staff_preference where staff_id = ${staffId}`.execute(transaction);
  return result.rows[0]?.count ?? 0;
}

/** Keeps one setting; the last one wins. */
export async function savePreference(transaction: Transaction, staffId: string, name: string, value: unknown, at: Date): Promise<void> {
  await sql`
    insert into staff_preference (staff_id, name, value, changed_at) values (${staffId}, ${name}, ${JSON.stringify(value)}::jsonb, ${at})
    on conflict (staff_id, name) do update set value = excluded.value, changed_at = excluded.changed_at`.execute(transaction);
}

/** Forgets one setting. */
export async function deletePreference(transaction: Transaction, staffId: string, name: string): Promise<void> {
  await sql`delete from staff_preference where staff_id = ${staffId} and name = ${name}`.execute(transaction);
}

export interface ViewRow {
  readonly id: string;
  readonly list: string;
  readonly title: string;
  readonly search: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly placeCode: string | null;
  readonly placePath: string | null;
}

const viewColumns = sql`
  saved_view.id, list, title, search, owner_id as "ownerId", display_name as "ownerName", place_code as "placeCode", place_path::text as "placePath"`;

/** A person's own views of a list, and those shared at a place that holds one of these paths; own ones first, then by title. */
export async function viewsFor(database: Database, list: string, staffId: string, paths: readonly string[]): Promise<readonly ViewRow[]> {
  const result = await sql<ViewRow>`
    select ${viewColumns} from saved_view join staff on staff.id = owner_id
    where list = ${list} and (owner_id = ${staffId} or place_path @> ${[...paths]}::text[]::ltree[])
    order by owner_id <> ${staffId}, title, saved_view.id limit 200`.execute(database);
  return result.rows;
}

/** One view, locked. */
export async function lockView(transaction: Transaction, id: string): Promise<ViewRow | undefined> {
  const result = await sql<ViewRow>`
    select ${viewColumns} from saved_view join staff on staff.id = owner_id where saved_view.id = ${id} for update of saved_view`.execute(transaction);
  return result.rows[0];
}

/** Stores a view, new or known; false when the owner has another one of this title. */
export async function saveView(transaction: Transaction, view: Omit<ViewRow, 'ownerName'>, at: Date): Promise<boolean> {
  const taken = await sql`
    select 1 from saved_view where owner_id = ${view.ownerId} and list = ${view.list} and title = ${view.title} and id <> ${view.id}`.execute(transaction);
  if (taken.rows.length > 0) return false;
  const result = await sql`
    insert into saved_view (id, list, title, search, owner_id, place_code, place_path, changed_at)
    values (${view.id}, ${view.list}, ${view.title}, ${view.search}, ${view.ownerId}, ${view.placeCode}, ${view.placePath}::ltree, ${at})
    on conflict (id) do update set title = excluded.title, search = excluded.search, place_code = excluded.place_code,
      place_path = excluded.place_path, changed_at = excluded.changed_at`.execute(transaction);
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** How many views of lists a person has. */
export async function countViews(transaction: Transaction, staffId: string): Promise<number> {
  const result = await sql<{ count: number }>`select count(*)::int as count from saved_view where owner_id = ${staffId}`.execute(transaction);
  return result.rows[0]?.count ?? 0;
}

/** Deletes a view. */
export async function deleteView(transaction: Transaction, id: string): Promise<void> {
  await sql`delete from saved_view where id = ${id}`.execute(transaction);
}
