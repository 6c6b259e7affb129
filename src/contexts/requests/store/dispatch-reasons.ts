import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { DispatchReason } from '../rules/dispatch/decision.ts';

/** A case with why it was sent where it went. */
export interface ReasonRow {
  readonly placePath: string;
  readonly placeName: string;
  readonly gridName: string | null;
  readonly workstationId: string | null;
  readonly reason: DispatchReason | null;
}

/** Why a case was sent where it went, as it was decided; undefined: there is no such case. */
export async function readReason(executor: Database | Transaction, id: string): Promise<ReasonRow | undefined> {
  const result = await sql<ReasonRow>`
    select place_path::text as "placePath", place_name as "placeName", grid_name as "gridName", workstation_id as "workstationId", dispatch_reason as reason
    from request where id = ${id}::uuid`.execute(executor);
  return result.rows[0];
}
