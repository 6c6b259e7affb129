import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../../../shared/time.ts';
import type { ProjectState } from '../../lifecycle/project.ts';
import type { Neighbour } from '../../rules/check.ts';
import { type Executor, type ProjectRow, projectColumns } from './project-row.ts';

/** What part of all projects a reader may list: places with their subtrees, and workstations. */
export interface ProjectScope {
  readonly placePaths: readonly string[];
  readonly workstationIds: readonly string[];
}

export interface ProjectFilters {
  readonly states?: readonly string[] | undefined;
  readonly placePath?: string | undefined;
  readonly fundId?: string | undefined;
  readonly contractorId?: string | undefined;
  readonly kind?: string | undefined;
  readonly workType?: string | undefined;
  readonly text?: string | undefined;
  readonly late?: Date | undefined;
  readonly ids?: readonly string[] | undefined;
}

function conditionsOf(scope: ProjectScope | null, filters: ProjectFilters): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [];
  if (scope) {
    found.push(sql`(project.workstation_id = any(${scope.workstationIds}::uuid[]) or exists (
      select 1 from project_place where project_id = project.id and project_place.place_path <@ ${scope.placePaths}::text[]::ltree[]))`);
  }
  if (filters.states) found.push(sql`project.state = any(${filters.states}::text[])`);
  if (filters.placePath !== undefined) {
    found.push(sql`exists (select 1 from project_place where project_id = project.id and project_place.place_path <@ ${filters.placePath}::ltree)`);
  }
  if (filters.fundId !== undefined) found.push(sql`project.fund_id = ${filters.fundId}::uuid`);
  if (filters.contractorId !== undefined) found.push(sql`project.contractor_id = ${filters.contractorId}::uuid`);
  if (filters.kind !== undefined) found.push(sql`project.kind = ${filters.kind}`);
  if (filters.workType !== undefined) found.push(sql`project.work_type = ${filters.workType}`);
  if (filters.ids) found.push(sql`project.id = any(${filters.ids}::uuid[])`);
  if (filters.text !== undefined && filters.text !== '') {
    const like = `%${filters.text.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
    found.push(sql`(project.title ilike ${like} or project.number ilike ${like} or project.place_name ilike ${like})`);
  }
  if (filters.late) {
    found.push(sql`(project.stage_due < ${filters.late} or (project.papers = 'due' and project.papers_due < ${filters.late}))`);
  }
  return found;
}

const where = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length > 0 ? sql`where ${sql.join([...conditions], sql` and `)}` : sql``;

/** A page of projects, newest first; a null scope lists everything its filters let through. */
export async function listProjects(
  executor: Executor,
  scope: ProjectScope | null,
  filters: ProjectFilters,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly ProjectRow[]; readonly nextCursor: string | null }> {
  const conditions = conditionsOf(scope, filters);
  if (page.cursor !== undefined) conditions.push(sql`project.id < ${page.cursor}::uuid`);
  const result = await sql<ProjectRow>`
    select ${projectColumns} from project ${where(conditions)} order by project.id desc limit ${page.limit + 1}`.execute(executor);
  const rows = result.rows.slice(0, page.limit);
  return { rows, nextCursor: result.rows.length > page.limit ? (rows.at(-1)?.id ?? null) : null };
}

/** One column of the board: how many projects, how much money, how many late. */
export interface StageSum {
  readonly state: ProjectState;
  readonly count: number;
  readonly amountFen: number;
  readonly late: number;
}

/** Counts and amounts by state; the amount is the newest known: final, approved or estimated. */
export async function sumByState(executor: Executor, scope: ProjectScope | null, filters: ProjectFilters, now: Date): Promise<readonly StageSum[]> {
  const result = await sql<StageSum>`
    select state, count(*)::int as count, coalesce(sum(coalesce(final_fen, approved_fen, estimate_fen)), 0)::bigint as "amountFen",
      (count(*) filter (where stage_due < ${now} or (papers = 'due' and papers_due < ${now})))::int as late
    from project ${where(conditionsOf(scope, filters))} group by state`.execute(executor);
  return result.rows;
}

/** Projects of the same kind of work that share a compound or an exact division with this one's places, proposed since a day. */
export async function neighboursOf(
  executor: Executor,
  question: { readonly projectId: string; readonly workType: string; readonly since: PlainDate; readonly today: PlainDate },
): Promise<readonly Neighbour[]> {
  const result = await sql<Neighbour>`
    select project.number, coalesce(project.final_fen, project.approved_fen, project.estimate_fen) as "amountFen",
      (project.created_at at time zone 'Asia/Shanghai')::date::text as "proposedOn",
      project.state not in ('closed', 'paid') as open, project.warranty_until::text as "warrantyUntil"
    from project
    where project.id <> ${question.projectId}::uuid and project.work_type = ${question.workType}
      and project.state not in ('draft', 'rejected', 'cancelled')
      and ((project.created_at at time zone 'Asia/Shanghai')::date >= ${question.since}::date or project.warranty_until >= ${question.today}::date)
      and exists (
        select 1 from project_place as theirs join project_place as ours on ours.project_id = ${question.projectId}::uuid
        where theirs.project_id = project.id
          and (theirs.compound_id = ours.compound_id or (theirs.compound_id is null and ours.compound_id is null and theirs.division_code = ours.division_code)))
    order by project.number`.execute(executor);
  return result.rows;
}

/** Ids of projects whose warranty ends until a day and nobody was reminded of. */
export async function idsWithWarrantyUntil(executor: Executor, from: PlainDate, until: PlainDate, limit: number): Promise<readonly string[]> {
  const result = await sql<{ id: string }>`
    select id from project where warranty_reminded_at is null and warranty_until between ${from}::date and ${until}::date
      and state in ('paid', 'closed') order by warranty_until limit ${limit}`.execute(executor);
  return result.rows.map(({ id }) => id);
}

/** Ids of paid projects whose time for evaluations is over. */
export async function idsToClose(executor: Executor, now: Date, limit: number): Promise<readonly string[]> {
  const result = await sql<{ id: string }>`select id from project where state = 'paid' and stage_due < ${now} order by stage_due limit ${limit}`.execute(executor);
  return result.rows.map(({ id }) => id);
}
