import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { problem } from '../../../platform/problem.ts';
import type { Receipt } from '../contract.ts';

interface ReceiptRow {
  readonly id: string;
  readonly number: string;
  readonly placeName: string;
  readonly workstationName: string | null;
  readonly responseDue: Date | null;
  readonly responseProvisional: boolean;
  readonly reporterId: string;
  readonly linkVersion: number;
}

/** What a reporter gets to keep of a case, with the token of their secret link. */
export function receiptFrom(row: Omit<ReceiptRow, 'reporterId' | 'linkVersion'>, token: string): Receipt {
  return {
    id: row.id,
    number: row.number,
    token,
    trackingPath: `/t/${token}`,
    placeName: row.placeName,
    workstationName: row.workstationName,
    response: row.responseDue ? { due: row.responseDue.toISOString(), provisional: row.responseProvisional } : null,
  };
}

/** The receipt of a request for one of its reporters, by default the first. Throws 404. */
export async function receiptOf(
  database: Database | Transaction,
  requestId: string,
  reporterId: string | undefined,
  tokenOf: (reporterId: string, linkVersion: number) => string,
): Promise<Receipt> {
  const chosen = reporterId === undefined ? sql`` : sql`and request_reporter.id = ${reporterId}::uuid`;
  const result = await sql<ReceiptRow>`
    select request.id, number, place_name as "placeName", workstation_name as "workstationName", response_due as "responseDue",
      response_provisional as "responseProvisional", request_reporter.id as "reporterId", link_version as "linkVersion"
    from request join request_reporter on request_reporter.request_id = request.id
    where request.id = ${requestId}::uuid and erased_at is null ${chosen} order by request_reporter.id limit 1`.execute(database);
  const row = result.rows[0];
  if (!row) throw problem(404, 'not-found', { detail: 'There is no such reporter.' });
  return receiptFrom(row, tokenOf(row.reporterId, row.linkVersion));
}

/** The links of a resident to some of their requests. */
export async function linksOfResident(
  database: Database | Transaction,
  residentId: string,
  requestIds: readonly string[],
): Promise<readonly { requestId: string; reporterId: string; linkVersion: number }[]> {
  const result = await sql<{ requestId: string; reporterId: string; linkVersion: number }>`
    select distinct on (request_id) request_id as "requestId", id as "reporterId", link_version as "linkVersion" from request_reporter
    where resident_id = ${residentId}::uuid and request_id = any(${requestIds}::uuid[]) and erased_at is null
    order by request_id, id`.execute(database);
  return result.rows;
}
