import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
import { type PageWanted, type Scope, all, orderedBy, orderedByDue, pageConditions } from './list-requests.ts';
import { type SummaryRow, summaryColumns, summaryJoins } from './summaries.ts';

/** How many cases are held at a time while a whole list is walked. */
export const walkedAtATime = 500;

/**
 * All cases of a list in its order, as they stood when it began: a cursor of the database gives them part by part, so that neither side
 * ever holds the whole list, and nothing is missed or doubled while others work. Keeps one connection until it ends or is left.
 */
export async function* walkRequests(
  database: Database, scope: Scope, conditions: readonly RawBuilder<boolean>[], { sort, moment }: Pick<PageWanted, 'sort' | 'moment'>,
): AsyncGenerator<readonly SummaryRow[]> {
  const transaction = await database.startTransaction().execute();
  try {
    const order = sort === 'due' ? orderedByDue : orderedBy({ sort, moment, cursor: undefined, limit: walkedAtATime });
    await sql`
      declare listed no scroll cursor for select ${summaryColumns} from request ${summaryJoins}
      where ${all(pageConditions(scope, conditions, { sort, cursor: undefined, limit: walkedAtATime }))} order by ${order}`.execute(transaction);
    for (;;) {
      const { rows } = await sql<SummaryRow>`fetch ${sql.lit(walkedAtATime)} from listed`.execute(transaction);
      if (rows.length > 0) yield rows;
      if (rows.length < walkedAtATime) return;
    }
  } finally {
    // Nothing was written; this also closes the cursor.
    await transaction.rollback().execute();
  }
}
