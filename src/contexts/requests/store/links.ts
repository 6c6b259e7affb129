import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { RequestState } from '../lifecycle.ts';

export const linkKinds = ['related', 'sweepFind', 'split'] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface NewLink {
  /** The case the link is told of: the find, the part split off. */
  readonly requestId: string;
  readonly otherId: string;
  readonly kind: LinkKind;
  readonly reason: string | null;
  readonly at: Date;
  readonly by: string | null;
}

/** Links two cases; false when they are linked already, in whichever direction. */
export async function insertLink(transaction: Transaction, link: NewLink): Promise<boolean> {
  const result = await sql`
    insert into request_link (request_id, other_id, kind, reason, linked_at, linked_by)
    select ${link.requestId}::uuid, ${link.otherId}::uuid, ${link.kind}, ${link.reason}, ${link.at}, ${link.by}::uuid
    where not exists (select 1 from request_link where request_id = ${link.otherId}::uuid and other_id = ${link.requestId}::uuid)
    on conflict do nothing`.execute(transaction);
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** Takes a link by hand back, whichever side it was made from; false when there is none. */
export async function deleteRelatedLink(transaction: Transaction, requestId: string, otherId: string): Promise<boolean> {
  const result = await sql`
    delete from request_link where kind = 'related'
      and ((request_id = ${requestId}::uuid and other_id = ${otherId}::uuid) or (request_id = ${otherId}::uuid and other_id = ${requestId}::uuid))`.execute(transaction);
  return (result.numAffectedRows ?? 0n) > 0n;
}

export interface CaseProposal {
  readonly measure: string | null;
  readonly measureKind: string;
  readonly plannedAmountFen: number | null;
  readonly fromRequestId: string | null;
}

/** Keeps the plan of another case as a proposal for this one. */
export async function insertProposal(transaction: Transaction, requestId: string, proposal: CaseProposal): Promise<void> {
  await sql`
    insert into request_proposal (request_id, measure, measure_kind, planned_amount_fen, from_request_id)
    values (${requestId}::uuid, ${proposal.measure}, ${proposal.measureKind}, ${proposal.plannedAmountFen}, ${proposal.fromRequestId}::uuid)`.execute(transaction);
}

/** A case as other contexts may know one. */
export interface KnownCase {
  readonly id: string;
  readonly number: string;
  readonly state: RequestState;
  readonly title: string;
  readonly publicText: string | null;
  readonly categoryId: string | null;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly compoundId: string | null;
  readonly compoundName: string | null;
  readonly workstationId: string | null;
  readonly beforeFileId: string | null;
  readonly plan: { readonly measure: string; readonly measureKind: string; readonly plannedAmountFen: number | null } | null;
}

/** Cases by their ids with the plan in force, in no order; unknown ids are left out. */
export async function readKnownCases(database: Database | Transaction, ids: readonly string[]): Promise<readonly KnownCase[]> {
  if (ids.length === 0) return [];
  const result = await sql<KnownCase>`
    select id, number, state, title, public_text as "publicText", category_id as "categoryId", division_code as "divisionCode",
      place_path::text as "placePath", place_name as "placeName", compound_id as "compoundId", compound_name as "compoundName",
      workstation_id as "workstationId", before_file_id as "beforeFileId",
      (select json_build_object('measure', measure, 'measureKind', measure_kind, 'plannedAmountFen', planned_amount_fen)
        from request_plan where request_id = request.id order by sequence desc limit 1) as plan
    from request where id = any(${ids}::uuid[])`.execute(database);
  return result.rows;
}
