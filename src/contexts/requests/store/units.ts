import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Unit } from '../contract.ts';

/** A unit with its chain head and place. */
export interface StoredUnit extends Unit {
  readonly placePath: string;
  readonly headHash: Buffer;
}

const columns = sql`
  unit.id, unit.version, unit.head_hash as "headHash", unit.name, unit.kind, unit.contact, unit.phone, unit.message_phone as "messagePhone",
  unit.division_code as "divisionCode", unit.place_path::text as "placePath", unit.term_days as "termDays", unit.active,
  array(select staff_id::text from request_unit_member where unit_id = unit.id order by staff_id) as "staffIds"`;

async function readUnits(executor: Database | Transaction, condition: RawBuilder<unknown>): Promise<readonly StoredUnit[]> {
  const result = await sql<StoredUnit>`select ${columns} from request_unit as unit where ${condition} order by unit.name, unit.id limit 1000`.execute(executor);
  return result.rows;
}

/** Units that serve one of these places, a part of it, or a larger place around it. */
export async function unitsAround(database: Database, placePaths: readonly string[], activeOnly: boolean): Promise<readonly StoredUnit[]> {
  return readUnits(database, sql`(unit.place_path <@ ${placePaths}::text[]::ltree[] or unit.place_path @> ${placePaths}::text[]::ltree[]) ${activeOnly ? sql`and unit.active` : sql``}`);
}

/** One unit. */
export async function unitById(executor: Database | Transaction, id: string): Promise<StoredUnit | undefined> {
  return (await readUnits(executor, sql`unit.id = ${id}::uuid`))[0];
}

/** One unit, locked for a change. */
export async function lockUnit(transaction: Transaction, id: string): Promise<StoredUnit | undefined> {
  await sql`select id from request_unit where id = ${id}::uuid for update`.execute(transaction);
  return unitById(transaction, id);
}

/** Inserts a unit or, when its id is known, replaces it with its members. */
export async function saveUnit(transaction: Transaction, unit: StoredUnit): Promise<void> {
  await sql`
    insert into request_unit (id, version, head_hash, name, kind, contact, phone, message_phone, division_code, place_path, term_days, active)
    values (${unit.id}, ${unit.version}, ${unit.headHash}, ${unit.name}, ${unit.kind}, ${unit.contact}, ${unit.phone}, ${unit.messagePhone},
      ${unit.divisionCode}, ${unit.placePath}::ltree, ${unit.termDays}, ${unit.active})
    on conflict (id) do update set version = excluded.version, head_hash = excluded.head_hash, name = excluded.name, kind = excluded.kind,
      contact = excluded.contact, phone = excluded.phone, message_phone = excluded.message_phone, division_code = excluded.division_code,
      place_path = excluded.place_path, term_days = excluded.term_days, active = excluded.active`.execute(transaction);
  await sql`delete from request_unit_member where unit_id = ${unit.id}::uuid`.execute(transaction);
  await sql`insert into request_unit_member (unit_id, staff_id) select ${unit.id}::uuid, unnest(${unit.staffIds}::uuid[])`.execute(transaction);
}
