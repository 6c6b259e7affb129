import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { RequestState } from '../lifecycle.ts';
import type { NewReporter, Whereabouts } from './save-request.ts';

/** Where a case lies, as it was found when it was taken in. */
export async function whereaboutsOfCase(executor: Database | Transaction, id: string): Promise<Whereabouts> {
  const result = await sql<Omit<Whereabouts, 'location'> & { readonly location: { readonly x: number; readonly y: number } | null }>`
    select division_code as "divisionCode", place_path::text as "placePath", place_name as "placeName", grid_code as "gridCode", grid_name as "gridName",
      compound_id as "compoundId", compound_name as "compoundName", address, location, location_source as "locationSource",
      workstation_id as "workstationId", workstation_name as "workstationName" from request where id = ${id}::uuid`.execute(executor);
  const row = result.rows[0];
  if (!row) throw new Error('The case to be split is gone');
  return { ...row, location: row.location && { longitude: row.location.x, latitude: row.location.y } };
}

/** The reporters of a case itself who have not been erased, in the order they came. */
export async function reportersToFollow(transaction: Transaction, requestId: string): Promise<readonly Omit<NewReporter, 'linkDigest'>[]> {
  const result = await sql<Omit<NewReporter, 'linkDigest'>>`
    select id, resident_id as "residentId", anonymous, name, phone, helper_name as "helperName", helper_phone as "helperPhone",
      helper_relation as "helperRelation", entered_by as "enteredBy"
    from request_reporter where request_id = ${requestId}::uuid and erased_at is null order by id`.execute(transaction);
  return result.rows;
}

/** Enters further reporters of a case that was split off, and says which entry each goes back to. */
export async function insertFollowers(transaction: Transaction, requestId: string, followers: readonly (NewReporter & { readonly of: string })[]): Promise<void> {
  const rows = JSON.stringify(followers);
  await sql`
    insert into request_reporter (id, request_id, resident_id, anonymous, name, phone, helper_name, helper_phone, helper_relation, entered_by, link_digest, split_from_id)
    select id, ${requestId}::uuid, "residentId", anonymous, name, phone, "helperName", "helperPhone", "helperRelation", "enteredBy", "linkDigest", of
    from jsonb_to_recordset(${rows}::jsonb) as row (id uuid, "residentId" uuid, anonymous boolean, name text, phone text, "helperName" text, "helperPhone" text,
      "helperRelation" text, "enteredBy" uuid, "linkDigest" text, of uuid)
    on conflict (id) do update set split_from_id = excluded.split_from_id`.execute(transaction);
}

/** The same person's entry on a case that was split off this one, or that this one was split off. */
export interface Twin {
  readonly id: string;
  readonly requestId: string;
  readonly number: string;
  readonly state: RequestState;
  readonly linkVersion: number;
  readonly phones: readonly string[];
}

/** The entries of the same person on cases split off one another; erased ones are left out. */
export async function twinsOf(database: Database | Transaction, reporterId: string): Promise<readonly Twin[]> {
  const result = await sql<Twin>`
    select twin.id, twin.request_id as "requestId", request.number, request.state, twin.link_version as "linkVersion",
      array_remove(array[twin.phone, twin.helper_phone], null) as phones
    from request_reporter as own join request_reporter as twin on twin.id <> own.id and twin.erased_at is null
      and (twin.split_from_id = own.id or twin.id = own.split_from_id or (own.split_from_id is not null and twin.split_from_id = own.split_from_id))
    join request on request.id = twin.request_id where own.id = ${reporterId}::uuid order by twin.request_id`.execute(database);
  return result.rows;
}
