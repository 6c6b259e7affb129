import { sql } from 'kysely';
import type { Executor } from './project-row.ts';

export interface ProjectPayment {
  readonly id: string;
  readonly at: Date;
  /** In fen, less what came back. */
  readonly amountFen: number;
  readonly payeeName: string;
}

/** What the ledger says was paid for a project, oldest first; payments struck out are left out. */
export async function paymentsOf(executor: Executor, projectId: string): Promise<readonly ProjectPayment[]> {
  const result = await sql<ProjectPayment>`
    select id, created_at as at, amount_fen - returned_fen as "amountFen", payee_name as "payeeName" from fund_payment
    where origin_type = 'project' and origin_id = ${projectId}::uuid and not reversed order by created_at, id`.execute(executor);
  return result.rows;
}

/** The stable key of a fund. */
export async function keyOfFund(executor: Executor, fundId: string): Promise<string | null> {
  const result = await sql<{ key: string }>`select key from fund where id = ${fundId}::uuid`.execute(executor);
  return result.rows[0]?.key ?? null;
}
