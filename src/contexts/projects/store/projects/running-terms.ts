import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database/database.ts';

/** The terms of a project that still run, with what they were counted from. */
export interface RunningTerms {
  readonly id: string;
  readonly stageFrom: Date | null;
  readonly stageDays: number | null;
  readonly stageDue: Date | null;
  /** Null where no papers are due. */
  readonly papersFrom: Date | null;
  readonly papersDays: number | null;
  readonly papersDue: Date | null;
}

/** Projects with a counted term that ends from a moment on, locked, in the order of their ids. */
export async function lockRunningTerms(transaction: Transaction, dueAfter: Date, afterId: string | undefined, limit: number): Promise<readonly RunningTerms[]> {
  const result = await sql<RunningTerms>`
    select id, stage_from as "stageFrom", stage_days as "stageDays", stage_due as "stageDue",
      case when papers = 'due' then papers_from end as "papersFrom", papers_days as "papersDays", papers_due as "papersDue"
    from project where ((stage_from is not null and stage_due >= ${dueAfter}) or (papers = 'due' and papers_from is not null and papers_due >= ${dueAfter}))
      ${afterId === undefined ? sql`` : sql`and id > ${afterId}::uuid`}
    order by id limit ${limit} for update`.execute(transaction);
  return result.rows;
}

/** Stores a term counted again; neither the version nor the history changes, since nobody acted. */
export async function saveTerm(transaction: Transaction, id: string, term: 'stage' | 'papers', due: Date, provisional: boolean): Promise<void> {
  await sql`
    update project set ${sql.ref(`${term}_due`)} = ${due}, ${sql.ref(`${term}_provisional`)} = ${provisional} where id = ${id}::uuid`.execute(transaction);
}
