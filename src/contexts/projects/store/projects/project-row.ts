import { sql } from 'kysely';
import type { Database, Transaction } from '../../../../platform/database/database.ts';
import type { ProjectKind, WorkType } from '../../inputs.ts';
import type { ProjectState } from '../../lifecycle/project.ts';
import type { CheckResult } from '../../rules/check.ts';
import type { PapersState } from '../../rules/hindrances.ts';

export type Executor = Database | Transaction;

/** A project with its own columns; amounts in fen, days as `YYYY-MM-DD`. */
export interface ProjectRow {
  readonly id: string;
  readonly number: string;
  readonly state: ProjectState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly authors: readonly string[];
  readonly kind: ProjectKind;
  readonly workType: WorkType;
  readonly title: string;
  readonly what: string | null;
  readonly why: string | null;
  readonly optionsConsidered: string | null;
  readonly beneficiaries: number | null;
  readonly residentsViews: string | null;
  readonly residentsAsked: number | null;
  readonly residentsAgreed: number | null;
  readonly partyCommitteeView: string | null;
  readonly partyCommitteeAgreed: boolean;
  readonly managersDuty: boolean;
  readonly plannedWorks: boolean;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly workstationId: string | null;
  readonly workstationName: string | null;
  readonly fundId: string | null;
  readonly reservationId: string | null;
  readonly contractorId: string | null;
  readonly estimateFen: number;
  readonly approvedFen: number | null;
  readonly contractFen: number | null;
  readonly finalFen: number | null;
  readonly changeFen: number | null;
  readonly changeReason: string | null;
  readonly changeApprover: string | null;
  readonly papers: PapersState;
  readonly papersDue: Date | null;
  readonly papersProvisional: boolean;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  readonly noticeId: string | null;
  /** The version of the rules it was checked with and the day of that; no version: what shipped with the program then. */
  readonly rulesId: string | null;
  readonly rulesDay: string | null;
  readonly stageDue: Date | null;
  readonly stageProvisional: boolean;
  readonly checks: readonly CheckResult[];
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly submittedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly startedAt: Date | null;
  readonly doneAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly paidAt: Date | null;
  readonly closedAt: Date | null;
  readonly warrantyUntil: string | null;
  readonly beforeFileId: string | null;
  readonly afterFileId: string | null;
  readonly ratingSum: number;
  readonly ratingCount: number;
  /** Paths of all its places. */
  readonly placePaths: readonly string[];
  readonly placeCount: number;
  readonly quoteCount: number;
  readonly openDefects: number;
  /** Paid from its reservation according to the ledger, less what came back. */
  readonly paidFen: number;
  /** Given back by the contractor after it was paid, according to the ledger. */
  readonly returnedFen: number;
  /** Still reserved according to the ledger. */
  readonly reservedFen: number;
  readonly fundName: string | null;
  readonly contractorName: string | null;
}

export const projectColumns = sql`
  project.id, project.number, project.state, project.version, project.head_hash as "headHash", project.doers, project.authors,
  project.kind, project.work_type as "workType", project.title, project.what, project.why, project.options_considered as "optionsConsidered",
  project.beneficiaries, project.residents_views as "residentsViews", project.residents_asked as "residentsAsked",
  project.residents_agreed as "residentsAgreed", project.party_committee_view as "partyCommitteeView",
  project.party_committee_agreed as "partyCommitteeAgreed", project.managers_duty as "managersDuty", project.planned_works as "plannedWorks",
  project.division_code as "divisionCode", project.place_path as "placePath", project.place_name as "placeName",
  project.workstation_id as "workstationId", project.workstation_name as "workstationName", project.fund_id as "fundId",
  project.reservation_id as "reservationId", project.contractor_id as "contractorId", project.estimate_fen as "estimateFen",
  project.approved_fen as "approvedFen", project.contract_fen as "contractFen", project.final_fen as "finalFen", project.change_fen as "changeFen",
  project.change_reason as "changeReason", project.change_approver as "changeApprover", project.papers, project.papers_due as "papersDue", project.papers_provisional as "papersProvisional", project.planned_start::text as "plannedStart",
  project.planned_end::text as "plannedEnd", project.notice_id as "noticeId", project.rules_id as "rulesId", project.rules_day::text as "rulesDay", project.stage_due as "stageDue",
  project.stage_provisional as "stageProvisional",
  project.checks, project.created_at as "createdAt", project.changed_at as "changedAt",
  project.submitted_at as "submittedAt", project.approved_at as "approvedAt", project.started_at as "startedAt", project.done_at as "doneAt",
  project.accepted_at as "acceptedAt", project.paid_at as "paidAt", project.closed_at as "closedAt", project.warranty_until::text as "warrantyUntil",
  project.before_file_id as "beforeFileId", project.after_file_id as "afterFileId", project.rating_sum as "ratingSum",
  project.rating_count as "ratingCount",
  coalesce((select array_agg(place_path::text order by position) from project_place where project_id = project.id), '{}') as "placePaths",
  (select count(*) from project_place where project_id = project.id)::int as "placeCount",
  (select count(*) from project_quote where project_id = project.id)::int as "quoteCount",
  (select count(*) from project_defect where project_id = project.id and fixed_at is null)::int as "openDefects",
  coalesce((select paid_fen - returned_fen from fund_reservation where id = project.reservation_id), 0) as "paidFen",
  coalesce((select returned_fen from fund_reservation where id = project.reservation_id), 0) as "returnedFen",
  coalesce((select total_fen - released_fen - paid_fen from fund_reservation where id = project.reservation_id), 0) as "reservedFen",
  (select name from fund where id = project.fund_id) as "fundName",
  (select name from contractor where id = project.contractor_id) as "contractorName"`;

/** Reads a project without locking it. */
export async function findProject(executor: Executor, id: string): Promise<ProjectRow | undefined> {
  const result = await sql<ProjectRow>`select ${projectColumns} from project where project.id = ${id}::uuid`.execute(executor);
  return result.rows[0];
}

/** Reads a project by its number. */
export async function findProjectByNumber(executor: Executor, number: string): Promise<ProjectRow | undefined> {
  const result = await sql<ProjectRow>`select ${projectColumns} from project where project.number = ${number}`.execute(executor);
  return result.rows[0];
}

/** Reads a project and holds its row lock to the end of the transaction. */
export async function lockProject(transaction: Transaction, id: string): Promise<ProjectRow | undefined> {
  await sql`select id from project where id = ${id}::uuid for update`.execute(transaction);
  return findProject(transaction, id);
}
