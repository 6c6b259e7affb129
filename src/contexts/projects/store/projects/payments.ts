import { sql } from 'kysely';
import type { Executor } from './project-row.ts';

export interface ProjectPayment {
  readonly id: string;
  readonly at: Date;
  /** In fen, less what came back. */
  readonly amountFen: number;
  readonly payeeName: string;
  /** Paid back by the payee, in fen. */
  readonly returnedFen: number;
  /** The bank sent it back: it stands struck out. */
  readonly reversed: boolean;
  /** Who booked it; null for the program itself. */
  readonly paidBy: string | null;
}

/** What the ledger says was paid for a project, oldest first, with what came back. */
export async function paymentsOf(executor: Executor, projectId: string): Promise<readonly ProjectPayment[]> {
  const result = await sql<ProjectPayment>`
    select fund_payment.id, fund_payment.created_at as at, fund_payment.amount_fen - returned_fen as "amountFen", payee_name as "payeeName",
      returned_fen as "returnedFen", reversed, booked.actor_id as "paidBy"
    from fund_payment left join ledger_entry as booked on booked.payment_id = fund_payment.id and booked.kind = 'pay'
    where fund_payment.origin_type = 'project' and fund_payment.origin_id = ${projectId}::uuid order by fund_payment.created_at, booked.number`.execute(executor);
  return result.rows;
}

/** The stable key of a fund. */
export async function keyOfFund(executor: Executor, fundId: string): Promise<string | null> {
  const result = await sql<{ key: string }>`select key from fund where id = ${fundId}::uuid`.execute(executor);
  return result.rows[0]?.key ?? null;
}
