import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database/database.ts';
import type { ProjectState } from '../../lifecycle/project.ts';
import type { CheckResult } from '../../rules/check.ts';

/** Columns of a project that actions may change beside state and chain; null clears. */
export interface ProjectPatch {
  readonly kind?: string;
  readonly workType?: string;
  readonly title?: string;
  readonly what?: string | null;
  readonly why?: string | null;
  readonly optionsConsidered?: string | null;
  readonly beneficiaries?: number | null;
  readonly residentsViews?: string | null;
  readonly residentsAsked?: number | null;
  readonly residentsAgreed?: number | null;
  readonly partyCommitteeView?: string | null;
  readonly partyCommitteeAgreed?: boolean;
  readonly managersDuty?: boolean;
  readonly plannedWorks?: boolean;
  readonly divisionCode?: string;
  readonly placePath?: string;
  readonly placeName?: string;
  readonly fundId?: string | null;
  readonly reservationId?: string | null;
  readonly contractorId?: string | null;
  readonly estimateFen?: number;
  readonly approvedFen?: number;
  readonly contractFen?: number;
  readonly finalFen?: number;
  readonly changeFen?: number | null;
  readonly changeReason?: string | null;
  readonly changeApprover?: string | null;
  readonly papers?: string;
  readonly papersDue?: Date | null;
  readonly plannedStart?: string;
  readonly plannedEnd?: string;
  readonly noticeId?: string;
  readonly rulesId?: string | null;
  readonly rulesDay?: string;
  readonly papersFrom?: Date | null;
  readonly papersDays?: number | null;
  readonly papersProvisional?: boolean;
  readonly stageDue?: Date | null;
  readonly stageFrom?: Date | null;
  readonly stageDays?: number | null;
  readonly stageProvisional?: boolean;
  readonly submittedAt?: Date;
  readonly approvedAt?: Date;
  readonly startedAt?: Date;
  readonly doneAt?: Date;
  readonly acceptedAt?: Date;
  readonly paidAt?: Date | null;
  readonly closedAt?: Date;
  readonly warrantyUntil?: string | null;
  readonly warrantyRemindedAt?: Date;
  readonly beforeFileId?: string;
  readonly afterFileId?: string;
}

const columnOf = (key: string): string => key.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
const casts: Readonly<Record<string, string>> = { placePath: 'ltree', plannedStart: 'date', plannedEnd: 'date', warrantyUntil: 'date', changeApprover: 'uuid', fundId: 'uuid', reservationId: 'uuid', contractorId: 'uuid', noticeId: 'uuid', rulesId: 'uuid', rulesDay: 'date' };

function setting(key: string, value: unknown) {
  const cast = casts[key];
  return cast === undefined ? sql`, ${sql.ref(columnOf(key))} = ${value ?? null}` : sql`, ${sql.ref(columnOf(key))} = ${value ?? null}::${sql.raw(cast)}`;
}

export interface SavedProject {
  readonly id: string;
  readonly state: ProjectState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doer: { readonly action: string; readonly id: string | null };
  /** Adds somebody to those who wrote part of the application. */
  readonly author?: string | undefined;
  readonly checks?: readonly CheckResult[] | undefined;
  readonly changedAt: Date;
}

/** Writes a project's new state, chain head and changed columns; the caller holds its row lock. */
export async function saveProject(transaction: Transaction, next: SavedProject, patch: ProjectPatch): Promise<void> {
  const changes = Object.entries(patch).map(([key, value]) => setting(key, value));
  const doer = next.doer.id === null ? sql`doers` : sql`doers || jsonb_build_object(${next.doer.action}::text, ${next.doer.id}::text)`;
  const author = next.author === undefined ? sql`authors` : sql`(select array_agg(distinct one) from unnest(authors || ${next.author}::uuid) as one)`;
  const checks = next.checks === undefined ? sql`checks` : sql`${JSON.stringify(next.checks)}::jsonb`;
  await sql`
    update project set state = ${next.state}, version = ${next.version}, head_hash = ${next.headHash}, doers = ${doer}, authors = ${author},
      checks = ${checks}, changed_at = ${next.changedAt} ${sql.join(changes, sql``)}
    where id = ${next.id}::uuid`.execute(transaction);
}

export interface NewProject {
  readonly id: string;
  readonly number: string;
  readonly headHash: Buffer;
  readonly author: string;
  readonly kind: string;
  readonly workType: string;
  readonly title: string;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly workstationId: string | null;
  readonly workstationName: string | null;
  readonly createdAt: Date;
}

/** Inserts a project as a draft with nothing but its title and place; the rest follows with the same patch as a revision. */
export async function insertProject(transaction: Transaction, project: NewProject): Promise<void> {
  await sql`
    insert into project (id, number, state, version, head_hash, doers, authors, kind, work_type, title, division_code, place_path, place_name,
      workstation_id, workstation_name, created_at, changed_at)
    values (${project.id}, ${project.number}, 'draft', 1, ${project.headHash}, jsonb_build_object('revise', ${project.author}::text),
      array[${project.author}::uuid], ${project.kind}, ${project.workType}, ${project.title}, ${project.divisionCode}, ${project.placePath}::ltree,
      ${project.placeName}, ${project.workstationId}, ${project.workstationName}, ${project.createdAt}, ${project.createdAt})`.execute(transaction);
}

/** The next readable number of a prefix and year, e.g. `CL-XM-2026-0012`. */
export async function takeProjectNumber(transaction: Transaction, prefix: string, year: number): Promise<string> {
  const result = await sql<{ number: string }>`select take_project_number(${prefix}, ${year}) as number`.execute(transaction);
  const number = result.rows[0]?.number;
  if (!number) throw new Error('No number was given out');
  return number;
}
