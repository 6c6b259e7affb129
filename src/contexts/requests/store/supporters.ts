import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';

export interface NewSupporter {
  readonly id: string;
  readonly requestId: string;
  readonly personDigest: string;
  readonly deviceDigest: string | null;
  readonly residentId: string | null;
  readonly enteredBy: string | null;
  readonly joinedAt: Date;
}

/** Adds somebody who is affected too and counts them; false when this person or device joined already. */
export async function insertSupporter(transaction: Transaction, one: NewSupporter): Promise<boolean> {
  const { rows } = await sql`
    with joined as (
      insert into request_supporter (id, request_id, person_digest, device_digest, resident_id, entered_by, joined_at)
      values (${one.id}, ${one.requestId}::uuid, ${one.personDigest}, ${one.deviceDigest}, ${one.residentId}::uuid, ${one.enteredBy}::uuid, ${one.joinedAt})
      on conflict do nothing returning request_id)
    update request set supporter_count = supporter_count + 1 from joined where request.id = joined.request_id returning request.id`.execute(transaction);
  return rows.length > 0;
}

/** Counts those who liked a message elsewhere among those who are affected too. */
export async function countLikes(transaction: Transaction, requestId: string, likes: number): Promise<void> {
  await sql`update request set supporter_count = supporter_count + ${likes} where id = ${requestId}::uuid`.execute(transaction);
}

/** How many joined a case. */
export async function countSupporters(database: Database | Transaction, requestId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select supporter_count as count from request where id = ${requestId}::uuid`.execute(database);
  return rows[0]?.count ?? 0;
}

/** Residents who joined a case and left a number to be told. */
export async function supportersToTell(transaction: Transaction, requestId: string): Promise<readonly { readonly id: string; readonly residentId: string }[]> {
  const { rows } = await sql<{ id: string; residentId: string }>`
    select id, resident_id as "residentId" from request_supporter where request_id = ${requestId}::uuid and resident_id is not null order by id`.execute(transaction);
  return rows;
}

/** What a resident joined, as plain values. */
export async function supportOfResident(database: Database, residentId: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select request.number, joined_at as "joinedAt" from request_supporter join request on request.id = request_supporter.request_id
    where resident_id = ${residentId}::uuid order by request_supporter.id`.execute(database);
  return rows;
}

/** Forgets who joined; that somebody did stays counted. */
export async function forgetSupporter(transaction: Transaction, residentId: string): Promise<void> {
  await sql`
    update request_supporter set resident_id = null, device_digest = null, person_digest = id::text where resident_id = ${residentId}::uuid`.execute(transaction);
}
