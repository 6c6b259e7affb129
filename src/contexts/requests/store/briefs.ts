import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { RequestState } from '../lifecycle.ts';
import type { CasePlan } from './read-cases.ts';

/** What other contexts may build on a request: no names, no phones. */
export interface RequestBrief {
  readonly id: string;
  readonly number: string;
  readonly state: RequestState;
  readonly title: string;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly compoundId: string | null;
  readonly workstationId: string | null;
  readonly workstationName: string | null;
  /** How many people raised it, joined cases included. */
  readonly voices: number;
  readonly plan: CasePlan | null;
  /** How it looked before: published with the check on site. */
  readonly beforeFileId: string | null;
  readonly afterFileId: string | null;
  readonly reportedAt: Date;
}

/** Briefs by ids; unknown ids are left out. */
export async function readBriefs(executor: Database | Transaction, ids: readonly string[]): Promise<readonly RequestBrief[]> {
  const result = await sql<RequestBrief>`
    select request.id, number, state, title, division_code as "divisionCode", place_path as "placePath", place_name as "placeName",
      compound_id as "compoundId", workstation_id as "workstationId", workstation_name as "workstationName", joined_count + 1 as voices,
      before_file_id as "beforeFileId", after_file_id as "afterFileId", reported_at as "reportedAt",
      (select json_build_object('residentsViews', residents_views, 'partyCommitteeView', party_committee_view,
        'partyCommitteeAgreed', party_committee_agreed, 'measure', measure, 'measureKind', measure_kind,
        'plannedAmountFen', planned_amount_fen, 'plannedUntil', planned_until)
        from request_plan where request_id = request.id order by sequence desc limit 1) as plan
    from request where request.id = any(${ids}::uuid[]) order by request.id`.execute(executor);
  return result.rows;
}
