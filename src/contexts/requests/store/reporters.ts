import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { eraseFurtherAddresses } from './further-places.ts';

export interface ReporterContact {
  readonly id: string;
  /** The case this person reported: the request itself or one joined to it. */
  readonly requestId: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly helperName: string | null;
  readonly helperPhone: string | null;
  readonly phones: readonly string[];
}

/** A reporter of a case or of one joined to it, in full. */
export async function reporterOfRequest(transaction: Transaction, requestId: string, reporterId: string): Promise<ReporterContact | undefined> {
  const result = await sql<ReporterContact>`
    select request_reporter.id, request_id as "requestId", name, phone, helper_name as "helperName", helper_phone as "helperPhone",
      array_remove(array[phone, helper_phone], null) as phones
    from request_reporter join request as came on came.id = request_reporter.request_id
    where request_reporter.id = ${reporterId}::uuid and (came.id = ${requestId}::uuid or came.joined_to = ${requestId}::uuid)`.execute(transaction);
  return result.rows[0];
}

/** Empties what is personal about a reporter and the text they wrote. */
export async function eraseReporterRow(transaction: Transaction, reporterId: string, requestId: string, at: Date): Promise<void> {
  await sql`
    update request_reporter set name = null, phone = null, helper_name = null, helper_phone = null, resident_id = null,
      anonymous = true, erased_at = ${at} where id = ${reporterId}::uuid`.execute(transaction);
  await sql`
    update request set original_text = null, title = number, address = null, search_text = public_search_text
    where id = ${requestId}::uuid`.execute(transaction);
  await eraseFurtherAddresses(transaction, requestId);
}

/** Empties what a reporter wrote with a rating. Answers when they rated, and which case. */
export async function eraseRatingComments(transaction: Transaction, reporterId: string): Promise<readonly { readonly requestId: string; readonly ratedAt: Date }[]> {
  const result = await sql<{ requestId: string; ratedAt: Date }>`
    update request_rating set comment = null where reporter_id = ${reporterId}::uuid returning request_id as "requestId", rated_at as "ratedAt"`.execute(transaction);
  return result.rows;
}

/** Those to be told about a case: reporters with a phone, of the case and of cases joined to it. */
export async function reportersToTell(
  transaction: Transaction,
  requestId: string,
): Promise<readonly { id: string; residentId: string | null; phone: string; linkVersion: number; number: string }[]> {
  const result = await sql<{ id: string; residentId: string | null; phone: string; linkVersion: number; number: string }>`
    select request_reporter.id, resident_id as "residentId", coalesce(phone, helper_phone) as phone, link_version as "linkVersion", came.number
    from request_reporter join request as came on came.id = request_reporter.request_id
    where (came.id = ${requestId}::uuid or came.joined_to = ${requestId}::uuid) and erased_at is null
      and coalesce(phone, helper_phone) is not null order by request_reporter.id`.execute(transaction);
  return result.rows;
}

/** Under which entries a resident reported. */
export async function reporterIdsOfResident(transaction: Transaction, residentId: string): Promise<readonly Pick<ReporterContact, 'id' | 'requestId' | 'phones'>[]> {
  const result = await sql<Pick<ReporterContact, 'id' | 'requestId' | 'phones'>>`
    select id, request_id as "requestId", array_remove(array[phone, helper_phone], null) as phones from request_reporter where resident_id = ${residentId}::uuid and erased_at is null
    order by request_id`.execute(transaction);
  return result.rows;
}

/** Everything a resident reported, as plain values. */
export async function reportsOfResident(database: Database, residentId: string): Promise<readonly unknown[]> {
  const result = await sql`
    select request.number, request.state, request.reported_at as "reportedAt", request.original_text as text, request.place_name as place,
      request.address, name, phone, helper_name as "helperName", helper_phone as "helperPhone"
    from request_reporter join request on request.id = request_reporter.request_id
    where resident_id = ${residentId}::uuid order by request.id`.execute(database);
  return result.rows;
}
