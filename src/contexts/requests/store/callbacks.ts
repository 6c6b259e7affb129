import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { type Scope, scopeCondition } from './list-requests.ts';
import { type SummaryRow, summaryColumns, summaryJoins } from './summaries.ts';

export interface NewCallback {
  readonly id: string;
  readonly requestId: string;
  readonly round: number;
  readonly channel: 'phone' | 'message';
  readonly outcome: 'reached' | 'noAnswer' | 'wrongNumber' | 'refused';
  readonly contacted: boolean | null;
  readonly solved: 'yes' | 'partly' | 'no' | null;
  readonly level: number | null;
  readonly calledBy: string | null;
  readonly calledAt: Date;
}

/** Records a callback; words that were said stand in the history alone. */
export async function insertCallback(transaction: Transaction, callback: NewCallback): Promise<void> {
  await sql`
    insert into request_callback (id, request_id, round, channel, outcome, contacted, solved, level, called_by, called_at)
    values (${callback.id}, ${callback.requestId}, ${callback.round}, ${callback.channel}, ${callback.outcome}, ${callback.contacted}, ${callback.solved},
      ${callback.level}, ${callback.calledBy}, ${callback.calledAt})`.execute(transaction);
}

/** How often nobody could be reached about the present solution. */
export async function failedCalls(transaction: Transaction, requestId: string, round: number): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::int as count from request_callback where request_id = ${requestId}::uuid and round = ${round} and not valid`.execute(transaction);
  return result.rows[0]?.count ?? 0;
}

/** Cases in scope that wait for a callback by phone, those verified longest ago first, with how often it was tried. */
export async function dueCallbacks(database: Database, scope: Scope, limit: number): Promise<readonly (SummaryRow & { readonly attempts: number })[]> {
  const result = await sql<SummaryRow & { attempts: number }>`
    select ${summaryColumns}, (select count(*)::int from request_callback as callback where callback.request_id = request.id and callback.round = request.round) as attempts
    from request ${summaryJoins} where request.state = 'verified' and 'callbackDue' = any(request.conditions) and ${scopeCondition(scope)}
    order by request.changed_at, request.id limit ${limit}`.execute(database);
  return result.rows;
}
